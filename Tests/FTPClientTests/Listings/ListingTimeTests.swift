import FTPProtocol
import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

@testable import FTPClient

/// The times of files are what they are, wherever the server lives.
struct ListingTimeTests {
  struct Place: Sendable, CustomTestStringConvertible {
    let kind: ServerKind
    let zone: String

    /// What makes the server show its own time in LIST, and UTC in MDTM.
    var settings: [String] = []
    var testDescription: String { "\(kind) \(zone)" }

    var options: [String] {
      ["--timezone", zone] + settings.flatMap { ["--setting", $0] }
    }
  }

  /// Zones by rule, since servers that change their root find no zone files.
  static let zones = ["CET-1CEST,M3.5.0,M10.5.0/3", "NPT-5:45", "XXX+9:30"]

  static let places = zones.flatMap { zone in
    [
      Place(kind: .vsftpd, zone: zone),
      Place(kind: .proftpd, zone: zone, settings: ["TimesGMT off"]),
      Place(kind: .pureFTPd, zone: zone),
      Place(kind: .pyftpdlib, zone: zone),
    ]
  }

  /// Ages in seconds: now, an hour, weeks, and three times half a year.
  private static let ages: [Int64] = [30, 3700, 40 * 86400, 150 * 86400, 200 * 86400, 900 * 86400]

  @Test(arguments: places)
  func `LIST tells times in UTC, as precisely as it claims`(place: Place) throws {
    try withRealSession(place.kind, options: place.options) { session, server throws in
      let now = WallClock.secondsSinceEpoch
      for age in Self.ages { try server.makeFile("\(age)", age: age, now: now) }
      // What LIST says is to be seen, not MLSD's better word.
      session.knowledge.set(.mlsd, false)
      let current = try #require(TimeValue(secondsSinceEpoch: now))
      let listing = try session.list(nil, now: current, showsHidden: true)
      #expect(listing.count == Self.ages.count)
      for entry in listing {
        let age = try #require(Int64(String(decoding: entry.name, as: UTF8.self)))
        try check(entry, now - age, age)
      }
      // All that is recent is known exactly, but for what lies between two states of the clock.
      let young = listing.filter { $0.name.count <= 4 }
      #expect(young.allSatisfy { $0.isUTC })
      #expect(session.isAlive)
    }
  }

  private func check(_ entry: ListingEntry, _ seconds: Int64, _ age: Int64) throws {
    let told = try #require(entry.modified).secondsSinceEpoch
    let comment = Comment(rawValue: "\(age)")
    switch (entry.isUTC, entry.modifiedPrecision) {
    case (true, .minute): #expect(told <= seconds && seconds < told + 60, comment)
    case (true, .second): #expect(told == seconds, comment)
    // The server's own clock, or day: not far from the truth, and nothing more is claimed.
    default: #expect(abs(told - seconds) <= 86400 + 14 * 3600, comment)
    }
  }

  @Test(arguments: [ServerKind.proftpd, .pureFTPd, .pyftpdlib])
  func `MLSD and MLST are in UTC to the second`(kind: ServerKind) throws {
    try withRealSession(kind, options: ["--timezone", "NPT-5:45"]) { session, server throws in
      let now = WallClock.secondsSinceEpoch
      try server.makeFile("a", age: 5000, now: now)
      let entry = try #require(try session.list(nil, now: .epoch, showsHidden: false).first)
      #expect(entry.isUTC)
      #expect(entry.modified?.secondsSinceEpoch == now - 5000)
      #expect(try session.entry(at: "a", now: .epoch)?.modified == entry.modified)
    }
  }

  @Test func `what is known of the clock saves the next session its questions`() throws {
    let line = "-rw-r--r-- 1 u g 3 Nov 24 14:03 a\r\n"
    func listing(_ line: String) -> [ScriptedServer.Step] {
      [
        .expect("EPSV"), .listenExtended, .expect("LIST"), .say("150 ok"), .acceptData,
        .sendData([UInt8](line.utf8)), .closeData, .say("226 ok"),
      ]
    }
    let now = try #require(TimeValue(year: 2025, month: 11, day: 24, hour: 13, minute: 5))
    let steps: [ScriptedServer.Step] =
      [.expect("TYPE"), .say("200 ok")] + listing(line)
      + [.expect("MDTM a"), .say("213 20251124130342")] + listing(line)
    try withScriptedSession(features: ["MDTM"], steps) { session, _ throws in
      for _ in 0..<2 {
        let entry = try #require(try session.list(nil, now: now, showsHidden: false).first)
        #expect(entry.isUTC)
        #expect(entry.modified == TimeValue(year: 2025, month: 11, day: 24, hour: 13, minute: 3))
        #expect(entry.modifiedPrecision == .minute)
      }
    }
  }

  @Test func `a server whose MDTM is in its own time is not believed to be UTC`() throws {
    let options = ["--timezone", "JST-9", "--setting", "use_localtime=YES"]
    try withRealSession(.vsftpd, options: options) { session, server throws in
      let now = WallClock.secondsSinceEpoch
      try server.makeFile("a", age: 60, now: now)
      let current = try #require(TimeValue(secondsSinceEpoch: now))
      let entry = try #require(try session.list(nil, now: current, showsHidden: false).first)
      #expect(!entry.isUTC)
      #expect(session.knowledge.clock.samples.isEmpty)
    }
  }

  @Test func `a file that changes meanwhile teaches nothing`() throws {
    let line = "-rw-r--r-- 1 u g 3 Nov 24 14:03 a\r\n"
    let steps: [ScriptedServer.Step] = [
      .expect("TYPE"), .say("200 ok"), .expect("EPSV"), .listenExtended, .expect("LIST"),
      .say("150 ok"), .acceptData, .sendData([UInt8](line.utf8)), .closeData, .say("226 ok"),
      .expect("MDTM a"), .say("213 20251124142011"),
    ]
    try withScriptedSession(features: ["MDTM"], steps) { session, _ throws in
      let now = try #require(TimeValue(year: 2025, month: 11, day: 24))
      let entry = try #require(try session.list(nil, now: now, showsHidden: false).first)
      #expect(!entry.isUTC)
      #expect(session.knowledge.clock.samples.isEmpty)
    }
  }
}

extension RealServer {
  /// Makes a file that was last changed some time ago.
  fileprivate func makeFile(_ name: String, age: Int64, now: Int64) throws {
    try makeFile(name, [1])
    let time = timespec(tv_sec: Int(now - age), tv_nsec: 0)
    let path = root.appending(name)
    let outcome = path.withPlatformString { utimensat(AT_FDCWD, $0, [time, time], 0) }
    try #require(outcome == 0)
  }
}
