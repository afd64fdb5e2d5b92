import FTPClient
import FTPProtocol
import FTPTestSupport
import Testing

/// Which facts a listing tells.
struct FactChoiceTests {
  @Test(arguments: [ServerKind.proftpd, .pureFTPd, .pyftpdlib])
  func `facts that compare nothing can be left out, and come back when they are wanted`(
    kind: ServerKind
  ) throws {
    try withRealSession(kind) { session, server throws in
      try server.makeFile("f", [1, 2, 3])
      func entry() throws -> ListingEntry {
        try #require(
          session.list(nil, now: .epoch, showsHidden: true).entries.first { $0.name == [0x66] }
        )
      }
      let before = try entry()
      session.wantedFacts = .comparing
      let brief = try entry()
      #expect(brief.kind == .file && brief.size == 3)
      #expect(brief.modified == before.modified && brief.unique == before.unique)
      #expect(brief.mode == before.mode)
      // Pure-FTPd 1.0.50 tells the same facts whatever was chosen.
      if kind != .pureFTPd { #expect(brief.owner == nil && brief.group == nil) }
      session.wantedFacts = .all
      let after = try entry()
      #expect(after.owner == before.owner && after.group == before.group)
      #expect(after.otherFacts.count >= before.otherFacts.count)
    }
  }

  @Test func `a choice is made once, and only where the server's own will not do`() throws {
    let features = ["MLST type*;size*;modify*;unique*;UNIX.owner*;"]
    let listing: [ScriptedServer.Step] = [
      .expect("EPSV"), .listenExtended, .expect("MLSD"), .say("150 x"), .acceptData,
      .sendData([UInt8]("type=file;size=1; a\r\n".utf8)), .closeData, .say("226 x"),
    ]
    let first: [ScriptedServer.Step] = [.expect("TYPE"), .say("200 x")]
    let steps =
      first + listing + [.expect("OPTS MLST type;size;modify;unique;"), .say("200 x")] + listing
      + listing + [.expect("OPTS MLST type;size;modify;unique;UNIX.owner;"), .say("200 x")]
      + listing
    try withScriptedSession(features: features, steps) { session, _ throws in
      for facts in [FactChoice.all, .comparing, .comparing, .all] {
        session.wantedFacts = facts
        let listing = try session.list(nil, now: .epoch, showsHidden: false)
        #expect(listing.count == 1)
      }
    }
  }
}
