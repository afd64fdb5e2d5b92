import Octets
package import Platform

/// Asking for one of a few answers.
package enum ChoicePrompt {
  /// Asks at the user's own terminal, again until the answer is one of the choices.
  ///
  /// - Parameters:
  ///   - question: Harmless already; says what the answers mean.
  ///   - choices: What answers mean, in small letters; the empty one is the line end alone.
  ///   - cancellation: The interrupt key.
  ///   - keep: Takes what was typed before the question, which is not its answer.
  /// - Returns: What the answer means; `nil` when there is no terminal, or no answer.
  /// - Throws: ``WaitError/cancelled``.
  package static func ask<Choice>(
    _ question: String,
    among choices: [String: Choice],
    cancelledBy cancellation: Cancellation?,
    keeping keep: ([UInt8]) -> Void
  ) throws(WaitError) -> Choice? {
    guard let terminal = ControllingTerminal() else { return nil }
    let typedAhead = terminal.takeTypedAhead()
    if !typedAhead.isEmpty { keep(typedAhead) }
    while true {
      let answer = try terminal.ask(question, isSecret: false, cancelledBy: cancellation)
      guard let answer else {
        terminal.write("\n")
        return nil
      }
      let word = answer.text.lowercased().filter { $0 != " " }
      if let choice = choices[word] { return choice }
    }
  }
}
