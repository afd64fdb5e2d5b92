import FTPTestSupport
import SystemPackage
import Testing

/// Proxies at the prompt, and names in other letters.
@Suite(.tags(.terminal, .network))
struct ProxyPromptTests {
  @Test(arguments: ["socks5", "http"])
  func `the interrupt key ends waiting for a proxy that says nothing`(scheme: String) throws {
    try withScriptedServer([.awaitEnd]) { server throws in
      try withPrompt { terminal, _ throws in
        try terminal.expect("ferry>")
        try terminal.send("set proxy \(scheme)://127.0.0.1:\(server.port)\r")
        try terminal.expect("ferry>")
        try terminal.send("open ftp.example\r")
        try terminal.expect("Connecting to ftp.example")
        let start = ContinuousClock.now
        try terminal.send("\u{3}")
        try terminal.expect("interrupted")
        #expect(ContinuousClock.now - start < .seconds(2))
        try terminal.send("quit\r")
      }
    }
  }

  @Test func `a proxy that is set while a server is connected counts from the next one on`() throws
  {
    try withScriptedServer([.say("220 x"), .awaitEnd]) { server throws in
      let outcome = try FerryRun(
        arguments: ["--tls", "off"],
        script: "open 127.0.0.1 \(server.port)\nset proxy socks5://gate.example\nset rate 2M\n"
      ).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      let said = outcome.stderrText.split(separator: "\n").filter {
        $0.contains("It counts from the next connection on")
      }
      #expect(said.count == 2)
    }
  }

  @Test func `the password of a proxy is hidden from those who list processes`() throws {
    try withScriptedServer([.awaitEnd]) { server throws in
      let outcome = try FerryRun(
        arguments: [
          "--proxy", "socks5://me:top-secret@127.0.0.1:\(server.port)", "-c",
          "!tr '\\0' ' ' < /proc/$PPID/cmdline",
        ]
      ).outcome()
      #expect(outcome.stdoutText.contains("--proxy"))
      #expect(!outcome.stdoutText.contains("top-secret"), "\(outcome.stdoutText)")
    }
  }

  @Test(arguments: ["bücher.example", "ftp://BÜCHER.example/", "me@bücher.example:21"])
  func `a host in other letters is looked up as the names of hosts are written`(
    name: String
  ) throws {
    let steps: [ScriptedServer.Step] = [
      .expect("CONNECT xn--bcher-kva.example:21 "), .expect("Host:"), .expect(""),
      .say("HTTP/1.1 404 unknown"), .say(""), .awaitEnd,
    ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["--proxy", "http://127.0.0.1:\(server.port)", "-c", "ls", name]
      ).outcome()
      #expect(outcome.stderrText.contains("HTTP 404 unknown"), "\(outcome.stderrText)")
      #expect(server.complaint == nil)
    }
  }

  @Test func `what can be the name of no host is said to be none`() throws {
    let outcome = try FerryRun(arguments: ["-c", "ls", "ftp://a\u{2028}\u{FC}.example/"]).outcome()
    #expect(outcome.ending == .exited(2))
    #expect(outcome.stderrText.contains("it names no host"), "\(outcome.stderrText)")
  }
}
