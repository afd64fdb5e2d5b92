import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// Where names and passwords come from, and what is done when they are refused.
@Suite(.tags(.realServer))
struct LoginTests {
  /// Runs the program in a home directory of its own, with a server and no password in the
  /// environment.
  private func withServer(
    _ kind: ServerKind = .pyftpdlib,
    _ body: (RealServer, Home) throws -> Void
  ) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { home throws in
        try server.makeFile("a.txt", [UInt8]("hello".utf8))
        try body(server, Home(path: home))
      }
    }
  }

  private struct Home {
    let path: FilePath

    func write(_ name: String, _ text: String, mode: mode_t = 0o600) throws {
      try writeOctets([UInt8](text.utf8), path.appending(name))
      _ = path.appending(name).withPlatformString { chmod($0, mode) }
    }

    func run(
      _ arguments: [String],
      _ script: String = "",
      _ environment: [String: String] = [:]
    ) throws -> Subprocess.Outcome {
      try FerryRun(
        arguments: arguments,
        script: script,
        environment: environment.merging(["HOME": path.string]) { own, _ in own },
        directory: path
      ).outcome()
    }
  }

  @Test func `netrc names the user and the password of a server, and no others`() throws {
    try withServer { server, home throws in
      try home.write(
        ".netrc",
        """
        # servers
        machine other.example login nobody password "n o"
        machine \(server.host)
          login \(server.user)
          password \(server.password)

        macdef init
        cd nowhere

        default login anonymous password me@
        """
      )
      let address = [server.host, "\(server.port)"]
      #expect(try home.run(address, "ls\n").stdoutText == "a.txt\n")
      let named = ["\(server.user)@\(server.host)", "\(server.port)"]
      #expect(try home.run(named, "ls\n").stdoutText == "a.txt\n")
      #expect(try home.run(["cat", server.url + "/a.txt"]).stdoutText == "hello")
      // The user who is named is another one, so that nothing of the file fits.
      let other = try home.run(["somebody@\(server.host)", "\(server.port)"], "ls\n")
      #expect(other.ending == .exited(4), "\(other.stderrText)")
      let without = try home.run(["-n", "\(server.user)@\(server.host)", "\(server.port)"], "ls\n")
      #expect(without.ending == .exited(4), "\(without.stderrText)")
    }
  }

  @Test func `a netrc that others can read is refused where it has the password`() throws {
    try withServer { server, home throws in
      let text = "machine \(server.host) login \(server.user) password \(server.password)\n"
      try home.write(".netrc", text, mode: 0o644)
      let outcome = try home.run([server.host, "\(server.port)"], "ls\n")
      #expect(outcome.ending == .exited(4), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("chmod 600"), "\(outcome.stderrText)")
      #expect(!outcome.stderrText.contains(server.password))
      #expect(outcome.stdoutText.isEmpty)
    }
  }

  @Test func `a netrc that others can read is no matter to who has another password`() throws {
    try withServer { server, home throws in
      let text = "machine \(server.host) login \(server.user) password other account x\n"
      try home.write(".netrc", text, mode: 0o644)
      let environment = ["FERRY_PASSWORD": server.password]
      let outcome = try home.run([server.url], "cat a.txt\n", environment)
      #expect(outcome.stdoutText == "hello", "\(outcome.stderrText)")
      let refused = try home.run(["cat", server.url + "/a.txt"])
      #expect(refused.ending == .exited(4), "\(refused.stderrText)")
      #expect(refused.stderrText.contains("--no-netrc"), "\(refused.stderrText)")
    }
  }

  @Test func `half a login does not outlive its connection`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER other"), .say("331 ?"), .expect("QUIT"), .say("221 bye"),
      .close, .say("220 ready"), .expect("PASS hush-hush"), .say("230 in"), .expect("PWD"),
      .say("257 \"/\""), .expect("QUIT"), .say("221 bye"),
    ]
    try withScriptedServer(steps) { server throws in
      let address = "127.0.0.1:\(server.port)"
      let outcome = try FerryRun(
        script: """
          open \(address)
          quote USER other
          close
          open \(address)
          quote PASS hush-hush
          sessions --json

          """
      ).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.contains("\"session\":1"), "\(outcome.stdoutText)")
      #expect(!outcome.stdoutText.contains("\"user\""), "\(outcome.stdoutText)")
    }
  }

  @Test func `a command for a password runs in the home directory, wherever the user is`() throws {
    try withServer { server, home throws in
      try home.write("secret", server.password + "\n")
      try withTemporaryDirectory { elsewhere throws in
        let outcome = try FerryRun(
          arguments: ["cat", "--password-command", "cat secret", server.url + "/a.txt"],
          environment: ["HOME": home.path.string],
          directory: elsewhere
        ).outcome()
        #expect(outcome.stdoutText == "hello", "\(outcome.stderrText)")
      }
    }
  }

  @Test func `a script is told once that commands of netrc are not run`() throws {
    try withServer { server, home throws in
      try home.write(
        ".netrc",
        "machine \(server.host) login \(server.user) password \(server.password)\n"
          + "macdef init\ncd below\n\n"
      )
      let line = "open \(server.host) \(server.port)\npwd\n"
      let outcome = try home.run([], line + line)
      #expect(outcome.stdoutText == "/\n/\n")
      let notes = outcome.stderrText.split(separator: "\n").filter { $0.contains("are not run") }
      #expect(notes.count == 1, "\(outcome.stderrText)")
    }
  }

  @Test func `the commands of 'macdef init' run on request`() throws {
    try withServer { server, home throws in
      try server.makeDirectory("below")
      try home.write(
        ".netrc",
        "machine \(server.host) login \(server.user) password \(server.password)\n"
          + "macdef init\ncd below\n\n"
      )
      let address = [server.host, "\(server.port)"]
      #expect(try home.run(address, "pwd\n").stdoutText == "/\n")
      try home.write("script", "set netrc macros\nopen \(address.joined(separator: " "))\npwd\n")
      #expect(try home.run(["-f", "script"]).stdoutText == "/below\n")
    }
  }

  @Test func `a password comes from a command, or a descriptor`() throws {
    try withServer { server, home throws in
      try home.write("secret", server.password + "\nmore\n")
      let command = ["--password-command", "cat secret"]
      #expect(try home.run(["cat"] + command + [server.url + "/a.txt"]).stdoutText == "hello")
      #expect(try home.run(command + [server.url], "cat a.txt\n").stdoutText == "hello")
      let descriptor = try home.run(
        ["-c", "cat a.txt", "--password-fd", "0", server.url],
        server.password
      )
      #expect(descriptor.stdoutText == "hello", "\(descriptor.stderrText)")
      for (bad, words) in [("exit 3", "status 3"), ("true", "wrote nothing")] {
        let outcome = try home.run(["--password-command", bad, server.url], "ls\n")
        #expect(outcome.ending == .exited(4), "\(outcome.stderrText)")
        #expect(outcome.stderrText.contains(words), "\(outcome.stderrText)")
      }
    }
  }

  @Test func `what counts more is asked first`() throws {
    try withServer { server, home throws in
      try home.write(
        ".netrc",
        "machine \(server.host) login \(server.user) password wrong-one\n"
      )
      let environment = ["FERRY_PASSWORD": server.password]
      #expect(try home.run([server.url], "cat a.txt\n", environment).stdoutText == "hello")
      let command = ["--password-command", "echo wrong-two", server.url]
      #expect(try home.run(command, "ls\n", environment).ending == .exited(4))
    }
  }

  @Test func `programs that are started do not get the password`() throws {
    try withServer { server, home throws in
      let environment = ["FERRY_PASSWORD": server.password]
      let script = "!env\ncat a.txt | env\n!cat /proc/$PPID/environ\n"
      let outcome = try home.run([server.url], script, environment)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.contains("HOME="))
      #expect(!outcome.stdoutText.contains(server.password), "\(outcome.stdoutText)")
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a wrong password may be typed again, and the third is the last`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try withPrompt([server.url]) { terminal, _ throws in
        try terminal.expect("Password: ")
        try terminal.send("wrong-one\r")
        try terminal.expect("login refused", within: .seconds(40))
        try terminal.expect("Password: ")
        try terminal.send("\(server.password)\r")
        try terminal.expect(":/> ", within: .seconds(40))
        try terminal.send("user \(server.user)\r")
        for _ in 0..<3 {
          try terminal.expect("Password: ", within: .seconds(40))
          try terminal.send("wrong-two\r")
        }
        try terminal.expect("ferry: log in to", within: .seconds(40))
        try terminal.expect("login refused")
        try terminal.expect("> ")
        try terminal.send("history\r")
        try terminal.expect("> ")
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
        let screen = String(decoding: terminal.octets, as: UTF8.self)
        for secret in ["wrong-one", "wrong-two", server.password] {
          #expect(!screen.contains(secret))
        }
      }
    }
  }

  @Test func `open and user ask for what is missing, at a prompt alone`() throws {
    try withServer { server, home throws in
      try withPrompt { terminal, _ throws in
        try terminal.expect("> ")
        try terminal.send("open\r")
        try terminal.expect("Host: ")
        try terminal.send(" \(server.host):\(server.port) \r")
        try terminal.expect("> ", within: .seconds(40))
        try terminal.send("user\r")
        try terminal.expect("User: ")
        try terminal.send("\(server.user)\r")
        try terminal.expect("Password: ", within: .seconds(40))
        try terminal.send("\(server.password)\r")
        try terminal.expect(":/> ", within: .seconds(40))
        try terminal.send("quit\r")
      }
      let outcome = try home.run([], "open\n")
      #expect(outcome.ending == .exited(2))
      #expect(outcome.stderrText.contains("which server?"), "\(outcome.stderrText)")
    }
  }

  @Test func `a password that a server repeats is shown to nobody`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER me"), .say("331 for me"), .expect("PASS hush-hush"),
      .say("230-welcome, hush-hush!\r\nhush-hush\r\n hush-hush\r\n230 end"), .expect("PWD"),
      .say("257 \"/\""),
      .expect("SITE PSWD hush-hush fresh-one"),
      .say("500 'SITE PSWD hush-hush fresh-one' not understood"), .expect("QUIT"),
      .say("221 bye hush-hush"),
    ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["-v", "ftp://me@127.0.0.1:\(server.port)"],
        script: "site PSWD hush-hush fresh-one\n",
        environment: ["FERRY_PASSWORD": "hush-hush"]
      ).outcome()
      #expect(outcome.ending == .exited(1), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("welcome, ****!"), "\(outcome.stderrText)")
      for secret in ["hush-hush", "fresh-one"] {
        #expect(!(outcome.stdoutText + outcome.stderrText).contains(secret))
      }
    }
  }

  @Test func `a server that asks for an account is not said to want a password`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER me"), .say("331 ?"), .expect("PASS hush-hush"),
      .say("332 account?"),
    ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["-c", "pwd", "ftp://me@127.0.0.1:\(server.port)"],
        environment: ["FERRY_PASSWORD": "hush-hush"]
      ).outcome()
      #expect(outcome.ending == .exited(4), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("asks for an account"), "\(outcome.stderrText)")
      #expect(!outcome.stderrText.contains("asks for a password"), "\(outcome.stderrText)")
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `who logs in with 'quote' is logged in`(kind: ServerKind) throws {
    try withServer(kind) { server, home throws in
      let script = "quote USER \(server.user)\nquote PASS \(server.password)\nls\nstatus\n"
      let outcome = try home.run(["-n", server.host, "\(server.port)"], script)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.contains("a.txt"), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.contains(server.user), "\(outcome.stdoutText)")
    }
  }

  @Test func `a netrc that makes no sense makes nobody anonymous`() throws {
    try withServer { server, home throws in
      let text =
        "machine other login me password two words\n"
        + "machine \(server.host) login \(server.user) password \(server.password)\n"
      try home.write(".netrc", text)
      let outcome = try home.run([server.host, "\(server.port)"], "ls\n")
      #expect(outcome.ending == .exited(4), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("line 1 is not understood"), "\(outcome.stderrText)")
    }
  }

  @Test func `a URL of another user is not the session's business`() throws {
    try withServer { server, home throws in
      let environment = ["FERRY_PASSWORD": server.password]
      let script = "rm ftp://other@\(server.host):\(server.port)/a.txt\n"
      let outcome = try home.run([server.url], script, environment)
      #expect(outcome.ending == .exited(2), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("the URL names other"), "\(outcome.stderrText)")
      #expect(try server.contents("a.txt") == [UInt8]("hello".utf8))
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a file is not moved onto itself under another name of its server`(kind: ServerKind) throws {
    try withServer(kind) { server, home throws in
      let environment = ["FERRY_PASSWORD": server.password]
      let address = "ftp://\(server.user)@127.0.0.1:\(server.port)"
      let other = "ftp://\(server.user):\(server.password)@localhost:\(server.port)"
      let lines = [
        ["-c", "open \(address); session new \(address); mv -f 1:a.txt 2:"],
        ["-c", "open \(address); session new \(address); mv -f 1:a.txt 2:./a.txt"],
        ["mv", "-f", address + "/a.txt", other + "/a.txt"],
      ]
      for arguments in lines {
        let outcome = try home.run(arguments, "", environment)
        #expect(outcome.ending == .exited(1), "\(arguments) \(outcome.stderrText)")
        #expect(outcome.stderrText.contains("may be the file itself"), "\(outcome.stderrText)")
        #expect(try server.contents("a.txt") == [UInt8]("hello".utf8))
      }
      // The server's own directory is one of this machine.
      let path = server.root.appending("a.txt").string
      let outcome = try home.run(["mv", "-f", address + "/a.txt", path], "", environment)
      #expect(outcome.ending == .exited(1), "\(outcome.stderrText)")
      #expect(try server.contents("a.txt") == [UInt8]("hello".utf8))
    }
  }

  /// Lines that use every way in, right and wrong, with the password in them.
  private static func lines(_ server: RealServer) -> [String] {
    let (user, secret, address) = (server.user, server.password, "\(server.host):\(server.port)")
    return [
      "set verbose on", "open -u \(user),\(secret) \(address)", "pwd",
      "open ftp://\(user):\(secret)@\(address)/", "ls -l --json", "close",
      "open \(user):\(secret)@\(address)", "reopen", "status --json", "explain",
      "open ftp://\(user):\(secret)@\(server.host):99999", "explain",
      "open sftp://\(user):\(secret)@\(address)", "open \(address)", "user \(user) \(secret)",
      "user \(user) wrong-\(secret)", "explain", "user \(user) \(secret)", "quote PASS \(secret)",
      "quote 'PASS \(secret)'", "site PSWD \(secret) \(secret)", "USR \(user) \(secret)",
      "PASS \(secret)", "queue user \(user) \(secret)", "wait", "jobs",
      "get ftp://\(user):\(secret)@\(address)/a.txt &", "wait", "jobs --json",
      "get ftp://\(user):\(secret)@other.invalid/a.txt", "user 'x \(secret)", "history", "set",
      "features --json", "cp ftp://\(user):\(secret)@\(address)/a.txt nowhere/x", "sessions",
      "alias in open ftp://\(user):\(secret)@\(address)", "in", "alias",
    ]
  }

  /// The files below a directory that have a text in them.
  private static func files(below directory: FilePath, with text: String) throws -> [FilePath] {
    var found: [FilePath] = []
    for name in try LocalDirectory.names(in: directory) {
      let path = directory.appending(octets: name)
      if try FileInfo(of: path).kind == .directory {
        found += try files(below: path, with: text)
      } else if try readOctets(path).firstRange(of: [UInt8](text.utf8)) != nil {
        found.append(path)
      }
    }
    return found
  }

  @Test func `no password is in what a script shows and keeps`() throws {
    try withServer { server, home throws in
      let script = Self.lines(server).joined(separator: "\n")
      let outcome = try home.run(["--keep-going"], script + "\n")
      #expect(outcome.stderrText.contains("230"), "it has logged in")
      for text in [outcome.stdoutText, outcome.stderrText] {
        for line in text.split(separator: "\n") where line.contains(server.password) {
          Issue.record("\(line)")
        }
      }
      #expect(try Self.files(below: home.path, with: server.password) == [])
    }
  }

  @Test func `no password is in what a prompt keeps`() throws {
    try withServer { server, _ throws in
      try withPrompt { terminal, home throws in
        try terminal.expect("> ")
        let lines = Self.lines(server).filter { !$0.contains("wrong-") }
        for (index, line) in lines.enumerated() {
          try terminal.send(line + "\r")
          try terminal.send("echo done-\(index)-\r")
          try terminal.expect("\ndone-\(index)-", within: .seconds(60))
        }
        try terminal.send("kill --all\r")
        try terminal.send("quit\r")
        _ = try terminal.exitStatus(within: .seconds(60))
        let history = try readOctets(home.appending(".local/state/ferry/history"))
        #expect(String(decoding: history, as: UTF8.self).contains("set verbose on"))
        #expect(try Self.files(below: home, with: server.password) == [])
      }
    }
  }
}
