import ArgumentParser
import Octets

/// `lls`: list files on this machine.
struct LlsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "lls",
    abstract: "List files on this machine.",
    discussion: "Options and names go to the system's own 'ls'."
  )

  static let need = CommandNeed.nothing

  @Argument(parsing: .captureForPassthrough, help: "Options and files.")
  var arguments: [LocalOperand] = []

  func run(in shell: ShellState) throws(CommandError) {
    var command = [UInt8]("ls".utf8)
    for argument in arguments {
      command.append(.space)
      command +=
        argument.word.hasWildcards || argument.word.beginsWithHome
        ? argument.word.plain : SystemShellQuoting.quoted(argument.word.plain)
    }
    try shell.runLocally(command)
  }
}
