import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Servers that do not keep a port that they were asked for early, or wait for its connection.
struct EarlyPortTests {
  private typealias Step = ScriptedServer.Step

  private func store(_ name: RemotePath, _ session: Session) throws {
    var pipelined = PipelinedCommands(behind: [try session.command(.size, name)])
    try [UInt8]("small".utf8).withUnsafeBytes { octets throws in
      try session.store(octets, as: name, with: &pipelined)
    }
  }

  private func read(_ name: RemotePath, _ session: Session) throws -> Int {
    var count = 0
    _ = try session.factsBeforeRetrieval(of: name)
    try session.retrieve(name) { count += $0.count }
    return count
  }

  private func size(_ name: String) -> [Step] { .turn("SIZE \(name)", "213 5") }

  /// The questions before a download, and a port.
  private func questions(_ name: String) -> [Step] {
    .turn("SIZE \(name)", "213 5") + .turn("MDTM \(name)", "213 20240102030405") + .port
  }

  @Test func `a server that reads nothing before the connection is asked late from then on`() throws
  {
    let parts: [[Step]] = [
      .type, .upload("STOR a"), size("a"), .port, [.acceptData, .expect("NOOP"), .say("200 ok")],
      .upload("STOR b"), size("b"),
    ]
    try withExactScript(parts) { session throws in
      session.knowledge.set(.batches, true)
      session.beginSeries()
      try store("a", session)
      // The script goes on once somebody has connected.
      try session.perform(PlacedCommand(Command(.noop)))
      #expect(session.knowledge.isTrue(.earlyPorts) == false)
      try store("b", session)
    }
  }

  @Test func `a server that answers meanwhile is asked early, and not doubted again`() throws {
    let parts: [[Step]] = [
      .type, .upload("STOR a"), size("a"), .port, .turn("NOOP", "200 ok"),
      [.expect("STOR b"), .say("150 ok"), .acceptData, .receiveData, .say("226 ok")], size("b"),
      .port,
    ]
    try withExactScript(parts) { session throws in
      session.knowledge.set(.batches, true)
      session.beginSeries()
      try store("a", session)
      try session.perform(PlacedCommand(Command(.noop)))
      #expect(session.knowledge.isTrue(.earlyPorts) == true)
      try store("b", session)
      #expect(session.dialogue.stallTrial == nil)
    }
  }

  @Test(arguments: ["425 no connection", "503 EPSV first", "426 closed"])
  func `a port that is closed again is replaced at once, and asked for late from then on`(
    refusal: String
  ) throws {
    let parts: [[Step]] = [
      .type, questions("a"), .turn("RETR a", refusal), .data("RETR a", "small"),
      .turn("SIZE b", "213 5"), .turn("MDTM b", "213 20240102030405"), .data("RETR b", "small"),
    ]
    try withExactScript(parts) { session throws in
      #expect(try read("a", session) == 5)
      #expect(session.knowledge.isTrue(.earlyPorts) == false)
      #expect(try read("b", session) == 5)
    }
  }

  @Test func `a refusal that comes for a late port too says nothing about early ones`() throws {
    let parts: [[Step]] = [
      .type, questions("a"), .turn("RETR a", "425 no"), .port, .turn("RETR a", "425 no"),
    ]
    try withExactScript(parts) { session throws in
      let failure = failure { _ = try read("a", session) }
      #expect(failure?.reply?.code.value == 425)
      #expect(session.knowledge.isTrue(.earlyPorts) == nil)
    }
  }
}
