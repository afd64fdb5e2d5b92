import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// 3yz where no second command can complete the first: nothing was done, and that is said at once.
struct IntermediateReplyTests {
  /// What a user does, and what the server says.
  struct Case: CustomTestStringConvertible, Sendable {
    let verb: CommandVerb
    let reply: String
    let steps: [ScriptedServer.Step]
    let run: @Sendable (Session) throws -> Void

    var testDescription: String { "\(verb) \(reply)" }
  }

  private static func turn(_ line: String, _ reply: String) -> [ScriptedServer.Step] {
    .turn(line, reply)
  }

  static let cases: [Case] = [
    Case(verb: .dele, reply: "350 x", steps: turn("DELE a", "350 x")) { try $0.removeFile("a") },
    Case(verb: .dele, reply: "332 x", steps: turn("DELE a", "332 x")) { try $0.removeFile("a") },
    Case(verb: .rmd, reply: "314 x", steps: turn("RMD a", "314 x")) {
      try $0.removeDirectory("a")
    },
    Case(verb: .mkd, reply: "332 x", steps: turn("MKD a", "332 x")) { try $0.makeDirectory("a") },
    Case(verb: .rnfr, reply: "314 x", steps: turn("RNFR a", "314 x")) {
      try $0.rename("a", to: "b")
    },
    Case(verb: .rnto, reply: "350 x", steps: turn("RNFR a", "350 x") + turn("RNTO b", "350 x")) {
      try $0.rename("a", to: "b")
    },
    Case(
      verb: .cwd,
      reply: "314 x",
      steps: turn("PWD", "257 \"/\"") + turn("CWD d", "314 x")
    ) { try $0.changeDirectory(to: "d") },
    Case(verb: .site, reply: "332 x", steps: turn("SITE CHMOD 600 a", "332 x")) {
      try $0.changeMode(0o600, of: "a")
    },
    Case(
      verb: .stor,
      reply: "314 at its end",
      steps: turn("TYPE I", "200 ok") + .upload("STOR a", "314 x")
    ) { try $0.store("a") { _ in 0 } },
    Case(
      verb: .stor,
      reply: "314 for 150",
      steps: turn("TYPE I", "200 ok") + .port + turn("STOR a", "314 x")
    ) { try $0.store("a") { _ in 0 } },
    Case(
      verb: .retr,
      reply: "314 for 150",
      steps: turn("TYPE I", "200 ok") + .port + turn("RETR a", "314 x")
    ) { try $0.retrieve("a") { _ in } },
    Case(
      verb: .retr,
      reply: "314 at its end",
      steps: turn("TYPE I", "200 ok") + .port + [
        .expect("RETR a"), .say("150 x"), .acceptData, .sendData([1]), .closeData, .say("314 x"),
      ]
    ) { try $0.retrieve("a") { _ in } },
  ]

  @Test(arguments: cases)
  func `a command that is answered so was not done`(example: Case) throws {
    let start = ContinuousClock.now
    try withExactScript([example.steps], leavesUsable: false) { session throws in
      let error = failure { try example.run(session) }
      guard case .unexpected(let reply, let verb) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(reply.code.value == Int(example.reply.prefix(3)))
      #expect(verb == example.verb)
      #expect(error?.sessionIsUsable == false)
    }
    #expect(ContinuousClock.now - start < .seconds(3), "no time-out is waited for")
  }

  @Test(arguments: ["EPRT", "PORT"])
  func `a port that is answered so is none`(verb: String) throws {
    var steps: [[ScriptedServer.Step]] = [[.expect("TYPE I"), .say("200 ok")]]
    if verb == "PORT" { steps.append([.expect("EPRT |1|127.0.0.1|"), .say("502 no")]) }
    steps.append([.expect(verb), .say("314 x")])
    try withScriptedSession(features: [], steps.flatMap { $0 } + [.awaitEnd]) { session, _ throws in
      session.options.data.mode = .active
      let error = failure { try session.retrieve("a") { _ in } }
      guard case .unexpected(_, let after) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(after.name == verb)
    }
  }
}
