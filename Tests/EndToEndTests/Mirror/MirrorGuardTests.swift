import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// What keeps `mirror` from deleting what it must not, and from meeting others.
@Suite(.tags(.realServer))
struct MirrorGuardTests {
  @Test func `nothing is deleted without being asked, nor more than may be`() throws {
    try withMirrorStage(.pureFTPd) { stage throws in
      for number in 0..<8 { try stage.make("src/f\(number)", "text") }
      let url = "\(stage.server.url)/www"
      #expect(try stage.mirror(["src", url]).ending == .exited(0))
      for number in 0..<3 {
        try LocalDirectory.remove(stage.here.pushing(FilePath("src/f\(number)")))
      }
      let plain = try stage.mirror(["src", url])
      #expect(plain.ending == .exited(0))
      #expect(plain.stderrText.contains("3 only at the target"), "\(plain.stderrText)")
      try stage.make("src/new", "new")
      let guarded = try stage.mirror(["--delete", "src", url])
      #expect(guarded.ending == .exited(9), "\(guarded.stderrText)")
      #expect(guarded.stderrText.contains("3 of 8 files would be deleted, which is more than 25%"))
      // What is new is sent all the same.
      #expect(try stage.contentsThere("www").count == 9)
      #expect(try stage.mirror(["--delete", "--max-delete", "3", "src", url]).ending == .exited(0))
      #expect(try stage.contentsThere("www") == stage.contentsHere("src"))
    }
  }

  @Test func `an empty source empties nothing, and a missing one is an error`() throws {
    try withMirrorStage(.vsftpd) { stage throws in
      try stage.make("src/f", "text")
      let url = "\(stage.server.url)/www"
      #expect(try stage.mirror(["src", url]).ending == .exited(0))
      try LocalDirectory.create(stage.here.appending("void"))
      let options = ["--delete", "--max-delete", "100%"]
      let void = try stage.mirror(options + ["void", url])
      #expect(void.ending == .exited(9), "\(void.stderrText)")
      #expect(try stage.mirror(options + ["gone", url]).ending == .exited(6))
      let new = try stage.mirror(["-n", url, "not-here-yet"])
      #expect(new.stdoutText.contains("1 file to move"), "\(new.stderrText)")
      #expect(!FileInfo.exists(stage.here.appending("not-here-yet")))
      let gone = try stage.mirror(options + ["\(stage.server.url)/nowhere", "src"])
      #expect(gone.ending == .exited(1), "\(gone.stderrText)")
      let nothing = try stage.mirror(["\(stage.server.url)/nowhere", "not-here-yet"])
      #expect(nothing.ending == .exited(1), "\(nothing.stderrText)")
      #expect(!FileInfo.exists(stage.here.appending("not-here-yet")))
      #expect(try stage.contentsHere("src") == ["f": "text"])
      #expect(try stage.contentsThere("www") == ["f": "text"])
    }
  }

  @Test func `a listing that is not whole deletes nothing, and one that is whole does`() throws {
    let whole = "-rw-r--r-- 1 me us 5 Nov 24 14:03 a.txt\r\n"
    for (listing, reply, isWhole) in [
      (whole, "226 done", true), (whole, "226 Output truncated to 1 matches", false),
      (whole + "what is this\r\n", "226 done", false), (whole, "426 broken off", false),
      (whole + "-rw-r--r-- 1 me us 5 Nov 2", "226 done", false),
    ] {
      let steps: [ScriptedServer.Step] = [
        .say("220 ready"), .expect("USER"), .say("331 ?"), .expect("PASS"), .say("230 in"),
        .expect("PWD"), .say("257 \"/\""), .expect("CWD /"), .say("250 there"),
        .expect("FEAT"), .say("502 no"), .expect("PWD"), .say("257 \"/\""),
        .expect("TYPE"), .say("200 ok"), .expect("EPSV"), .listenExtended,
        .expect("LIST -a"), .say("150 here"), .acceptData, .sendData([UInt8](listing.utf8)),
        .closeData, .say(reply), .expect("MDTM"), .say("502 no"), .expect("QUIT"),
        .say("221 bye"),
      ]
      try withTemporaryDirectory { here throws in
        try LocalDirectory.create(here.appending("back"))
        // Alike, so that nothing is to be fetched, and nothing but the listing keeps the other file.
        try writeOctets([1, 2, 3, 4, 5], here.pushing(FilePath("back/a.txt")))
        let path = here.pushing(FilePath("back/mine"))
        try writeOctets([1], path)
        var message = ""
        // What the server is asked from then on is nobody's concern.
        try? withScriptedServer(steps) { server throws in
          message = try FerryRun(
            arguments: [
              "mirror", "--delete", "--max-delete", "100%", "--tries", "1", "-P", "1",
              "--timeout", "2", "--compare", "size", "ftp://me:pw@127.0.0.1:\(server.port)/",
              "back",
            ],
            directory: here
          ).outcome().stderrText
        }
        #expect(FileInfo.exists(path) == !isWhole, "\(listing)\(reply): \(message)")
      }
    }
  }

  @Test func `two mirrors of one directory do not meet, and a dead one is in nobody's way`() throws
  {
    try withMirrorStage(.pyftpdlib) { stage throws in
      try stage.make("src/f", "text")
      let url = "\(stage.server.url)/www"
      #expect(try stage.mirror(["src", url]).ending == .exited(0))
      #expect(try stage.contentsThere("www") == ["f": "text"], "the lock is gone")
      try stage.make("src/g", "text")
      let lock = "www/.ferry-lock"
      let now = WallClock.secondsSinceEpoch
      try stage.server.makeDirectory(lock)
      try stage.server.makeDirectory("\(lock)/elsewhere-7-\(now - 60)")
      let held = try stage.mirror(["src", url])
      #expect(held.ending == .exited(8), "\(held.stderrText)")
      #expect(held.stderrText.contains("process 7 on elsewhere"), "\(held.stderrText)")
      #expect(try stage.contentsThere("www")["g"] == nil)
      #expect(try stage.mirror(["--lock-age", "30s", "src", url]).ending == .exited(0))
      #expect(try stage.contentsThere("www") == ["f": "text", "g": "text"])
      // A process of this machine that is no more.
      var name = [CChar](repeating: 0, count: 256)
      gethostname(&name, 255)
      let host = String(
        decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
        as: UTF8.self
      )
      .map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "_" }
      try stage.server.makeDirectory(lock)
      try stage.server.makeDirectory("\(lock)/\(String(host))-4194999-\(now)")
      #expect(try stage.mirror(["src", url]).ending == .exited(0))
      // One that was killed before it wrote its name.
      try stage.server.makeDirectory(lock)
      #expect(try stage.mirror(["src", url]).ending == .exited(0))
      #expect(try stage.contentsThere("www") == ["f": "text", "g": "text"])
    }
  }

  @Test func `backups keep what is replaced or deleted`() throws {
    try withMirrorStage(.proftpd) { stage throws in
      try stage.make("src/d/changed", "old")
      try stage.make("src/d/gone", "gone")
      for number in 0..<8 { try stage.make("src/f\(number)", "text") }
      let url = "\(stage.server.url)/www"
      #expect(try stage.mirror(["src", url]).ending == .exited(0))
      try stage.make("src/d/changed", "newer")
      try LocalDirectory.remove(stage.here.pushing(FilePath("src/d/gone")))
      let run = try stage.mirror(["--delete", "--backup", "kept", "src", url])
      #expect(run.ending == .exited(0), "\(run.stderrText)")
      let there = try stage.contentsThere("www")
      let kept = there.filter { $0.key.hasPrefix("kept/") && !$0.key.hasSuffix("/") }
      #expect(Set(kept.values) == ["old", "gone"])
      #expect(there.filter { !$0.key.hasPrefix("kept/") } == (try stage.contentsHere("src")))
      let again = try stage.mirror(["--delete", "--backup", "kept", "src", url])
      #expect(again.stderrText.contains("nothing to do"), "\(again.stderrText)")
    }
  }

  @Test func `what cannot be moved aside stays, and fails once`() throws {
    try withFileDouble(
      ["/www/f": [1], "/www/g": [1]],
      [.init("RNFR /www/f", .say("550 it stays"))]
    ) { server throws in
      try withTemporaryDirectory { here throws in
        try LocalDirectory.create(here.appending("src"))
        for name in ["f", "g"] {
          try writeOctets([1, 2, 3], here.pushing(FilePath("src/\(name)")))
        }
        let run = try FerryRun(
          arguments: [
            "mirror", "--progress", "none", "--backup", "kept", "src",
            "ftp://127.0.0.1:\(server.port)/www",
          ],
          environment: ["HOME": here.string],
          directory: here
        ).outcome()
        #expect(run.ending == .exited(1), "\(run.stderrText)")
        #expect(run.stderrText.contains("1 file moved"), "\(run.stderrText)")
        #expect(run.stderrText.contains("1 failed"), "\(run.stderrText)")
        #expect(run.stderrText.contains("550 it stays"), "\(run.stderrText)")
        #expect(server.files["/www/f"] == [1])
        #expect(server.files["/www/g"] == [1, 2, 3])
      }
    }
  }

  @Test(arguments: [ServerKind.vsftpd, .proftpd, .pureFTPd, .pyftpdlib])
  func `a swap puts a whole tree in the place of another one, and back`(kind: ServerKind) throws {
    try withMirrorStage(kind) { stage throws in
      try stage.make("src/a/one", "1")
      try stage.make("src/two", "2")
      let url = "\(stage.server.url)/www"
      let first = try stage.mirror(["--swap", "src", url])
      #expect(first.ending == .exited(0), "\(first.stderrText)")
      let before = try stage.contentsHere("src")
      #expect(try stage.contentsThere("www") == before)
      try stage.make("src/two", "two")
      try stage.make("src/b/three", "3")
      let second = try stage.mirror(["--swap", "--delete", "src", url])
      #expect(second.ending == .exited(0), "\(second.stderrText)")
      // What is as it was does not go over the line again where the server copies.
      let moved = kind == .proftpd ? 2 : 3
      #expect(second.stderrText.contains("\(moved) files moved"), "\(second.stderrText)")
      let after = try stage.contentsHere("src")
      #expect(try stage.contentsThere("www") == after)
      #expect(try stage.contentsThere("www.ferry-old") == before)
      #expect(
        try Set(
          LocalDirectory.names(in: stage.server.root).map { String(decoding: $0, as: UTF8.self) }
        ) == ["www", "www.ferry-old"]
      )
      let again = try stage.mirror(["--swap", "--delete", "src", url])
      #expect(again.stderrText.contains("nothing to do"), "\(again.stderrText)")
      #expect(try stage.mirror(["--swap-back", url]).ending == .exited(0))
      #expect(try stage.contentsThere("www") == before)
      #expect(try stage.contentsThere("www.ferry-old") == after)
      // What would go out of sight is not exchanged.
      try stage.server.makeFile("www/theirs", [1])
      let refused = try stage.mirror(["--swap", "src", url])
      #expect(refused.ending == .exited(9), "\(refused.stderrText)")
      #expect(try stage.contentsThere("www")["theirs"] != nil)
    }
  }

  @Test func `a swap needs no server that sets times`() throws {
    let options = ["--setting", "cmds_denied=MDTM,MFMT"]
    try withMirrorStage(.vsftpd, options: options) { stage throws in
      try stage.make("src/a/one", "1")
      let url = "\(stage.server.url)/www"
      for content in ["2", "3"] {
        try stage.make("src/two", content)
        let run = try stage.mirror(["--swap", "src", url])
        #expect(run.ending == .exited(0), "\(run.stderrText)")
        #expect(try stage.contentsThere("www") == stage.contentsHere("src"))
      }
    }
  }

  @Test(arguments: [ServerKind.vsftpd, .pyftpdlib])
  func `whoever is killed goes on with the same command and ends alike`(kind: ServerKind) throws {
    try withMirrorStage(kind) { stage throws in
      for number in 0..<60 {
        try stage.make("src/d\(number % 7)/f\(number)", String(repeating: "\(number) ", count: 400))
      }
      let url = "\(stage.server.url)/www"
      for milliseconds in stride(from: 40, through: 400, by: 40) {
        try stage.make("src/d1/changing", "at \(milliseconds)")
        let run = FerryRun(
          arguments: ["mirror", "--delete", "--progress", "none", "src", url],
          environment: [
            "FERRY_PASSWORD": stage.server.password, "HOME": stage.here.appending("home").string,
          ],
          directory: stage.here
        )
        _ = try run.outcome(within: .milliseconds(milliseconds))
      }
      let last = try stage.mirror(["--delete", "--max-delete", "100%", "src", url])
      #expect(last.ending == .exited(0), "\(last.stderrText)")
      #expect(try stage.contentsThere("www") == stage.contentsHere("src"))
      let again = try stage.mirror(["--delete", "src", url])
      #expect(again.stderrText.contains("nothing to do"), "\(again.stderrText)")
    }
  }
}

extension FileInfo {
  fileprivate static func exists(_ path: FilePath) -> Bool { (try? FileInfo(of: path)) != nil }
}
