import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// The lock of `mirror`: nobody is kept away by one that nobody needs any more.
@Suite(.tags(.terminal))
struct MirrorLockTests {
  private static let lock = "/www/.ferry-lock"

  /// Runs a mirror of one file to a server.
  private func mirror(
    to server: FileDouble,
    _ options: [String] = []
  ) throws -> Subprocess.Outcome {
    try withTemporaryDirectory { here throws in
      try Self.fill(here)
      return try FerryRun(
        arguments: ["mirror", "--progress", "none", "--tries", "1"] + options
          + ["src", "ftp://127.0.0.1:\(server.port)/www"],
        environment: ["HOME": here.string],
        directory: here
      ).outcome()
    }
  }

  private static func fill(_ here: FilePath) throws {
    try LocalDirectory.create(here.appending("src"))
    try writeOctets([1, 2, 3], here.pushing(FilePath("src/f")))
  }

  /// Waits until one of some commands has come.
  private func await(_ commands: String..., at server: FileDouble) throws {
    let deadline = Deadline.after(.seconds(20))
    func hasCome() -> Bool {
      server.lines.contains { line in commands.contains { line.hasPrefix($0) } }
    }
    while !hasCome(), !deadline.hasPassed {
      try Readiness.pause(until: .after(.milliseconds(10)), cancelledBy: nil)
    }
  }

  @Test(arguments: ["LIST", "EPSV"])
  func `it goes again where it cannot be looked at once it is made`(verb: String) throws {
    let reply = verb == "LIST" ? "450 not now" : "425 no port"
    try withFileDouble([:], [.init(verb, .say(reply))]) { server throws in
      let run = try mirror(to: server)
      #expect(run.ending != .exited(0), "\(run.stderrText)")
      #expect(server.lines.contains { $0.hasPrefix("MKD \(Self.lock)/") }, "\(server.lines)")
      #expect(!server.isDirectory(Self.lock), "\(server.lines)")
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `it goes again where a signal comes while it is looked at`(signal: Int32) throws {
    try withFileDouble([:], [.init("LIST", times: 1, .silence)]) { server throws in
      let url = "ftp://127.0.0.1:\(server.port)/www"
      try withPrompt(["mirror", "src", url]) { terminal, home throws in
        try Self.fill(home)
        try self.await("LIST", at: server)
        terminal.signal(signal)
        #expect(try terminal.exitStatus() == (signal == SIGINT ? 130 : nil))
        #expect(!server.isDirectory(Self.lock), "\(server.lines)")
      }
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `that of a job goes again before a signal ends the program`(signal: Int32) throws {
    try withFileDouble([:], features: ["SIZE"]) { server throws in
      try withPrompt(["ftp://127.0.0.1:\(server.port)/"]) { terminal, home throws in
        try Self.fill(home)
        try terminal.expect(":/> ")
        server.set([.init("APPE", .silence), .init("STOR", .silence)])
        try terminal.send("mirror -R src /www &\r")
        try self.await("STOR", "APPE", at: server)
        #expect(server.isDirectory(Self.lock))
        terminal.signal(signal)
        #expect(try terminal.exitStatus() == nil)
        #expect(!server.isDirectory(Self.lock), "\(server.lines)")
      }
    }
  }

  @Test func `one that cannot be given back is told, and changes nothing of the status`() throws {
    try withFileDouble([:], [.init("RMD \(Self.lock)/", .say("550 it stays"))]) { server throws in
      let run = try mirror(to: server)
      #expect(run.ending == .exited(0), "\(run.stderrText)")
      #expect(run.stderrText.contains("it stays behind"), "\(run.stderrText)")
      #expect(run.stderrText.contains("550 it stays"), "\(run.stderrText)")
      #expect(run.stderrText.contains("rm -r \(Self.lock)"), "\(run.stderrText)")
    }
  }

  @Test func `a server that makes none is mirrored to without one, and that is told`() throws {
    for refused in [Self.lock, "\(Self.lock)/"] {
      try withFileDouble([:], [.init("MKD \(refused)", .say("550 Not here"))]) { server throws in
        let run = try mirror(to: server)
        #expect(run.ending == .exited(0), "\(run.stderrText)")
        #expect(run.stderrText.contains("no lock can be made"), "\(run.stderrText)")
        #expect(run.stderrText.contains("550 Not here"), "\(run.stderrText)")
        #expect(server.files["/www/f"] == [1, 2, 3])
        #expect(!server.isDirectory(Self.lock))
        let silent = try mirror(to: server, ["--no-lock"])
        #expect(!silent.stderrText.contains("no lock"), "\(silent.stderrText)")
      }
    }
  }

  @Test func `one from a clock that is ahead gets old, too`() throws {
    try withMirrorStage(.pyftpdlib) { stage throws in
      try stage.make("src/f", "text")
      let url = "\(stage.server.url)/www"
      let now = WallClock.secondsSinceEpoch
      try stage.server.makeDirectory("www")
      for lock in ["www/.ferry-lock", "www.ferry-lock"] {
        try stage.server.makeDirectory(lock)
        try stage.server.makeDirectory("\(lock)/elsewhere-7-\(now + 600)")
        let held = try stage.mirror(["src", url])
        #expect(held.ending == .exited(8), "\(held.stderrText)")
        let old = try stage.mirror(["--lock-age", "5m", "src", url])
        #expect(old.ending == .exited(0), "\(old.stderrText)")
        #expect(try stage.contentsThere("www") == ["f": "text"])
      }
      #expect(try Self.names(stage) == ["www"])
    }
  }

  // MARK: Exchanges

  private static func names(_ stage: MirrorStage) throws -> Set<String> {
    Set(
      try LocalDirectory.names(in: stage.server.root).map { String(decoding: $0, as: UTF8.self) }
    )
  }

  @Test(.tags(.realServer), arguments: [ServerKind.vsftpd, .proftpd])
  func `an exchange and a mirror of the same place keep away from each other`(
    kind: ServerKind
  ) throws {
    try withMirrorStage(kind) { stage throws in
      let url = "\(stage.server.url)/www"
      for content in ["1", "2"] {
        try stage.make("src/f", content)
        #expect(try stage.mirror(["--swap", "src", url]).ending == .exited(0))
      }
      try stage.make("src/f", "new")
      let owner = "elsewhere-7-\(WallClock.secondsSinceEpoch)"
      func isHeld(by lock: String, _ arguments: [String]) throws {
        try stage.server.makeDirectory(lock)
        try stage.server.makeDirectory("\(lock)/\(owner)")
        let run = try stage.mirror(arguments)
        #expect(run.ending == .exited(8), "\(lock) \(arguments): \(run.stderrText)")
        #expect(run.stderrText.contains("rm -r /\(lock)"), "\(run.stderrText)")
        #expect(try stage.contentsThere("www")["f"] == "2")
        for name in ["\(lock)/\(owner)", lock] {
          let path = stage.server.root.pushing(FilePath(name))
          #expect(path.withPlatformString { rmdir($0) } == 0, "\(name)")
        }
        #expect(try Self.names(stage) == ["www", "www.ferry-old"])
      }
      for arguments in [["--swap", "src", url], ["--swap-back", url]] {
        try isHeld(by: "www.ferry-lock", arguments)
        try isHeld(by: "www/.ferry-lock", arguments)
        try isHeld(by: "www/.ferry-lock-1-of-2", arguments)
      }
      try isHeld(by: "www.ferry-lock", ["src", url])
      try isHeld(by: "www.ferry-lock", ["--shard", "1/2", "src", url])
      // What a process has left that is no more is in nobody's way, and does not get into sight.
      for lock in ["www.ferry-lock", "www/.ferry-lock", "www.ferry-old/.ferry-lock"] {
        try stage.server.makeDirectory(lock)
        try stage.server.makeDirectory("\(lock)/elsewhere-7-100")
      }
      #expect(try stage.mirror(["--swap-back", url]).ending == .exited(0))
      #expect(try stage.contentsThere("www") == ["f": "1"])
      #expect(try stage.contentsThere("www.ferry-old") == ["f": "2"])
      #expect(try Self.names(stage) == ["www", "www.ferry-old"])
    }
  }

  @Test(.tags(.realServer)) func `an exchange holds its lock until all of it is done`() throws {
    try withMirrorStage(.vsftpd) { stage throws in
      let url = "\(stage.server.url)/www"
      for content in ["1", "2"] {
        try stage.make("src/f", content)
        #expect(try stage.mirror(["--swap", "src", url]).ending == .exited(0))
      }
      try stage.make("src/f", "three")
      // The tree before the last one goes.
      let relay = try StallingRelay(.command("DELE"), before: stage.server.port)
      defer { relay.stop() }
      var variables = Subprocess.plainEnvironment
      variables["HOME"] = stage.here.appending("home").string
      variables["TERM"] = "xterm"
      variables["FERRY_PASSWORD"] = stage.server.password
      let first = try PseudoTerminal(
        ferryBinary(),
        [
          "mirror", "--swap", "-P", "1", "--progress", "none", "src",
          "ftp://\(stage.server.user)@127.0.0.1:\(relay.port)/www",
        ],
        environment: variables,
        workingDirectory: stage.here
      )
      try relay.awaitStall()
      #expect(try Self.names(stage).contains("www.ferry-lock"))
      for arguments in [["--swap", "src", url], ["--swap-back", url], ["src", url]] {
        let second = try stage.mirror(arguments, home: "home2")
        #expect(second.ending == .exited(8), "\(arguments): \(second.stderrText)")
      }
      relay.release()
      #expect(try first.exitStatus() == 0)
      #expect(try stage.contentsThere("www") == ["f": "three"])
      #expect(try stage.contentsThere("www.ferry-old") == ["f": "2"])
      #expect(try Self.names(stage) == ["www", "www.ferry-old"])
    }
  }
}
