import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Command lines as users of ftp, sftp and lftp type them.
@Suite(.tags(.realServer))
struct FamiliarFormTests {
  private func withServer(_ body: (RealServer, FilePath) throws -> Void) throws {
    try withRealServer(.pyftpdlib) { server throws in
      try withTemporaryDirectory { here throws in
        try server.makeDirectory("pub")
        try server.makeFile("pub/[a]*.txt", [UInt8]("odd".utf8))
        try server.makeFile("pub/b.txt", [UInt8]("b".utf8))
        try body(server, here)
      }
    }
  }

  private func run(
    _ server: RealServer,
    _ arguments: [String],
    _ script: String = "",
    in here: FilePath
  ) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: arguments,
      script: script,
      environment: ["FERRY_PASSWORD": server.password, "HOME": here.string],
      directory: here
    ).outcome()
  }

  @Test func `host and port, open, a directory behind the host, and scripts of other clients`()
    throws
  {
    try withServer { server, here throws in
      let (host, port) = (server.host, "\(server.port)")
      let account = "\(server.user)@\(host)"
      let login = "user \(server.user) \(server.password)\n"
      try writeOctets([UInt8]("cd pub\npwd\n".utf8), here.appending("batch"))
      let lines: [([String], String)] = [
        ([account, port], "cd pub\npwd\n"),
        (["open", account, port], "cd pub\npwd\n"),
        (["-n", "-i", "-v", "-g", "-p", host, port], login + "cd pub\npwd\n"),
        (["-inv", host, port], login + "cd pub\npwd\n"),
        (["-b", "batch", "-P", port, account], ""),
        (
          ["-e", "cd pub; pwd; bye", "-u", "\(server.user),\(server.password)", "\(host):\(port)"],
          ""
        ),
        (["-e", "cd pub", account, port], "pwd\n"),
        (["-P", port, "\(account):pub"], "pwd\n"),
        (["-P", port, "\(account):/pub"], "pwd\n"),
      ]
      for (arguments, script) in lines {
        let outcome = try run(server, arguments, script, in: here)
        #expect(outcome.ending == .exited(0), "\(arguments): \(outcome.stderrText)")
        #expect(outcome.stdoutText.contains("/pub\n"), "\(arguments): \(outcome.stderrText)")
        #expect(!outcome.stderrText.contains(server.password), "\(arguments)")
      }
    }
  }

  @Test func `open without a server asks for one, as at the prompt`() throws {
    try withServer { server, here throws in
      for arguments in [["open"], ["-v", "open"], ["open", "-v"]] {
        try withPrompt(arguments) { terminal, _ throws in
          try terminal.expect("Host: ")
          try terminal.send("\(server.host):\(server.port)\r")
          try terminal.expect("\(server.port)")
          try terminal.send("quit\r")
          _ = try terminal.exitStatus()
        }
        let script = try run(server, arguments, in: here)
        #expect(script.ending == .exited(2), "\(arguments): \(script.stderrText)")
        #expect(script.stderrText.contains("which server?"), "\(script.stderrText)")
      }
    }
  }

  @Test(arguments: [
    ("passwords", "--password-command"), ("proxy", "NO_PROXY"), ("transfers", "Ctrl-T"),
    ("cd", "USAGE: cd"), ("get", "USAGE: ferry get"), ("none", "USAGE: ferry"),
  ])
  func `help on the command line knows the topics and commands of the prompt`(
    name: String,
    words: String
  ) throws {
    try withTemporaryDirectory { here throws in
      let outcome = try FerryRun(arguments: ["help", name], directory: here).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.contains(words), "\(outcome.stdoutText)")
    }
  }

  @Test func `patterns are plain characters where that is wanted`() throws {
    try withServer { server, here throws in
      for arguments in [["-g", server.url], ["-e", "set patterns off", server.url]] {
        let outcome = try run(server, arguments, "cat pub/[a]*.txt\n", in: here)
        #expect(outcome.stdoutText == "odd", "\(outcome.stderrText)")
      }
    }
  }

  @Test func `a letter that means something else here is explained`() throws {
    try withTemporaryDirectory { here throws in
      for (arguments, words) in [
        (["-p", "2121", "host"], "'-P' or '--port'"), (["-d", "host"], "'-v' shows"),
        (["-i", "key", "host"], "--cert"),
      ] {
        let outcome = try FerryRun(arguments: arguments, directory: here).outcome()
        #expect(outcome.ending == .exited(2), "\(outcome.stderrText)")
        #expect(outcome.stderrText.contains(words), "\(outcome.stderrText)")
      }
    }
  }

  @Test func `passwords among the arguments are wiped`() throws {
    try withServer { server, here throws in
      let secret = server.password
      let (host, port) = (server.host, "\(server.port)")
      let show = "!tr '\\0' ' ' </proc/$PPID/cmdline"
      let lines: [[String]] = [
        ["-c", "open ftp://\(server.user):\(secret)@\(host):\(port); \(show)"],
        ["-c", "open \(host) \(port); user \(server.user) \(secret); \(show)"],
        ["-u", "\(server.user),\(secret)", "-c", show, "\(host):\(port)"],
        ["-vu", "\(server.user),\(secret)", "-c", show, "\(host):\(port)"],
        ["--user=\(server.user):\(secret)", "-c", show, "\(host):\(port)"],
        ["-c", show, "\(server.user):\(secret)@\(host):\(port)"],
      ]
      for arguments in lines {
        let outcome = try run(server, arguments, in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stdoutText.contains("-c"), "\(outcome.stderrText)")
        #expect(
          !(outcome.stdoutText + outcome.stderrText).contains(secret),
          "\(outcome.stdoutText)"
        )
      }
    }
  }

  @Test func `a server that was away is gone back to, and so is one that was left`() throws {
    try withServer { server, here throws in
      let outcome = try run(
        server,
        [server.url],
        "cd pub\nclose\nreopen\npwd\nreopen\npwd\n",
        in: here
      )
      #expect(outcome.stdoutText == "/pub\n/pub\n", "\(outcome.stderrText)")
      let nowhere = try run(server, [], "reopen\n", in: here)
      #expect(nowhere.ending == .exited(3), "\(nowhere.stderrText)")
    }
  }

  @Test func `a URL may say how its file travels`() throws {
    try withServer { server, here throws in
      try server.makeFile("pub/text", [UInt8]("one\ntwo\n".utf8))
      let url = server.url + "/pub"
      for (type, octets) in [("a", "one\ntwo\n"), ("i", "one\ntwo\n")] {
        let outcome = try run(
          server,
          ["-v", "get", "-o", type, "\(url)/text;type=\(type)"],
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(
          outcome.stderrText.contains("--> TYPE \(type.uppercased())"),
          "\(outcome.stderrText)"
        )
        #expect(try readOctets(here.appending(type)) == [UInt8](octets.utf8))
      }
      let names = try run(server, ["ls", "\(url)/;type=d"], in: here)
      #expect(names.stdoutText.contains("text"), "\(names.stderrText)")
      let directory = try run(server, ["get", "\(url)/;type=d"], in: here)
      #expect(directory.ending == .exited(2))
      #expect(directory.stderrText.contains("get -r"), "\(directory.stderrText)")
    }
  }
}
