import FTPProtocol
import FTPTestSupport
import Glibc
import SystemPackage
import Testing

@testable import FTPClient

struct RemoteWalkTests {
  /// Walks to the end; what happened, a line each.
  private func steps(
    _ walk: inout RemoteWalk,
    _ session: Session,
    limit: Int = 1000
  ) throws -> [String] {
    var lines: [String] = []
    while let step = try walk.next(in: session, now: .epoch), lines.count < limit {
      switch step {
      case .directory(let path, let depth, let listing):
        let names = listing.map { String(decoding: $0.name, as: UTF8.self) }.sorted()
        lines.append("\(depth) \(path?.description ?? "") [\(names.joined(separator: " "))]")
      case .failure(let path, _): lines.append("failed \(path?.description ?? "")")
      case .visitedBefore(let path): lines.append("before \(path?.description ?? "")")
      case .tooDeep(let path): lines.append("deep \(path)")
      case .tooMany(let limit): lines.append("more than \(limit)")
      }
    }
    return lines
  }

  /// Makes a tree with a file in each directory, and a loop in it.
  private func makeTree(_ server: RealServer) throws {
    for name in ["top", "top/a", "top/a/c", "top/b", "top/.h"] {
      try server.makeDirectory(name)
      try server.makeFile("\(name)/f", [1])
    }
    let link = server.root.appending("top/a/c/up")
    #expect(link.withPlatformString { symlink("../..", $0) } == 0)
  }

  @Test(arguments: ServerKind.allCases)
  func `a tree is walked depth first, hidden names and all, and loops are left alone`(
    kind: ServerKind
  ) throws {
    try withRealSession(kind) { session, server throws in
      try makeTree(server)
      var walk = RemoteWalk("top")
      let lines = try steps(&walk, session)
      let expected = [
        "0 top [.h a b f]", "1 top/.h [f]", "1 top/a [c f]", "2 top/a/c [f up]", "1 top/b [f]",
      ]
      // pyftpdlib follows links by itself, and Pure-FTPd shows them as directories in MLSD.
      #expect(lines.filter { $0 != "before top/a/c/up" } == expected)
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a walk that follows links sees each directory once`(kind: ServerKind) throws {
    try withRealSession(kind) { session, server throws in
      try makeTree(server)
      let link = server.root.appending("top/b/side")
      #expect(link.withPlatformString { symlink("../a", $0) } == 0)
      var options = RemoteWalk.Options()
      options.followsLinks = true
      options.depthLimit = 6
      var walk = RemoteWalk("top", options)
      let lines = try steps(&walk, session)
      #expect(lines.contains("before top/a/c/up"))
      #expect(lines.contains("before top/b/side"))
      #expect(lines.count { !$0.hasPrefix("before") } == 5)
    }
  }

  @Test func `a walk is pruned, and goes no deeper than asked`() throws {
    try withRealSession(.vsftpd) { session, server throws in
      try makeTree(server)
      try session.changeDirectory(to: "top")
      var options = RemoteWalk.Options()
      options.deepest = 2
      options.showsHidden = false
      var walk = RemoteWalk(nil, options)
      walk.precedes = { $1.name.lexicographicallyPrecedes($0.name) }
      walk.selects = { path, _, _ in path != RemotePath("b") }
      #expect(try steps(&walk, session) == ["0  [a b f]", "1 a [c f]", "2 a/c [f up]"])
      #expect(try session.workingDirectory() == RemotePath("/top"))
    }
  }

  @Test func `a directory that cannot be read is said, and the walk goes on`() throws {
    try withRealSession(.proftpd) { session, server throws in
      try makeTree(server)
      let locked = server.root.appending("top/a")
      #expect(locked.withPlatformString { chmod($0, 0) } == 0)
      var walk = RemoteWalk("top")
      let lines = try steps(&walk, session)
      #expect(lines == ["0 top [.h a b f]", "1 top/.h [f]", "failed top/a", "1 top/b [f]"])
    }
  }

  @Test func `an endless tree ends at the limits, which are said`() throws {
    let listing = "type=dir; deeper\r\n"
    let one: [ScriptedServer.Step] = [
      .expect("EPSV"), .listenExtended, .expect("MLSD"), .say("150 ok"), .acceptData,
      .sendData([UInt8](listing.utf8)), .closeData, .say("226 ok"),
    ]
    // The path repeats a name, but PWD tells another place every time.
    func there(_ path: String) -> [ScriptedServer.Step] {
      enter("/deeper/deeper") + [.expect("PWD"), .say("257 \"\(path)\"")]
    }
    func enter(_ path: String) -> [ScriptedServer.Step] {
      [.expect("CWD \(path)"), .say("250 ok")]
    }
    let type: [ScriptedServer.Step] = [
      .expect("PWD"), .say("257 \"/\""), .expect("TYPE"), .say("200 ok"),
    ]
    let steps = type + one + enter("deeper") + one + there("/x") + one
    try withScriptedSession(features: ["MLST type*;"], steps) { session, _ throws in
      var options = RemoteWalk.Options()
      options.showsHidden = false
      options.depthLimit = 2
      var walk = RemoteWalk(nil, options)
      let lines = try self.steps(&walk, session)
      #expect(lines.last == "deep deeper/deeper/deeper")
      #expect(lines.count == 4)
    }
    try withScriptedSession(features: ["MLST type*;"], type + one) { session, _ throws in
      var options = RemoteWalk.Options()
      options.showsHidden = false
      options.entryLimit = 1
      var walk = RemoteWalk(nil, options)
      #expect(try self.steps(&walk, session) == ["0  [deeper]", "more than 1"])
    }
  }

  @Test func `a server whose PWD unmasks a loop is believed`() throws {
    let one: [ScriptedServer.Step] = [
      .expect("EPSV"), .listenExtended, .expect("MLSD"), .say("150 ok"), .acceptData,
      .sendData([UInt8]("type=dir; a\r\ntype=dir; ..\r\ntype=dir; /b\r\n".utf8)), .closeData,
      .say("226 ok"),
    ]
    let steps: [ScriptedServer.Step] =
      [.expect("PWD"), .say("257 \"/\""), .expect("TYPE"), .say("200 ok")] + one + [
        .expect("CWD a"), .say("250 ok"),
      ] + one + [.expect("CWD /a/a"), .say("250 ok"), .expect("PWD"), .say("257 \"/a\"")]
    try withScriptedSession(features: ["MLST type*;"], steps) { session, _ throws in
      var options = RemoteWalk.Options()
      options.showsHidden = false
      var walk = RemoteWalk(nil, options)
      let lines = try self.steps(&walk, session)
      #expect(lines.last == "before a/a")
      #expect(lines.count == 3)
    }
  }

  @Test(arguments: [ServerKind.vsftpd, .pureFTPd])
  func `a directory that repeats a name and cannot be entered is said too`(
    kind: ServerKind
  ) throws {
    try withRealSession(kind) { session, server throws in
      for name in ["top", "top/a", "top/a/a"] { try server.makeDirectory(name) }
      let locked = server.root.appending("top/a/a")
      #expect(locked.withPlatformString { chmod($0, 0) } == 0)
      var walk = RemoteWalk("top")
      #expect(try steps(&walk, session) == ["0 top [a]", "1 top/a [a]", "failed top/a/a"])
    }
  }
}
