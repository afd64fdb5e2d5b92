import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// What `ls` shows at a pseudo-terminal.
@Suite(.tags(.terminal, .realServer))
struct ListingDisplayTests {
  @Test(arguments: ServerKind.allCases)
  func `a name can be typed as it is shown`(kind: ServerKind) throws {
    var names = [
      "plain", "with blank", "it's", #"dq"dq"#, #"both'"s"#, "star*", "q?", "[br]", " lead",
      "trail ",
      "~tilde", "#hash", "{a,b}", "semi;colon", "a>b|c&", "grüße", "日本語", "two  blanks", "!bang",
    ]
    // Pure-FTPd 1.0.50: 553 Prohibited file name.
    if kind != .pureFTPd { names.append(#"back\slash"#) }
    try withRealServer(kind) { server throws in
      for name in names { try server.makeFile(name, [1]) }
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        _ throws in
        try terminal.expect(":/> ")
        try terminal.send("ls -1\r")
        let shown = try terminal.expect(":/> ")
        let lines = shown.split(separator: "\r\n").dropFirst().dropLast()
        #expect(lines.count == names.count, "\(lines)")
        for line in lines {
          try terminal.send("stat \(line)\r")
          let told = try terminal.expect(":/> ")
          #expect(told.contains("type"), "\(line): \(told)")
          #expect(told.contains("file"), "\(line): \(told)")
        }
      }
    }
  }

  @Test func `columns are straight whatever the names are, and coloured as the user wants`() throws
  {
    try withRealServer(.vsftpd) { server throws in
      for name in ["日本語.txt", "e\u{301}.txt", "👨‍👩‍👧.gz", "zz"] { try server.makeFile(name, [1]) }
      try server.makeDirectory("dir")
      let environment = [
        "FERRY_PASSWORD": server.password, "LS_COLORS": "di=01;34:*.gz=31",
        "TERM": "xterm-256color",
      ]
      try withPrompt([server.url], environment: environment) { terminal, _ throws in
        try terminal.resize(columns: 24, rows: 20)
        try terminal.expect(":/> ")
        try terminal.send("ls\r")
        try terminal.expect("\u{1B}[01;34mdir\u{1B}[0m/   zz          \u{1B}[31m👨‍👩‍👧.gz\u{1B}[0m\r\n")
        try terminal.expect("e\u{301}.txt  日本語.txt\r\n")
      }
      try withPrompt([server.url], environment: environment.merging(["NO_COLOR": "1"]) { $1 }) {
        terminal,
        _ throws in
        try terminal.resize(columns: 24, rows: 20)
        try terminal.expect(":/> ")
        try terminal.send("ls\r")
        try terminal.expect("dir/   zz          👨‍👩‍👧.gz\r\ne\u{301}.txt  日本語.txt\r\n")
      }
    }
  }
}
