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

  static func operandKind(at position: Int) -> OperandKind? { position == 0 ? .server : nil }

  @Option(name: [.short, .long], help: "The user to log in as, or USER,PASSWORD.")
  var user: PlainOperand?

  @Argument(help: "A host, USER@HOST, USER@HOST:DIR, or a URL; you are asked if there is none.")
  var target: PlainOperand?

  @Argument(help: "The port, 21 if none is named.")
  var port: UInt16?

  func run(in shell: ShellState) throws(CommandError) {
    var answer = target?.octets
    if answer == nil { answer = try shell.front.ask("Host: ", for: "open".words) }
    guard let target = answer else {
      throw CommandError(Self.name, .usage("Which server?", Self.usageString()))
    }
    var destination = try Destination(target, defaultPort: port)
    if let user { destination.credentials = Credentials(typed: user.octets) }
    if destination.hasPassword {
      shell.output.say("warning: a password in a URL may be seen by others", style: .warning)
    }
    try shell.connection.open(destination)
  }
}

/// `user`: log in, or log in as somebody else.
struct UserCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Log in as a user.",
    discussion: "Without a password you are asked for it; it is not shown and not kept."
  )

  static let need = CommandNeed.nothing

  static let worksInBackground = false

  @Argument(help: "The user's name; you are asked if there is none.")
  var name: PlainOperand?

  @Argument(help: "The password; in a script, FERRY_PASSWORD is safer.")
  var password: PlainOperand?

  @Argument(help: "The account, where a server asks for one.")
  var account: PlainOperand?

  func run(in shell: ShellState) throws(CommandError) {
    guard let session = shell.session else { throw CommandError("log in", .notConnected) }
    var answer = name?.octets
    if answer == nil { answer = try shell.front.ask("User: ", for: "user".words) }
    guard let name = answer else {
      throw CommandError(Self.name, .usage("Which user?", Self.usageString()))
    }
    let credentials = Credentials(
      user: name,
      password: password?.octets,
      account: account?.octets
    )
    try shell.connection.logIn(credentials, session)
  }
}

/// `reopen`: back to the server of before.
struct ReopenCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Connect to the server of before again.",
    discussion: """
      You are the same user there, in the same directory. A connection that is there is given up for \
      a new one.
      """
  )

  static let need = CommandNeed.nothing

  static let worksInBackground = false

  func run(in shell: ShellState) throws(CommandError) {
    try shell.connection.reopen()
  }
}

/// `close`: leave the server, not the shell.
struct CloseCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Leave the server, but not the shell."
  )

  static let need = CommandNeed.nothing

  func run(in shell: ShellState) throws(CommandError) {
    guard shell.session != nil || shell.sessions.slots.count > 1 else {
      throw CommandError("close", .notConnected)
    }
    shell.sessions.close(shell.sessions.current)
    if shell.session != nil { SessionLine.sayCurrent(in: shell) }
  }
}

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
