import ArgumentParser
import FTPClient
import FTPProtocol
import Terminal

/// `open`: connect to a server.
struct OpenCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Connect to a server.",
    discussion: """
      Without a user you are anonymous. In a script the login waits for the next command, so that \
      'user' may say who comes.
      """
  )

  static let need = CommandNeed.nothing

  @Option(name: [.short, .long], help: "The user to log in as.")
  var user: PlainOperand?

  @Argument(help: "A host, USER@HOST, or a URL such as ftp://user@host/dir.")
  var target: PlainOperand

  @Argument(help: "The port, 21 if none is named.")
  var port: UInt16?

  func run(in shell: ShellState) throws(CommandError) {
    var destination = try Destination(target.octets, defaultPort: port)
    if let user { destination.credentials = Credentials(user: user.octets) }
    if destination.hasPassword {
      shell.output.say("warning: a password in a URL may be seen by others", style: .warning)
    }
    try shell.open(destination)
    if shell.mode == .prompt, let session = shell.session {
      shell.output.say("Connected to \(session.endpoint).")
    }
  }
}
