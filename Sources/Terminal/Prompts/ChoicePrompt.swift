import Octets
package import Platform

/// Asking for one of a few letters.
package enum ChoicePrompt {
  /// Asks at the user's own terminal, again until the answer is one of the choices.
  ///
  /// - Parameters:
  ///   - question: Harmless already; says what the letters mean.
  ///   - choices: Small letters that an answer may begin with.
  ///   - cancellation: The interrupt key.
  /// - Returns: The letter; `nil` when there is no terminal, or no answer.
  /// - Throws: ``WaitError/cancelled``.
  package static func ask(
    _ question: String,
    among choices: Set<Character>,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) -> Character? {
    guard let terminal = ControllingTerminal() else { return nil }
    while true {
      let answer = try terminal.ask(question, isSecret: false, cancelledBy: cancellation)
      guard let answer else {
        terminal.write("\n")
        return nil
      }
      let first = answer.text.lowercased().first { $0 != " " }
      if let first, choices.contains(first) { return first }
    }
  }
}
