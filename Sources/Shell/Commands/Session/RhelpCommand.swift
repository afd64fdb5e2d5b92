import ArgumentParser
import Octets

/// `rhelp`: ask the server for help.
struct RhelpCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "rhelp",
    abstract: "Ask the server which commands it knows."
  )

  @Argument(help: "A command of the protocol, such as RETR.")
  var topic: PlainOperand?

  func run(in shell: ShellState) throws(CommandError) {
    let rest = topic.map { [.space] + $0.octets } ?? []
    try shell.showReply(to: [UInt8]("HELP".utf8) + rest)
  }
}
