import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// What is seen of transfers: at a terminal, in logs, and by other programs.
@Suite(.tags(.terminal, .realServer))
struct ProgressTests {
  private static let octets = patternedOctets(600_000)

  /// A server that takes two seconds and more for a file.
  private func withSlowServer(_ body: (RealServer) throws -> Void) throws {
    try withRealServer(.vsftpd, options: ["--setting", "local_max_rate=250000"]) { server throws in
      try server.makeFile("big\u{1B}[31m", Self.octets)
      try body(server)
    }
  }

  @Test func `a bar moves, follows the window, answers Ctrl-T, and leaves one line`() throws {
    try withSlowServer { server throws in
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        home throws in
        try terminal.expect(":/> ")
        try terminal.send("get big*\r")
        try terminal.expect("[#")
        try terminal.expect("kB/s")
        try terminal.resize(columns: 30, rows: 10)
        // Without the room for a bar, the figures stay.
        try terminal.expect("\u{1B}[J\r ")
        try terminal.resize(columns: 100, rows: 24)
        try terminal.expect("[#")
        try terminal.send("\u{14}")
        try terminal.expect("^T")
        try terminal.expect("%")
        try terminal.expect("\r\n")
        try terminal.expect("600 kB")
        try terminal.expect("size verified")
        try terminal.expect(":/> ")
        let screen = String(decoding: terminal.octets, as: UTF8.self)
        #expect(!screen.contains("big\u{1B}"))
        #expect(try readOctets(home.appending("big\u{1B}[31m")) == Self.octets)
      }
    }
  }

  @Test func `a signal asks where things stand, and harms nothing`() throws {
    try withPrompt(["demo"]) { terminal, _ throws in
      try terminal.expect(":/> ")
      terminal.signal(SIGUSR1)
      try terminal.expect("Connected to 127.0.0.1")
      try terminal.expect(":/> ")
      try terminal.send("pwd\r")
      try terminal.expect("\r\n/\r\n")
    }
  }

  @Test func `a log has one line a file and one for all, and programs have events`() throws {
    try withRealServer(.pyftpdlib) { server throws in
      try server.makeFile("a", [1, 2, 3])
      try server.makeFile("b", Self.octets)
      try withTemporaryDirectory { here throws in
        let log = try server.run("@mget a b\n", in: here)
        let lines = log.stderrText.split(separator: "\n")
        #expect(lines.count == 3, "\(log.stderrText)")
        #expect(lines.last?.hasPrefix("2 files, 600 kB") ?? false)
        #expect(log.stdout.isEmpty)
        let events = try server.run("@get --json -f b\n", in: here)
        #expect(events.stderr.isEmpty, "\(events.stderrText)")
        let objects = events.stdoutText.split(separator: "\n")
        #expect(objects.first?.contains("\"event\":\"start\"") ?? false)
        #expect(objects.last?.contains("\"event\":\"done\"") ?? false)
        #expect(objects.last?.contains("\"bytes\":600000") ?? false)
        let quiet = try server.run("@get --progress none -f b\n", in: here)
        #expect(quiet.stderr.isEmpty)
        #expect(quiet.stdout.isEmpty)
      }
    }
  }
}
