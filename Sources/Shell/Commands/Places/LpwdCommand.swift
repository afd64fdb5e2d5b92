import ArgumentParser
import Platform

/// `lpwd`: show the working directory on this machine.
struct LpwdCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "lpwd",
    abstract: "Show the working directory on this machine."
  )

  static let need = CommandNeed.nothing

  func run(in shell: ShellState) throws(CommandError) {
    try shell.output.writeLine(shell.localDirectory.octets)
  }
}
