import FTPClient
import FTPProtocol
import Octets
import Platform
import Terminal
import Transport

/// What a server says to people: its greeting, its welcome, and the messages of directories.
struct ServerWords {
  /// The most lines of one text that are shown.
  private static let lineLimit = 24

  private var greeting: [[UInt8]] = []
  private var welcome: [[UInt8]] = []
  private var message: [[UInt8]] = []

  /// Keeps what an event of the dialogue has for people.
  mutating func hear(_ event: DialogueObserver.Event) {
    guard case .received(let reply) = event else { return }
    switch reply.code.value {
    case 220: greeting = reply.lines
    // A single line says no more than that it went well.
    case 230, 232: welcome = reply.lines.count > 1 ? reply.lines : []
    case 250 where reply.lines.count > 1: message = reply.lines
    default: break
    }
  }

  /// Takes the greeting and the welcome, harmless and not longer than a screen.
  mutating func takeGreeting() -> [String] {
    defer { (greeting, welcome, message) = ([], [], []) }
    return Self.shown(greeting) + Self.shown(welcome)
  }

  /// Takes what the server said of a directory.
  mutating func takeMessage() -> [String] {
    defer { message = [] }
    return Self.shown(message)
  }

  private static func shown(_ lines: [[UInt8]]) -> [String] {
    let texts = lines.map { Escaping.text($0.drop { $0 == .space }.map { $0 }) }
      .filter { !$0.isEmpty }
    guard texts.count > lineLimit else { return texts.map { "  " + $0 } }
    let rest = "  (\(texts.count - lineLimit) more lines: 'set verbose on' shows all)"
    return texts.prefix(lineLimit).map { "  " + $0 } + [rest]
  }
}

extension Connection {
  /// How long a connection may take before that is said.
  private static let patience = Duration.milliseconds(500)

  /// Says where one has arrived: the server, as whom, how that is protected, and its own words.
  func greet(_ session: Session) {
    let host = Escaping.text([UInt8]("\(session.endpoint)".utf8))
    let user = session.credentials.map { credentials in
      credentials.isAnonymous ? "as anonymous" : "as \(Escaping.name(credentials.user))"
    }
    let protection =
      session.protection.map { "protected by \(ProtectionText.version($0))" }
      ?? (session.staysHere ? "within this machine" : "without TLS")
    let way = session.route.name.map { ", by way of \(Escaping.text([UInt8]($0.utf8)))" } ?? ""
    output.say("Connected to \(host) \(user ?? ""), \(protection)\(way).")
    for line in serverWords.takeGreeting() { output.say(line, style: .dim) }
  }

  /// Shows what the server said of a directory that was gone to.
  func showDirectoryMessage(hasMoved: Bool) {
    let lines = serverWords.takeMessage()
    guard hasMoved else { return }
    for line in lines { output.say(line, style: .dim) }
  }

  /// Connects, and says so if that takes a while and a person waits.
  func sayingConnecting<Result>(
    to endpoint: Endpoint,
    _ body: () throws(FTPError) -> Result
  ) throws(FTPError) -> Result {
    guard output.errorIsTerminal else { return try body() }
    let start = ContinuousClock.now
    var isSaid = false
    return try Attention.paid(
      every: .milliseconds(100),
      { [unowned self] in
        guard !isSaid, ContinuousClock.now - start >= Self.patience else { return }
        isSaid = true
        output.say("Connecting to \(Escaping.text([UInt8]("\(endpoint)".utf8))) ...", style: .dim)
      },
      while: body
    )
  }
}
