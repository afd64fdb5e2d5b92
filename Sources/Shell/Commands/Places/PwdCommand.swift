import ArgumentParser
import FTPClient
import FTPProtocol

/// `pwd`: show the working directory at the server.
struct PwdCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "pwd",
    abstract: "Show the working directory at the server."
  )

  static let worksOnCommandLine = true

  @Argument(help: ArgumentHelp("A URL, on the command line.", visibility: .hidden))
  var url: RemoteOperand?

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let directory = try remotely("pwd", session.askWorkingDirectory())
    guard let directory else {
      let steps = session.directoryName.map { "By the steps from the login it is \($0)." }
      throw CommandError("pwd", .refused("the server does not tell where it is", advice: steps))
    }
    try shell.output.writeLine(directory.octets)
  }
}
