import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Where names and passwords come from, and what is done when they are refused.
@Suite(.tags(.realServer))
struct LoginTests {
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
    try withLoginHome { server, home throws in
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

  @Test func `a password comes from a command, or a descriptor`() throws {
    try withLoginHome { server, home throws in
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
    try withLoginHome { server, home throws in
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
    try withLoginHome { server, home throws in
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
    try withLoginHome(kind) { server, home throws in
      let script = "quote USER \(server.user)\nquote PASS \(server.password)\nls\nstatus\n"
      let outcome = try home.run(["-n", server.host, "\(server.port)"], script)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.contains("a.txt"), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.contains(server.user), "\(outcome.stdoutText)")
    }
  }

  @Test func `a URL of another user is not the session's business`() throws {
    try withLoginHome { server, home throws in
      let environment = ["FERRY_PASSWORD": server.password]
      let script = "rm ftp://other@\(server.host):\(server.port)/a.txt\n"
      let outcome = try home.run([server.url], script, environment)
      #expect(outcome.ending == .exited(2), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("the URL names other"), "\(outcome.stderrText)")
      #expect(try server.contents("a.txt") == [UInt8]("hello".utf8))
    }
  }
}
