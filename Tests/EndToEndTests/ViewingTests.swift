import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// What looks at files at a server without keeping them, on every real server.
@Suite(.tags(.network, .realServer))
struct ViewingTests {
  private static let lines = (1...20_000).map { "line \($0)\n" }
  private static let log = [UInt8](lines.joined().utf8)

  private func withLog(
    _ kind: ServerKind,
    _ body: (RealServer, FilePath, (String) throws -> Subprocess.Outcome) throws -> Void
  ) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("log", Self.log)
      try server.makeFile("short", [UInt8]("one\ntwo\nthree".utf8))
      try server.makeFile("empty", [])
      try server.makeDirectory("dir")
      try withTemporaryDirectory { here throws in
        try body(server, here) { script in try server.run(script, in: here) }
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `cat, head and tail show files and parts of them, octet by octet`(kind: ServerKind) throws {
    try withLog(kind) { server, here, run throws in
      let tail = Self.lines.suffix(10).joined()
      for (line, expected) in [
        ("cat short", "one\ntwo\nthree"), ("cat empty", ""),
        ("cat short empty short", "one\ntwo\nthreeone\ntwo\nthree"),
        ("head log", Self.lines.prefix(10).joined()), ("head -n 2 short", "one\ntwo\n"),
        ("head -n 9 short", "one\ntwo\nthree"), ("head -c 5 log", "line "), ("head -n 0 log", ""),
        ("tail log", tail), ("tail -n 2 short", "two\nthree"), ("tail -n 1 log", "line 20000\n"),
        ("tail -n 5 empty", ""), ("tail -c 6 log", "20000\n"),
        ("tail -c 1K short", "one\ntwo\nthree"),
        ("tail -n 5000 log", Self.lines.suffix(5000).joined()),
        ("head -n 1 short log", "==> short <==\none\n\n==> log <==\nline 1\n"),
        ("more short", "one\ntwo\nthree"), ("page short", "one\ntwo\nthree"),
      ] {
        let outcome = try run(line)
        #expect(outcome.ending == .exited(0), "\(line): \(outcome.stderrText)")
        #expect(outcome.stdoutText == expected, "\(line)")
      }
      #expect(try run("cat log").stdout == Self.log)
      // The connection is in step after a part of a file.
      let mixed = try run("head -n 1 log\npwd\ntail -n 1 log\npwd\nget log\n")
      #expect(mixed.ending == .exited(0), "\(mixed.stderrText)")
      #expect(mixed.stdoutText == "line 1\n/\nline 20000\n/\n")
      #expect(try run("cat missing").ending == .exited(1))
      #expect(try run("cat dir").ending == .exited(1))
      #expect(try LocalDirectory.names(in: here) == [[UInt8]("log".utf8)])
      let verb = try server.run(verb: ["tail", "-n", "1", "\(server.url)/log"], in: here)
      #expect(verb.stdoutText == "line 20000\n")
    }
  }

  @Test func `tail fetches the end of a file, and not all of it`() throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeFile("big", [UInt8](repeating: 0x61, count: 3_000_000) + [0x0A] + Self.log)
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("tail -n 3 big", in: here)
        #expect(outcome.stdoutText == Self.lines.suffix(3).joined())
        let rests = server.log.split(separator: "\n").filter { $0.contains("REST ") }
        #expect(rests.contains { $0.contains("REST \(3_000_001 + Self.log.count - 16 * 1024)") })
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `tail -f shows what is added, and the interrupt key ends it`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("log", [UInt8]("first\n".utf8))
      let environment = ["FERRY_PASSWORD": server.password]
      try withPrompt([server.url], environment: environment) { terminal, _ throws in
        try terminal.expect(":/> ")
        try terminal.send("tail -f log\r")
        try terminal.expect("first\r\n")
        try server.makeFile("log", [UInt8]("first\nsecond\n".utf8))
        try terminal.expect("second\r\n")
        try server.makeFile("log", [UInt8]("anew\n".utf8))
        try terminal.expect("beginning anew")
        try terminal.expect("anew\r\n")
        try terminal.send("\u{3}")
        try terminal.expect(":/> ")
        try terminal.send("pwd\r")
        try terminal.expect("\r\n/\r\n")
      }
    }
  }

  @Test func `a terminal obeys nothing that is in a file`() throws {
    try withRealServer(.vsftpd) { server throws in
      let octets = [UInt8]("a\u{1B}[31mb\tc\u{9B}31m\r\n".utf8) + [0xE9]
      try server.makeFile("evil", octets)
      let environment = ["FERRY_PASSWORD": server.password, "PAGER": "cat"]
      try withPrompt([server.url], environment: environment) { terminal, _ throws in
        try terminal.expect(":/> ")
        for line in ["cat evil", "more evil", "head evil", "tail evil", "get evil -"] {
          try terminal.send(line + "\r")
          try terminal.expect(#"a\x1b[31mb"#)
          // The terminal itself makes blanks of the tab, or not.
          try terminal.expect(#"c\xc2\x9b31m"#)
          try terminal.expect("\r\n\\xe9\r\n")
          try terminal.expect(":/> ")
        }
      }
      try withTemporaryDirectory { here throws in
        #expect(try server.run("cat evil", in: here).stdout == octets)
      }
    }
  }

  @Test func `a pager that is left before the end is no failure`() throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeFile("log", Self.log + Self.log + Self.log)
      let environment = ["FERRY_PASSWORD": server.password, "PAGER": "head -n 2"]
      try withPrompt([server.url], environment: environment) { terminal, _ throws in
        try terminal.expect(":/> ")
        try terminal.send("less log\r")
        try terminal.expect("line 2\r\n")
        let rest = try terminal.expect(":/> ")
        #expect(!rest.contains("ferry:"), "\(rest)")
        try terminal.send("pwd\r")
        try terminal.expect("\r\n/\r\n")
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `what gzip has compressed is shown`(kind: ServerKind) throws {
    try withLog(kind) { server, here, run throws in
      let file = try Subprocess.run("/bin/gzip", ["-c"], input: Self.log).stdout
      try server.makeFile("log.gz", file)
      try server.makeFile("two.gz", file + file)
      try server.makeFile("cut.gz", [UInt8](file.dropLast(20)))
      #expect(try run("zcat log.gz").stdout == Self.log)
      #expect(try run("zmore two.gz").stdout == Self.log + Self.log)
      let cut = try run("zcat cut.gz")
      #expect(cut.ending == .exited(7), "\(cut.stderrText)")
      #expect(cut.stderrText.contains("ends in the middle"))
      let plain = try run("zcat log")
      #expect(plain.ending == .exited(7) && plain.stderrText.contains("gzip has not compressed it"))
      let part = try run("zcat two.gz | head -n 1\npwd\n")
      #expect(part.stdoutText == "line 1\n/\n", "\(part.stderrText)")
      let verb = try server.run(verb: ["zcat", "\(server.url)/log.gz"], in: here)
      #expect(verb.stdout == Self.log)
    }
  }
}
