import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// Several servers in one shell, on real servers.
@Suite(.tags(.network, .realServer))
struct SessionTests {
  /// Runs a script with a session at one server, in which `OTHER` stands for the URL of another.
  private func run(
    _ script: String,
    _ first: RealServer,
    _ second: RealServer,
    in here: FilePath
  ) throws -> Subprocess.Outcome {
    let lines = script.split(separator: "OTHER", omittingEmptySubsequences: false)
    return try first.run(lines.joined(separator: second.secretURL), in: here)
  }

  private func withTwo(
    _ kind: ServerKind = .pyftpdlib,
    _ body: (RealServer, RealServer, FilePath) throws -> Void
  ) throws {
    try withRealServer(.vsftpd) { first throws in
      try withRealServer(kind) { second throws in
        try first.makeDirectory("a")
        try first.makeDirectory("a/c")
        try second.makeDirectory("b")
        try withTemporaryDirectory { here throws in try body(first, second, here) }
      }
    }
  }

  @Test func `each session has its own server, directory and way back`() throws {
    try withTwo { first, second, here throws in
      let outcome = try run(
        """
        cd a
        cd c
        session new OTHER
        cd b
        pwd
        session 1
        pwd
        cd -
        pwd
        session -
        pwd
        """,
        first,
        second,
        in: here
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(String(decoding: outcome.stdout, as: UTF8.self) == "/b\n/a/c\n/a\n/a\n/b\n")
      #expect(!outcome.stderrText.contains(second.password))
    }
  }

  @Test func `close ends the current session and goes back to the one before`() throws {
    try withTwo { first, second, here throws in
      let outcome = try run(
        "cd a\nsession new OTHER\nclose\npwd\nsessions\nclose\nsessions\n",
        first,
        second,
        in: here
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      let server = "\(first.user)@\(first.host):\(first.port)"
      #expect(
        String(decoding: outcome.stdout, as: UTF8.self)
          == "/a\n* 1  \(server) /a\n* 1  not connected\n"
      )
      #expect(outcome.stderrText.contains("Session 1: \(server) /a"))
    }
  }

  @Test func `a server that cannot be reached leaves the session that was there`() throws {
    try withTwo { first, _, here throws in
      let outcome = try first.run(
        "cd a\n-session new ftp://127.0.0.1:1/\npwd\nsessions --json\n",
        in: here
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      let lines = String(decoding: outcome.stdout, as: UTF8.self).split(separator: "\n")
      #expect(lines.first == "/a")
      #expect(lines.count == 2)
      #expect(lines.last?.contains("\"session\":1,\"current\":true") ?? false, "\(lines)")
    }
  }

  @Test func `jobs belong to the session in which they were started`() throws {
    try withTwo { first, second, here throws in
      let octets = patternedOctets(300_000)
      try first.makeFile("a/big", octets)
      let outcome = try run(
        "set rate 100k\ncd a\nget big &\nsession new OTHER\nsessions\nset rate off\nwait\nsessions\n",
        first,
        second,
        in: here
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(try readFile(here.appending("big")) == octets)
      let lines = String(decoding: outcome.stdout, as: UTF8.self).split(separator: "\n")
      #expect(lines.map { $0.hasSuffix("(1 job)") } == [true, false, false, false], "\(lines)")
    }
  }

  @Test func `no number of a session is given twice, since jobs keep it`() throws {
    let outcome = try FerryRun(script: "session new\nclose\nsession new\nsessions\n").outcome()
    #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
    #expect(outcome.stdoutText == "  1  not connected\n* 3  not connected\n")
  }

  @Test(arguments: ["session 2", "session new a b c", "session 1 ftp.example.org", "session x"])
  func `a session that is not there is an error that says what to type`(line: String) throws {
    try withTwo { first, _, here throws in
      let outcome = try first.run("\(line)\n", in: here)
      #expect(outcome.ending == .exited(2), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("session new"), "\(outcome.stderrText)")
    }
  }

  @Test func `the prompt tells the sessions apart, and quit says goodbye to all servers`() throws {
    try withTwo(.vsftpd) { first, second, _ throws in
      try withPrompt([first.secretURL]) { terminal, _ throws in
        try terminal.expect("\(first.port):/> ")
        try terminal.send("session new \(second.secretURL)\r")
        try terminal.expect("[2] \(second.host):\(second.port):/> ")
        try terminal.send("session 1\r")
        try terminal.expect("[1] \(first.host):\(first.port):/> ")
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
      }
      for server in [first, second] { #expect(server.log.contains("\"QUIT\"")) }
    }
  }
}

extension RealServer {
  /// The server's URL, with user and password in it.
  var secretURL: String { "ftp://\(user):\(password)@\(host):\(port)" }
}
