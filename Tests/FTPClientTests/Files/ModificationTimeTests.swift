import FTPProtocol
import FTPTestSupport
import Glibc
import SystemPackage
import Testing

@testable import FTPClient

struct ModificationTimeTests {
  private static let time = TimeValue(secondsSinceEpoch: 1_577_934_245) ?? .epoch

  @Test(arguments: [
    (ServerKind.vsftpd, TimeSetting.mdtm), (.proftpd, .mfmt), (.pureFTPd, .mfmt),
    (.pyftpdlib, .mfmt),
  ])
  func `each server takes a time in its own way, and it is remembered`(
    kind: ServerKind,
    way: TimeSetting
  ) throws {
    try withRealSession(kind) { session, server throws in
      session.knowClock()
      try server.makeFile("a b.txt", [1])
      try server.makeFile("20200101000000 a b.txt", [1])
      #expect(try session.setModificationTime(Self.time, of: "a b.txt"))
      #expect(session.timeSetting == .some(FoundTimeSetting(way)))
      #expect(try server.seconds("a b.txt") == Self.time.secondsSinceEpoch)
      let later = try #require(TimeValue(secondsSinceEpoch: Self.time.secondsSinceEpoch + 7))
      #expect(try session.setModificationTime(later, of: "a b.txt"))
      #expect(try server.seconds("a b.txt") == later.secondsSinceEpoch)
      #expect(try !session.setModificationTime(later, of: "missing"))
    }
  }

  @Test func `a way that was seen to work is not looked for again before the clock is known`()
    throws
  {
    let steps: [ScriptedServer.Step] = [
      .expect("SITE UTIME a 2020"), .say("500 what"), .expect("SITE UTIME 2020"), .say("200 ok"),
      .expect("MDTM a"), .say("213 20200102030405"), .expect("SITE UTIME 2020"), .say("200 ok"),
    ]
    try withScriptedSession(features: ["MDTM"], steps) { session, _ throws in
      #expect(try session.setModificationTime(Self.time, of: "a"))
      #expect(try session.setModificationTime(Self.time, of: "b"))
      // By the clock of a server that nobody knows, it proves too little to be kept.
      #expect(session.knowledge[.timeSetting] == nil)
    }
  }

  @Test func `asking after a name that looks like a date changes no other file`() throws {
    try withRealSession(.vsftpd) { session, server throws in
      try server.makeFile("a.txt", [1])
      let before = try server.seconds("a.txt")
      #expect(try session.modificationTime(of: "20200101000000 a.txt") == nil)
      #expect(try server.seconds("a.txt") == before)
    }
  }

  @Test func `pure-ftpd understands both forms of SITE UTIME`() throws {
    try withRealSession(.pureFTPd) { session, server throws in
      try server.makeFile("a b.txt", [1])
      for way in [TimeSetting.siteUtime, .shortSiteUtime] {
        session.timeSetting = FoundTimeSetting(way)
        let time = try #require(TimeValue(secondsSinceEpoch: way == .siteUtime ? 1000 : 2000))
        #expect(try session.setModificationTime(time, of: "a b.txt"))
        #expect(try server.seconds("a b.txt") == time.secondsSinceEpoch)
      }
    }
  }

  @Test func `a way that leaves another time behind is passed over`() throws {
    let steps: [ScriptedServer.Step] = [
      .expect("MFMT 20200102030405 a"), .say("213 ok"), .expect("MDTM a"),
      .say("213 20200102040405"), .expect("MFF modify=20200102030405; a"), .say("213 ok"),
      .expect("MDTM a"), .say("213 20200102030405"), .expect("MFF modify=20200102030405; b"),
      .say("550 no"),
    ]
    try withScriptedSession(features: ["MFMT", "MFF modify;"], steps) { session, _ throws in
      session.knowClock()
      #expect(try session.setModificationTime(Self.time, of: "a"))
      #expect(try !session.setModificationTime(Self.time, of: "b"))
      #expect(session.timeSetting == .some(FoundTimeSetting(.mff)))
    }
  }

  @Test func `a server without any way is asked once`() throws {
    let steps: [ScriptedServer.Step] = [
      .expect("SITE UTIME a 2020"), .say("500 what"), .expect("SITE UTIME 2020"),
      .say("202 superfluous"), .expect("MDTM 20200102030405 a"), .say("213 20211231000000"),
    ]
    try withScriptedSession(features: ["MDTM"], steps) { session, _ throws in
      #expect(try !session.setModificationTime(Self.time, of: "a"))
      #expect(try !session.setModificationTime(Self.time, of: "a"))
      #expect(session.timeSetting == .some(nil))
    }
  }

  @Test func `a yes that nothing shows is not remembered, and asked for twice at most`() throws {
    let file: [ScriptedServer.Step] = [
      .expect("SITE UTIME a 2020"), .say("200 ok"), .expect("MDTM a"), .say("502 no"),
      .expect("SITE UTIME 2020"), .say("200 ok"), .expect("MDTM a"), .say("502 no"),
    ]
    try withScriptedSession(features: ["SIZE"], file + file) { session, _ throws in
      for _ in 0..<3 { #expect(try !session.setModificationTime(Self.time, of: "a")) }
      #expect(session.timeSetting == .none)
      #expect(!session.mustFindTimeSetting)
    }
  }

  @Test func `a yes that leaves the time what it was is none`() throws {
    let steps: [ScriptedServer.Step] = [
      .expect("SITE UTIME a 2020"), .say("200 ok"), .expect("MDTM a"), .say("213 20251231000000"),
      .expect("SITE UTIME 2020"), .say("500 what"), .expect("MDTM 2020"), .say("550 no"),
    ]
    try withScriptedSession(features: ["MDTM"], steps) { session, _ throws in
      for _ in 0..<2 { #expect(try !session.setModificationTime(Self.time, of: "a")) }
      #expect(session.timeSetting == .some(nil))
    }
  }

  @Test func `MLST shows the time where MDTM does not`() throws {
    let steps: [ScriptedServer.Step] = [
      .expect("SITE UTIME a 2020"), .say("200 ok"), .expect("MDTM a"), .say("502 no"),
      .expect("MLST a"), .send([UInt8]("250-a\r\n modify=20200102030405; a\r\n250 end\r\n".utf8)),
    ]
    try withScriptedSession(features: ["MLST modify*;"], steps) { session, _ throws in
      session.knowClock()
      #expect(try session.setModificationTime(Self.time, of: "a"))
      #expect(session.timeSetting == .some(FoundTimeSetting(.siteUtime)))
    }
  }

  @Test func `what FEAT announces is believed where nothing else tells times`() throws {
    let steps: [ScriptedServer.Step] = [
      .expect("MFMT 20200102030405 a"), .say("213 ok"), .expect("MDTM a"), .say("502 no"),
    ]
    try withScriptedSession(features: ["MFMT"], steps) { session, _ throws in
      session.knowClock()
      #expect(try session.setModificationTime(Self.time, of: "a"))
      #expect(session.timeSetting == .some(FoundTimeSetting(.mfmt)))
    }
  }

  @Test func `nothing is remembered before the server's clock is known`() throws {
    let steps: [ScriptedServer.Step] = [
      .expect("MFMT 20200102030405 a"), .say("213 ok"), .expect("MDTM a"),
      .say("213 20200102030405"),
    ]
    try withScriptedSession(features: ["MFMT"], steps) { session, _ throws in
      #expect(try session.setModificationTime(Self.time, of: "a"))
      #expect(session.timeSetting == .none)
    }
  }

  @Test func `what a file claims of a server is a hint: nonsense means that nobody has tried`() {
    #expect(FoundTimeSetting.remembered(as: "telepathy") == .none)
    #expect(FoundTimeSetting.remembered(as: "mff") == .some(FoundTimeSetting(.mff)))
    for found in [FoundTimeSetting(.shortSiteUtime), FoundTimeSetting(.mfmt, isLocal: true), nil] {
      #expect(FoundTimeSetting.remembered(as: FoundTimeSetting.word(found)) == .some(found))
    }
  }
}

extension RealServer {
  /// The modification time of a file below the root, in seconds since 1970.
  fileprivate func seconds(_ name: String) throws -> Int64 {
    var status = stat()
    let path = root.appending(name)
    try #require(path.withPlatformString { stat($0, &status) } == 0)
    return Int64(status.st_mtim.tv_sec)
  }
}

extension Session {
  /// Makes the server one whose clock was seen to show UTC.
  fileprivate func knowClock() {
    knowledge[.clockLead] = "0"
    knowledge[.factsClock] = "1790000000+0"
  }
}
