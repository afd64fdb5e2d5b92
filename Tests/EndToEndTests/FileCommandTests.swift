import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// `touch`, `ln`, `chmod` and `cp` at one server, on every real server.
@Suite(.tags(.network, .realServer))
struct FileCommandTests {
  @Test(arguments: ServerKind.allCases)
  func `touch creates empty files, and loses no content`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("old", [1, 2, 3])
      try withTemporaryDirectory { here throws in
        let made = try server.run("touch new 'with blank'\ntouch -c none\n", in: here)
        #expect(made.ending == .exited(0), "\(made.stderrText)")
        #expect(try server.contents("new") == [])
        #expect(try server.contents("with blank") == [])
        #expect(!isThere(server.root.appending("none")))
        let set = try server.run("touch -t 202411240900 old", in: here)
        #expect(try server.contents("old") == [1, 2, 3])
        if set.ending == .exited(0) {
          #expect(try FileInfo(of: server.root.appending("old")).modified == 1_732_438_800)
        } else {
          #expect(set.stderrText.contains("the server sets no times"), "\(set.stderrText)")
        }
        #expect(try server.run("touch -t 2024 old", in: here).ending == .exited(2))
        #expect(try server.run(verb: ["touch", "\(server.url)/x"], in: here).ending == .exited(0))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `ln -s makes a link, or says that the server makes none`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a", [1])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("ln -s a b", in: here)
        if outcome.ending == .exited(0) {
          // Seen from outside, an absolute target in the user's own root leads elsewhere.
          let link = server.root.appending("b")
          #expect(try FileInfo(of: link, followingLinks: false).kind == .link)
          #expect(try server.run("cat b", in: here).stdout == [1])
        } else {
          #expect(outcome.ending == .exited(1) && kind != .proftpd, "\(outcome.stderrText)")
          #expect(
            outcome.stderrText.contains("this server makes no links"),
            "\(outcome.stderrText)"
          )
          #expect(!isThere(server.root.appending("b")))
        }
        #expect(try server.run("ln a b", in: here).ending == .exited(2))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `cp copies at the server, or by way of this machine`(kind: ServerKind) throws {
    let octets = patternedOctets(300_001)
    try withRealServer(kind) { server throws in
      try server.makeFile("a b", octets)
      try server.makeFile("c", [1])
      try server.makeDirectory("dir")
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          "cp 'a b' d\ncp 'a b' c dir\ncp c dir/e\ncp ?\\ b dir/\n",
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        for name in ["d", "dir/a b"] { #expect(try server.contents(name) == octets, "\(name)") }
        for name in ["dir/c", "dir/e"] { #expect(try server.contents(name) == [1], "\(name)") }
        let way = kind == .proftpd ? "copied by the server" : "by way of this machine"
        #expect(outcome.stderrText.contains("verified, \(way)"), "\(outcome.stderrText)")
        #expect(try server.run("cp c c", in: here).ending == .exited(2))
        #expect(try server.run("cp missing x", in: here).ending == .exited(1))
        #expect(try server.run("cp dir x", in: here).stderrText.contains("it is a directory"))
        #expect(try server.contents("c") == [1])
        let verb = try server.run(
          verb: ["cp", "\(server.url)/c", "\(server.url)/f"],
          in: here
        )
        #expect(verb.ending == .exited(0), "\(verb.stderrText)")
        #expect(try server.contents("f") == [1])
        #expect(try LocalDirectory.names(in: here).isEmpty)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `chmod takes symbolic bits, and whole directories`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeDirectory("dir")
      try server.makeDirectory("dir/sub")
      for name in ["a", "dir/b", "dir/sub/c"] {
        try server.makeFile(name, [1])
        try LocalDirectory.setMode(0o600, of: server.root.appending(name))
      }
      let link = server.root.appending("dir/link")
      #expect(link.withPlatformString { symlink("../a", $0) } == 0)
      func mode(_ name: String) throws -> UInt16 {
        try FileInfo(of: server.root.appending(name)).mode
      }
      try withTemporaryDirectory { here throws in
        let one = try server.run("chmod u+x,g=r a", in: here)
        #expect(one.ending == .exited(0), "\(one.stderrText)")
        #expect(try mode("a") == 0o740)
        let tree = try server.run("chmod -R a+rX,o-x dir", in: here)
        #expect(tree.ending == .exited(0), "\(tree.stderrText)")
        #expect(try mode("dir") == 0o754)
        #expect(try mode("dir/sub") == 0o754)
        #expect(try mode("dir/b") == 0o644)
        #expect(try mode("dir/sub/c") == 0o644)
        #expect(try mode("a") == 0o740, "a link is left alone")
        #expect(try server.run("chmod u+q a", in: here).ending == .exited(2))
        #expect(try server.run("chmod +x missing", in: here).ending == .exited(1))
      }
    }
  }
}
