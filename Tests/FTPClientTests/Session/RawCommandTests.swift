import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Commands of the user's own making, which may change anything.
struct RawCommandTests {
  private func send(_ line: String, _ session: Session) throws {
    _ = try session.performRaw(try Command(line: line))
  }

  private static let docs: [ScriptedServer.Step] =
    .turn("PWD", "257 \"/\"") + .turn("CWD /docs", "250 ok") + .turn("PWD", "257 \"/docs\"")

  /// A listing of another directory; the command may have been REST.
  private static let other: [ScriptedServer.Step] =
    .turn("CWD /other", "250 ok") + .type + .port + .turn("REST 0", "350 ok") + .octets("LIST")

  /// Such a command, what PWD says then, and where the user is.
  struct Case: CustomTestStringConvertible, Sendable {
    let line: String
    let reply: String
    let told: String
    let name: RemotePath

    var testDescription: String { "\(line), \(told)" }
  }

  static let cases = [
    Case(line: "NOOP", reply: "200 ok", told: "257 \"/docs\"", name: "/docs"),
    Case(line: "NOOP", reply: "200 ok", told: "257 \"/new\"", name: "/new"),
    Case(line: "NOOP", reply: "200 ok", told: "502 no", name: "/docs"),
    Case(line: "HELP", reply: "214 ok", told: "257 \"/docs\"", name: "/docs"),
    Case(line: "SITE x", reply: "200 ok", told: "257 \"/docs\"", name: "/docs"),
    Case(line: "SITE x", reply: "200 ok", told: "257 \"/new\"", name: "/new"),
    Case(line: "XFOO", reply: "200 ok", told: "257 \"/new\"", name: "/new"),
    Case(line: "CWD sub", reply: "250 ok", told: "257 \"/docs/sub\"", name: "/docs/sub"),
    Case(line: "CWD sub", reply: "250 ok", told: "257 \"/link\"", name: "/link"),
    Case(line: "CWD sub", reply: "250 ok", told: "502 no", name: "/docs/sub"),
    Case(line: "CDUP", reply: "200 ok", told: "257 \"/\"", name: "/"),
    Case(line: "CWD /new", reply: "250 ok", told: "257", name: "/new"),
  ]

  @Test(arguments: cases)
  func `PWD is asked after it, and the next command is sent there`(example: Case) throws {
    let steps: [[ScriptedServer.Step]] = [
      Self.docs, .turn(example.line, example.reply), .turn("PWD", example.told),
      .turn("DELE a", "250 ok"), Self.other, .turn("CWD \(example.name)", "250 ok"),
      .turn("DELE b", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "/docs")
      try send(example.line, session)
      try session.removeFile("a")
      #expect(session.directoryName == example.name)
      _ = try session.list("/other", now: .epoch, showsHidden: false)
      try session.removeFile("b")
    }
  }

  @Test(arguments: ["SITE x", "XFOO"])
  func `where PWD does not tell, nothing is sent until the user says where`(line: String) throws {
    let steps: [[ScriptedServer.Step]] = [
      Self.docs, .turn(line, "200 ok"), .turn("PWD", "502 no"), .turn("PWD", "502 no"),
      .turn("PWD", "502 no"), .turn("CWD /docs", "250 ok"), .turn("PWD", "257 \"/docs\""),
      .turn("DELE a", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "/docs")
      try send(line, session)
      #expect(session.directoryName == nil)
      for operation in [{ try $0.removeFile("a") }, { try $0.changeDirectory(to: "a") }]
        as [(Session) throws -> Void]
      {
        let error = failure { try operation(session) }
        guard case .directoryUnknown = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
      try session.changeDirectory(to: "/docs")
      try session.removeFile("a")
    }
  }

  @Test(arguments: ["SITE x", "CWD x", "XFOO", "NOOP"])
  func `one that is refused leaves everything where it was`(line: String) throws {
    let steps: [[ScriptedServer.Step]] = [
      Self.docs, .turn(line, "550 no"), .turn("DELE a", "250 ok"), Self.other,
      .turn("CWD /docs", "250 ok"), .turn("DELE b", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "/docs")
      let error = failure { try send(line, session) }
      #expect(error?.isRefusal == true)
      try session.removeFile("a")
      _ = try session.list("/other", now: .epoch, showsHidden: false)
      try session.removeFile("b")
    }
  }

  @Test func `it is sent where the user is`() throws {
    let steps: [[ScriptedServer.Step]] = [
      Self.docs, .turn("CWD /other", "250 ok"), .type, .data("LIST"),
      .turn("CWD /docs", "250 ok"), .turn("SITE CHMOD 600 a", "200 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "/docs")
      _ = try session.list("/other", now: .epoch, showsHidden: false)
      try send("SITE CHMOD 600 a", session)
    }
  }

  @Test func `nothing is asked between the commands of a sequence`() throws {
    let steps: [[ScriptedServer.Step]] = [
      Self.docs, .turn("RNFR a", "350 ok"), .turn("RNTO b", "250 ok"),
      .turn("PWD", "257 \"/docs\""), .turn("DELE c", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "/docs")
      try send("RNFR a", session)
      session.locate()
      try send("RNTO b", session)
      try session.removeFile("c")
    }
  }

  static let losses: [(line: String, ways: [String]?)] = [
    ("NOOP", ["CWD /docs"]), ("CWD sub", ["CWD /docs/sub"]), ("CDUP", ["CWD /docs", "CDUP"]),
    ("SITE x", nil),
  ]

  @Test(arguments: losses)
  func `what a lost connection leaves unasked is where it led, or an error`(
    line: String,
    ways: [String]?
  ) throws {
    let reply = line == "NOOP" || line == "SITE x" ? "200 ok" : "250 ok"
    let back = (ways ?? []).flatMap { line in [ScriptedServer.Step].turn(line, "250 ok") }
    let steps: [[ScriptedServer.Step]] = [
      Self.docs, .turn(line, reply), .reconnect, back,
      ways == nil ? .turn("PWD", "257 \"/\"") : .turn("DELE a", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "/docs")
      try send(line, session)
      try session.reconnect()
      let error = failure { try session.removeFile("a") }
      if ways == nil, case .directoryUnknown = error { return }
      #expect(error == nil)
    }
  }
}
