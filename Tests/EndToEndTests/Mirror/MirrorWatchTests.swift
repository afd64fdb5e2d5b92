import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// `mirror --watch`: what changes here is sent as it changes, and what changes there is fetched.
@Suite(.tags(.realServer, .terminal))
struct MirrorWatchTests {
  /// Runs a mirror that goes on at a terminal, and something meanwhile; then the interrupt key ends it.
  private func watching(
    _ stage: MirrorStage,
    _ arguments: [String],
    while body: (PseudoTerminal) throws -> Void
  ) throws {
    var variables = Subprocess.plainEnvironment
    variables["HOME"] = stage.here.appending("home").string
    variables["TERM"] = "xterm"
    variables["FERRY_PASSWORD"] = stage.server.password
    let terminal = try PseudoTerminal(
      ferryBinary(),
      ["mirror", "--watch", "--progress", "lines"] + arguments,
      environment: variables,
      workingDirectory: stage.here
    )
    try terminal.expect("watching; Ctrl-C ends it")
    try body(terminal)
    try terminal.send("\u{3}")
    try terminal.expect("mirror: ended")
    #expect(try terminal.exitStatus() == 0)
  }

  @Test func `what failed is tried again by itself, and until then it is how the watch ends`()
    throws
  {
    try withFileDouble([:]) { server throws in
      func room(_ isThere: Bool) {
        let full = ["STOR", "APPE"].map { FileDouble.Rule($0, .say("552 disk full")) }
        server.set(isThere ? [] : full)
      }
      for isMended in [true, false] {
        let url = "ftp://127.0.0.1:\(server.port)/\(isMended)"
        let words = ["mirror", "--watch", "--settle", "100ms", "--progress", "none", "src", url]
        try withPrompt(words) { terminal, home throws in
          try LocalDirectory.create(home.appending("src"))
          try LocalDirectory.create(home.pushing(FilePath("src/sub")))
          try terminal.expect("watching; Ctrl-C ends it")
          room(false)
          let count = server.lines.count
          try writeOctets([1, 2, 3], home.pushing(FilePath("src/sub/big")))
          try terminal.expect("552 disk full")
          if isMended {
            room(true)
            try eventually("the file that failed") {
              server.files["/true/sub/big"] == [1, 2, 3] && !server.isDirectory("/true/.ferry-lock")
            }
            try terminal.expect("1 file moved")
          } else {
            try Readiness.pause(until: .after(.seconds(4)), cancelledBy: nil)
            let tries = server.lines[count...].count { $0.hasPrefix("MKD /false/.ferry-lock/") }
            #expect((2...4).contains(tries))
          }
          try terminal.send("\u{3}")
          try terminal.expect("mirror: ended")
          if !isMended { try terminal.expect("sub/big") }
          #expect(try terminal.exitStatus() == (isMended ? 0 : 1))
        }
      }
    }
  }

  /// Waits until something is so, looking at it as the server's own files are.
  private func eventually(_ what: String, _ isTrue: () throws -> Bool) throws {
    let deadline = Deadline.after(.seconds(30))
    while !deadline.hasPassed {
      if (try? isTrue()) ?? false { return }
      sched_yield()
    }
    Issue.record("\(what)")
  }

  @Test(arguments: [ServerKind.vsftpd, .pyftpdlib])
  func `changes here are sent as they come, in few steps and with nothing else`(
    kind: ServerKind
  ) throws {
    try withMirrorStage(kind) { stage throws in
      for number in 0..<20 { try stage.make("src/d\(number % 4)/f\(number)", "text \(number)") }
      let url = "\(stage.server.url)/www"
      let options = ["--delete", "--max-delete", "100%", "--settle", "100ms"]
      let src = stage.here.appending("src")
      func isAlike() throws -> Bool {
        var there = try stage.contentsThere("www")
        there = there.filter { !$0.key.hasPrefix(".ferry-lock") }
        return try there == stage.contentsHere("src")
      }
      try watching(stage, options + ["src", url]) { _ in
        #expect(try isAlike())
        // As editors do it: a temporary name, and that over the old one.
        try stage.make("src/d1/.f1.swp", "edited")
        try LocalDirectory.rename(
          src.pushing(FilePath("d1/.f1.swp")),
          to: src.pushing(FilePath("d1/f1"))
        )
        try eventually("an edited file", isAlike)
        try stage.make("src/new/deep/er/file", "new")
        try eventually("a new directory with all in it", isAlike)
        try LocalDirectory.remove(src.pushing(FilePath("d2/f2")))
        try eventually("a removed file", isAlike)
        try LocalDirectory.rename(src.appending("d3"), to: src.appending("moved"))
        try eventually("a moved directory", isAlike)
        let tree = src.appending("new")
        for name in ["deep/er/file"] { try LocalDirectory.remove(tree.pushing(FilePath(name))) }
        for name in ["deep/er", "deep", ""] {
          _ = tree.pushing(FilePath(name)).withPlatformString { rmdir($0) }
        }
        try eventually("a removed tree", isAlike)
      }
      #expect(try isAlike())
      #expect(try stage.contentsThere("www") == stage.contentsHere("src"), "the lock is gone")
    }
  }

  @Test func `what changes at the server is fetched, and a command is told`() throws {
    try withMirrorStage(.proftpd) { stage throws in
      try stage.server.makeDirectory("www")
      try stage.server.makeFile("www/a", [1])
      let url = "\(stage.server.url)/www"
      let options = ["--every", "1s", "--on-change", "echo told >> told"]
      try watching(stage, options + [url, "back"]) { _ in
        try stage.server.makeFile("www/b", [2])
        try eventually("a new file") { try stage.contentsHere("back").keys.contains("b") }
        try eventually("the command") {
          try readFile(stage.here.appending("told")) == [UInt8]("told\ntold\n".utf8)
        }
      }
    }
  }
}
