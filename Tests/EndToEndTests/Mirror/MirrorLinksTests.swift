import FTPTestSupport
import Glibc
import Octets
import Platform
import SystemPackage
import Testing

/// Links that are made as links on the other side, at real servers.
@Suite(.tags(.realServer))
struct MirrorLinksTests {
  /// What the links below a directory say.
  private static func links(_ top: FilePath, _ names: String...) throws -> [String: String] {
    var links: [String: String] = [:]
    for name in names {
      let place = top.pushing(FilePath(name))
      guard let last = place.lastComponent?.string else { continue }
      let directory = try OpenDirectory.open(place.removingLastComponent())
      guard let text = try? directory.text(ofLink: [UInt8](last.utf8)) else { continue }
      links[name] = String(decoding: text, as: UTF8.self)
    }
    return links
  }

  private static func link(_ place: FilePath, _ text: String) {
    _ = unlink(place.string)
    #expect(symlink(text, place.string) == 0, "\(place)")
  }

  @Test func `links go to a server that makes them, and lead to the same places`() throws {
    try withMirrorStage(.proftpd) { stage throws in
      try stage.make("src/d/a", "1")
      try stage.make("src/e/b", "2")
      let (src, url) = (stage.here.appending("src"), "\(stage.server.url)/www")
      // In the order of their names some are made before what they lead to.
      Self.link(src.pushing(FilePath("d/a2")), "a3")
      Self.link(src.pushing(FilePath("d/a3")), "a")
      Self.link(src.pushing(FilePath("d/b")), "../e/b")
      Self.link(src.appending("e2"), "e")
      let words = ["--links", "copy", "src", url]
      let first = try stage.mirror(words)
      #expect(first.ending == .exited(0), "\(first.stderrText)")
      #expect(first.stderrText.contains("4 links made"), "\(first.stderrText)")
      let www = stage.server.root.appending("www")
      let names = try Self.links(www, "d/a2", "d/a3", "d/b", "e2")
      #expect(names["d/a3"] == "/www/d/a" && names["d/b"] == "/www/e/b" && names["e2"] == "/www/e")
      #expect(names["d/a2"] != nil)
      let again = try stage.mirror(words)
      #expect(again.stderrText.contains("nothing to do"), "\(again.stderrText)")
      // Changed, replaced by a file, and gone.
      Self.link(src.pushing(FilePath("d/b")), "a")
      _ = unlink(src.appending("e2").string)
      try stage.make("src/e2", "now a file")
      _ = unlink(src.pushing(FilePath("d/a2")).string)
      let second = try stage.mirror(["--delete", "--max-delete", "100%"] + words)
      #expect(second.ending == .exited(0), "\(second.stderrText)")
      #expect(try Self.links(www, "d/a2", "d/b", "e2") == ["d/b": "/www/d/a"])
      #expect(isThere(www.pushing(FilePath("e/b"))))
      // A link that waits for another one, while the one before it is with the backups already.
      Self.link(src.pushing(FilePath("d/b")), "z")
      Self.link(src.pushing(FilePath("d/z")), "a")
      let third = try stage.mirror(["--backup", "kept"] + words)
      #expect(third.ending == .exited(0), "\(third.stderrText)")
      #expect(try Self.links(www, "d/b", "d/z").count == 2, "\(third.stderrText)")
      let last = try stage.mirror(["--delete"] + words)
      #expect(last.stderrText.contains("nothing to do"), "\(last.stderrText)")
      // And back, where they are relative.
      let back = try stage.mirror(["--links", "copy", url, "back"])
      #expect(back.ending == .exited(0), "\(back.stderrText)")
      #expect(
        try Self.links(stage.here.appending("back"), "d/a3", "d/b") == ["d/a3": "a", "d/b": "z"]
      )
    }
  }

  @Test(arguments: [ServerKind.vsftpd, .proftpd, .pureFTPd, .pyftpdlib])
  func `links of a server are links here, those that lead out are told`(kind: ServerKind) throws {
    try withMirrorStage(kind) { stage throws in
      for name in ["www", "www/d"] { try stage.server.makeDirectory(name) }
      for name in ["www/d/a", "www/b", "other"] { try stage.server.makeFile(name, [0x61]) }
      let (www, url) = (stage.server.root.appending("www"), "\(stage.server.url)/www")
      Self.link(www.pushing(FilePath("d/up")), "../b")
      Self.link(www.appending("dir"), "d")
      Self.link(www.appending("gone"), "nowhere")
      let words = ["--links", "copy", url, "back"]
      let first = try stage.mirror(words)
      #expect(first.ending == .exited(0), "\(first.stderrText)")
      let back = stage.here.appending("back")
      let names = try Self.links(back, "d/up", "dir", "gone")
      #expect(names == ["d/up": "../b", "dir": "d", "gone": "nowhere"])
      let again = try stage.mirror(words)
      #expect(again.stderrText.contains("nothing to do"), "\(again.stderrText)")
      Self.link(www.appending("out"), "../other")
      Self.link(www.appending("dir"), "d/../../other")
      let second = try stage.mirror(words)
      #expect(second.ending != .exited(0), "\(second.stderrText)")
      #expect(second.stderrText.contains("out of the tree"), "\(second.stderrText)")
      #expect(try Self.links(back, "out", "dir") == ["dir": "d"])
    }
  }

  @Test func `a server that makes no links is told of, and keeps what it has`() throws {
    try withMirrorStage(.vsftpd) { stage throws in
      try stage.make("src/a", "1")
      Self.link(stage.here.pushing(FilePath("src/l")), "a")
      try stage.server.makeDirectory("www")
      try stage.server.makeFile("www/l", [1])
      let run = try stage.mirror(["--links", "copy", "--delete", "src", "\(stage.server.url)/www"])
      #expect(run.ending == .exited(1), "\(run.stderrText)")
      #expect(run.stderrText.contains("makes no links"), "\(run.stderrText)")
      #expect(try stage.contentsThere("www").keys.sorted() == ["a", "l"])
    }
  }
}
