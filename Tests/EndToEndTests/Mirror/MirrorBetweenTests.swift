import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// `mirror` from one server to another one.
@Suite(.tags(.realServer))
struct MirrorBetweenTests {
  @Test(arguments: [(ServerKind.vsftpd, ServerKind.pureFTPd), (.proftpd, .vsftpd)])
  func `a tree goes from one server to another one, and is idle when there is nothing to do`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    try withMirrorStage(source) { stage throws in
      try withRealServer(target) { other throws in
        for name in ["a/b/c", "a/sp ace", "d", ".hidden"] {
          try stage.make("src/\(name)", "in \(name)")
        }
        let from = "\(stage.server.url)/src"
        let to = "ftp://\(other.user):\(other.password)@\(other.host):\(other.port)/copy"
        #expect(try stage.mirror(["src", from]).ending == .exited(0))
        let gone = try stage.mirror(["\(stage.server.url)/gone", to])
        #expect(gone.ending == .exited(1), "\(gone.stderrText)")
        #expect(try LocalDirectory.names(in: other.root).isEmpty)
        let run = try stage.mirror([from, to])
        #expect(run.ending == .exited(0), "\(run.stderrText)")
        let copy = other.root.appending("copy")
        #expect(try MirrorStage.contents(of: copy) == stage.contentsHere("src"))
        for _ in 0..<2 {
          let again = try stage.mirror(["--delete", from, to])
          #expect(again.ending == .exited(0), "\(again.stderrText)")
          #expect(again.stderrText.contains("nothing to do: 4 files alike"), "\(again.stderrText)")
        }
        try LocalDirectory.remove(stage.here.pushing(FilePath("src/d")))
        try stage.make("src/a/b/c", "longer than before")
        #expect(
          try stage.mirror(["--delete", "--max-delete", "50%", "src", from]).ending == .exited(0)
        )
        let last = try stage.mirror(["--delete", "--max-delete", "50%", from, to])
        #expect(last.ending == .exited(0), "\(last.stderrText)")
        #expect(try MirrorStage.contents(of: copy) == stage.contentsHere("src"))
      }
    }
  }
}
