import FTPTestSupport
import SystemPackage
import Testing

/// On which file the command behind an interrupt acts, by the server's own files.
///
/// vsftpd has LIST alone, so that a listing of another directory is made from inside.
@Suite(.tags(.terminal, .network, .realServer))
struct InterruptedPlaceTests {
  /// A command that is typed in `/docs`, and where it gets stuck.
  struct Case: CustomTestStringConvertible, Sendable {
    let command: String
    let stall: StallingRelay.Stall
    var isActive = false

    var testDescription: String { "\(command), \(stall)\(isActive ? ", active" : "")" }
  }

  static let cases = [
    Case(command: "ls ../other", stall: .reply(to: "CWD ../other")),
    Case(command: "ls ../other", stall: .command("CWD ../other")),
    Case(command: "ls ../other", stall: .reply(to: "EPSV")),
    Case(command: "ls ../other", stall: .dataConnection),
    Case(command: "ls ../other", stall: .command("LIST")),
    Case(command: "ls ../other", stall: .reply(to: "LIST")),
    Case(command: "ls ../other", stall: .finalReply(to: "LIST")),
    Case(command: "cd ../other", stall: .reply(to: "CWD ../other")),
    Case(command: "cd ../other", stall: .command("CWD ../other")),
    Case(command: "ls ../other", stall: .reply(to: "EPRT"), isActive: true),
    Case(command: "ls ../other", stall: .reply(to: "LIST"), isActive: true),
    Case(command: "ls ../other", stall: .finalReply(to: "LIST"), isActive: true),
    Case(command: "cd ../other", stall: .reply(to: "CWD ../other"), isActive: true),
    // The server has not connected yet.
    Case(command: "ls ../other", stall: .command("LIST"), isActive: true),
    Case(command: "get ../other/a.txt new", stall: .command("RETR"), isActive: true),
    Case(command: "put mine ../other/b.txt", stall: .command("STOR"), isActive: true),
  ]

  /// How long the user waits at most: a fifth of a second, and the machine may be busy.
  private static let patience = Duration.milliseconds(800)

  /// Where files of the same name are.
  private static let places = ["a.txt", "docs/a.txt", "other/a.txt"]

  /// What the server has of them: a file holds its own name.
  private func files(_ server: RealServer) -> [String] {
    Self.places.filter { (try? server.contents($0)) == [UInt8]($0.utf8) }
  }

  /// Runs `body` in `/docs`, where a command was stopped, with the reply still to come.
  private func withInterrupted(
    _ example: Case,
    _ body: (PseudoTerminal, StallingRelay, RealServer) throws -> Void
  ) throws {
    try withRealServer(.vsftpd) { server throws in
      for name in ["docs", "other"] { try server.makeDirectory(name) }
      for name in Self.places { try server.makeFile(name, [UInt8](name.utf8)) }
      let relay = try StallingRelay(example.stall, before: server.port)
      defer { relay.stop() }
      try withPrompt(
        ["ftp://\(server.user)@127.0.0.1:\(relay.port)/docs/"],
        environment: ["FERRY_PASSWORD": server.password]
      ) { terminal, home throws in
        try writeOctets([1], home.appending("mine"))
        try terminal.expect(":/docs> ")
        if example.isActive {
          try terminal.send("set passive off\r")
          try terminal.expect(":/docs> ")
        }
        try terminal.send(example.command + "\r")
        try relay.awaitStall()
        let start = ContinuousClock.now
        try terminal.send("\u{3}")
        try terminal.expect(":/docs> ")
        #expect(ContinuousClock.now - start < Self.patience)
        try body(terminal, relay, server)
      }
    }
  }

  @Test(arguments: cases)
  func `the next command acts in the directory of the prompt`(example: Case) throws {
    try withInterrupted(example) { terminal, relay, server throws in
      try terminal.send("rm a.txt\r")
      try terminal.expect("rm a.txt")
      relay.release()
      try terminal.expect(":/docs> ")
      #expect(files(server) == ["a.txt", "other/a.txt"], "\(server.log)")
      // Each command has its own reply.
      try terminal.send("rm missing\r")
      try terminal.expect("550")
      try terminal.expect(":/docs> ")
      try terminal.send("rm ../a.txt\r")
      try terminal.expect("rm ../a.txt")
      try terminal.expect(":/docs> ")
      #expect(files(server) == ["other/a.txt"], "\(server.log)")
    }
  }

  @Test(arguments: cases)
  func `another directory behind an interrupt is the one that is named`(example: Case) throws {
    try withInterrupted(example) { terminal, relay, server throws in
      try terminal.send("cd /other\r")
      try terminal.expect("cd /other")
      relay.release()
      try terminal.expect(":/other> ")
      try terminal.send("rm a.txt\r")
      try terminal.expect("rm a.txt")
      try terminal.expect(":/other> ")
      #expect(files(server) == ["a.txt", "docs/a.txt"], "\(server.log)")
    }
  }
}
