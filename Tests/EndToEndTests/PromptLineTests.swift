import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// What the prompt shows around the lines that are typed, at a pseudo-terminal.
@Suite(.tags(.terminal))
struct PromptLineTests {
  @Test func `a long line is drawn again in a window of another size`() throws {
    try withPrompt([]) { terminal, _ throws in
      try terminal.expect("ferry> ")
      let words = "echo a-line-that-is-longer-than-the-window-is-wide-in-a-moment end"
      try terminal.send(words)
      try terminal.expect("end")
      try terminal.resize(columns: 40, rows: 10)
      try terminal.expect("ferry> echo a-line")
      try terminal.send("\r")
      try terminal.expect("in-a-moment end")
      try terminal.expect("ferry> ")
    }
  }

  @Test func `an interrupted completion is shown so, and leaves the line as it was`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER"), .say("230 in"), .expect("PWD"), .say("257 \"/\""),
      .expect("FEAT"), .awaitEnd,
    ]
    try withScriptedServer(steps) { server throws in
      try withPrompt(["ftp://127.0.0.1:\(server.port)"]) { terminal, _ throws in
        try terminal.expect(":/> ")
        try terminal.send("stat na\t")
        try terminal.expect("stat na")
        try server.waitForLine("FEAT")
        try terminal.send("\u{3}")
        try terminal.expect("^C")
        try terminal.expect("> stat na")
        try terminal.send("\u{15}lpwd\r")
        try terminal.expect("/ferry-test-")
      }
    }
  }

  @Test func `an interrupted question gets one new line`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER me"), .say("331 password?"), .awaitEnd,
    ]
    try withScriptedServer(steps) { server throws in
      try withPrompt([]) { terminal, _ throws in
        try terminal.expect("ferry> ")
        try terminal.send("open ftp://me@127.0.0.1:\(server.port)\r")
        try terminal.expect("Password: ")
        try terminal.send("\u{3}")
        let between = try terminal.expect("ferry: ")
        #expect(between.filter { $0.isNewline }.count == 1, "\(between.debugDescription)")
      }
    }
  }

  @Test func `what is said of an interruption has a line of its own`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER"), .say("230 in"), .expect("PWD"), .say("257 \"/\""),
      .expect("NOOP"), .awaitEnd,
    ]
    try withScriptedServer(steps) { server throws in
      try withPrompt(["ftp://127.0.0.1:\(server.port)"]) { terminal, _ throws in
        try terminal.expect(":/> ")
        try terminal.send("quote NOOP\r")
        try server.waitForLine("NOOP")
        try terminal.send("\u{3}")
        try terminal.expect("^C\r\n")
        #expect(try terminal.expect("ferry: ").allSatisfy { !$0.isNewline })
      }
    }
  }

  @Test func `lines of before come back by marks`() throws {
    try withPrompt([]) { terminal, _ throws in
      try terminal.expect("ferry> ")
      try terminal.send("echo once\r")
      try terminal.expect("\r\nonce\r\n")
      try terminal.send("!! more\r")
      try terminal.expect("echo once more")
      try terminal.expect("\r\nonce more\r\n")
      try terminal.send("!1\r")
      try terminal.expect("echo once")
      try terminal.expect("\r\nonce\r\n")
      try terminal.send("!99\r")
      try terminal.expect("there is no such line")
      try terminal.send("!echo two\r")
      try terminal.expect("\r\ntwo\r\n")
    }
  }

  @Test func `the prompt is what the user wants`() throws {
    try withPrompt([]) { terminal, _ throws in
      try terminal.expect("ferry> ")
      try terminal.send("set right-prompt 'RIGHT'\r")
      try terminal.expect("RIGHT")
      try terminal.send("set prompt '%[%h:%d %]in%[ !%s%]~ '\r")
      try terminal.expect("in~ ")
      try terminal.send("frobnicate\r")
      try terminal.expect("in !2~ ")
      try terminal.send("set prompt default\r")
      try terminal.expect("ferry> ")
    }
    try withPrompt(["demo"]) { terminal, _ throws in
      try terminal.expect(":/> ")
      try terminal.send("set prompt '[%u %l %d]: '\r")
      try terminal.expect("[anonymous clear /]: ")
      try terminal.send("cd docs\r")
      try terminal.expect("[anonymous clear /docs]: ")
    }
  }

  @Test func `the first run says how to begin, and no later one does`() throws {
    try withTemporaryDirectory { state in
      let environment = ["XDG_STATE_HOME": state.string]
      for isFirst in [true, false] {
        try withPrompt([], environment: environment) { terminal, _ throws in
          let before = try terminal.expect("ferry> ")
          #expect(before.contains("'open HOST'") == isFirst)
          #expect(before.contains("'help'") == isFirst)
          try terminal.send("quit\r")
          #expect(try terminal.exitStatus() == 0)
        }
      }
    }
  }

  @Test func `a command goes on at the prompt after one that failed`() throws {
    try withPrompt(["demo"]) { terminal, _ throws in
      try terminal.expect(":/> ")
      try terminal.send("cd nothere; echo still here\r")
      try terminal.expect("ferry: cd nothere")
      try terminal.expect("\r\nstill here\r\n")
    }
  }
}
