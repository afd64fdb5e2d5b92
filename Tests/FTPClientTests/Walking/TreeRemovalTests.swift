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
      case .leftOut(.visitedBefore(let path)): left.append("before \(path ?? .here)")
      case .leftOut(.tooDeep(let path)): left.append("deep \(path)")
      case .leftOut: left.append("left out")
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
    ("-rw-r--r-- 1 u g 3 Nov 24 2025 a\r\nwhat is this?\r\n", "unclear top"),
    ("-rw-r--r-- 1 u g 3 Nov 24 2025 a\r\n-rw-r--r-- 1 u g 3 Nov 24", "failed top"),
  ])
  func `nothing goes where a listing does not tell all`(listing: String, said: String) throws {
    let steps: [ScriptedServer.Step] = [
      .expect("DELE top"), .say("550 is a directory"), .expect("PWD"), .say("257 \"/\""),
      .expect("CWD top"), .say("250 ok"), .expect("PWD"), .say("257 \"/top\""), .expect("TYPE"),
      .say("200 ok"), .expect("EPSV"),
      .listenExtended, .expect("LIST -a"), .say("150 ok"), .acceptData,
      .sendData([UInt8](listing.utf8)), .closeData, .say("226 ok"), .expect("CWD /"),
      .say("250 ok"),
    ]
    try withScriptedSession(features: [], steps) { session, _ throws in
      let (isGone, removed, left) = try remove("top", session)
      #expect(!isGone)
      #expect(removed.isEmpty)
      #expect(left == [said])
    }
  }

  @Test func `a directory that is met again below itself stays, and so does all it is in`() throws {
    let listing = "01-02-24  10:00AM       <DIR>          d\r\n"
    func list(_ directory: String) -> [ScriptedServer.Step] {
      .port + .octets("LIST -a", listing) + .turn("CWD /", "250 ok")
        + .turn("DELE \(directory)", "550 is a directory")
    }
    let steps: [ScriptedServer.Step] =
      .turn("DELE top", "550 is a directory") + .turn("PWD", "257 \"/\"")
      + .turn("CWD top", "250 ok") + .turn("PWD", "257 \"/top\"") + .type + list("top/d")
      + .turn("CWD top/d", "250 ok") + list("top/d/d")
      + .turn("CWD top/d/d", "250 ok") + .turn("PWD", "257 \"/top/d\"")
    try withScriptedSession(features: [], steps) { session, _ throws in
      let (isGone, removed, left) = try remove("top", session)
      #expect(!isGone)
      #expect(removed.isEmpty)
      #expect(left == ["before top/d/d"])
    }
  }

  @Test func `a tree without an end is left at the depth that all walks end at`() throws {
    try withRealSession(.vsftpd) { session, server throws in
      let depth = TreeRemoval.options.depthLimit
      var path = "t"
      try server.makeDirectory(path)
      for _ in 0...depth {
        path += "/t"
        try server.makeDirectory(path)
      }
      try server.makeFile("t/t/f", [1])
      let (isGone, removed, left) = try remove("t", session)
      #expect(!isGone)
      #expect(removed == ["t/t/f"])
      #expect(left == ["deep \(path)"])
      // From further below, it goes.
      #expect(try remove("t/t", session).isGone)
      #expect(try remove("t", session).isGone)
    }
  }
}

/// Trees by chance, and what may be left of them.
struct GeneratedTreeRemovalTests {
  /// A tree on the disk: directories, some of which nobody may change, files, and links.
  private struct Tree {
    var directories: [(path: String, isLocked: Bool)] = []
    var others: [String] = []

    init(_ random: inout SeededGenerator) {
      directories = [("top", random.happens(percent: 10))]
      for number in 0..<Int.random(in: 1...12, using: &random) {
        let parent = directories[Int.random(in: directories.indices, using: &random)].path
        // Some names repeat on the way down.
        let name = random.choose("d\(number)", "d\(number)", "top", "d \(number)", ".\(number)")
        let path = "\(parent)/\(name)"
        guard !directories.contains(where: { $0.path == path }) else { continue }
        directories.append((path, random.happens(percent: 15)))
      }
      for number in 0..<Int.random(in: 0...15, using: &random) {
        let parent = directories[Int.random(in: directories.indices, using: &random)].path
        others.append("\(parent)/\(random.choose("f", ".f", "link", "out", "up"))\(number)")
      }
    }

    func make(in server: RealServer) throws {
      for (path, _) in directories { try server.makeDirectory(path) }
      for path in others {
        let name = path.split(separator: "/").last ?? ""
        let levels = path.split(separator: "/").count - 1
        let outside = String(repeating: "../", count: levels) + "keep"
        let target: String? =
          switch name.first {
          case "l": "nowhere"
          case "o": outside
          // LIST of ProFTPD 1.3.8 leaves out links to `..` itself.
          case "u": "../\(path.split(separator: "/").dropLast().last ?? "")"
          default: nil
          }
        if let target {
          #expect(server.root.appending(path).withPlatformString { symlink(target, $0) } == 0)
        } else {
          try server.makeFile(path, [1])
        }
      }
      for (path, isLocked) in directories where isLocked { try change(path, 0o555, server) }
    }

    func change(_ path: String, _ mode: mode_t, _ server: RealServer) throws {
      #expect(server.root.appending(path).withPlatformString { chmod($0, mode) } == 0)
    }

    /// What cannot go: what is in locked directories, and what that is in.
    var kept: Set<String> {
      let locked = Set(directories.filter(\.isLocked).map(\.path))
      var kept: Set<String> = []
      for path in directories.map(\.path) + others {
        guard let parent = parent(of: path), locked.contains(parent) else { continue }
        var stays: String? = path
        while let path = stays {
          kept.insert(path)
          stays = self.parent(of: path)
        }
      }
      return kept
    }

    private func parent(of path: String) -> String? {
      path.lastIndex(of: "/").map { String(path[..<$0]) }
    }

    /// What of it is there.
    func left(in server: RealServer) -> Set<String> {
      Set(
        (directories.map(\.path) + others).filter { path in
          server.root.appending(path).withPlatformString { name in
            var status = stat()
            return lstat(name, &status) == 0
          }
        }
      )
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `of any tree, all goes that can, and nothing outside`(kind: ServerKind) throws {
    try withRealSession(kind) { session, server throws in
      try server.makeDirectory("keep")
      try server.makeFile("keep/f", [1])
      for seed in 0..<12 {
        var random = SeededGenerator(seed: UInt64(seed))
        let tree = Tree(&random)
        try tree.make(in: server)
        let removal = TreeRemoval(in: session, now: .epoch) { _ in }
        let isGone = try removal.remove("top")
        #expect(tree.left(in: server) == tree.kept, "seed \(seed)")
        #expect(isGone == tree.kept.isEmpty, "seed \(seed)")
        #expect(try server.contents("keep/f") == [1], "seed \(seed)")
        for (path, _) in tree.directories where tree.kept.contains(path) {
          try tree.change(path, 0o777, server)
        }
        if !isGone { #expect(try removal.remove("top")) }
      }
    }
  }
}
