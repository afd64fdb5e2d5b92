import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Terminal

/// `quote`: send a command of the protocol as it is.
struct QuoteCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote",
    abstract: "Send a command to the server as it is, and show its reply.",
    discussion: "For commands without a data connection: 'quote SIZE a.txt'."
  )

  static let need = CommandNeed.nothing

  @Argument(parsing: .captureForPassthrough, help: "The command and its argument.")
  var words: [PlainOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let octets = words.map(\.octets).joined(separator: [.space])
    try shell.showReply(to: [UInt8](octets))
  }
}

extension ShellState {
  /// Sends a line to the server and shows the reply.
  ///
  /// - Throws: ``CommandError`` for a line that is no command, and for 4yz and 5yz.
  func showReply(to line: [UInt8]) throws(CommandError) {
    let parts = line.split(separator: .space, maxSplits: 1, omittingEmptySubsequences: false)
    guard let verb = parts.first.flatMap({ CommandVerb($0.text) }) else {
      throw CommandError(
        line,
        .refused("a command is a word of letters", advice: "Try 'quote HELP'.")
      )
    }
    let command = Command(verb, parts.dropFirst().first.map { [UInt8]($0) })
    // What went wrong is no reason to show a password.
    let shown = command.isSecret ? [UInt8]("\(verb) \(SecretText.mask)".utf8) : line
    guard session != nil else { throw CommandError(shown, .notConnected) }
    let takesOver: Set<CommandVerb> = [
      .retr, .stor, .stou, .appe, .list, .nlst, .mlsd, .port, .pasv, .eprt, .epsv,
    ]
    guard !takesOver.contains(verb) else {
      throw CommandError(
        line,
        .refused("it needs a data connection", advice: "Use 'get', 'put' or 'ls'.")
      )
    }
    let beforeLogin: Set<CommandVerb> = [.user, .pass, .acct, .feat, .help, .syst, .host, .auth]
    let session = try beforeLogin.contains(verb) ? connection.connected() : loggedIn()
    if command.isSecret { try connection.admitSecret(shown, session) }
    let reply = try remotely(.doing("quote", shown), session.performRaw(command))
    connection.note(command, reply, session)
    session.locate()
    for line in reply.wireLines { try output.writeLine(session.withoutSecrets(line)) }
  }
}

/// `site`: send a SITE command, which every server has its own of.
struct SiteCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Send a SITE command, which every server has its own of."
  )

  @Argument(parsing: .captureForPassthrough, help: "What follows SITE, such as HELP.")
  var words: [PlainOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let octets = words.map(\.octets).joined(separator: [.space])
    try shell.showReply(to: [UInt8]("SITE ".utf8) + octets)
  }
}

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

/// `features`: show what the server says it can do.
struct FeaturesCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "Show what the server says it can do (FEAT)."
  )

  @Flag(name: .long, help: "An object of JSON a line, for programs.")
  var json = false

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let features = try remotely("features", session.features())
    if features.list.lines.isEmpty, !json { shell.output.say("The server announces nothing.") }
    let lines = features.list.lines.map { session.withoutSecrets([UInt8]($0.utf8)).text }
    for line in lines where json {
      let parts = line.split(separator: " ", maxSplits: 1)
      var object = JSONLine()
      object.add("feature", String(parts.first ?? ""))
      if parts.count > 1 { object.add("parameters", String(parts[1])) }
      try shell.output.writeOctets(object.finished())
    }
    guard !json else { return }
    for line in lines { try shell.output.writeLine([UInt8](line.utf8)) }
  }
}
