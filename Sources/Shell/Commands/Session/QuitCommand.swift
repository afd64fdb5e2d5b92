import ArgumentParser

/// `quit`: leave the shell.
struct QuitCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "quit",
    abstract: "Leave the shell."
  )

  static let need = CommandNeed.nothing

  func run(in shell: ShellState) throws(CommandError) {
    shell.leaveAfterJobs()
  }
}
