import Platform
import SystemPackage
import Terminal

extension ShellState {
  /// Runs a command with the user's own shell.
  ///
  /// - Throws: ``CommandError/Cause/childFailed(_:)`` for a status that is not 0.
  func runLocally(_ command: [UInt8]?) throws(CommandError) {
    try output.flushForCommand()
    let what = [UInt8]("!".utf8) + (command ?? [])
    let status = try locally(what, ChildProcess.runShell(command, in: localDirectory))
    // What an interactive shell ended with is nobody's business.
    guard status == 0 || command == nil else { throw CommandError(what, .childFailed(status)) }
  }

  /// Shows an error where the user looks for it.
  func show(_ error: CommandError) {
    guard !error.isShown else { return }
    try? display?.showEvents()
    output.say(ErrorMessage.text(for: error, line: lineNumber), style: .error)
  }
}
