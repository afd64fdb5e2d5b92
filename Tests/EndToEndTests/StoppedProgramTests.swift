import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Ctrl-Z and `fg`, in a shell with jobs at a pseudo-terminal.
@Suite(.tags(.terminal))
struct StoppedProgramTests {
  /// Runs a body with bash at a terminal, in a home directory of its own.
  private func withShell(_ body: (PseudoTerminal) throws -> Void) throws {
    try withTemporaryDirectory { home in
      var variables = Subprocess.plainEnvironment
      variables["HOME"] = home.string
      variables["TERM"] = "xterm"
      variables["PS1"] = "sh-> "
      let terminal = try PseudoTerminal(
        "/bin/bash",
        ["--norc", "--noprofile", "-i"],
        environment: variables,
        workingDirectory: home
      )
      try terminal.expect("sh-> ")
      try body(terminal)
    }
  }

  @Test func `a line at the prompt is drawn again, and its keys work`() throws {
    try withShell { terminal in
      try terminal.send("\(ferryBinary()) demo\r")
      try terminal.expect(":/> ")
      try terminal.send("pw")
      try terminal.expect("pw")
      try terminal.send("\u{1A}")
      try terminal.expect("Stopped")
      try terminal.expect("sh-> ")
      // The terminal is the shell's again, as it was.
      try terminal.send("stty -a | grep -o '[-]*icanon'\r")
      try terminal.expect("\ricanon")
      try terminal.expect("sh-> ")
      try terminal.send("fg\r")
      try terminal.expect(":/> pw")
      // The arrow key moves only where keys come one by one.
      try terminal.send("xd\u{1B}[D\u{7F}\r")
      try terminal.expect("\r\n/\r\n")
      try terminal.send("quit\r")
      try terminal.expect("sh-> ")
    }
  }

  @Test func `a transfer goes on, and so does its key`() throws {
    try withShell { terminal in
      try terminal.send("\(ferryBinary()) demo\r")
      try terminal.expect(":/> ")
      try terminal.send("set rate 200k\r")
      try terminal.expect(":/> ")
      try terminal.send("get large.bin\r")
      // The bar, not the line that was typed.
      try terminal.expect("░")
      try terminal.send("\u{1A}")
      try terminal.expect("Stopped")
      try terminal.expect("sh-> ")
      try terminal.send("fg\r")
      try terminal.expect("large.bin")
      // Ctrl-T asks where things stand, as before: a line of its own, which a bar is not.
      // The bar may be seen a moment before the terminal has the program's keys again.
      var isHeard = false
      for _ in 0..<10 where !isHeard {
        try terminal.send("\u{14}")
        isHeard = (try? terminal.expect("\r\n", within: .seconds(2))) != nil
      }
      #expect(isHeard)
      try terminal.expect("large.bin")
      try terminal.send("\u{3}")
      try terminal.expect(":/> ")
      try terminal.send("pwd\r")
      try terminal.expect("\r\n/\r\n")
    }
  }

  @Test func `a question is asked again, and what is secret stays so`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER me"), .say("331 password?"), .expect("USER me"),
      .say("331 password?"), .expect("PASS hush"), .say("230 in"), .expect("PWD"),
      .say("257 \"/\""), .expect("QUIT"), .say("221 bye"),
    ]
    try withScriptedServer(steps) { server throws in
      try withShell { terminal in
        try terminal.send("\(ferryBinary()) ftp://me@127.0.0.1:\(server.port)\r")
        try terminal.expect("Password: ")
        try terminal.send("\u{1A}")
        try terminal.expect("Stopped")
        try terminal.expect("sh-> ")
        try terminal.send("fg\r")
        try terminal.expect("Password: ")
        try terminal.send("hush\r")
        try terminal.expect(":/> ")
        #expect(!String(decoding: terminal.octets, as: UTF8.self).contains("hush"))
      }
    }
  }
}
