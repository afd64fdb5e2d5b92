import Octets
package import Platform

/// Asking whether to go on.
package enum Confirmation {
  /// Asks a yes-or-no question at the user's own terminal.
  ///
  /// - Parameters:
  ///   - question: Harmless already.
  ///   - cancellation: The interrupt key.
  /// - Returns: True for an answer that begins with `y`; no answer is no.
  /// - Throws: ``WaitError/cancelled``.
  package static func ask(
    _ question: String,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) -> Bool {
    guard let terminal = ControllingTerminal() else { return false }
    let answer = try terminal.ask(
      "\(question) [y/N] ",
      isSecret: false,
      cancelledBy: cancellation
    )
    guard let answer else {
      terminal.write("\n")
      return false
    }
    let first = answer.first { $0 != .space }
    return first?.isOne(of: "yY") ?? false
  }
}
