import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Which server words mean, and whether the session that is there is the one: bookmarks, URLs, options.
@Suite(.tags(.network, .realServer))
struct NamedServerTests {
  private struct Stage {
    let server: RealServer
    let home: FilePath

    func keep(_ bookmarks: String) throws {
      let path = home.appending(".config/ferry/bookmarks")
      try PrivateFile.replace(path, with: [UInt8](bookmarks.utf8))
    }

    func kept() throws -> String {
      String(decoding: try readOctets(home.appending(".config/ferry/bookmarks")), as: UTF8.self)
    }

    func run(
      _ arguments: [String],
      _ script: String = "",
      password: Bool = true,
      environment: [String: String] = [:]
    ) throws -> Subprocess.Outcome {
      var variables = ["HOME": home.string]
      if password { variables["FERRY_PASSWORD"] = server.password }
      return try FerryRun(
        arguments: arguments,
        script: script,
        environment: variables.merging(environment) { $1 },
        directory: home
      ).outcome()
    }
  }

  private func withStage(_ body: (Stage) throws -> Void) throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeFile("a.txt", [UInt8]("hello".utf8))
      try withTemporaryDirectory { home throws in try body(Stage(server: server, home: home)) }
    }
  }

  @Test(arguments: ["cp", "mv"])
  func `of two bookmarks for one login the one that was typed counts`(verb: String) throws {
    try withStage { stage throws in
      try withRealServer(.pyftpdlib) { other throws in
        try other.makeFile("x.txt", [UInt8]("octets".utf8))
        try stage.keep(
          """
          [wrong]
          url = \(stage.server.url)
          password-command = echo no
          [right]
          url = \(stage.server.url)
          password-command = echo \(stage.server.password)
          [other]
          url = \(other.url)
          password-command = echo \(other.password)

          """
        )
        for script in [[verb, "other:x.txt", "right:y.txt"], ["-c", "cp other:*.txt right:z"]] {
          try other.makeFile("x.txt", [UInt8]("octets".utf8))
          let outcome = try stage.run(script, password: false)
          #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        }
        #expect(try stage.server.contents("y.txt") == [UInt8]("octets".utf8))
        #expect(try stage.server.contents("z") == [UInt8]("octets".utf8))
        // A URL says all that it says: no bookmark's password goes with it.
        let url = try stage.run([verb, "other:x.txt", stage.server.url + "/u"], password: false)
        #expect(url.ending == .exited(4), "\(url.stderrText)")
        // Patterns of bookmarks stay patterns where one side is this machine.
        let here = try stage.run(["cp", "right:*.txt", "."], password: false)
        #expect(here.ending == .exited(0), "\(here.stderrText)")
        #expect(try readOctets(stage.home.appending("a.txt")) == [UInt8]("hello".utf8))
      }
    }
  }

  @Test func `a session in clear is not used for a bookmark that wants TLS`() throws {
    try withStage { stage throws in
      try stage.keep("[safe]\nurl = \(stage.server.url)\ntls = require\n")
      for line in ["cat safe:a.txt", "cp safe:a.txt b.txt", "get safe:a.txt"] {
        let outcome = try stage.run([stage.server.url], line + "\n")
        #expect(outcome.ending == .exited(2), "\(outcome.stderrText)")
        #expect(outcome.stderrText.contains("less protected than bookmark 'safe' wants it"))
        #expect(!outcome.stdoutText.contains("hello"))
      }
      let copied = try stage.run([stage.server.url], "cp safe:a.txt safe:b.txt\n")
      #expect(copied.ending == .exited(5), "\(copied.stderrText)")
      #expect(!isThere(stage.server.root.appending("b.txt")))
    }
  }

  @Test func `a session that did without TLS is not used for a bookmark that prefers it`() throws {
    try withStage { stage throws in
      try stage.keep("[work]\nurl = \(stage.server.url)\n")
      // What was set since then has not protected the connection.
      let script = "set tls off\nopen \(stage.server.url)\npwd\nset tls prefer\ncat work:a.txt\n"
      let off = try stage.run([], script)
      #expect(off.ending == .exited(2), "\(off.stderrText)")
      #expect(off.stderrText.contains("less protected"), "\(off.stderrText)")
      let asked = try stage.run([stage.server.url], "set tls off\nset tls prefer\ncat work:a.txt\n")
      #expect(asked.stdoutText == "hello", "\(asked.stderrText)")
    }
  }

  @Test func `a session that goes another way is not used for a bookmark with a proxy`() throws {
    try withStage { stage throws in
      try stage.keep("[far]\nurl = \(stage.server.url)\nproxy = socks5://127.0.0.1:1\n")
      let outcome = try stage.run([stage.server.url], "cat far:a.txt\n")
      #expect(outcome.ending == .exited(2), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("goes another way than bookmark 'far' wants"))
      let plain = try stage.run([stage.server.url], "cat \(stage.server.url)/a.txt\n")
      #expect(plain.stdoutText == "hello", "\(plain.stderrText)")
    }
  }

  @Test func `the session is found whatever the case of the host, and by the port of --port`()
    throws
  {
    try withStage { stage throws in
      let (user, port) = (stage.server.user, stage.server.port)
      let upper = try stage.run(
        ["ftp://\(user)@LocalHost:\(port)"],
        "cat ftp://localhost:\(port)/a.txt\ncp ftp://LOCALHOST:\(port)/a.txt b.txt\n"
      )
      #expect(upper.ending == .exited(0), "\(upper.stderrText)")
      #expect(upper.stdoutText == "hello")
      let url = "ftp://\(user)@127.0.0.1/a.txt"
      for verb in [["cat", url], ["cp", url, "here"], ["cp", url, "ftp://\(user)@127.0.0.1/c"]] {
        let outcome = try stage.run([verb[0], "--port", "\(port)"] + verb.dropFirst())
        #expect(outcome.ending == .exited(0), "\(verb) \(outcome.stderrText)")
      }
      #expect(try stage.server.contents("c") == [UInt8]("hello".utf8))
      let shell = try stage.run(["--port", "\(port)", "\(user)@127.0.0.1"], "cat \(url)\n")
      #expect(shell.stdoutText == "hello", "\(shell.stderrText)")
    }
  }

  @Test func `a bookmark that gets another server forgets the password, and says so`() throws {
    try withStage { stage throws in
      let text = "[work]\nurl = ftp://me@h.example/pub\npassword = hush-9\n"
      for target in ["ftp://me@other.example", "ftp://you@h.example", "ftp://me@h.example:2121"] {
        try stage.keep(text)
        let outcome = try stage.run(["bookmark", "edit", "work", target])
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stderrText.contains("is forgotten"), "\(outcome.stderrText)")
        let kept = try stage.kept()
        #expect(!kept.contains("hush-9"))
      }
      try stage.keep(text)
      _ = try stage.run(["bookmark", "edit", "work", "ftps://me@H.example/other", "rate=2M"])
      let kept = try stage.kept()
      #expect(kept.contains("password = hush-9"))
    }
  }

  @Test func `a path of a bookmark is no password, and a blank hides none`() throws {
    try withStage { stage throws in
      try stage.server.makeFile("mail@x", [1])
      try stage.keep("[work]\nurl = \(stage.server.url)\n")
      let script = try stage.run([stage.server.url], "ls work:mail@x\nls other:mail@x\n")
      #expect(script.stderrText.contains("ls work:mail@x"), "\(script.stderrText)")
      #expect(script.stderrText.contains("ls other:****@x"), "\(script.stderrText)")
      let verb = try stage.run(["ls", "work:mail@x"])
      #expect(verb.stdoutText == "mail@x\n")
      #expect(!verb.stderrText.contains("password"), "\(verb.stderrText)")
      // What connects takes a number for a user, and not for a session.
      for arguments in [["12:hush-9@h:99999"], ["-c", "open 12:hush-9@h:99999"]] {
        let user = try stage.run(arguments)
        #expect(user.ending == .exited(2))
        #expect(!user.stderrText.contains("hush-9"), "\(user.stderrText)")
      }
      let proxy = try stage.run(
        ["ftp://ftp.example.org"],
        environment: ["ALL_PROXY": "sftp://me:hush 9@gate.example"]
      )
      #expect(proxy.stderrText.contains("sftp://me:****@gate.example"), "\(proxy.stderrText)")
    }
  }
}
