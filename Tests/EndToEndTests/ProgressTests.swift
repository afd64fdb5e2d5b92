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
        try terminal.expect("\u{1B}[36m\u{2588}")
        try terminal.expect("K/s")
        try terminal.resize(columns: 30, rows: 10)
        // Without the room for a bar, the figures stay.
        try terminal.expect("\u{1B}[J\r ")
        try terminal.resize(columns: 100, rows: 24)
        try terminal.expect("\u{1B}[36m\u{2588}")
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

  @Test func `a transfer that runs goes on as a job, and typing ahead is kept`() throws {
    try withSlowServer { server throws in
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        home throws in
        try terminal.expect(":/> ")
        try terminal.send("get big* big\r")
        try terminal.expect("\u{1B}[36m\u{2588}")
        try terminal.send("lp")
        try terminal.send("wd #&\r")
        try terminal.send("&")
        try terminal.expect("[1] get ")
        // What was typed before is a line of the prompt, `&` in it and all.
        try terminal.expect(":/> lpwd #&")
        try terminal.expect(home.string)
        try terminal.send("jobs\r")
        try terminal.expect("[1] running")
        // Watched for a while, and left alone again.
        try terminal.send("fg\r")
        try terminal.expect("\u{1B}[36m\u{2588}")
        try terminal.send("&")
        try terminal.expect("[1] running")
        try terminal.expect(":/> ")
        try terminal.send("wait\r")
        try terminal.expect("[1] done: get ")
        try terminal.expect("resumed at ")
        try terminal.expect("size verified")
        #expect(try readOctets(home.appending("big")) == Self.octets)
      }
    }
  }

  @Test func `of many files that run only those go on as a job that are not there`() throws {
    try withSlowServer { server throws in
      for name in ["a", "b", "c"] { try server.makeFile(name, Self.octets) }
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        home throws in
        try terminal.expect(":/> ")
        try terminal.send("mget a b c\r")
        try terminal.expect("a: 600 kB")
        try terminal.expect("\u{1B}[36m\u{2588}")
        try terminal.send("&")
        try terminal.expect("[1] mget a b c")
        try terminal.send("wait\r")
        try terminal.expect("[1] done: mget a b c")
        for name in ["a", "b", "c"] {
          #expect(try readOctets(home.appending(name)) == Self.octets)
        }
      }
    }
  }

  @Test func `the end of a long transfer calls whoever looks elsewhere`() throws {
    try withSlowServer { server throws in
      try withPrompt(
        [server.url],
        environment: ["FERRY_PASSWORD": server.password]
      ) {
        terminal,
        _ throws in
        try terminal.expect(":/> ")
        try terminal.send("set notify osc9\r")
        try terminal.send("set notify-after 0.5\r")
        try terminal.send("get big* -f\r")
        // The terminal has block characters and colours.
        try terminal.expect("\u{1B}[36m\u{2588}")
        try terminal.expect("size verified")
        try terminal.expect("\u{1B}]9;ferry: transfer done\u{1B}\\")
        try terminal.expect(":/> ")
        try terminal.send("set notify bell\r")
        try terminal.expect(":/> ")
        try terminal.send("get big* -f &\r")
        try terminal.expect("[1] done")
        try terminal.expect("\u{7}")
      }
    }
  }

  @Test func `a tree has a share of all once it has been walked`() throws {
    try withSlowServer { server throws in
      try server.makeDirectory("tree")
      try server.makeDirectory("tree/sub")
      for name in ["a", "b", "sub/c"] { try server.makeFile("tree/\(name)", Self.octets) }
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        _ throws in
        try terminal.expect(":/> ")
        try terminal.send("get -r tree\r")
        try terminal.expect("0/2+ files")
        try terminal.expect("2/3 files")
        try terminal.expect("%")
        try terminal.expect("3 files, 1.8 MB")
      }
    }
  }
}
