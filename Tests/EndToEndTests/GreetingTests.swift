import FTPTestSupport
import SystemPackage
import Testing

/// What a person sees when a connection begins, at a pseudo-terminal.
@Suite(.tags(.terminal))
struct GreetingTests {
  @Test func `server, user, protection and the server's own words are shown, escaped`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220-Mirror of\r\n220 \u{1B}[31mred"), .expect("USER"), .say("331 ?"), .expect("PASS"),
      .say("230-Be kind.\r\n230 in"), .expect("PWD"), .say("257 \"/\""), .expect("CWD pub"),
      .say("250-All of it\r\n 250-is free\r\n250 ok"), .expect("PWD"), .say("257 \"/pub\""),
      .expect("QUIT"), .say("221 bye"),
    ]
    try withScriptedServer(steps) { server throws in
      try withPrompt(["ftp://127.0.0.1:\(server.port)"]) { terminal, _ throws in
        try terminal.expect("Connected to 127.0.0.1:\(server.port) as anonymous")
        try terminal.expect("Mirror of")
        try terminal.expect("\\x1b[31mred")
        try terminal.expect("Be kind.")
        try terminal.expect(":/> ")
        try terminal.send("cd pub\r")
        try terminal.expect("All of it")
        try terminal.expect(":/pub> ")
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
      }
    }
  }

  @Test(arguments: [ServerKind.vsftpd, .proftpd])
  func `a login with TLS says so`(kind: ServerKind) throws {
    try withRealServer(kind, tls: .explicit) { server throws in
      let environment = ["FERRY_PASSWORD": server.password]
      try withPrompt([server.url], environment: environment) { terminal, _ throws in
        try terminal.expect("(n)ot? ")
        try terminal.send("o\r")
        try terminal.expect("as \(server.user), protected by TLS 1.")
        try terminal.expect(":/> ")
      }
    }
  }

  @Test func `a connection that takes a while is said to be under way`() throws {
    let port = try SilentPort()
    try withPrompt([]) { terminal, _ throws in
      try terminal.expect("ferry> ")
      try terminal.send("open 127.0.0.1 \(port.number)\r")
      try terminal.expect("Connecting to 127.0.0.1:\(port.number)")
      try terminal.send("\u{3}")
      try terminal.expect("ferry> ")
    }
  }
}
