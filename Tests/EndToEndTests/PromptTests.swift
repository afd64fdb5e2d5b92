import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// The prompt, at a pseudo-terminal.
@Suite(.tags(.terminal))
struct PromptTests {
  @Test func `a person logs in, walks around, lists, fetches and leaves`() throws {
    try withPrompt(["demo"]) { terminal, home throws in
      try terminal.expect(":/> ")
      try terminal.send("ls\r")
      try terminal.expect("README.txt  \u{1B}[01;34mdocs\u{1B}[0m/")
      try terminal.expect(":/> ")
      try terminal.send("cd docs\r")
      try terminal.expect(":/docs> ")
      try terminal.send("get harbour.txt\r")
      try terminal.expect("size verified")
      try terminal.expect(":/docs> ")
      try terminal.send("quit\r")
      #expect(try terminal.exitStatus() == 0)
      #expect(isThere(home.appending("harbour.txt")))
    }
  }

  @Test func `names of commands complete, and Tab twice lists them`() throws {
    try withPrompt([]) { terminal, _ throws in
      try terminal.expect("ferry> ")
      try terminal.send("vers\t\r")
      try terminal.expect("ferry 0.")
      try terminal.expect("ferry> ")
      try terminal.send("mk\t")
      try terminal.expect("dir ")
      try terminal.send("\u{3}")
      try terminal.expect("ferry> ")
      try terminal.send("l\t")
      try terminal.expect("lcd")
      try terminal.expect("lpwd")
    }
  }

  @Test func `unambiguous beginnings of names are enough`() throws {
    try withPrompt([]) { terminal, _ throws in
      try terminal.expect("ferry> ")
      try terminal.send("lpw\r")
      try terminal.expect("/ferry-test-")
      try terminal.send("m\r")
      try terminal.expect("Ambiguous: mget, mirror, mkdir, more, mput, mv")
    }
  }

  @Test func `the interrupt key clears the line, and the end of input leaves`() throws {
    try withPrompt([]) { terminal, _ throws in
      try terminal.expect("ferry> ")
      try terminal.send("frobnicate")
      try terminal.expect("frobnicate")
      try terminal.send("\u{3}")
      try terminal.expect("ferry> ")
      try terminal.send("lpwd\r")
      try terminal.expect("/ferry-test-")
      try terminal.expect("ferry> ")
      try terminal.send("\u{4}")
      #expect(try terminal.exitStatus() == 0)
      #expect(!String(decoding: terminal.octets, as: UTF8.self).contains("no such command"))
    }
  }

  @Test func `the interrupt key stops a transfer and stays connected`() throws {
    // Ten times what fits into the buffers of a connection, and nobody sends the rest.
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER"), .say("331 ?"), .expect("PASS"), .say("230 in"),
      .expect("PWD"), .say("257 \"/\""), .expect("TYPE"), .say("200 ok"), .expect("SIZE"),
      .say("213 1000000"), .expect("MDTM"), .say("550 no"), .expect("EPSV"), .listenExtended,
      .expect("RETR"), .say("150 ok"),
      .acceptData, .sendData([UInt8](repeating: 1, count: 1000)), .expect("ABOR"),
      .say("426 stopped"), .say("226 abor done"), .closeData, .expect("PWD"), .say("257 \"/\""),
      .expect("QUIT"), .say("221 bye"),
    ]
    try withScriptedServer(steps) { server throws in
      try withPrompt(["ftp://127.0.0.1:\(server.port)"]) { terminal, home throws in
        try terminal.expect(":/> ")
        try terminal.send("get file\r")
        // The partial file has octets as soon as something has come.
        while ((try? FileInfo(of: home.appending("file.ferry-partial")).size) ?? 0) == 0 {
          #expect(throws: PseudoTerminal.Unexpected.self) {
            try terminal.expect("never", within: .milliseconds(20))
          }
        }
        let start = ContinuousClock.now
        try terminal.send("\u{3}")
        try terminal.expect(":/> ")
        #expect(ContinuousClock.now - start < .seconds(1))
        try terminal.send("pwd\r")
        try terminal.expect("\r\n/\r\n")
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
        #expect(!isThere(home.appending("file")))
        #expect(server.complaint == nil)
      }
    }
  }

  @Test func `the interrupt key ends a script with status 130`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER"), .say("230 in"), .expect("PWD"), .awaitEnd,
    ]
    try withScriptedServer(steps) { server throws in
      let arguments = ["-v", "-c", "pwd; pwd", "ftp://127.0.0.1:\(server.port)"]
      try withPrompt(arguments) { terminal, _ throws in
        try terminal.expect("--> PWD")
        try terminal.send("\u{3}")
        #expect(try terminal.exitStatus() == 130)
        #expect(server.lines.count { $0 == "PWD" } <= 1, "the second command is not sent")
      }
    }
  }

  @Test func `history lasts across runs, without secrets and lines that begin with a blank`() throws
  {
    try withTemporaryDirectory { state in
      let environment = ["XDG_STATE_HOME": state.string]
      try withPrompt([], environment: environment) { terminal, _ throws in
        try terminal.expect("ferry> ")
        for line in ["lpwd", " set type", "user me secret", "open ftp://a:secret@127.0.0.1:1"] {
          try terminal.send(line + "\r")
          try terminal.expect("ferry> ")
        }
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
      }
      let file = state.appending("ferry").appending("history")
      #expect(try readOctets(file) == [UInt8]("lpwd\nquit\n".utf8))
      #expect(try FileInfo(of: file).mode == 0o600)
      try withPrompt([], environment: environment) { terminal, _ throws in
        try terminal.expect("ferry> ")
        try terminal.send("\u{1B}[A\u{1B}[A\r")
        try terminal.expect("/ferry-test-")
        try terminal.send("history\r")
        try terminal.expect("1  lpwd")
      }
    }
  }

  @Test func `UTF-8 is typed and erased by the character`() throws {
    try withPrompt([], environment: ["LC_ALL": "C"]) { terminal, home throws in
      try terminal.expect("ferry> ")
      try terminal.send("lmkdir grüß\u{7F}ßen\r")
      try terminal.expect("ferry> ")
      try terminal.send("quit\r")
      #expect(try terminal.exitStatus() == 0)
      #expect(isThere(home.appending("grüßen")))
    }
  }

  @Test func `a new size of the window is taken while a line is typed`() throws {
    try withPrompt([]) { terminal, _ throws in
      try terminal.expect("ferry> ")
      try terminal.send("lpwd; help")
      try terminal.expect("help")
      try terminal.resize(columns: 40, rows: 10)
      try terminal.send("\r")
      try terminal.expect("/ferry-test-")
      try terminal.expect("ferry> ")
    }
  }

  @Test func `passwords are asked for, without showing them`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER me"), .say("331 password?"), .expect("USER me"),
      .say("331 password?"), .expect("PASS hush"), .say("230 in"), .expect("PWD"),
      .say("257 \"/\""), .expect("QUIT"), .say("221 bye"),
    ]
    try withScriptedServer(steps) { server throws in
      try withPrompt(["ftp://me@127.0.0.1:\(server.port)"]) { terminal, _ throws in
        try terminal.expect("Password: ")
        try terminal.send("hush\r")
        try terminal.expect(":/> ")
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
        #expect(!String(decoding: terminal.octets, as: UTF8.self).contains("hush"))
        #expect(server.complaint == nil)
      }
    }
  }

  @Test func `a file that is there is replaced only after a yes`() throws {
    try withPrompt(["demo"]) { terminal, home throws in
      try writeOctets([1], home.appending("README.txt"))
      try terminal.expect(":/> ")
      try terminal.send("get README.txt\r")
      try terminal.expect("is there already")
      try terminal.expect("[y/N] ")
      try terminal.send("n\r")
      try terminal.expect("what is there stays")
      try terminal.expect(":/> ")
      #expect(try readOctets(home.appending("README.txt")) == [1])
      try terminal.send("get README.txt\r")
      try terminal.expect("[y/N] ")
      try terminal.send("y\r")
      try terminal.expect("size verified")
      #expect(try readOctets(home.appending("README.txt")).count > 100)
    }
  }

  @Test func `the keys of editrc win`() throws {
    try withTemporaryDirectory { home in
      let file = home.appending("editrc")
      try writeOctets([UInt8]("bind ^G ed-insert\nbind -s ^G lpwd\n".utf8), file)
      try withPrompt([], environment: ["EDITRC": file.string]) { terminal, _ throws in
        try terminal.expect("ferry> ")
        try terminal.send("\u{7}\r")
        try terminal.expect("/ferry-test-")
      }
    }
  }
}
