import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Servers that send a reply too many: no command takes another's.
struct ExtraReplyTests {
  private func expectOutOfStep(_ error: FTPError?, _ code: Int, _ verb: CommandVerb) {
    guard case .outOfStep(let reply, let after) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reply.code.value == code)
    #expect(after == verb)
  }

  // MARK: Before a command that cannot have it

  /// A second reply, the command that finds it, and what that is answered.
  static let strays: [(extra: String, steps: [ScriptedServer.Step])] = [
    ("230 in", .turn("PWD", "230 in\r\n257 \"/\"")),
    ("250 done", .turn("PWD", "250 done\r\n257 \"/\"")),
    ("226 done", .turn("PWD", "226 done\r\n257 \"/\"")),
  ]

  @Test(arguments: ["230 in", "250 done", "226 done", "550 no\r\n150 x"])
  func `one that lies unread before a command belongs to nobody`(extra: String) throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("NOOP", "200 ok\r\n\(extra)"), .turn("PWD", "257 \"/\""),
      .turn("DELE missing", "550 no"), .turn("NOOP", "200 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.perform(PlacedCommand(Command(.noop)))
      #expect(try session.workingDirectory() == .root)
      #expect(session.knowledge.isTrue(.extraReplies) == true)
      let error = failure { try session.removeFile("missing") }
      #expect(error?.isRefusal == true)
    }
  }

  @Test(arguments: strays)
  func `one that a question cannot have is not its answer`(
    extra: String,
    steps: [ScriptedServer.Step]
  ) throws {
    try withExactScript([steps, .turn("DELE a", "250 ok"), .turn("NOOP", "200 ok")]) {
      session throws in
      #expect(try session.workingDirectory() == .root)
      #expect(session.knowledge.isTrue(.extraReplies) == true)
      try session.removeFile("a")
    }
  }

  // MARK: Fences

  /// A server that was seen to send replies too many.
  private func withSuspect(
    _ steps: [[ScriptedServer.Step]],
    leavesUsable: Bool = true,
    _ body: (Session) throws -> Void
  ) throws {
    try withExactScript(steps, leavesUsable: leavesUsable) { session throws in
      session.knowledge.set(.extraReplies, true)
      session.knowledge.set(.batches, true)
      try body(session)
    }
  }

  /// The reply to DELE, what comes before the next one, and whether that contradicts it.
  static let fences: [(first: String, later: [String], contradiction: Int?)] = [
    ("250 done", [], nil), ("550 no", [], nil),
    ("250 done", ["250 done"], nil), ("550 no", ["553 no"], nil), ("550 no", ["150 x"], nil),
    // The first was that of the command before.
    ("250 done", ["550 no"], 550), ("550 no", ["250 done"], 250), ("250 done", ["450 no"], 450),
    ("250 done", ["250 done", "550 no"], 550),
  ]

  @Test(arguments: fences)
  func `a question behind a change shows where the replies to it end`(
    first: String,
    later: [String],
    contradiction: Int?
  ) throws {
    let end = later.map { ScriptedServer.Step.say($0) } + [.say("200 ok")]
    let steps: [[ScriptedServer.Step]] = [.turn("DELE a", first), [.expect("NOOP")], end]
    try withSuspect(steps, leavesUsable: contradiction == nil) { session throws in
      let error = failure { try session.removeFile("a") }
      if let contradiction {
        expectOutOfStep(error, contradiction, .dele)
      } else {
        #expect(error?.reply?.code.value == (first.hasPrefix("550") ? 550 : nil))
      }
    }
  }

  @Test func `what is answered like NOOP has PWD behind it`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("DELE a", "200 ok"), .turn("PWD", "200 ok\r\n257 \"/\""),
      .turn("DELE b", "200 ok"), .turn("PWD", "550 no\r\n257 \"/\""),
    ]
    try withSuspect(steps, leavesUsable: false) { session throws in
      try session.removeFile("a")
      expectOutOfStep(failure { try session.removeFile("b") }, 550, .dele)
    }
  }

  @Test func `one command at a time is asked, and what changes nothing has no fence`() throws {
    let steps: [[ScriptedServer.Step]] = [
      [.expect("TYPE I"), .say("200 ok"), .expect("SIZE a"), .say("213 5")],
      .turn("NOOP", "200 ok"), .turn("MDTM a", "213 20260102030405"), .turn("NOOP", "200 ok"),
      .turn("PWD", "257 \"/\""), .turn("RNFR a", "350 ok"), .turn("RNTO b", "250 ok"),
      .turn("NOOP", "200 ok"), .upload("STOR c"), .turn("NOOP", "200 ok"), .data("LIST"),
    ]
    try withSuspect(steps) { session throws in
      #expect(try session.facts(of: "a").size == 5)
      #expect(try session.workingDirectory() == .root)
      try session.rename("a", to: "b")
      try session.store("c") { _ in 0 }
      #expect(try session.list(nil, now: .epoch, showsHidden: false).count == 1)
    }
  }

  @Test func `a directory that was entered by another command's reply is not believed`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("CWD missing", "250 made"), [.expect("NOOP")],
      [.say("550 no"), .say("200 ok")], .givenUp,
      .turn("CWD missing", "550 no"), .turn("NOOP", "200 ok"), .turn("DELE a", "250 ok"),
      .turn("NOOP", "200 ok"),
    ]
    try withSuspect(steps) { session throws in
      session.options.security.policy = .off
      let error = failure { try session.changeDirectory(to: "missing") }
      #expect(error?.isRefusal == true)
      #expect(session.directoryName == "/")
      try session.removeFile("a")
    }
  }

  @Test func `a refused step shows whether the refusal was its own, at any server`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("DELE a", "250 ok"), .turn("CWD sub", "550 late"),
      [.expect("NOOP")], [.say("250 ok"), .say("200 ok")], .givenUp,
      .turn("DELE b", "250 ok"), .turn("NOOP", "200 ok"),
    ]
    try withExactScript(steps) { session throws in
      session.options.security.policy = .off
      _ = try session.workingDirectory()
      try session.removeFile("a")
      #expect(failure { try session.changeDirectory(to: "sub") }?.isRefusal == true)
      try session.removeFile("b")
      #expect(session.directoryName == "/")
    }
  }
}
