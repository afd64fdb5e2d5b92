package import Platform

/// Asking for something that nobody else may see.
package enum PasswordPrompt {
  /// Asks at the user's own terminal, whatever standard input is.
  ///
  /// - Parameters:
  ///   - question: Such as `Password: `; harmless already.
  ///   - cancellation: The interrupt key.
  /// - Returns: The answer in octets; `nil` when there is no terminal, or no answer.
  /// - Throws: ``WaitError/cancelled``; the terminal shows again what is typed.
  package static func ask(
    _ question: String,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) -> [UInt8]? {
    guard let terminal = ControllingTerminal() else { return nil }
    return try terminal.ask(question, isSecret: true, cancelledBy: cancellation)
  }
}
