import ArgumentParser

/// `close`: leave the server, not the shell.
struct CloseCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Leave the server, but not the shell."
  )

  static let need = CommandNeed.nothing

  func run(in shell: ShellState) throws(CommandError) {
    guard shell.session != nil else { throw CommandError("close", .notConnected) }
    shell.closeSession()
  }
}
