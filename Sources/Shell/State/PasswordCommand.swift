import Octets
import Platform
import SystemPackage
import Terminal

/// A command of this machine whose first line is a password.
struct PasswordCommand {
  /// As the user wrote it, for `sh`.
  let text: [UInt8]

  /// What to do about a command that fails or says nothing.
  var advice = "Run it by itself to see why: its first line is the password."

  /// Runs it in the home directory, wherever the user is.
  ///
  /// - Parameters:
  ///   - what: What cannot be done without the password.
  ///   - interrupt: Ends the wait for it.
  /// - Returns: The password.
  /// - Throws: ``CommandError`` where it fails or says nothing.
  func password(
    for what: [UInt8],
    cancelledBy interrupt: Cancellation
  ) throws(CommandError) -> [UInt8] {
    // The user's own shell may be none that knows the language of `sh`.
    let line = [UInt8]("exec /bin/sh -c ".utf8) + SystemShellQuoting.quoted(text)
    // Accounts of services have a home that is not there.
    let home = Environment.homeDirectory
    let (status, password) = try locally(
      what,
      ChildProcess.firstLine(
        of: line,
        in: FileInfo.isDirectory(home) ? home : "/",
        cancelledBy: interrupt
      )
    )
    guard status == 0 else {
      let why = "the command for the password failed (status \(status))"
      throw CommandError(what, .failed(.loginRefused, why, advice: advice))
    }
    guard !password.isEmpty else {
      let why = "the command for the password wrote nothing"
      throw CommandError(what, .failed(.loginRefused, why, advice: advice))
    }
    return password
  }
}
