import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// A question of the client's own never costs the user's command.
struct OwnQuestionTests {
  /// A question, and what makes the client ask it.
  struct Question: CustomTestStringConvertible, Sendable {
    let line: String

    /// What has to be said before.
    var before: [ScriptedServer.Step] = []

    let ask: @Sendable (Session) throws -> Void

    var verb: String { String(line.prefix { $0 != " " }) }
    var testDescription: String { line }
  }

  private static func features(_ line: String) -> [ScriptedServer.Step] {
    .turn("FEAT", "211-x\r\n \(line)\r\n211 End")
  }

  static let questions = [
    Question(line: "FEAT") { _ = try $0.features() },
    Question(line: "OPTS UTF8 ON", before: features("UTF8")) { _ = try $0.features() },
    Question(
      line: "OPTS MLST size;modify;",
      before: features("MLST size;modify;")
    ) { try $0.chooseFacts() },
    Question(line: "SYST") { _ = try $0.systemName() },
    Question(line: "PWD") { _ = try $0.workingDirectory() },
    Question(line: "CSID Name=x;") { _ = try $0.ask(Command(.csid, "Name=x;")) },
  ]

  /// What a server does when it is asked.
  static let faults: [(name: String, steps: [ScriptedServer.Step])] = [
    ("hangs up", .reconnect),
    ("says nothing", .givenUp),
    ("says 421", [.say("421 bye")] + .reconnect),
    ("says what is no reply", [.say("what?")] + .givenUp),
    ("says 3yz", [.say("350 go on")] + .givenUp),
  ]

  private func check(
    _ question: Question,
    _ fault: [ScriptedServer.Step],
    end: [ScriptedServer.Step] = .turn("DELE a", "250 ok"),
    _ body: (Session) throws -> Void
  ) throws {
    let parts: [[ScriptedServer.Step]] = [
      .login, question.before, [.expect(question.line)], fault, end,
    ]
    let steps = parts.flatMap { $0 }
    try withScriptedServer(steps) { server throws in
      var options = SessionOptions.impatient
      options.replyTimeout = .seconds(1)
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: options,
        observer: nil,
        cancelledBy: nil
      )
      try session.logIn(.anonymous)
      try body(session)
      #expect(server.lines == steps.lines)
      #expect(session.knowledge[.avoided] == question.verb.lowercased())
    }
  }

  @Test(arguments: questions, faults)
  func `it is asked no more where it costs the connection`(
    question: Question,
    fault: (name: String, steps: [ScriptedServer.Step])
  ) throws {
    try check(question, fault.steps) { session throws in
      try question.ask(session)
      try session.removeFile("a")
    }
  }

  @Test func `what fails while a connection is made begins no other one inside it`() throws {
    try withScriptedSession(features: ["SIZE"], []) { session, _ throws in
      session.dialogue.abandon()
      session.isReconnecting = true
      var count = 0
      func fail() throws(FTPError) {
        count += 1
        throw .outOfStep(Reply(.commandOkay, wireLines: []), after: .feat)
      }
      guard case .outOfStep = failure({ try session.recovering(fail) }) else {
        Issue.record("another connection was begun")
        return
      }
      #expect(count == 1)
      // Who makes the connection begins again, but not for ever.
      #expect(failure { try session.repeating(fail) } != nil)
      #expect(count == 4)
    }
  }

  // Some say 500 first, and hang up then.
  @Test func `one that was refused before the connection ended is asked no more`() throws {
    let question = Question(line: "FEAT") { _ = try $0.features() }
    try check(question, [.say("500 what")] + .reconnect, end: .turn("NOOP", "200 ok")) {
      session throws in
      try question.ask(session)
      try session.perform(PlacedCommand(Command(.noop)))
    }
  }
}
