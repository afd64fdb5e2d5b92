import FTPProtocol
import FTPTestSupport
import Glibc
import SystemPackage
import Testing

@testable import FTPClient

struct TreeRemovalTests {
  private func remove(
    _ path: RemotePath,
    _ session: Session
  ) throws -> (isGone: Bool, removed: Set<String>, left: [String]) {
    var removed: Set<String> = []
    var left: [String] = []
    let removal = TreeRemoval(in: session, now: .epoch) { outcome in
      switch outcome {
      case .removed(let path): removed.insert(path.description)
      case .failed(let path, _): left.append("failed \(path)")
      case .unclear(let path): left.append("unclear \(path)")
      }
    }
    let isGone = try removal.remove(path)
    return (isGone, removed, left)
  }

  @Test(arguments: ServerKind.allCases)
  func `a tree goes with all in it, and what its links lead to stays`(kind: ServerKind) throws {
    try withRealSession(kind) { session, server throws in
      for name in ["keep", "top", "top/a", "top/a/ b", "top/.h"] {
        try server.makeDirectory(name)
        try server.makeFile("\(name)/f", [1])
        try server.makeFile("\(name)/.hidden", [1])
      }
      for (name, target) in [
        ("top/dir", "../keep"), ("top/a/file", "../../keep/f"), ("top/nowhere", "nothing"),
        ("top/a/loop", "../../top"),
      ] {
        let link = server.root.appending(name)
        #expect(link.withPlatformString { symlink(target, $0) } == 0)
      }
      let (isGone, removed, left) = try remove("top", session)
      #expect(isGone)
      #expect(left.isEmpty)
      #expect(removed.isSuperset(of: ["top", "top/a/ b/f", "top/.h", "top/dir", "top/nowhere"]))
      #expect(try server.contents("keep/f") == [1])
      #expect(try server.contents("keep/.hidden") == [1])
      let names = try session.list(nil, now: .epoch, showsHidden: true).map { $0.name }
      #expect(names == [[UInt8]("keep".utf8)])
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a link and a file are removed as what they are`(kind: ServerKind) throws {
    try withRealSession(kind) { session, server throws in
      try server.makeDirectory("keep")
      try server.makeFile("keep/f", [1])
      let link = server.root.appending("link")
      #expect(link.withPlatformString { symlink("keep", $0) } == 0)
      #expect(try remove("link", session).isGone)
      #expect(try server.contents("keep/f") == [1])
      #expect(try remove("keep/f", session).isGone)
      #expect(try !remove("missing", session).isGone)
    }
  }

  @Test func `what cannot be removed is said, and all else goes`() throws {
    try withRealSession(.proftpd) { session, server throws in
      for name in ["top", "top/a", "top/b"] {
        try server.makeDirectory(name)
        try server.makeFile("\(name)/f", [1])
      }
      let locked = server.root.appending("top/a")
      #expect(locked.withPlatformString { chmod($0, 0o555) } == 0)
      let (isGone, removed, left) = try remove("top", session)
      #expect(!isGone)
      #expect(left == ["failed top/a/f"])
      #expect(removed == ["top/f", "top/b/f", "top/b"])
    }
  }

  @Test(arguments: [
    "-rw-r--r-- 1 u g 3 Nov 24 2025 a\r\nwhat is this?\r\n", "-rw-r--r-- 1 u g 3 Nov 24 2025 a",
  ])
  func `nothing goes where a listing does not tell all`(listing: String) throws {
    let steps: [ScriptedServer.Step] = [
      .expect("DELE top"), .say("550 is a directory"), .expect("PWD"), .say("257 \"/\""),
      .expect("CWD top"), .say("250 ok"), .expect("TYPE"), .say("200 ok"), .expect("EPSV"),
      .listenExtended, .expect("LIST -a"), .say("150 ok"), .acceptData,
      .sendData([UInt8](listing.utf8)), .closeData, .say("226 ok"), .expect("CWD /"),
      .say("250 ok"),
    ]
    try withScriptedSession(features: [], steps) { session, _ throws in
      let (isGone, removed, left) = try remove("top", session)
      #expect(!isGone)
      #expect(removed.isEmpty)
      #expect(left == ["unclear top"])
    }
  }
}
