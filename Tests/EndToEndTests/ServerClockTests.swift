import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// Trees at servers whose times are not UTC, or not told to the second: what is there is not moved
/// again, and what was changed is.
@Suite(.tags(.realServer))
struct ServerClockTests {
  struct Place: Sendable, CustomTestStringConvertible {
    let kind: ServerKind
    var settings: [String] = []
    var zone = "GMT0"

    var options: [String] { ["--timezone", zone] + settings.flatMap { ["--setting", $0] } }
    var testDescription: String { "\(kind) \(settings.joined()) \(zone)" }
  }

  private static let local = ["JST-9", "PST8PDT,M3.2.0,M11.1.0", "NPT-5:45"].flatMap { zone in
    [
      Place(kind: .vsftpd, settings: ["use_localtime=YES"], zone: zone),
      Place(kind: .pyftpdlib, settings: ["use_gmt_times=False"], zone: zone),
    ]
  }

  /// Servers of which only LIST tells times.
  private static let silent = ["JST-9", "PST8PDT,M3.2.0,M11.1.0", "GMT0"].map { zone in
    Place(kind: .vsftpd, settings: ["use_localtime=YES", "cmds_denied=MDTM,MFMT"], zone: zone)
  }

  /// In seconds: a moment, an hour, weeks, half a year and years.
  private static let ages: [Int64] = [5, 4000, 40 * 86400, 200 * 86400, 1500 * 86400]

  @Test(arguments: local)
  func `a tree that was sent to a server in local time is not sent again, and no time is wrong`(
    place: Place
  ) throws {
    try withRealServer(place.kind, options: place.options) { server throws in
      try withTemporaryDirectory { here throws in
        let run = Run(here, try server.environment(state: here))
        let now = WallClock.secondsSinceEpoch
        try LocalDirectory.create(here.appending("tree"))
        for age in Self.ages { try run.make("tree/\(age)", "some \(age)", at: now - age) }
        try run.expect(["put", "-r", "tree", "\(server.url)/"], "5 files")
        try run.expect(["put", "-r", "tree", "\(server.url)/"], "0 files, 0 bytes")
        try run.expect(["get", "-r", "\(server.url)/tree", "-o", "back"], "5 files")
        try run.expect(["get", "-r", "\(server.url)/tree", "-o", "back"], "0 files, 0 bytes")
        // What has a Z is UTC.
        let listing = try run.run(["ls", "-l", "--json", "\(server.url)/tree"]).stdoutText
        for line in listing.split(separator: "\n") {
          guard let name = line.firstRange(of: "\"name\":\"").map({ line[$0.upperBound...] }),
            let file = name.split(separator: "\"").first
          else { continue }
          let status = try FileInfo(of: server.root.appending("tree/\(file)"))
          let time = try #require(
            line.firstRange(of: "\"modified\":\"").map { line[$0.upperBound...].prefix(20) }
          )
          guard time.hasSuffix("Z") else { continue }
          // LIST tells minutes.
          let count = line.contains("\"minute\"") ? 12 : 14
          let told = time.filter(\.isNumber).prefix(count)
          #expect(told == Self.digits(status.modified).prefix(count), "\(line)")
        }
      }
    }
  }

  @Test(arguments: local)
  func `an empty file that is sent first teaches no wrong times`(place: Place) throws {
    try withRealServer(place.kind, options: place.options) { server throws in
      try withTemporaryDirectory { here throws in
        let run = Run(here, try server.environment(state: here))
        let now = WallClock.secondsSinceEpoch
        for (name, text) in [("empty", ""), ("full", "x"), ("more", "yy")] {
          try run.make(name, text, at: now - 5)
          try run.expect(["put", name, "\(server.url)/"])
          let status = try FileInfo(of: server.root.appending(name))
          #expect(abs(status.modified - now) < 600, "\(name)")
        }
      }
    }
  }

  /// Servers whose clocks are wrong: zones that are none move the times that they tell.
  private static let wrong = ["AHEAD-0:07", "AHEAD-20", "BEHIND0:07", "BEHIND24:59"].flatMap {
    zone in
    [
      Place(kind: .vsftpd, settings: ["use_localtime=YES"], zone: zone),
      Place(kind: .pyftpdlib, settings: ["use_gmt_times=False"], zone: zone),
    ]
  }

  @Test(arguments: wrong)
  func `a file that is changed is moved although the server's clock is wrong`(place: Place) throws {
    try withRealServer(place.kind, options: place.options) { server throws in
      try withTemporaryDirectory { here throws in
        let run = Run(here, try server.environment(state: here))
        let now = WallClock.secondsSinceEpoch
        try LocalDirectory.create(here.appending("tree"))
        try run.make("tree/f", "one", at: now - 5)
        try run.expect(["put", "-r", "tree", "\(server.url)/"])
        try run.expect(["get", "-r", "\(server.url)/tree", "-o", "back"])
        try run.make("tree/f", "two", at: now + 60)
        try run.expect(["put", "-r", "tree", "\(server.url)/"])
        #expect(try readOctets(server.root.appending("tree/f")) == [UInt8]("two".utf8))
        // In the minute in which it was fetched.
        let status = try FileInfo(of: server.root.appending("tree/f"))
        try run.expect(["-c", "set overwrite always; get -r tree back", server.url])
        try server.makeFile("tree/f", [UInt8]("new".utf8))
        try setTime(status.modified ^ 1, of: server.root.appending("tree/f"))
        try run.expect(["-c", "set overwrite always; get -r tree back", server.url])
        #expect(try readOctets(here.appending("back/f")) == [UInt8]("new".utf8))
      }
    }
  }

  private static func digits(_ seconds: Int64) -> String {
    var time = tm()
    var seconds = Int(seconds)
    gmtime_r(&seconds, &time)
    return [
      (time.tm_year + 1900, 4), (time.tm_mon + 1, 2), (time.tm_mday, 2), (time.tm_hour, 2),
      (time.tm_min, 2), (time.tm_sec, 2),
    ].map { number, width in
      let text = "\(number)"
      return String(repeating: "0", count: width - text.count) + text
    }.joined()
  }

  private static let exact = ServerKind.allCases.map { Place(kind: $0) } + [local[0], local[1]]

  @Test(arguments: silent)
  func `a tree that was sent to a server that tells minutes alone is not sent again`(
    place: Place
  ) throws {
    try withRealServer(place.kind, options: place.options) { server throws in
      try withTemporaryDirectory { here throws in
        let run = Run(here, try server.environment(state: here))
        let now = WallClock.secondsSinceEpoch
        try LocalDirectory.create(here.appending("tree"))
        for age in Self.ages.map({ $0 + 60 }) {
          try run.make("tree/\(age)", "some \(age)", at: now - age)
        }
        try run.expect(["put", "-r", "tree", "\(server.url)/"], "5 files")
        try run.expect(["put", "-r", "tree", "\(server.url)/"], "0 files, 0 bytes")
        // What may have been changed in the minute of its copy is fetched once more, and is no error.
        try run.expect(["get", "-r", "\(server.url)/tree", "-o", "back"], "5 files")
        try run.expect(["get", "-r", "\(server.url)/tree", "-o", "back"], "5 files")
      }
    }
  }

  @Test(arguments: exact)
  func `a file that is saved twice in one minute is sent twice`(place: Place) throws {
    try withRealServer(place.kind, options: place.options) { server throws in
      try withTemporaryDirectory { here throws in
        let run = Run(here, try server.environment(state: here))
        let minute = WallClock.secondsSinceEpoch / 60 * 60
        // In its own time the server takes no time of another season.
        let ages: [Int64] = place.settings.isEmpty ? [0, 3 * 86400, 400 * 86400] : [0]
        for age in ages {
          try? LocalDirectory.create(here.appending("tree"))
          try run.make("tree/\(age)", "one", at: minute - age + 10)
          try run.expect(["put", "-r", "tree", "\(server.url)/"])
          try run.make("tree/\(age)", "two", at: minute - age + 11)
          try run.expect(["put", "-r", "tree", "\(server.url)/"])
          let file = server.root.appending("tree/\(age)")
          #expect(try readOctets(file) == [UInt8]("two".utf8), "\(age)")
          try run.expect(["put", "-r", "tree", "\(server.url)/"], "what is there stays")
        }
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a file that is changed twice in one minute is fetched twice`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        let run = Run(here, try server.environment(state: here))
        let minute = WallClock.secondsSinceEpoch / 60 * 60
        try server.makeDirectory("d")
        func make(_ text: String, at time: Int64) throws {
          try server.makeFile("d/f", [UInt8](text.utf8))
          try setTime(time, of: server.root.appending("d/f"))
        }
        for age in [0, 120, 400 * 86400] as [Int64] {
          for policy in ["always", "newer"] {
            let get = ["-c", "set overwrite \(policy); get -r d back", server.url]
            _ = here.appending("back/f").withPlatformString { unlink($0) }
            try make("one", at: minute - age + 10)
            try run.expect(get)
            try make("two", at: minute - age + 11)
            _ = try run.run(get)
            // Of an old file the day is all that a listing tells: a copy made long after it is known.
            guard age < 86400 else { continue }
            #expect(
              try readOctets(here.appending("back/f")) == [UInt8]("two".utf8),
              "\(age) \(policy)"
            )
            try run.expect(get, "what is there stays")
          }
        }
      }
    }
  }

  /// Commands in one directory.
  private struct Run {
    let here: FilePath
    let environment: [String: String]

    init(_ here: FilePath, _ environment: [String: String]) {
      (self.here, self.environment) = (here, environment)
    }

    func run(_ arguments: [String]) throws -> Subprocess.Outcome {
      try FerryRun(arguments: arguments, environment: environment, directory: here).outcome()
    }

    func expect(_ arguments: [String], _ words: String = "") throws {
      let outcome = try run(arguments)
      #expect(outcome.ending == .exited(0), "\(arguments): \(outcome.message)")
      #expect(words.isEmpty || outcome.message.contains(words), "\(arguments): \(outcome.message)")
    }

    func make(_ name: String, _ text: String, at time: Int64) throws {
      let path = here.appending(name)
      _ = path.withPlatformString { unlink($0) }
      try writeOctets([UInt8](text.utf8), path)
      try setTime(time, of: path)
    }
  }
}
