import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Transfers where they are meant, with what has to be said before them.
struct TransferringTests {
  private func list(_ path: RemotePath, _ session: Session) throws -> [String] {
    try session.list(path, now: .epoch, showsHidden: false)
      .map { String(decoding: $0.name, as: UTF8.self) }
  }

  static let trials: [(name: String, fault: [ScriptedServer.Step])] = [
    ("hangs up", [.expect("TYPE I"), .say("200 ok")] + .reconnect),
    (
      "answers a part of it",
      [.expect("TYPE I"), .expect("EPSV"), .say("200 one too few")] + .givenUp
    ),
    (
      "answers in another order",
      [.expect("TYPE I"), .expect("EPSV"), .say("229 ok (|||9|)\r\n200 ok")] + .givenUp
    ),
  ]

  @Test(arguments: trials)
  func `a server that takes one command a packet lists the directory that was meant`(
    name: String,
    fault: [ScriptedServer.Step]
  ) throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""),
      .turn("CWD /other", "250 ok"),
      fault,
      .turn("CWD /other", "250 ok"),
      .type,
      .data("LIST"),
      .turn("CWD /", "250 ok"),
      .turn("DELE a", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      #expect(try list("/other", session) == ["a"])
      #expect(session.knowledge.isTrue(.batches) == false)
      try session.removeFile("a")
    }
  }

  @Test func `CWD travels with the listing that needs it, and its refusal hides what comes`() throws
  {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""),
      .turn("CWD /a", "250 ok"),
      .type,
      .data("LIST"),
      // No answer to one of them is waited for before the next is sent.
      [.expect("CWD /b"), .expect("EPSV"), .say("250 ok"), .listenExtended],
      .octets("LIST"),
      [.expect("CWD /c"), .expect("EPSV"), .say("550 no"), .say("229 ok (|||9|)")],
      .turn("DELE /b/a", "250 ok"),
      .turn("CWD /", "250 ok"),
      .turn("DELE a", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      session.knowledge.set(.absolutePaths, true)
      #expect(try list("/a", session) == ["a"])
      #expect(try list("/b", session) == ["a"])
      let error = failure { _ = try list("/c", session) }
      guard case .refused(_, .cwd) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      try session.removeFile("/b/a")
      try session.removeFile("a")
    }
  }

  // MARK: REST

  @Test func `REST that a refused transfer has left is taken back before the next one`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .type,
      .port,
      .turn("REST 5", "350 ok"),
      .turn("RETR a", "550 no"),
      .port,
      .turn("REST 0", "350 ok"),
      .octets("RETR a", "text"),
      .data("RETR a", "text"),
    ]
    try withExactScript(steps) { session throws in
      let refusal = failure { _ = try session.octets(of: "a", from: 5, upTo: 9) }
      #expect(refusal?.isRefusal == true)
      for _ in 0..<2 {
        #expect(try session.octets(of: "a", from: 0, upTo: 9) == [UInt8]("text".utf8))
      }
    }
  }

  @Test func `REST that cannot be taken back costs the connection, and not the file`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .type,
      .port,
      .turn("REST 5", "350 ok"),
      .turn("RETR a", "550 no"),
      .port,
      .turn("REST 0", "501 no"),
    ]
    try withExactScript(steps, leavesUsable: false) { session throws in
      let refusal = failure { _ = try session.octets(of: "a", from: 5, upTo: 9) }
      #expect(refusal?.isRefusal == true)
      let error = failure { try session.store("b") { _ in 0 } }
      #expect(error?.isRefusal == true)
    }
  }

  @Test func `nothing is left of REST on a new connection`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .type, .port, .turn("REST 5", "350 ok"), .turn("RETR a", "550 no"), .reconnect,
      .type, .data("RETR a", "text"),
    ]
    try withExactScript(steps) { session throws in
      let refusal = failure { _ = try session.octets(of: "a", from: 5, upTo: 9) }
      #expect(refusal?.isRefusal == true)
      try session.reconnect()
      #expect(try session.octets(of: "a", from: 0, upTo: 9) == [UInt8]("text".utf8))
    }
  }
}
