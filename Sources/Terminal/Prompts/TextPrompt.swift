package import Platform

/// Asking for a word that everybody may see.
package enum TextPrompt {
  /// Asks at the user's own terminal.
  ///
  /// - Parameters:
  ///   - question: Such as `Host: `; harmless already.
  ///   - cancellation: The interrupt key.
  ///   - keep: Takes what was typed before the question, which is not its answer.
  /// - Returns: The answer in octets; `nil` when there is no terminal, or no answer.
  /// - Throws: ``WaitError/cancelled``.
  package static func ask(
    _ question: String,
    cancelledBy cancellation: Cancellation?,
    keeping keep: ([UInt8]) -> Void
  ) throws(WaitError) -> [UInt8]? {
    guard let terminal = ControllingTerminal() else { return nil }
    let typedAhead = terminal.takeTypedAhead()
    if !typedAhead.isEmpty { keep(typedAhead) }
    return try terminal.ask(question, isSecret: false, cancelledBy: cancellation)
  }
}
