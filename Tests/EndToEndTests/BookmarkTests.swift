import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Bookmarks: on the command line, in scripts and at the prompt, against real servers.
@Suite(.tags(.network, .realServer))
struct BookmarkTests {
  /// Runs the program with a home of its own.
  private func run(
    _ arguments: [String],
    home: FilePath,
    _ script: String = "",
    environment: [String: String] = [:]
  ) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: arguments,
      script: script,
      environment: ["HOME": home.string].merging(environment) { $1 },
      directory: home
    ).outcome()
  }

  private func done(
    _ arguments: [String],
    home: FilePath,
    _ script: String = "",
    environment: [String: String] = [:]
  ) throws -> String {
    let outcome = try run(arguments, home: home, script, environment: environment)
    #expect(outcome.ending == .exited(0), "\(arguments): \(outcome.stderrText)")
    return outcome.stdoutText
  }

  @Test(arguments: ServerKind.allCases)
  func `a bookmark is added, used, changed and removed, and its command says the password`(
    kind: ServerKind
  ) throws {
    try withRealServer(kind) { server throws in
      try server.makeDirectory("pub")
      try server.makeFile("pub/a b.txt", [UInt8]("octets".utf8))
      try server.makeFile("top.txt", [1])
      try withTemporaryDirectory { home throws in
        let command = "password-command=echo \(server.password); echo more; echo asked >&2"
        let added = try run(
          ["bookmark", "add", "work", "\(server.url)/pub", "rate=5M", command],
          home: home
        )
        #expect(added.ending == .exited(0), "\(added.stderrText)")
        let listed = try done(["bookmark", "list"], home: home)
        #expect(listed.hasPrefix("work  \(server.url)/pub  rate=5M  password-command="))
        #expect(try FileInfo(of: home.appending(".config/ferry/bookmarks")).mode == 0o600)
        #expect(try done(["ls", "work:"], home: home) == "a b.txt\n")
        #expect(try done(["get", "work:a b.txt", "-o", "-"], home: home) == "octets")
        #expect(try done(["get", "work:*.txt", "-o", "-"], home: home) == "octets")
        #expect(try done(["ls", "-1", "work:/"], home: home) == "pub\ntop.txt\n")
        #expect(try done(["find", "work:", "-name", "work:x"], home: home) == "")
        #expect(try done(["work"], home: home, "pwd\nset rate\n") == "/pub\nrate 5M\n")
        #expect(try done(["work:/"], home: home, "pwd\n") == "/\n")
        let script = "open work\npwd\ncd /\nget work:a* -o -\nset rate\nclose\nset rate\n"
        #expect(try done([], home: home, script) == "/pub\noctetsrate 5M\nrate off\n")
        try writeOctets([2], home.appending("new"))
        #expect(try done(["put", "new", "work:made"], home: home) == "")
        #expect(try server.contents("pub/made") == [2])
        #expect(try done(["mv", "work:made", "work:/moved"], home: home) == "")
        #expect(try server.contents("moved") == [2])
        _ = try done(["bookmark", "edit", "work", "rate=", "tries=7", server.url], home: home)
        #expect(
          try done(["work"], home: home, "pwd\nset rate\nset tries\n") == "/\nrate off\ntries 7\n"
        )
        _ = try done(["bookmark", "remove", "work"], home: home)
        #expect(try done(["bookmark"], home: home) == "")
      }
    }
  }

  @Test func `files go from one bookmark's server to another's, each with its own password`() throws
  {
    try withRealServer(.vsftpd) { first throws in
      try first.makeFile("a.txt", [UInt8]("octets".utf8))
      try withRealServer(.proftpd) { second throws in
        try withTemporaryDirectory { home throws in
          for (name, server) in [("one", first), ("two", second)] {
            let command = "password-command=echo \(server.password)"
            _ = try done(["bookmark", "add", name, server.url, command], home: home)
          }
          _ = try done(["cp", "one:a.txt", "two:b.txt"], home: home)
          #expect(try second.contents("b.txt") == [UInt8]("octets".utf8))
          let script = "open one\nsession new two\ncp 1:a.txt c.txt\ncp one:a.txt two:d.txt\n"
          _ = try done([], home: home, script)
          for name in ["c.txt", "d.txt"] {
            #expect(try second.contents(name) == [UInt8]("octets".utf8))
          }
        }
      }
    }
  }

  @Test func `the current server is kept without its password, and so is one of a URL`() throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeDirectory("pub")
      try withTemporaryDirectory { home throws in
        _ = try done(
          [server.url],
          home: home,
          "cd pub\nbookmark add here tries=2\n",
          environment: ["FERRY_PASSWORD": server.password]
        )
        let secret = "ftp://me:hushhush@h/x"
        _ = try done(["bookmark", "add", "url", secret], home: home)
        let text = try String(
          decoding: readOctets(home.appending(".config/ferry/bookmarks")),
          as: UTF8.self
        )
        #expect(text.contains("url = \(server.url)//pub\ntries = 2\n"))
        #expect(text.contains("url = ftp://me@h/x\n"))
        #expect(!text.contains(server.password))
        #expect(!text.contains("hush"))
      }
    }
  }

  @Test(arguments: [
    (["bookmark", "add"], "A name is missing"),
    (["bookmark", "add", "a/b", "h"], "no such characters"),
    (["bookmark", "add", "ls", "h"], "'ferry ls' is a command"),
    (["bookmark", "add", "x", "h", "rat=1"], "Did you mean rate"),
    (["bookmark", "add", "x", "h", "rate=fast"], "it can be: off, or a number"),
    (["bookmark", "add", "x", "h", "password=y"], "password-command="),
    (["bookmark", "add", "x"], "there is no server, and no URL"),
    (["bookmark", "edit", "x", "rate=1"], "there is no such bookmark"),
    (["bookmark", "remove", "x"], "there is no such bookmark"),
    (["bookmark", "wrok"], "Please provide one of 'add', 'list'"),
    (["bookmark", "list", "--passwords"], "--passwords is for import"),
  ])
  func `what cannot be kept is refused with what to type`(
    arguments: [String],
    words: String
  ) throws {
    try withTemporaryDirectory { home throws in
      let outcome = try run(arguments, home: home)
      #expect(outcome.ending == .exited(2))
      #expect(outcome.stderrText.contains(words), "\(outcome.stderrText)")
      #expect(!isThere(home.appending(".config/ferry/bookmarks")))
    }
  }

  @Test func `a command that fails, a file that others can read, and a bad line are said`() throws {
    try withRealServer(.vsftpd) { server throws in
      try withTemporaryDirectory { home throws in
        let file = home.appending(".config/ferry/bookmarks")
        _ = try done(
          ["bookmark", "add", "work", server.url, "password-command=exit 3"],
          home: home
        )
        let failed = try run(["ls", "work:"], home: home)
        #expect(failed.ending == .exited(4))
        #expect(failed.stderrText.contains("failed (status 3)"), "\(failed.stderrText)")
        _ = try done(["bookmark", "edit", "work", "password-command=true"], home: home)
        #expect(try run(["ls", "work:"], home: home).stderrText.contains("wrote nothing"))
        let lines = "[work]\nurl = \(server.url)\npassword = \(server.password)\n"
        try PrivateFile.replace(file, with: [UInt8](lines.utf8))
        #expect(try done(["ls", "work:"], home: home) == "")
        try LocalDirectory.setMode(0o644, of: file)
        let refused = try run(["ls", "work:"], home: home)
        #expect(refused.ending == .exited(4))
        #expect(refused.stderrText.contains("chmod 600"), "\(refused.stderrText)")
        #expect(!refused.stderrText.contains(server.password))
        try PrivateFile.replace(file, with: [UInt8]((lines + "tls = requir\n").utf8))
        let bad = try run(["work"], home: home, "pwd\n")
        #expect(bad.ending == .exited(2))
        #expect(bad.stderrText.contains("line 4"), "\(bad.stderrText)")
      }
    }
  }

  @Test func `sites of other programs are found at their usual places, and said one by one`() throws
  {
    try withTemporaryDirectory { home throws in
      let places = [
        ".config/rclone/rclone.conf": "[rem]\ntype = ftp\nhost = h\nuser = me\npass = x\n",
        ".local/share/lftp/bookmarks": "work\tftp://me:hush@host/pub\nsh\tsftp://h\n",
      ]
      for (place, text) in places {
        try PrivateFile.replace(home.pushing(FilePath(place)), with: [UInt8](text.utf8))
      }
      let first = try run(["bookmark", "import"], home: home)
      #expect(first.ending == .exited(0))
      for words in [
        "took work: ftp://me@host/pub (its password was left; --passwords takes it)",
        "left 'sh': it is for sftp", "1 bookmark from lftp, 1 left: ", "took rem: ftp://me@h ",
      ] { #expect(first.stderrText.contains(words), "\(first.stderrText)") }
      let file = home.appending(".config/ferry/bookmarks")
      #expect(try !String(decoding: readOctets(file), as: UTF8.self).contains("hush"))
      let again = try run(["bookmark", "import", "lftp"], home: home)
      #expect(again.stderrText.contains("left 'work': it is there already"), "\(again.stderrText)")
      let forced = try run(["bookmark", "import", "lftp", "-f", "--passwords"], home: home)
      #expect(forced.stderrText.contains("warning: passwords stand in"), "\(forced.stderrText)")
      #expect(!forced.stderrText.contains("hush"))
      #expect(try String(decoding: readOctets(file), as: UTF8.self).contains("password = hush"))
      #expect(try !done(["bookmark", "list", "--json"], home: home).contains("hush"))
      #expect(try !done(["bookmark"], home: home).contains("hush"))
      let nowhere = try run(["bookmark", "import", "ncftp"], home: home)
      #expect(nowhere.ending == .exited(6))
      #expect(nowhere.stderrText.contains(".ncftp/bookmarks"))
      try writeOctets([UInt8]("<FileZilla3><Servers>".utf8), home.appending("cut.xml"))
      let cut = try run(["bookmark", "import", "cut.xml"], home: home)
      #expect(cut.ending == .exited(2))
      #expect(cut.stderrText.contains("may end in the middle"), "\(cut.stderrText)")
    }
  }
}

/// Bookmarks at a pseudo-terminal.
@Suite(.tags(.terminal))
struct BookmarkPromptTests {
  /// Has a bookmark `work` that leads to `/pub`, where `deep` is.
  private func withBookmark(
    _ body: ([String: String], _ places: FilePath) throws -> Void
  ) throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeDirectory("pub")
      try server.makeDirectory("pub/deep")
      try withTemporaryDirectory { top throws in
        let text =
          "[work]\nurl = \(server.url)/pub\npassword-command = echo \(server.password)\n"
        try PrivateFile.replace(top.pushing("ferry/bookmarks"), with: [UInt8](text.utf8))
        let state = top.appending("state")
        try body(
          ["XDG_CONFIG_HOME": top.string, "XDG_STATE_HOME": state.string],
          state.pushing("ferry/directories")
        )
      }
    }
  }

  @Test func `a bookmark leads where one was last, at the prompt, and a path elsewhere`() throws {
    try withBookmark { environment, places throws in
      try withPrompt(environment: environment) { terminal, _ throws in
        try terminal.expect("ferry> ")
        try terminal.send("open wo\t\r")
        try terminal.expect(":/pub> ")
        try terminal.send("cd deep\r")
        try terminal.expect(":/pub/deep> ")
        try terminal.send("quit\r")
        _ = try terminal.exitStatus()
      }
      #expect(try readOctets(places) == [UInt8]("work /pub/deep\n".utf8))
      try withPrompt(["work"], environment: environment) { terminal, _ throws in
        try terminal.expect(":/pub/deep> ")
        // From anywhere it is relative to the bookmark.
        try terminal.send("ls work:\r")
        try terminal.expect("deep")
        try terminal.expect(":/pub/deep> ")
        try terminal.send("open work:/\r")
        try terminal.expect(":/> ")
        try terminal.send("bookmark ed\two\ttri\t3\r")
        try terminal.expect("work is ftp://")
      }
      let script = FerryRun(arguments: ["work"], script: "pwd\n", environment: environment)
      let outcome = try script.outcome()
      #expect(outcome.stdoutText == "/pub\n", "\(outcome.stderrText)")
    }
  }

  @Test func `a directory that is gone is said, and the bookmark's own is entered`() throws {
    try withBookmark { environment, places throws in
      try PrivateFile.replace(places, with: [UInt8]("work /gone\n".utf8))
      try withPrompt(["work"], environment: environment) { terminal, _ throws in
        try terminal.expect("/gone, where you were last, cannot be entered any more.")
        try terminal.expect(":/pub> ")
      }
    }
  }
}
