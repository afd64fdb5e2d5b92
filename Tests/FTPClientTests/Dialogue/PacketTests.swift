import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import FTPClient

struct PacketTests {
  /// A server that does something else than to answer each line of a packet.
  struct Case: CustomTestStringConvertible {
    let name: String
    let firstConnection: [ScriptedServer.Step]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "answers the packet once and is silent then",
      firstConnection: [
        .expect("TYPE"), .expect("SIZE"), .expect("MDTM"), .expect("EPSV"), .say("500 what"),
        .awaitEnd, .close,
      ]
    ),
    Case(
      name: "answers one of the commands twice",
      firstConnection: [
        .expect("TYPE"), .say("200 ok"), .expect("SIZE"), .say("500 what"), .say("500 what"),
        .expect("MDTM"), .say("213 20260101000000"), .awaitEnd, .close,
      ]
    ),
    Case(
      name: "answers when each of them is done",
      firstConnection: [
        .expect("TYPE"), .expect("SIZE"), .expect("MDTM"), .expect("EPSV"),
        .say("502 size\r\n200 type\r\n502 time\r\n229 ok (|||2021|)"), .awaitEnd, .close,
      ]
    ),
    Case(
      name: "hangs up",
      firstConnection: [.expect("TYPE"), .say("200 ok"), .close]
    ),
  ]

  @Test(arguments: cases)
  func `a server that takes no batch gets the commands one by one, on a new connection`(
    fault: Case
  ) throws {
    let alone: [ScriptedServer.Step] = [
      .say("220 x"), .expect("TYPE"), .say("200 ok"), .expect("SIZE"), .say("213 5"),
      .expect("MDTM"), .say("213 20260102030405"), .expect("EPSV"), .say("229 ok (|||2021|)"),
      .expect("SIZE"), .say("213 6"), .expect("MDTM"), .say("550 no"),
    ]
    try withScriptedServer([.say("220 x")] + fault.firstConnection + alone) { server throws in
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: SessionOptions(),
        observer: nil,
        cancelledBy: nil
      )
      let facts = try session.factsBeforeRetrieval(of: "a")
      #expect(facts.size == 5)
      #expect(facts.modified?.second == 5)
      #expect(session.knowledge.isTrue(.batches) == false)
      // The port is there already, and not asked for again.
      let later = try session.factsBeforeRetrieval(of: "a")
      #expect(later.size == 6)
      #expect(later.modified == nil)
      #expect(server.complaint == nil)
    }
  }

  @Test func `a stopped batch owes its replies, and the next command gets its own`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 x"), .expect("SIZE"), .say("213 5"), .expect("MDTM"), .say("213 20260102030405"),
      .expect("PWD"), .say("257 \"/here\""),
    ]
    try withScriptedServer(steps) { server throws in
      let cancellation = try Cancellation()
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: SessionOptions(),
        observer: nil,
        cancelledBy: cancellation
      )
      cancellation.cancel()
      #expect(throws: FTPError.self) {
        try session.exchange([
          PlacedCommand(Command(.size, "a")), PlacedCommand(Command(.mdtm, "a")),
        ])
      }
      cancellation.reset()
      #expect(try session.workingDirectory() == "/here")
      #expect(server.complaint == nil)
    }
  }
}
