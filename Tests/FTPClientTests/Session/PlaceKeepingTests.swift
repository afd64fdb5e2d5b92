import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Every command reaches the server in the directory that is meant, or not at all.
struct PlaceKeepingTests {
  private typealias Script = [[ScriptedServer.Step]]

  private func list(_ path: RemotePath, _ session: Session) throws -> [String] {
    try session.list(path, now: .epoch, showsHidden: false)
      .map { String(decoding: $0.name, as: UTF8.self) }
  }

  // MARK: Going back

  @Test(arguments: PlacedOperation.all)
  func `after the listing of another directory the next command goes back first`(
    operation: PlacedOperation
  ) throws {
    let steps: Script = [
      .turn("PWD", "257 \"/\""),
      .turn("CWD /other", "250 ok"),
      .type,
      .data("LIST"),
      .turn("CWD /", "250 ok"),
      operation.steps,
    ]
    try withExactScript(steps) { session throws in
      #expect(try list("/other", session) == ["a"])
      try operation.run(session)
    }
  }

  @Test func `nothing goes back that the next command does not need`() throws {
    let steps: Script = [
      .turn("PWD", "257 \"/\""),
      .turn("CWD /other", "250 ok"),
      .type,
      .data("LIST"),
      .data("LIST"),
      .turn("DELE /other/b", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      for _ in 0..<2 { #expect(try list("/other", session) == ["a"]) }
      try session.removeFile("/other/b")
    }
  }

  // MARK: A way that is refused

  private func expectLost(_ error: FTPError?, _ name: RemotePath, _ code: Int) throws {
    guard case .directoryLost(let path, let reply) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == name)
    #expect(reply.code.value == code)
    #expect(error?.sessionIsUsable == true)
  }

  @Test(arguments: PlacedOperation.all)
  func `where the way back is refused nothing else is sent, until the user says where`(
    operation: PlacedOperation
  ) throws {
    let steps: Script = [
      .turn("PWD", "257 \"/docs\""),
      .turn("CWD /other", "250 ok"),
      .type,
      .data("LIST"),
      .turn("CWD /docs", "450 not now"),
      // The refusal of a path could be that of all paths, until one of them is taken.
      .turn("CWD /docs", "550 gone"),
      .turn("PWD", "257 \"/other\""),
      .turn("CWD /other", "250 ok"),
      .turn("CWD /docs", "550 gone"),
      .turn("CWD /new", "250 ok"),
      .turn("PWD", "257 \"/new\""),
      operation.steps,
    ]
    try withExactScript(steps) { session throws in
      #expect(try list("/other", session) == ["a"])
      for code in [450, 550, 550] {
        let error = failure { try operation.run(session) }
        try expectLost(error, "/docs", code)
      }
      try session.changeDirectory(to: "/new")
      try operation.run(session)
    }
  }

  @Test(arguments: PlacedOperation.all)
  func `where a new connection cannot enter the directory, each command fails`(
    operation: PlacedOperation
  ) throws {
    let steps: Script = [
      .turn("PWD", "257 \"/\""),
      .turn("CWD /d", "250 ok"),
      .turn("PWD", "257 \"/d\""),
      .reconnect,
      .type,
      .turn("CWD /d", "550 gone"),
      .turn("CWD /d", "550 gone"),
      .turn("CWD /", "250 ok"),
      .turn("PWD", "257 \"/\""),
      operation.steps,
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "/d")
      try session.reconnect()
      session.knownFeatures = ServerFeatures(FeatureList())
      try session.data.ensureType(.image)
      for _ in 0..<2 {
        let error = failure { try operation.run(session) }
        try expectLost(error, "/d", 550)
      }
      try session.changeDirectory(to: "/")
      try operation.run(session)
    }
  }

  @Test func `a directory that a user asks for and does not get leaves him where he was`() throws {
    let steps: Script = [
      .turn("PWD", "257 \"/\""),
      .turn("CWD x", "550 no"),
      // The refusal could be another command's, which a question before the next change shows.
      .turn("NOOP", "200 ok"),
      .turn("DELE a", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      let error = failure { try session.changeDirectory(to: "x") }
      guard case .refused(let reply, .cwd) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(reply.code == .fileUnavailable)
      #expect(session.directoryName == "/")
      try session.removeFile("a")
    }
  }
}
