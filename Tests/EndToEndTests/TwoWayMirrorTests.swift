import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// `mirror --two-way` against every real server.
@Suite(.tags(.network, .realServer))
struct TwoWayMirrorTests {
  private typealias Files = [String: [UInt8]]

  /// A directory here and one at a server.
  private struct Stage {
    let server: RealServer
    let home: FilePath

    var here: FilePath { home.appending("here") }
    var there: FilePath { server.root.appending("www") }

    static func with(_ kind: ServerKind, _ body: (Stage) throws -> Void) throws {
      try withRealServer(kind) { server throws in
        try server.makeDirectory("www")
        try withTemporaryDirectory { home throws in
          try LocalDirectory.create(home.appending("here"))
          try body(Stage(server: server, home: home))
        }
      }
    }

    func run(
      _ options: [String] = [],
      within timeout: Duration = .seconds(60)
    ) throws -> Subprocess.Outcome {
      try FerryRun(
        arguments: ["mirror", "--two-way"] + options + ["\(server.url)/www", "here"],
        environment: [
          "FERRY_PASSWORD": server.password, "XDG_STATE_HOME": home.appending("state").string,
        ],
        directory: home
      ).outcome(within: timeout)
    }

    func write(here name: String, _ text: String) throws {
      let path = here.appending(name)
      _ = path.withPlatformString { unlink($0) }
      try writeOctets([UInt8](text.utf8), path)
    }

    func write(there name: String, _ text: String) throws {
      try server.makeFile("www/" + name, [UInt8](text.utf8))
    }

    func remove(_ path: FilePath) throws {
      try #require(path.withPlatformString { Glibc.remove($0) } == 0, "\(path)")
    }

    /// Expects both sides to have the same, and returns it.
    @discardableResult func alike(_ what: Comment? = nil) throws -> Files {
      let (ours, theirs) = (try files(below: here), try files(below: there))
      #expect(ours == theirs, what)
      return ours
    }
  }

  /// The files below a directory by their paths; a directory is one without content, with `/` behind.
  private static func files(below top: FilePath, _ prefix: String = "") throws -> Files {
    var files: Files = [:]
    for octets in try LocalDirectory.names(in: top) {
      let name = String(decoding: octets, as: UTF8.self)
      let path = top.appending(name)
      if try FileInfo(of: path, followingLinks: false).kind == .directory {
        files[prefix + name + "/"] = []
        files.merge(try Self.files(below: path, prefix + name + "/")) { $1 }
      } else {
        files[prefix + name] = try readOctets(path)
      }
    }
    return files
  }

  private static func text(_ octets: [UInt8]?) -> String? {
    octets.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: ServerKind.allCases)
  func `each side gets what the other has changed and deleted`(kind: ServerKind) throws {
    try Stage.with(kind) { stage throws in
      try LocalDirectory.create(stage.here.appending("d"))
      try LocalDirectory.create(stage.here.appending("gone"))
      for name in ["a", "b", "c", "d/x", "gone/x"] { try stage.write(here: name, "here \(name)") }
      try stage.server.makeDirectory("www/e")
      for name in ["m", "n", "o", "e/x"] { try stage.write(there: name, "there \(name)") }
      let first = try stage.run()
      #expect(first.ending == .exited(0), "\(first.stderrText)")
      #expect(try stage.alike().count == 12)
      let idle = try stage.run()
      #expect(idle.ending == .exited(0), "\(idle.stderrText)")
      #expect(idle.stderrText.contains("nothing to do: 9 files alike"), "\(idle.stderrText)")

      try stage.write(here: "a", "changed here")
      try stage.write(there: "m", "changed over there")
      try stage.remove(stage.here.appending("b"))
      try stage.remove(stage.there.appending("n"))
      try stage.remove(stage.here.appending("gone/x"))
      try stage.remove(stage.here.appending("gone"))
      // A directory in place of a file, and a file in place of a directory.
      try stage.remove(stage.here.appending("c"))
      try LocalDirectory.create(stage.here.appending("c"))
      try stage.write(here: "c/new", "in a directory")
      try stage.remove(stage.there.appending("e/x"))
      try stage.remove(stage.there.appending("e"))
      try stage.write(there: "e", "a file now")
      // Deleted on one side and changed on the other: the change is kept.
      try stage.remove(stage.here.appending("o"))
      try stage.write(there: "o", "changed and kept")

      let planned = try stage.run(["--dry-run", "--max-delete", "90%"])
      #expect(planned.ending == .exited(0), "\(planned.stderrText)")
      #expect(planned.stdoutText.contains("deleted, at the server: 3\n"), "\(planned.stdoutText)")
      #expect(planned.stdoutText.contains("  n  was deleted at the server\n"))
      let guarded = try stage.run(["--max-delete", "0"])
      #expect(guarded.ending == .exited(9), "\(guarded.stderrText)")
      #expect(isThere(stage.there.appending("b")))
      #expect(isThere(stage.here.appending("n")))
      let second = try stage.run(["--max-delete", "90%"])
      #expect(second.ending == .exited(0), "\(second.stderrText)")
      let files = try stage.alike()
      #expect(Self.text(files["a"]) == "changed here")
      #expect(Self.text(files["m"]) == "changed over there")
      #expect(Self.text(files["c/new"]) == "in a directory")
      #expect(Self.text(files["e"]) == "a file now")
      #expect(Self.text(files["o"]) == "changed and kept")
      #expect(files.keys.sorted() == ["a", "c/", "c/new", "d/", "d/x", "e", "m", "o"])
      let last = try stage.run()
      #expect(last.stderrText.contains("nothing to do"), "\(last.stderrText)")
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a file that both sides have changed is kept twice, with status 9`(kind: ServerKind) throws {
    try Stage.with(kind) { stage throws in
      for name in ["a.txt", "same.txt", "k"] { try stage.write(here: name, "first") }
      #expect(try stage.run().ending == .exited(0))
      try stage.write(here: "a.txt", "changed on this side")
      try stage.write(there: "a.txt", "changed on that one")
      // Both wrote the same, which digests tell, or the content itself.
      try stage.write(here: "same.txt", "the same text")
      try stage.write(there: "same.txt", "the same text")
      // New on both sides, and of one size.
      try stage.write(here: "new", "here!")
      try stage.write(there: "new", "there")
      // A directory here, in place of a file that was changed there.
      try stage.remove(stage.here.appending("k"))
      try LocalDirectory.create(stage.here.appending("k"))
      try stage.write(here: "k/x", "in it")
      try stage.write(there: "k", "still a file")
      let planned = try stage.run(["--dry-run"])
      #expect(planned.ending == .exited(9), "\(planned.stderrText)")
      let outcome = try stage.run()
      #expect(outcome.ending == .exited(9), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("both sides have changed 3 files"))
      let files = try stage.alike()
      #expect(files.count == 8, "\(files.keys)")
      #expect(Self.text(files["a.txt"]) == "changed on that one")
      #expect(Self.text(files["new"]) == "there")
      let names = files.keys.filter { $0.contains(".conflict-20") }.sorted()
      #expect(names.count == 3, "\(files.keys)")
      #expect(names.first?.hasPrefix("a.conflict-") ?? false)
      #expect(names.first?.hasSuffix(".txt") ?? false)
      #expect(
        names.map { Self.text(files[$0]) } == ["changed on this side", "still a file", "here!"]
      )
      #expect(Self.text(files["k/x"]) == "in it")
      let next = try stage.run()
      #expect(next.ending == .exited(0), "\(next.stderrText)")
      #expect(next.stderrText.contains("nothing to do: 7 files alike"), "\(next.stderrText)")
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `what is replaced and deleted is kept on its own side with --backup`(
    kind: ServerKind
  ) throws {
    try Stage.with(kind) { stage throws in
      for name in ["a", "b", "c", "d"] { try stage.write(here: name, "first \(name)") }
      #expect(try stage.run().ending == .exited(0))
      try stage.write(here: "a", "new from here")
      try stage.write(there: "b", "new from there")
      try stage.remove(stage.here.appending("c"))
      try stage.remove(stage.there.appending("d"))
      let outcome = try stage.run(["--backup", "old", "--max-delete", "50%"])
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      for (top, names) in [(stage.here, ["b", "d"]), (stage.there, ["a", "c"])] {
        let files = try Self.files(below: top)
        #expect(Self.text(files["a"]) == "new from here")
        #expect(Self.text(files["b"]) == "new from there")
        #expect(files["c"] == nil && files["d"] == nil)
        let kept = files.filter { $0.key.hasPrefix("old/") && !$0.key.hasSuffix("/") }
        #expect(
          kept.keys.compactMap { $0.split(separator: "/").last }.sorted() == names.map { $0[...] }
        )
        #expect(kept.values.map { Self.text($0) ?? "" }.sorted() == names.map { "first \($0)" })
      }
      let next = try stage.run(["--backup", "old"])
      #expect(next.stderrText.contains("nothing to do"), "\(next.stderrText)")
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `the first run deletes nothing, and an empty side empties no other`(kind: ServerKind) throws
  {
    try Stage.with(kind) { stage throws in
      try stage.write(here: "only here", "h")
      try stage.write(there: "only there", "t")
      #expect(try stage.run(["--max-delete", "0"]).ending == .exited(0))
      let files = try stage.alike()
      #expect(files.count == 2)
      for name in files.keys { try stage.remove(stage.here.appending(name)) }
      let emptied = try stage.run(["--max-delete", "100%"])
      #expect(emptied.ending == .exited(9), "\(emptied.stderrText)")
      #expect(emptied.stderrText.contains("there is nothing here any more"))
      #expect(try Self.files(below: stage.there) == files)
      // A directory that is gone as a whole is an error.
      for name in files.keys { try stage.remove(stage.there.appending(name)) }
      try stage.remove(stage.there)
      #expect(try stage.run().ending == .exited(1))
    }
  }

  @Test(.tags(.slow), arguments: ServerKind.allCases)
  func `killed at any moment, the next run ends in the same state`(kind: ServerKind) throws {
    try Stage.with(kind) { stage throws in
      let names = (0..<12).map { "f\($0)" }
      for name in names { try stage.write(here: name, "first \(name)") }
      try LocalDirectory.create(stage.here.appending("d"))
      try stage.write(here: "d/x", "first")
      #expect(try stage.run().ending == .exited(0))
      var wanted = try stage.alike()
      // How long a run with such changes takes here; the first one is not killed.
      var length: Duration = .seconds(60)
      var killedCount = 0
      for round in 0..<10 {
        let mark = String(repeating: "+", count: round)
        let large = String(repeating: "large \(round) ", count: 50_000)
        // Changes, deletions, conflicts and new files on both sides.
        try stage.write(here: "f0", "here \(mark)")
        try stage.write(there: "f1", "there \(mark)")
        try stage.write(here: "f2", "ours \(mark)")
        try stage.write(there: "f2", "theirs \(mark)")
        try stage.write(here: "up\(round)", large)
        try stage.write(there: "down\(round)", large)
        if round > 0 {
          try stage.remove(stage.here.appending("down\(round - 1)"))
          try stage.remove(stage.there.appending("up\(round - 1)"))
        }
        try LocalDirectory.create(stage.here.appending("n\(round)"))
        try stage.write(here: "n\(round)/x", "in it")

        let begin = ContinuousClock.now
        let killed = try stage.run(
          ["--max-delete", "90%"],
          within: round == 0 ? length : length * round / 11
        )
        if round == 0 { length = .now - begin }
        if killed.ending == .deadlinePassed { killedCount += 1 }
        let outcome = try stage.run(["--max-delete", "90%"])
        #expect([.exited(0), .exited(9)].contains(outcome.ending), "\(outcome.stderrText)")
        let files = try stage.alike("\(round), \(killed.ending): \(outcome.stderrText)")
        wanted["f0"] = [UInt8]("here \(mark)".utf8)
        wanted["f1"] = [UInt8]("there \(mark)".utf8)
        wanted["f2"] = [UInt8]("theirs \(mark)".utf8)
        for name in wanted.keys.sorted() { #expect(files[name] == wanted[name], "\(name)") }
        #expect(files.values.contains([UInt8]("ours \(mark)".utf8)), "\(files.keys)")
        #expect(files["up\(round)"] == [UInt8](large.utf8))
        #expect(files["down\(round)"] == [UInt8](large.utf8))
        #expect(files["up\(round - 1)"] == nil && files["down\(round - 1)"] == nil)
        #expect(!files.keys.contains { $0.contains("partial") }, "\(files.keys)")
        let idle = try stage.run()
        #expect(idle.stderrText.contains("nothing to do"), "\(idle.stderrText)")
      }
      #expect(killedCount >= 5, "\(length)")
    }
  }

  @Test func `what makes no sense with --two-way is refused`() throws {
    for options in [
      ["--delete"], ["--manifest", "remote"], ["--manifest", "none"], ["--only-new"],
      ["--only-existing"], ["--swap"],
    ] {
      let outcome = try FerryRun(
        arguments: ["mirror", "--two-way"] + options + ["ftp://nobody@127.0.0.1:1/x", "here"]
      ).outcome()
      #expect(outcome.ending == .exited(2), "\(options): \(outcome.stderrText)")
      #expect(outcome.stderrText.contains("--two-way"), "\(outcome.stderrText)")
    }
  }
}
