import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Commands beside the prompt, against a server that takes its time.
@Suite(.tags(.terminal, .realServer))
struct JobTests {
  /// Half a megabyte takes two seconds.
  private static let slow = ["--setting", "local_max_rate=250000"]
  private static let octets = patternedOctets(500_000)

  /// Runs the program at a terminal, logged in at a slow server with a big and a small file.
  private func atPrompt(
    _ body: (PseudoTerminal, FilePath) throws -> Void
  ) throws {
    try withRealServer(.vsftpd, options: Self.slow) { server throws in
      try server.makeFile("big", Self.octets)
      try server.makeFile("small", [1, 2, 3])
      let environment = ["FERRY_PASSWORD": server.password]
      try withPrompt([server.url], environment: environment) { terminal, home throws in
        try terminal.expect(":/> ")
        try body(terminal, home)
      }
    }
  }

  @Test func `a job leaves the prompt free, says above it that it has ended, and all octets came`()
    throws
  {
    try atPrompt { terminal, home throws in
      try terminal.send("get big &\r")
      try terminal.expect("[1] get big")
      try terminal.expect(":/> ")
      try terminal.send("jobs\r")
      try terminal.expect("[1] running")
      try terminal.expect(":/> ")
      try terminal.send("get small\r")
      try terminal.expect("3 bytes")
      try terminal.expect(":/> ")
      // What is being typed when the notice comes is still there after it.
      try terminal.send("lpw")
      try terminal.expect("[1] done: get big")
      try terminal.expect("size verified")
      try terminal.send("d\r")
      try terminal.expect(home.string)
      #expect(try readOctets(home.appending("big")) == Self.octets)
    }
  }

  @Test(arguments: [
    (ServerKind.vsftpd, "max_per_ip=2"), (.proftpd, "MaxClientsPerUser 2"),
  ])
  func `jobs wait for their turn at a server that takes no more connections`(
    kind: ServerKind,
    limit: String
  ) throws {
    try withRealServer(kind, options: ["--setting", limit]) { server throws in
      for name in ["a", "b", "c"] { try server.makeFile(name, Self.octets) }
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("get a &\nget b &\nget c &\nwait\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        for name in ["a", "b", "c"] {
          #expect(try readOctets(here.appending(name)) == Self.octets)
        }
        #expect(!outcome.stderrText.contains("Check the name"))
      }
    }
  }

  @Test func `a job for which there is no turn says why, and fails`() throws {
    try withRealServer(.vsftpd, options: ["--setting", "max_per_ip=1"]) { server throws in
      try server.makeFile("a", [1])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("get a &\nwait\n", in: here)
        #expect(outcome.ending == .exited(3), "\(outcome.stderrText)")
        #expect(outcome.stderrText.contains("too many are connected (the server says: 421"))
      }
    }
  }

  @Test func `a job is killed, one is watched and stopped, and a failed one says why`() throws {
    try atPrompt { terminal, home throws in
      try terminal.send("get big &\r")
      try terminal.expect("[1] get big")
      try terminal.send("kill 1\r")
      try terminal.expect("[1] stopped: get big")
      try terminal.send("get big &\r")
      try terminal.expect("[2] get big")
      try terminal.expect(":/> ")
      try terminal.send("fg\r")
      try terminal.expect("%")
      try terminal.send("\u{3}")
      try terminal.expect("[2] stopped: get big")
      try terminal.expect(":/> ")
      #expect(!isThere(home.appending("big")))
      try terminal.send("get nothing &\r")
      try terminal.expect("[3] failed: get nothing")
      try terminal.expect("not there")
      try terminal.send("cd / &\r")
      try terminal.expect("cannot be done in the background")
    }
  }

  @Test func `the queue keeps its order, a wait is interrupted alone, and leaving asks`() throws {
    try atPrompt { terminal, home throws in
      try terminal.send("queue get big\r")
      try terminal.expect("[1] running: get big")
      try terminal.send("queue get small\r")
      try terminal.expect("[2] queued: get small")
      try terminal.expect(":/> ")
      try terminal.send("wait\r")
      try terminal.expect("wait\r\n")
      try terminal.send("\u{3}")
      try terminal.expect("interrupted")
      try terminal.expect(":/> ")
      try terminal.send("quit\r")
      try terminal.expect("2 jobs run; stop them and leave? [y/N]")
      try terminal.send("n\r")
      try terminal.expect(":/> ")
      try terminal.send("wait\r")
      try terminal.expect("[1] done: get big")
      try terminal.expect("[2] done: get small")
      try terminal.expect(":/> ")
      try terminal.send("queue get big\r")
      try terminal.expect("[3] running: get big")
      try terminal.send("quit\r")
      try terminal.expect("A job runs; stop it and leave? [y/N]")
      try terminal.send("y\r")
      try terminal.expect("[3] stopped")
      #expect(try terminal.exitStatus() == 0)
      #expect(try readOctets(home.appending("small")) == [1, 2, 3])
    }
  }

  @Test func `a rate that is set while a job runs counts for it`() throws {
    try withRealServer(.pyftpdlib) { server throws in
      try server.makeFile("file", Self.octets)
      try withTemporaryDirectory { here throws in
        let start = ContinuousClock.now
        // It would take 25 seconds.
        let outcome = try server.run(
          "@set rate 20K\n@get file &\n@set rate off\n@wait\n",
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try readOctets(here.appending("file")) == Self.octets)
        #expect(ContinuousClock.now - start < .seconds(15))
      }
    }
  }

  @Test func `the queue is stopped and started, and jobs are taken out of it`() throws {
    try withRealServer(.pyftpdlib) { server throws in
      try server.makeFile("file", [1, 2, 3])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          """
          @queue --stop
          @queue get file one
          @queue get file two
          @queue --remove 1
          @queue
          @queue --start
          @wait
          @queue --stop
          @queue get file three
          """,
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stdoutText == "[2] queued: get file two\n")
        #expect(!isThere(here.appending("one")))
        #expect(try readOctets(here.appending("two")) == [1, 2, 3])
        #expect(!isThere(here.appending("three")))
        #expect(outcome.stderrText.contains("1 of its jobs did not run"))
      }
    }
  }

  @Test func `a script waits for its jobs, and fails with the one that failed`() throws {
    try withRealServer(.pyftpdlib) { server throws in
      try server.makeFile("file", Self.octets)
      try withTemporaryDirectory { here throws in
        let good = try server.run("get file &\nget file copy &\n", in: here)
        #expect(good.ending == .exited(0), "\(good.stderrText)")
        #expect(try readOctets(here.appending("file")) == Self.octets)
        #expect(try readOctets(here.appending("copy")) == Self.octets)
        let bad = try server.run("get nothing &\npwd\n", in: here)
        #expect(bad.ending == .exited(1))
        #expect(bad.stderrText.contains("[1] failed: get nothing"))
        let late = try server.run("get nothing &\nwait 1\npwd\n", in: here)
        #expect(late.ending == .exited(1))
        #expect(late.stdout.isEmpty)
      }
    }
  }
}
