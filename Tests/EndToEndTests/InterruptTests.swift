import DemoServer
import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// The interrupt key in every phase of a command: back at the prompt at once, and the next
/// command gets its own reply.
@Suite(.tags(.terminal, .network))
struct InterruptTests {
  /// One place where a server can be silent.
  struct Case: CustomTestStringConvertible {
    let phase: String
    let stall: StallingRelay.Stall

    /// What is typed to get there, once the session is open.
    let command: String

    var testDescription: String { phase }
  }

  /// How long the user waits at most: a fifth of a second, and the machine may be busy.
  private static let patience = Duration.milliseconds(800)

  static let logins: [(String, StallingRelay.Stall)] = [
    ("greeting", .greeting), ("asking for TLS", .reply(to: "AUTH")), ("handshake", .handshake),
    ("user", .reply(to: "USER")), ("password", .reply(to: "PASS")),
  ]

  static let commands = [
    Case(phase: "type", stall: .reply(to: "TYPE"), command: "get file"),
    Case(phase: "size", stall: .reply(to: "SIZE"), command: "get file"),
    Case(phase: "port", stall: .reply(to: "EPSV"), command: "get file"),
    Case(phase: "data connection", stall: .dataConnection, command: "get file"),
    Case(phase: "preliminary reply", stall: .reply(to: "RETR"), command: "get file"),
    Case(phase: "final reply", stall: .finalReply(to: "RETR"), command: "get file"),
    Case(phase: "preliminary reply of an upload", stall: .reply(to: "STOR"), command: "put mine"),
    Case(phase: "final reply of an upload", stall: .finalReply(to: "STOR"), command: "put mine"),
    Case(phase: "listing", stall: .reply(to: "MLSD"), command: "ls"),
    Case(phase: "walking", stall: .reply(to: "MLSD"), command: "get -r -P 1 sub"),
    Case(phase: "removal", stall: .reply(to: "DELE"), command: "rm other"),
    Case(phase: "directory", stall: .reply(to: "CWD"), command: "cd sub"),
  ]

  private func withRelay(
    _ stall: StallingRelay.Stall,
    _ body: (StallingRelay, FilePath) throws -> Void
  ) throws {
    try withTemporaryDirectory { root in
      try writeOctets(patternedOctets(100_000), root.appending("file"))
      try writeOctets([1], root.appending("other"))
      try LocalDirectory.create(root.appending("sub"))
      // Of the same name in both, so that the one that goes tells where a command was carried out.
      try writeOctets([1], root.appending("mark"))
      try writeOctets([2], root.appending("sub/mark"))
      let server = try DemoServer(DemoServer.Options(root: root))
      defer { server.stop() }
      let relay = try StallingRelay(stall, before: server.port)
      defer { relay.stop() }
      try body(relay, root)
    }
  }

  /// Presses the key and waits for the prompt.
  private func interrupt(_ terminal: PseudoTerminal, expecting prompt: String) throws {
    let start = ContinuousClock.now
    try terminal.send("\u{3}")
    try terminal.expect(prompt)
    #expect(ContinuousClock.now - start < Self.patience)
  }

  @Test func `connecting`() throws {
    let silent = try SilentPort()
    try withPrompt { terminal, _ throws in
      try terminal.expect("ferry> ")
      try terminal.send("open 127.0.0.1 \(silent.number)\r")
      try awaitConnecting(to: silent.number, count: 2)
      try interrupt(terminal, expecting: "ferry> ")
    }
  }

  /// Waits until so many connections to a port are being made, that of the test's own double too.
  private func awaitConnecting(to port: UInt16, count: Int) throws {
    let digits = String(port, radix: 16, uppercase: true)
    let address = "0100007F:" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    let deadline = Deadline.after(.seconds(20))
    let never = try WakeUp()
    while !deadline.hasPassed {
      let table = String(decoding: try readFile("/proc/net/tcp"), as: UTF8.self)
      let lines = table.split(separator: "\n").filter { line in
        let fields = line.split(separator: " ")
        return fields.count > 3 && fields[2] == address && fields[3] == "02"
      }
      guard lines.count < count else { return }
      try? Readiness.wait(
        for: never.rawValue,
        .readable,
        until: .after(.milliseconds(10)),
        cancelledBy: nil
      )
    }
    Issue.record("nobody connects")
  }

  @Test(arguments: logins)
  func `logging in`(phase: String, stall: StallingRelay.Stall) throws {
    try withRelay(stall) { relay, _ throws in
      try withPrompt { terminal, _ throws in
        try terminal.expect("ferry> ")
        try terminal.send("open 127.0.0.1 \(relay.port)\r")
        try relay.awaitStall()
        try interrupt(terminal, expecting: "> ")
        relay.release()
        try terminal.send("open 127.0.0.1 \(relay.port)\r")
        try terminal.expect("Connected")
        try terminal.expect(":/> ")
        try terminal.send("pwd\r")
        try terminal.expect("\r\n/\r\n")
      }
    }
  }

  @Test func `a server that answers no more costs a new connection, and that can be interrupted`()
    throws
  {
    try withRelay(.reply(to: "EPSV")) { relay, root throws in
      try withPrompt(["ftp://127.0.0.1:\(relay.port)"]) { terminal, home throws in
        try terminal.expect(":/> ")
        try terminal.send("cd sub\r")
        try terminal.expect(":/sub> ")
        try terminal.send("get /file\r")
        try relay.awaitStall()
        try interrupt(terminal, expecting: "> ")
        // Waiting for the reply that is owed.
        try terminal.send("pwd\r")
        try terminal.expect("pwd\r\n")
        try interrupt(terminal, expecting: "> ")
        try terminal.send("get /file\r")
        try terminal.expect("connected again")
        try terminal.expect("100 kB")
        try terminal.expect(":/sub> ")
        #expect(try readOctets(home.appending("file")) == patternedOctets(100_000))
        try terminal.send("rm mark\r")
        try terminal.expect("rm mark")
        try terminal.expect(":/sub> ")
        #expect(isThere(root.appending("mark")))
        #expect(!isThere(root.appending("sub/mark")))
      }
    }
  }

  @Test func `pausing before another attempt`() throws {
    try withRelay(.refusal(of: "RETR")) { relay, _ throws in
      try withPrompt(["ftp://127.0.0.1:\(relay.port)"]) { terminal, home throws in
        try terminal.expect(":/> ")
        try terminal.send("set retry-pause 30\r")
        try terminal.expect(":/> ")
        try terminal.send("get file\r")
        try relay.awaitStall()
        try terminal.expect("again in 0:")
        try interrupt(terminal, expecting: "> ")
        try terminal.send("pwd\r")
        try terminal.expect("\r\n/\r\n")
        #expect(!isThere(home.appending("file")))
      }
    }
  }

  @Test(arguments: commands)
  func `in a session`(example: Case) throws {
    try withRelay(example.stall) { relay, root throws in
      try withPrompt(["ftp://127.0.0.1:\(relay.port)"]) { terminal, home throws in
        try writeOctets(patternedOctets(1000), home.appending("mine"))
        try terminal.expect(":/> ")
        try terminal.send(example.command + "\r")
        try relay.awaitStall()
        try interrupt(terminal, expecting: "> ")
        try terminal.send("pwd\r")
        try terminal.expect("pwd")
        relay.release()
        try terminal.expect("\r\n/")
        try terminal.expect("> ")
        try terminal.send("get /file again\r")
        try terminal.expect("100 kB")
        #expect(try readOctets(home.appending("again")) == patternedOctets(100_000))
        #expect(!isThere(home.appending("file")))
        try terminal.send("rm mark\r")
        try terminal.expect("rm mark")
        try terminal.expect(":/> ")
        #expect(!isThere(root.appending("mark")))
        #expect(isThere(root.appending("sub/mark")))
        let screen = String(decoding: terminal.octets, as: UTF8.self)
        #expect(!screen.contains("connected again"), "the connection is still in step")
      }
    }
  }
}
