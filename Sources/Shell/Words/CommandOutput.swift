import Octets
import SystemPackage
package import Terminal

/// Writing on behalf of a command: a standard output that takes no more is the command's failure.
extension Output {
  /// Writes a line with a name or path in it, made harmless.
  func writeLine(_ octets: [UInt8]) throws(CommandError) {
    try writeOctets(displayed(text: octets) + [.lineFeed])
  }

  /// Writes text that is harmless already.
  func writeText(_ text: String) throws(CommandError) {
    try writeOctets([UInt8](text.utf8))
  }

  /// Writes octets that are harmless already.
  func writeOctets(_ octets: [UInt8]) throws(CommandError) {
    try forCommand(write(octets))
  }

  /// Writes what waits.
  func flushForCommand() throws(CommandError) {
    try forCommand(flush())
  }

  private func forCommand(
    _ work: @autoclosure () throws(Errno) -> Void
  ) throws(CommandError) {
    do throws(Errno) {
      try work()
    } catch {
      throw .output(error)
    }
  }

  /// Writes what the command line asks for instead of a command: help, the version, a script for
  /// completion.
  ///
  /// - Returns: What the program ends with; what went wrong has been said.
  package func answer(_ text: String) -> ExitStatus {
    do throws(CommandError) {
      if !text.isEmpty { try writeText(text + "\n") }
      try flushForCommand()
      return .done
    } catch {
      say(ErrorMessage.text(for: error, line: nil), style: .error)
      return ExitStatus(error)
    }
  }

  /// Says a line with a name in it.
  func say(_ before: String, _ name: [UInt8], _ after: String = "") {
    say(before + Escaping.name(name) + after)
  }
}
