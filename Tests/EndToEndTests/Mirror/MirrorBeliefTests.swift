import FTPTestSupport
import Glibc
import Octets
import Platform
import SystemPackage
import Testing

/// What a mirror may not believe: times that tell too little, marks that were given again, and what could
/// not be looked at.
@Suite(.tags(.realServer))
struct MirrorBeliefTests {
  @Test(arguments: [ServerKind.vsftpd, .proftpd, .pureFTPd, .pyftpdlib])
  func `what both sides change in the second of the last run is kept twice`(
    kind: ServerKind
  ) throws {
    try withMirrorStage(kind) { stage throws in
      try stage.make("src/f", "at first")
      let words = ["--two-way", "src", "\(stage.server.url)/www"]
      #expect(try stage.mirror(words).ending == .exited(0))
      let there = stage.server.root.pushing(FilePath("www/f"))
      let time = try FileInfo(of: there).modified
      try LocalDirectory.remove(there)
      try stage.server.makeFile("www/f", [UInt8]("at THERE".utf8))
      try LocalDirectory.setModificationTime(time, of: there)
      try stage.make("src/f", "at  here")
      let run = try stage.mirror(words)
      #expect(run.ending == .exited(9), "\(run.stderrText)")
      for contents in [try stage.contentsHere("src"), try stage.contentsThere("www")] {
        #expect(Set(contents.values) == ["at THERE", "at  here"])
      }
    }
  }

  @Test(arguments: [ServerKind.proftpd, .pureFTPd, .pyftpdlib])
  func `another file with the mark, the size and the time of one that went is fetched`(
    kind: ServerKind
  ) throws {
    try withMirrorStage(kind) { stage throws in
      try stage.server.makeDirectory("www")
      let (old, new) = ("www/a.sum", "www/b.sum")
      func make(_ name: String, _ text: String) throws {
        try stage.server.makeFile(name, [UInt8](text.utf8))
        let place = stage.server.root.pushing(FilePath(name))
        try LocalDirectory.setModificationTime(1_600_000_000, of: place)
      }
      try make(old, "one two")
      let words = ["--delete", "--max-delete", "100%", "\(stage.server.url)/www", "back"]
      #expect(try stage.mirror(words).ending == .exited(0))
      // Most file systems give the number of the file that went to the next one.
      try LocalDirectory.remove(stage.server.root.pushing(FilePath(old)))
      try make(new, "six ten")
      #expect(try stage.mirror(words).ending == .exited(0))
      #expect(try stage.contentsHere("back") == ["b.sum": "six ten"])
    }
  }

  @Test func `nothing is deleted where something could not be looked at or sent`() throws {
    try withMirrorStage(.pureFTPd) { stage throws in
      try stage.make("src/f", "text")
      try stage.make("src/precious", "only here")
      let url = "\(stage.server.url)/www"
      let words = ["--delete", "--max-delete", "100%", "src", url]
      #expect(try stage.mirror(words).ending == .exited(0))
      // Pure-FTPd 1.0.50 takes no such name.
      let src = stage.here.appending("src")
      try LocalDirectory.rename(src.appending("precious"), to: src.appending(".htpasswd\u{1}"))
      let run = try stage.mirror(words)
      #expect(run.ending != .exited(0), "\(run.stderrText)")
      #expect(try stage.contentsThere("www")["precious"] == "only here", "\(run.stderrText)")
      try LocalDirectory.remove(src.appending(".htpasswd\u{1}"))
      // A directory at the server that may not be read: what has moved there is not gone.
      #expect(try stage.mirror([url, "back"]).ending == .exited(0))
      try stage.server.makeDirectory("www/new")
      let www = stage.server.root.appending("www")
      try LocalDirectory.rename(
        www.appending("precious"),
        to: www.pushing(FilePath("new/precious"))
      )
      #expect(chmod(www.appending("new").string, 0) == 0)
      let back = try stage.mirror(["--delete", "--max-delete", "100%", url, "back"])
      #expect(back.ending != .exited(0), "\(back.stderrText)")
      #expect(try stage.contentsHere("back")["precious"] == "only here", "\(back.stderrText)")
    }
  }

  @Test func `backups are kept by runs of one second, and by runs that make none`() throws {
    try withMirrorStage(.vsftpd) { stage throws in
      try stage.make("src/f", "0")
      let url = "\(stage.server.url)/www"
      #expect(try stage.mirror(["src", url]).ending == .exited(0))
      for number in 1...4 {
        try stage.make("src/f", "\(number)")
        let run = try stage.mirror(["--backup", "kept", "src", url])
        #expect(run.ending == .exited(0), "\(run.stderrText)")
      }
      let run = try stage.mirror(["--delete", "--max-delete", "100%", "src", url])
      #expect(run.stderrText.contains("nothing to do"), "\(run.stderrText)")
      let kept = try stage.contentsThere("www/kept").values.filter { !$0.isEmpty }
      #expect(kept.sorted() == ["0", "1", "2", "3"])
    }
  }

  @Test(arguments: [ServerKind.vsftpd, .proftpd, .pureFTPd, .pyftpdlib])
  func `nothing is written or deleted through a link of the server`(kind: ServerKind) throws {
    try withMirrorStage(kind) { stage throws in
      for name in ["www", "store", "store/sub"] { try stage.server.makeDirectory(name) }
      for name in ["store/keep", "store/sub/keep"] { try stage.server.makeFile(name, [0x6B]) }
      let link = stage.server.root.pushing(FilePath("www/d"))
      #expect(symlink("../store", link.string) == 0)
      try stage.make("src/d/x", "mine")
      try stage.make("src/d/sub/y", "mine")
      try stage.make("src/f", "mine")
      let url = "\(stage.server.url)/www"
      for words in [[], ["--delete", "--max-delete", "100%"]] {
        let run = try stage.mirror(words + ["src", url])
        #expect(run.ending == .exited(1), "\(run.stderrText)")
        #expect(
          try stage.contentsThere("store") == ["keep": "k", "sub/": "", "sub/keep": "k"],
          "\(run.stderrText)"
        )
        #expect(try stage.contentsThere("www") == ["d": "(other)", "f": "mine"])
      }
    }
  }

  @Test func `links here are left alone, and a source that has nothing else is empty`() throws {
    try withMirrorStage(.vsftpd) { stage throws in
      try stage.server.makeDirectory("www")
      try stage.server.makeFile("www/f", [0x66])
      try stage.make("back/f", "f")
      let link = stage.here.pushing(FilePath("back/mine"))
      #expect(symlink("elsewhere", link.string) == 0)
      let url = "\(stage.server.url)/www"
      let words = ["--delete", "--max-delete", "100%"]
      #expect(try stage.mirror(words + [url, "back"]).ending == .exited(0))
      #expect(try stage.contentsHere("back") == ["f": "f", "mine": "(other)"])
      try LocalDirectory.remove(stage.here.pushing(FilePath("back/f")))
      let run = try stage.mirror(words + ["back", url])
      #expect(run.ending == .exited(9), "\(run.stderrText)")
      #expect(try stage.contentsThere("www") == ["f": "f"])
    }
  }

  @Test func `what an attempt has left goes with the file that does not come again`() throws {
    try withMirrorStage(.vsftpd) { stage throws in
      try stage.server.makeDirectory("www")
      try stage.server.makeDirectory("www/gone")
      for name in ["www/f", "www/gone/big"] { try stage.server.makeFile(name, [0x66]) }
      let url = "\(stage.server.url)/www"
      #expect(try stage.mirror([url, "back"]).ending == .exited(0))
      for name in ["f", "gone/big"] {
        try stage.make("back/\(name).ferry-partial", "par")
        try stage.make("back/\(name).ferry-partial-info", "info")
      }
      try LocalDirectory.removeTree(stage.server.root.pushing(FilePath("www/gone")))
      let run = try stage.mirror(["--delete", "--max-delete", "100%", url, "back"])
      #expect(run.ending == .exited(0), "\(run.stderrText)")
      #expect(try stage.contentsHere("back") == ["f": "f"])
    }
  }
}
