import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// `mirror` at real servers: what is made alike, and what is left alone.
@Suite(.tags(.realServer))
struct MirrorTests {
  struct Place: Sendable, CustomTestStringConvertible {
    let kind: ServerKind
    var tls = ServerTLS.none
    var options: [String] = []

    var testDescription: String { "\(kind) \(tls) \(options.joined(separator: " "))" }
  }

  /// With and without MLSD, times that can be set, MDTM, UTC, TLS.
  static let places = [
    Place(kind: .vsftpd), Place(kind: .proftpd), Place(kind: .pureFTPd), Place(kind: .pyftpdlib),
    Place(kind: .vsftpd, options: ["--setting", "cmds_denied=MDTM,MFMT,SIZE"]),
    Place(
      kind: .vsftpd,
      options: ["--timezone", "JST-9", "--setting", "use_localtime=YES"]
    ),
    Place(kind: .proftpd, tls: .explicit), Place(kind: .pyftpdlib, tls: .explicit),
  ]

  private func trust(_ place: Place, _ stage: MirrorStage) -> [String] {
    place.tls == .none ? [] : ["--ca", stage.server.certificate.string]
  }

  private static func fill(_ stage: MirrorStage) throws {
    let now = WallClock.secondsSinceEpoch
    let ages: [Int64] = [5, 4000, 40 * 86400, 200 * 86400, 1500 * 86400]
    for (index, age) in ages.enumerated() {
      try stage.make("src/old\(index)", "some \(age)", at: now - age)
    }
    for name in [
      "a/b/c/deep", "a/sp ace", "a/-dash", ".hidden", "[x]*", "q'uote", "ümlaut/ß", "%41",
    ] {
      try stage.make("src/\(name)", "in \(name)")
    }
    try LocalDirectory.create(stage.here.pushing(FilePath("src/empty")))
  }

  @Test(arguments: places)
  func `twice in a row in both directions: alike, and the second run moves nothing and says so`(
    place: Place
  ) throws {
    try withMirrorStage(place.kind, tls: place.tls, options: place.options) { stage throws in
      try Self.fill(stage)
      let url = "\(stage.server.url)/www"
      let trust = trust(place, stage)
      let first = try stage.mirror(trust + ["src", url])
      #expect(first.ending == .exited(0), "\(first.stderrText)")
      #expect(try stage.contentsThere("www") == stage.contentsHere("src"))
      for _ in 0..<2 {
        let again = try stage.mirror(trust + ["src", url])
        #expect(again.ending == .exited(0), "\(again.stderrText)")
        #expect(again.stderrText.contains("nothing to do: 13 files alike"), "\(again.stderrText)")
      }
      let back = try stage.mirror(trust + [url, "back"])
      #expect(back.ending == .exited(0), "\(back.stderrText)")
      #expect(try stage.contentsHere("back") == stage.contentsHere("src"))
      let backAgain = try stage.mirror(trust + [url, "back"])
      #expect(
        backAgain.stderrText.contains("nothing to do: 13 files alike"),
        "\(backAgain.stderrText)"
      )
    }
  }

  @Test(arguments: places)
  func `every kind of change is carried over, and the plan names the least work`(
    place: Place
  ) throws {
    try withMirrorStage(place.kind, tls: place.tls, options: place.options) { stage throws in
      try Self.fill(stage)
      let url = "\(stage.server.url)/www"
      let trust = trust(place, stage)
      #expect(try stage.mirror(trust + ["src", url]).ending == .exited(0))
      let src = stage.here.appending("src")
      // Same size and time, another content.
      let old = try FileInfo(of: src.appending("old2"))
      try stage.make("src/old2", String(repeating: "x", count: Int(old.size)), at: old.modified)
      // Another name, another directory.
      try LocalDirectory.rename(src.appending("q'uote"), to: src.appending("quote"))
      try LocalDirectory.rename(src.appending("a"), to: src.appending("z"))
      // A file for a directory, and a directory for a file.
      try LocalDirectory.remove(src.appending("%41"))
      try stage.make("src/%41/in", "a directory now")
      try LocalDirectory.remove(src.pushing(FilePath("ümlaut/ß")))
      _ = src.appending("ümlaut").withPlatformString { rmdir($0) }
      try stage.make("src/ümlaut", "a file now")
      // Only its time is new.
      try LocalDirectory.setModificationTime(1_700_000_000, of: src.appending("old1"))
      let plan = try stage.mirror(trust + ["-n", "--delete", "--max-delete", "90%", "src", url])
      #expect(plan.stdoutText.contains("3 files to move"), "\(plan.stdoutText)")
      #expect(!plan.stdoutText.contains("old1"), "\(plan.stdoutText)")
      let run = try stage.mirror(trust + ["--delete", "--max-delete", "90%", "src", url])
      #expect(run.ending == .exited(0), "\(run.stderrText)")
      #expect(try stage.contentsThere("www") == stage.contentsHere("src"))
      let again = try stage.mirror(trust + ["--delete", "src", url])
      #expect(again.stderrText.contains("nothing to do"), "\(again.stderrText)")
      let back = try stage.mirror(trust + ["--delete", url, "back"])
      #expect(back.ending == .exited(0), "\(back.stderrText)")
      #expect(try stage.contentsHere("back") == stage.contentsHere("src"))
    }
  }

  @Test func `a fresh checkout with other times and inodes sends what differs and nothing else`()
    throws
  {
    try withMirrorStage(.vsftpd) { stage throws in
      for clone in ["one", "two"] {
        for number in 0..<20 { try stage.make("\(clone)/f\(number)", "text \(number)") }
      }
      let url = "\(stage.server.url)/www"
      let options = ["--manifest", "remote", "--delete", "managed", "--max-delete", "90%"]
      let first = try stage.mirror(options + ["one", url], home: "home1")
      #expect(first.stderrText.contains("20 files moved"), "\(first.stderrText)")
      // What users put there is nobody's to delete.
      try stage.server.makeFile("www/upload.jpg", [1, 2, 3])
      try stage.make("two/f3", "TEXT 3")
      try LocalDirectory.remove(stage.here.pushing(FilePath("two/f7")))
      let second = try stage.mirror(options + ["two", url], home: "home2")
      #expect(second.ending == .exited(0), "\(second.stderrText)")
      #expect(second.stderrText.contains("1 file moved"), "\(second.stderrText)")
      #expect(second.stderrText.contains("1 deleted"), "\(second.stderrText)")
      var there = try stage.contentsThere("www")
      #expect(there.removeValue(forKey: "upload.jpg") != nil)
      #expect(there.removeValue(forKey: ".ferry-manifest") != nil)
      #expect(there == (try stage.contentsHere("two")))
      let again = try stage.mirror(options + ["two", url], home: "home3")
      #expect(again.stderrText.contains("nothing to do"), "\(again.stderrText)")
    }
  }

  @Test func `a manifest at the server of nothing is none, and no error`() throws {
    try withMirrorStage(.vsftpd) { stage throws in
      try LocalDirectory.create(stage.here.appending("src"))
      let words = ["--manifest", "remote", "--delete", "src", "\(stage.server.url)/www"]
      for _ in 0..<2 {
        let run = try stage.mirror(words)
        #expect(run.ending == .exited(0), "\(run.stderrText)")
      }
      try stage.make("src/f", "text")
      #expect(try stage.mirror(words).ending == .exited(0))
      #expect(try stage.contentsThere("www").keys.sorted() == [".ferry-manifest", "f"])
    }
  }

  @Test func `what a pattern leaves out is neither sent nor deleted`() throws {
    try withMirrorStage(.proftpd) { stage throws in
      for name in ["a.txt", "a.log", "keep/b.txt", "node/c.js", "deep/x.tmp", "deep/y"] {
        try stage.make("src/\(name)", name)
      }
      try stage.make("src/.ferryignore", "*.log\n/node/\n")
      try stage.make("src/deep/.ferryignore", "*.tmp\n")
      let url = "\(stage.server.url)/www"
      #expect(try stage.mirror(["src", url]).ending == .exited(0))
      #expect(
        try Set(stage.contentsThere("www").keys)
          == ["a.txt", "keep/", "keep/b.txt", "deep/", "deep/y"]
      )
      try stage.server.makeDirectory("www/node")
      try stage.server.makeFile("www/node/theirs", [1])
      try stage.server.makeFile("www/their.log", [1])
      let run = try stage.mirror(["--delete", "-x", "keep/", "src", url])
      #expect(run.stderrText.contains("nothing to do"), "\(run.stderrText)")
      #expect(try stage.contentsThere("www")["node/theirs"] != nil)
      #expect(try stage.contentsThere("www")["their.log"] != nil)
    }
  }

  @Test func `the permission bits and times of files are kept where they are wanted`() throws {
    try withMirrorStage(.proftpd) { stage throws in
      try stage.make("src/run.sh", "#!", at: 1_600_000_000)
      try LocalDirectory.setMode(0o750, of: stage.here.pushing(FilePath("src/run.sh")))
      #expect(try stage.mirror(["-p", "src", "\(stage.server.url)/www"]).ending == .exited(0))
      let info = try FileInfo(of: stage.server.root.pushing(FilePath("www/run.sh")))
      #expect(info.mode == 0o750)
      #expect(info.modified == 1_600_000_000)
      // What is alike but for them is not sent for them, and goes the other way too.
      try LocalDirectory.setMode(0o700, of: stage.here.pushing(FilePath("src/run.sh")))
      let run = try stage.mirror(["-p", "src", "\(stage.server.url)/www"])
      #expect(run.stderrText.contains("0 files moved"), "\(run.stderrText)")
      let place = stage.server.root.pushing(FilePath("www/run.sh"))
      #expect(try FileInfo(of: place).mode == 0o700)
      #expect(try stage.mirror(["-p", "\(stage.server.url)/www", "back"]).ending == .exited(0))
      try LocalDirectory.setMode(0o755, of: place)
      #expect(try stage.mirror(["-p", "\(stage.server.url)/www", "back"]).ending == .exited(0))
      #expect(try FileInfo(of: stage.here.pushing(FilePath("back/run.sh"))).mode == 0o755)
      let again = try stage.mirror(["-p", "\(stage.server.url)/www", "back"])
      #expect(again.stderrText.contains("nothing to do"), "\(again.stderrText)")
    }
  }

  @Test func `new and changed files of several directories go over several connections at once`()
    throws
  {
    try withMirrorStage(.vsftpd) { stage throws in
      for name in ["a/f1", "a/f2", "b/f1", "b/f2"] { try stage.make("src/\(name)", "old") }
      let url = "\(stage.server.url)/www"
      #expect(try stage.mirror(["src", url]).ending == .exited(0))
      // The new ones are under way for long enough that the changed ones of their directories begin.
      for name in ["a/new", "b/new"] {
        try stage.make("src/\(name)", String(repeating: "0123456789", count: 40_000))
      }
      for name in ["a/f1", "a/f2", "b/f1", "b/f2"] { try stage.make("src/\(name)", "changed") }
      let run = try stage.mirror(["-P", "3", "--limit-rate", "400K", "src", url])
      #expect(run.ending == .exited(0), "\(run.stderrText)")
      #expect(run.stderrText.contains("6 files moved"), "\(run.stderrText)")
      #expect(try stage.contentsThere("www") == stage.contentsHere("src"))
    }
  }
}
