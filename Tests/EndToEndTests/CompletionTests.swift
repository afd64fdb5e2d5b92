import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// The Tab key at a pseudo-terminal: names of real servers, and servers that take their time.
@Suite(.tags(.terminal))
struct CompletionTests {
  @Test(arguments: ServerKind.allCases)
  func `names at the server complete, and what is completed is fetched`(kind: ServerKind) throws {
    let names = ["with blank", "it's", "star*[x]", " lead", "-x", #"back\slash"#, "grüße"]
    try withRealServer(kind) { server throws in
      for name in names { try server.makeFile(name, [UInt8](name.utf8)) }
      try server.makeDirectory("sub")
      try server.makeFile("sub/deep.txt", [1])
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        home throws in
        try terminal.expect(":/> ")
        for (typed, name) in [
          ("w", "with blank"), ("'i", "it's"), ("\"st", "star*[x]"), (#"\ "#, " lead"),
          ("./-", "-x"), ("b", #"back\slash"#), ("g", "grüße"), ("sub/d", "deep.txt"),
        ]
        // Pure-FTPd 1.0.50: 553 Prohibited file name.
        where kind != .pureFTPd || !name.contains("\\") {
          try terminal.send("get \(typed)\t\r")
          try terminal.expect(" verified")
          try terminal.expect(":/> ")
          #expect(isThere(home.appending(name)), "\(name)")
        }
        try terminal.send("ls \t")
        try terminal.expect("'with blank'")
        try terminal.send("sub/\t")
        try terminal.expect("deep.txt ")
        try terminal.send("\r")
        try terminal.expect("sub/deep.txt")
      }
    }
  }

  @Test func `a directory is listed once for many completions, until rels or a change`() throws {
    try withRealServer(.proftpd) { server throws in
      try server.makeFile("first", [1])
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        _ throws in
        try terminal.expect(":/> ")
        try terminal.send("stat fi\t")
        try terminal.expect("rst ")
        // Somebody else adds a file, which nobody here knows of.
        try server.makeFile("second", [1])
        try terminal.send("\u{15}stat se\t")
        try terminal.expect("\u{7}")
        try terminal.send("\u{15}rels\r")
        try terminal.expect(":/> ")
        try terminal.send("stat se\t")
        try terminal.expect("cond ")
        try terminal.send("\u{15}mv first third\r")
        try terminal.expect(":/> ")
        try terminal.send("stat th\t")
        try terminal.expect("ird ")
      }
    }
  }

  @Test func `the interrupt key ends a completion, and leaves the line`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER"), .say("331 ?"), .expect("PASS"), .say("230 in"),
      .expect("PWD"), .say("257 \"/\""), .expect("FEAT"), .say("502 no"), .expect("TYPE"),
      .say("200 ok"), .expect("EPSV"), .listenExtended, .expect("LIST"), .say("150 here"),
      .acceptData, .expect("ABOR"), .say("426 stopped"), .say("226 abor done"), .closeData,
      .expect("QUIT"), .say("221 bye"),
    ]
    try withScriptedServer(steps) { server throws in
      try withPrompt(["ftp://me:pw@127.0.0.1:\(server.port)"]) { terminal, _ throws in
        try terminal.expect(":/> ")
        try terminal.send("get fi\t")
        try server.waitForLine("LIST")
        try terminal.send("\u{3}")
        // To the beginning of the line, which is still there.
        try terminal.send("\u{1}version # \r")
        try terminal.expect("ferry 0.")
        try terminal.send("history\r")
        try terminal.expect("1  version # get fi")
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
        #expect(server.complaint == nil)
      }
    }
  }

  @Test func `a server that refuses to list is no reason to stop typing`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER"), .say("331 ?"), .expect("PASS"), .say("230 in"),
      .expect("PWD"), .say("257 \"/\""), .expect("FEAT"), .say("502 no"), .expect("TYPE"),
      .say("200 ok"), .expect("EPSV"), .listenExtended, .expect("LIST"), .say("550 no"),
      .closeData, .expect("QUIT"), .say("221 bye"),
    ]
    try withScriptedServer(steps) { server throws in
      try withPrompt(["ftp://me:pw@127.0.0.1:\(server.port)"]) { terminal, _ throws in
        try terminal.expect(":/> ")
        try terminal.send("get fi\t")
        try terminal.send("le\u{1}version # \r")
        try terminal.expect("ferry 0.")
        try terminal.send("history\r")
        try terminal.expect("1  version # get file")
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
      }
    }
  }

  @Test func `more names than a screen has room for are shown only after a yes`() throws {
    try withRealServer(.vsftpd) { server throws in
      for number in 100..<250 { try server.makeFile("a-rather-long-name-\(number)", [1]) }
      try server.makeDirectory("a-rather-long-directory")
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        _ throws in
        try terminal.expect(":/> ")
        try terminal.send("stat a-rather-long-\t")
        try terminal.expect("Show all 151 names? [y/N] ")
        try terminal.send("n")
        try terminal.expect("stat a-rather-long-")
        try terminal.send("\t")
        try terminal.expect("Show all 151 names? [y/N] ")
        // The interrupt key is a no as well, and the line is still there.
        try terminal.send("\u{3}")
        try terminal.expect("stat a-rather-long-")
        try terminal.send("\t")
        try terminal.expect("[y/N] ")
        try terminal.send("y")
        // Directories have their colour without LS_COLORS.
        try terminal.expect("\u{1B}[01;34ma-rather-long-directory/\u{1B}[0m")
        try terminal.expect("a-rather-long-name-249")
        try terminal.expect("stat a-rather-long-")
        try terminal.send("n\t249\r")
        try terminal.expect("a-rather-long-name-249")
        try terminal.expect(":/> ")
        try terminal.send("cd a-rather\t\r")
        try terminal.expect(":/a-rather-long-directory> ")
      }
    }
  }

  @Test func `another character set of names is asked for again`() throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeFile("gr\u{FC}n", [1])
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        _ throws in
        try terminal.expect(":/> ")
        try terminal.send("stat gr\t")
        try terminal.expect("\u{FC}n ")
        try terminal.send("\u{15}set charset ISO-8859-1\r")
        try terminal.expect(":/> ")
        try terminal.send("stat gr\t")
        try terminal.expect("\u{C3}\u{BC}n ")
      }
    }
  }

  @Test func `words in unfinished quotes complete, directories and what is below them too`() throws
  {
    try withRealServer(.proftpd) { server throws in
      try server.makeDirectory("My Documents")
      try server.makeFile("My Documents/a letter", [1])
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        home throws in
        try terminal.expect(":/> ")
        try terminal.send("get \"My D\ta l\t\r")
        try terminal.expect("verified")
        try terminal.expect(":/> ")
        #expect(isThere(home.appending("a letter")))
        try terminal.send("cd 'My\t'\r")
        try terminal.expect(":/My Documents> ")
        try terminal.send("stat 'a le\t\r")
        try terminal.expect("a letter")
      }
    }
  }
}
