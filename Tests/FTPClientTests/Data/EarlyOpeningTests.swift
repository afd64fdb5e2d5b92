import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing
import Transport

@testable import FTPClient

struct EarlyOpeningTests {
  private static let small = [UInt8]("small".utf8)
  private static let large = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

  private func retrieve(_ path: RemotePath, _ session: Session) throws -> [UInt8] {
    var octets: [UInt8] = []
    try session.retrieve(path) { octets += $0 }
    return octets
  }

  // vsftpd 3.0.3 and ProFTPD 1.3.8 read no command before a transfer has ended; Pure-FTPd 1.0.50
  // answers 500 at once, pyftpdlib 2.2.0 gives up the transfer.
  @Test(arguments: ServerKind.allCases)
  func `the next port is asked for during a transfer where that is known to be safe`(
    kind: ServerKind
  ) throws {
    try withRealSession(kind) { session, server throws in
      try server.makeFile("small", Self.small)
      try server.makeFile("large", Self.large)
      let keepsOrder = [.vsftpd, .proftpd].contains(kind)
      session.beginSeries()
      for _ in 0..<5 {
        for (name, octets) in [("small", Self.small), ("large", Self.large)] {
          #expect(try retrieve(RemotePath(name), session) == octets)
          if case .asked = session.data.opening.early {
            #expect(keepsOrder)
          } else {
            #expect(!keepsOrder)
          }
        }
        // A refusal in the row leaves the port behind it good, or drops it.
        #expect(throws: FTPError.self) { try retrieve("missing", session) }
        // A command between drops the port that was asked for, and gets its own reply.
        #expect(try session.askWorkingDirectory() == .root)
        var pipelined = PipelinedCommands(behind: [try session.command(.size, "copy")])
        try Self.small.withUnsafeBytes { octets throws in
          try session.store(octets, as: "copy", with: &pipelined)
        }
        #expect(pipelined.repliesBehind.first.flatMap(FileFactReplies.size) == 5)
        pipelined = PipelinedCommands(
          ahead: [try session.command(.rnfr, "copy"), try session.command(.rnto, "copied")]
        )
        try Self.small.withUnsafeBytes { octets throws in
          try session.store(octets, as: "copy", with: &pipelined)
        }
        #expect(pipelined.repliesAhead.map(\.code.isPositive) == [true, true])
      }
      session.endSeries()
      #expect(try session.askWorkingDirectory() == .root)
      #expect(try server.contents("copied") == Self.small)
      #expect(session.knowledge.isTrue(.replyOrder) == nil)
    }
  }

  @Test func `a program that only greets like one that keeps the order is found out`() throws {
    let login: [ScriptedServer.Step] = [
      .say("220 (vsFTPd 3.0.5)"), .expect("USER"), .say("230 in"), .expect("TYPE"), .say("200 ok"),
      .expect("EPSV"), .listenExtended, .expect("RETR"),
    ]
    let cut: [ScriptedServer.Step] = [
      .say("150 ok"), .expect("EPSV"), .say("229 ok (|||2021|)"), .acceptData, .sendData([1]),
      .closeData, .awaitEnd, .close,
    ]
    let whole: [ScriptedServer.Step] = [
      .say("150 ok"), .acceptData, .sendData([1, 2]), .closeData, .say("226 done"),
      .expect("PWD"), .say("257 \"/\""),
    ]
    try withScriptedServer(login + cut + login + whole) { server throws in
      var options = SessionOptions()
      options.security.policy = .off
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: options,
        observer: nil,
        cancelledBy: nil
      )
      try session.logIn(.anonymous)
      session.beginSeries()
      do {
        _ = try retrieve("a", session)
        Issue.record("a part was taken for the whole")
      } catch let error as FTPError {
        #expect(!error.sessionIsUsable)
      }
      #expect(session.knowledge.isTrue(.replyOrder) == false)
      try session.reconnect()
      #expect(try retrieve("a", session) == [1, 2])
      #expect(try session.workingDirectory() == .root)
      #expect(server.complaint == nil)
    }
  }
}
