import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Where a password must not be: in what others see, and in what is kept.
@Suite(.tags(.realServer))
struct PasswordSecrecyTests {
  @Test func `programs that are started do not get the password`() throws {
    try withLoginHome { server, home throws in
      let environment = ["FERRY_PASSWORD": server.password]
      let script = "!env\ncat a.txt | env\n!cat /proc/$PPID/environ\n"
      let outcome = try home.run([server.url], script, environment)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.contains("HOME="))
      #expect(!outcome.stdoutText.contains(server.password), "\(outcome.stdoutText)")
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
    try withLoginHome { server, home throws in
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
    try withLoginHome { server, _ throws in
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
