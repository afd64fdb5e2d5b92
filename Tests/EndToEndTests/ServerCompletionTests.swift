import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// What the user's own shell completes with the help of the program: bookmarks, servers, and paths
/// there.
@Suite(.tags(.network, .realServer))
struct ServerCompletionTests {
  /// A home with a bookmark `work` for a server with files, and what the program needs to log in.
  private func withServer(
    _ body: (RealServer, FilePath, [String: String]) throws -> Void
  ) throws {
    try withRealServer(.proftpd) { server throws in
      try server.makeDirectory("pub")
      try server.makeDirectory("pub/photos")
      try server.makeFile("pub/my file.txt", [1])
      try server.makeFile("pub/50%.txt", [1])
      try server.makeFile("pub/.hidden", [1])
      try withTemporaryDirectory { home throws in
        let text = "[work]\nurl = \(server.url)\n[web]\nurl = ftp://www.example.org\n"
        try PrivateFile.replace(home.pushing(".config/ferry/bookmarks"), with: [UInt8](text.utf8))
        try PrivateFile.replace(
          home.pushing(".local/state/ferry/servers"),
          with: [UInt8]("seen.example.org:21 mlsd=yes\n".utf8)
        )
        let path = try ferryBinary().removingLastComponent().string
        try body(
          server,
          home,
          [
            "HOME": home.string, "FERRY_PASSWORD": server.password, "TERM": "dumb",
            "PATH": "\(path):/usr/bin:/bin",
          ]
        )
      }
    }
  }

  private func words(
    _ typed: [String],
    _ environment: [String: String]
  ) throws -> [String] {
    let run = FerryRun(arguments: ["complete", "--"] + typed, environment: environment)
    let outcome = try run.outcome()
    #expect(outcome.ending == .exited(0))
    #expect(outcome.stderrText == "")
    return outcome.stdoutText.split(separator: "\n").map { String($0) }
  }

  @Test func `the hidden verb completes bookmarks, servers, and paths of both forms`() throws {
    try withServer { server, _, environment throws in
      let url = server.url
      for (typed, expected) in [
        (["w"], ["web", "work"]), (["s"], ["seen.example.org"]),
        (["get", "w"], ["work:", "web:"]),
        (["get", "-r", "wo"], ["work:"]), (["get", "--tls", "w"], []), (["get", "-"], []),
        (["get", "work:p"], ["work:pub/"]), (["ls", "work:/p"], ["work:/pub/"]),
        (["get", "work:pub/"], ["work:pub/50%.txt", "work:pub/my file.txt", "work:pub/photos/"]),
        (["get", "work:pub/my f"], ["work:pub/my file.txt"]),
        (["get", "work:pub/.h"], ["work:pub/.hidden"]), (["get", "nothere:"], []),
        (
          ["get", "\(url)/pub/"],
          ["\(url)/pub/50%25.txt", "\(url)/pub/my%20file.txt", "\(url)/pub/photos/"]
        ),
        (["get", "\(url)/pub/my%20"], ["\(url)/pub/my%20file.txt"]),
        (["get", "ftp://seen"], ["ftp://seen.example.org/"]),
        (["get", "ftp://me@se"], ["ftp://me@seen.example.org/"]),
        (["\(url)/pu"], ["\(url)/pub/"]), (["bookmark", "re"], ["remove"]),
        (["bookmark", "remove", "wo"], ["work"]), (["trust", "wo"], ["work"]),
      ] { #expect(try words(typed, environment) == expected, "\(typed)") }
    }
  }

  @Test func `a key that was pressed asks nobody, runs no command, and waits two seconds at most`()
    throws
  {
    try withServer { server, home, environment throws in
      var environment = environment
      environment["FERRY_PASSWORD"] = nil
      #expect(try words(["get", "work:p"], environment) == [])
      let file = home.pushing(".config/ferry/bookmarks")
      let text = "[work]\nurl = \(server.url)\npassword-command = touch \(home)/run; echo x\n"
      try PrivateFile.replace(file, with: [UInt8](text.utf8))
      #expect(try words(["get", "work:p"], environment) == [])
      #expect(!isThere(home.appending("run")))
      let silent = try SilentPort()
      let start = ContinuousClock.now
      #expect(try words(["get", "ftp://127.0.0.1:\(silent.number)/"], environment) == [])
      #expect(ContinuousClock.now - start < .seconds(10))
    }
  }

  /// Types at a shell of the user's, and waits for what the Tab key makes of it.
  private func type(
    at shell: FilePath,
    _ arguments: [String],
    _ script: String,
    _ environment: [String: String],
    _ keys: [(typed: String, seen: String)]
  ) throws {
    try withTemporaryDirectory { here throws in
      try writeOctets([1], here.appending("local.txt"))
      let file = Checkout.top.appending("completions").appending(script)
      let terminal = try PseudoTerminal(
        shell,
        arguments,
        environment: Subprocess.plainEnvironment.merging(environment) { $1 },
        workingDirectory: here
      )
      try terminal.send("PS1='$ '; cd '\(here)'; . '\(file)'; echo rea''dy\r")
      try terminal.expect("ready\r\n")
      for (typed, seen) in keys {
        try terminal.send(typed)
        try terminal.expect(seen)
        // Ctrl-U: another line.
        try terminal.send("\u{15}")
      }
    }
  }

  @Test(.enabled(if: isThere("/bin/bash")))
  func `bash completes bookmarks, servers and paths, and files as ever`() throws {
    try withServer { server, _, environment throws in
      try type(
        at: "/bin/bash",
        ["--norc", "--noprofile", "-i"],
        "ferry.bash",
        environment,
        [
          ("ferry wor\t", "ferry work "), ("ferry get wo\t", "ferry get work:"),
          ("ferry get work:pub/ph\t", "ferry get work:pub/photos/"),
          ("ferry get work:pub/my\t", #"ferry get work:pub/my\ file.txt "#),
          (#"ferry get work:pub/my\ f\#t"#, #"ferry get work:pub/my\ file.txt "#),
          ("ferry get \(server.url)/pub/my\t", "\(server.url)/pub/my%20file.txt "),
          ("ferry put loc\t", "ferry put local.txt "),
          ("ferry get work:pub/ loc\t", "ferry get work:pub/ local.txt "),
          ("ferry tru\t", "ferry trust "),
          ("ferry get ftp://see\t", "ferry get ftp://seen.example.org/"),
          ("ferry get --verify di\t", "ferry get --verify digest "),
        ]
      )
    }
  }
}
