import FTPProtocol
import FTPTestSupport
import Platform
import Testing

@testable import FTPClient

/// The interrupt key before the server has opened its data connection.
struct InterruptedOpeningTests {
  /// When the key is pressed: as a line goes out, or as a reply comes in.
  struct Case: CustomTestStringConvertible, Sendable {
    let moment: String
    let dialogue: [ScriptedServer.Step]

    var testDescription: String { moment }
  }

  private static let port: [ScriptedServer.Step] = [.expect("EPRT |1|127.0.0.1|"), .say("200 ok")]

  static let cases = [
    Case(moment: "sent TYPE", dialogue: [.expect("TYPE I"), .say("200 ok")]),
    Case(moment: "sent EPRT", dialogue: .type + port),
    Case(moment: "sent LIST", dialogue: .type + port + .turn("LIST", "150 x\r\n425 no")),
    Case(moment: "received 150", dialogue: .type + port + .turn("LIST", "150 x\r\n425 no")),
    Case(moment: "sent LIST", dialogue: .type + port + .turn("LIST", "425 no")),
    Case(moment: "sent LIST", dialogue: .type + port + .turn("LIST", "150 x\r\n226 empty")),
  ]

  @Test(arguments: cases)
  func `the replies that come late belong to what was stopped`(example: Case) throws {
    let after: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("CWD /other", "250 ok"), .turn("PWD", "257 \"/other\""),
      .turn("DELE missing", "550 no"), .turn("DELE a", "250 ok"),
    ]
    let steps = [.login, .turn("FEAT", "500 what"), example.dialogue].flatMap { $0 }
    try withScriptedServer(steps + after.flatMap { $0 }) { server throws in
      let cancellation = try Cancellation()
      let observer = DialogueObserver { event in
        switch event {
        case .sent(let line)
        where "sent \(String(decoding: line, as: UTF8.self))"
          .hasPrefix(example.moment):
          cancellation.cancel()
        case .received(let reply) where "received \(reply.code)" == example.moment:
          cancellation.cancel()
        default: break
        }
      }
      var options = SessionOptions.impatient
      options.data.mode = .active
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: options,
        observer: observer,
        cancelledBy: cancellation
      )
      try session.logIn(.anonymous)
      let error = failure { _ = try session.list(nil, now: .epoch, showsHidden: false) }
      #expect(error?.isCancellation == true)
      cancellation.reset()
      try session.changeDirectory(to: "/other")
      #expect(session.directoryName == "/other")
      let refusal = failure { try session.removeFile("missing") }
      #expect(refusal?.isRefusal == true)
      try session.removeFile("a")
      #expect(server.complaint == nil)
    }
  }

  @Test(arguments: ["250 ok", "550 no"])
  func `the late reply to CWD counts, and the next command is sent where it is meant`(
    reply: String
  ) throws {
    let isThere = reply.hasPrefix("250")
    let parts: [[ScriptedServer.Step]] = [
      .login, .turn("PWD", "257 \"/\""), .turn("CWD other", reply),
      isThere ? .turn("CWD /", "250 ok") : [], .turn("DELE a", "250 ok"),
      .turn("NOOP", "200 ok"),
    ]
    let steps = parts.flatMap { $0 }
    try withScriptedServer(steps) { server throws in
      let cancellation = try Cancellation()
      let observer = DialogueObserver { event in
        guard case .sent(let line) = event, line == [UInt8]("CWD other".utf8) else { return }
        cancellation.cancel()
      }
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: .impatient,
        observer: observer,
        cancelledBy: cancellation
      )
      try session.logIn(.anonymous)
      let error = failure { try session.changeDirectory(to: "other") }
      #expect(error?.isCancellation == true)
      #expect(session.directoryName == "/")
      cancellation.reset()
      try session.removeFile("a")
      try session.perform(PlacedCommand(Command(.noop)))
      #expect(server.lines == steps.lines)
    }
  }
}
