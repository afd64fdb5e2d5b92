import FTPTestSupport
import Glibc
import Octets
import Platform
import SystemPackage
import Testing

/// Plans that are kept and carried out later, and the plan's own steps, on the real servers.
@Suite(.tags(.realServer))
struct MirrorPlanFileTests {
  /// A tree here that was mirrored to `/www`, and a second version of it.
  private struct Stage {
    let server: RealServer
    let here: FilePath
    let environment: [String: String]

    func run(_ arguments: String...) throws -> Subprocess.Outcome {
      try FerryRun(arguments: arguments, environment: environment, directory: here).outcome()
    }

    var url: String { "\(server.url)/www" }

    func write(_ path: String, _ text: String) throws {
      try? LocalDirectory.remove(here.appending(path))
      try writeOctets([UInt8](text.utf8), here.appending(path))
    }

    func there(_ path: String) -> String? {
      (try? readOctets(server.root.appending("www/\(path)"))).map(\.text)
    }

    func here(_ path: String) -> String? { (try? readOctets(here.appending(path))).map(\.text) }
  }

  private func withStage(_ kind: ServerKind, _ body: (Stage) throws -> Void) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        try LocalDirectory.create(here.appending("site"))
        let stage = Stage(
          server: server,
          here: here,
          environment: try server.environment(state: here.appending("state"))
        )
        for name in ["a", "b", "c", "k"] { try stage.write("site/\(name)", "old \(name)") }
        let first = try stage.run("mirror", "site", stage.url)
        try #require(first.ending == .exited(0), "\(first.message)")
        try body(stage)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a plan that was kept does nothing, and is carried out later, to the letter`(
    kind: ServerKind
  ) throws {
    try withStage(kind) { stage throws in
      try stage.write("site/a", "a newer one")
      try stage.write("site/new", "new")
      try LocalDirectory.remove(stage.here.appending("site/b"))
      let kept = try stage.run(
        "mirror",
        "site",
        stage.url,
        "--delete",
        "--max-delete",
        "50%",
        "--plan",
        "plan"
      )
      #expect(kept.ending == .exited(0), "\(kept.message)")
      #expect(kept.message.contains("; kept in /"))
      #expect(stage.there("a") == "old a" && stage.there("b") != nil && stage.there("new") == nil)
      // What comes later is not in it.
      try stage.write("site/later", "later")
      let applied = try stage.run("mirror", "--apply", "plan", "site", stage.url)
      #expect(applied.ending == .exited(0), "\(applied.message)")
      #expect(stage.there("a") == "a newer one")
      #expect(stage.there("new") == "new")
      #expect(stage.there("b") == nil)
      #expect(stage.there("later") == nil)
      // What the plan has brought is remembered.
      let next = try stage.run("mirror", "-n", "site", stage.url, "--delete")
      #expect(next.stdoutText.contains("new files: 1\n"), "\(next.stdoutText)")
      #expect(!next.stdoutText.contains("changed files"), "\(next.stdoutText)")
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `what has changed since is refused step by step, and the rest is done`(
    kind: ServerKind
  ) throws {
    try withStage(kind) { stage throws in
      for name in ["a", "b"] { try stage.write("site/\(name)", "a newer \(name)") }
      try stage.write("site/n1", "n1")
      try stage.write("site/n2", "n2")
      try LocalDirectory.remove(stage.here.appending("site/c"))
      let kept = try stage.run("mirror", "site", stage.url, "--delete", "--plan", "plan")
      try #require(kept.ending == .exited(0), "\(kept.message)")
      // Both sides go on: at the server a, c and n1 are others' now, here b is.
      try stage.server.makeFile("www/a", [UInt8]("somebody else's".utf8))
      try stage.server.makeFile("www/n1", [UInt8]("somebody else's".utf8))
      try stage.server.makeFile("www/c", [UInt8]("somebody else's".utf8))
      try stage.write("site/b", "the newest b of all")
      let applied = try stage.run("mirror", "--apply", "plan", "site", stage.url, "--ignore-errors")
      #expect(applied.ending == .exited(9), "\(applied.message)")
      for name in ["a", "b", "c", "n1"] {
        #expect(
          applied.message.contains("mirror \(name): ") || applied.message.contains("/\(name): ")
        )
      }
      #expect(applied.message.contains("no longer what it was when this was planned"))
      #expect(stage.there("a") == "somebody else's")
      #expect(stage.there("n1") == "somebody else's")
      #expect(stage.there("c") == "somebody else's")
      #expect(stage.there("b") == "old b")
      #expect(stage.there("n2") == "n2")
    }
  }

  @Test func `a plan of a download does not fetch what is another file by now`() throws {
    try withStage(.proftpd) { stage throws in
      try stage.server.makeFile("www/x", [UInt8]("one".utf8))
      try stage.server.makeFile("www/y", [UInt8]("one".utf8))
      let kept = try stage.run("mirror", stage.url, "back", "--plan", "plan")
      try #require(kept.ending == .exited(0), "\(kept.message)")
      try stage.server.makeFile("www/x", [UInt8]("twelve".utf8))
      let applied = try stage.run("mirror", "--apply", "plan", stage.url, "back")
      #expect(applied.ending == .exited(9), "\(applied.message)")
      #expect(stage.here("back/x") == nil)
      #expect(stage.here("back/y") == "one")
      #expect(stage.here("back/a") == "old a")
    }
  }

  @Test func `a plan of two other trees is refused, and one that is none`() throws {
    try withStage(.proftpd) { stage throws in
      try stage.write("site/new", "new")
      try LocalDirectory.create(stage.here.appending("other"))
      try stage.server.makeDirectory("elsewhere")
      try #require(
        try stage.run("mirror", "site", stage.url, "--plan", "plan").ending == .exited(0)
      )
      for sides in [
        ["other", stage.url], ["site", "\(stage.server.url)/elsewhere"], [stage.url, "site"],
      ] {
        let outcome = try FerryRun(
          arguments: ["mirror", "--apply", "plan"] + sides,
          environment: stage.environment,
          directory: stage.here
        ).outcome()
        #expect(outcome.ending == .exited(9), "\(sides) \(outcome.message)")
        #expect(outcome.message.contains("that is the plan of a mirror from"))
      }
      #expect(stage.there("new") == nil && !isThere(stage.server.root.appending("elsewhere/new")))
      try stage.write("none", "hello\n")
      let none = try stage.run("mirror", "--apply", "none", "site", stage.url)
      #expect(none.ending != .exited(0))
      #expect(none.message.contains("that is no plan of a mirror"), "\(none.message)")
    }
  }

  @Test func `at its server a plan needs no operands`() throws {
    try withStage(.proftpd) { stage throws in
      try stage.write("site/new", "new")
      try #require(
        try stage.run("mirror", "site", stage.url, "--plan", "plan").ending == .exited(0)
      )
      let outcome = try FerryRun(
        arguments: [stage.server.url],
        script: "mirror --apply plan",
        environment: stage.environment,
        directory: stage.here
      ).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.message)")
      #expect(stage.there("new") == "new")
    }
  }

  @Test func `deletions that a guard holds back are in no plan`() throws {
    try withStage(.proftpd) { stage throws in
      for name in ["a", "b", "c"] {
        try LocalDirectory.remove(stage.here.appending("site/\(name)"))
      }
      try stage.write("site/new", "new")
      let kept = try stage.run("mirror", "site", stage.url, "--delete", "--plan", "plan")
      #expect(kept.ending == .exited(9), "\(kept.message)")
      let applied = try stage.run("mirror", "--apply", "plan", "site", stage.url)
      #expect(applied.ending == .exited(0), "\(applied.message)")
      #expect(stage.there("a") == "old a")
      #expect(stage.there("new") == "new")
    }
  }
}
