import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// Listings that no server would send, up to what is made of them: on the screen, on the disk, in
/// the status.
@Suite(.tags(.network))
struct MadeUpListingTests {
  /// How many listings are tried; `FERRY_LISTING_COUNT` asks for more, `FERRY_LISTING_SEED` for
  /// others.
  private static let count = number("FERRY_LISTING_COUNT") ?? 4
  private static let seed = number("FERRY_LISTING_SEED") ?? 1

  private static func number(_ name: String) -> Int? {
    getenv(name).flatMap { Int(String(cString: $0)) }
  }

  private static let dialects = [
    "facts", "unix", "dos", "netWare", "mac", "eplf", "vms", "os400", "mvs", "mvsMembers", "zvm",
    "os2", "nonStop", "enterprise", "vShell", "nortel", "os9",
  ]

  /// What is put into a listing.
  private static let pieces =
    [
      "../", "/", "..", "\u{1B}[2J", "\u{9B}31m", "\u{7}", "\0", "\r", "\n", "\r\n", "\t", ";", "=",
      "9223372036854775807", "-1", "99999999999999999999", "Feb 30", "  ", "<DIR>", "d", "l",
      " -> /etc/passwd", "type=dir;", "size=;", "\u{202E}", "%2e%2e%2f", "/etc/passwd", "24:61",
    ].map { [UInt8]($0.utf8) } + [
      [0xFF], [0x9B, 0x32, 0x4A], [UInt8](repeating: 0x61, count: 3000),
    ]

  private static func listing(_ generator: inout SeededGenerator) throws -> [UInt8] {
    let dialect = dialects[Int.random(in: 0..<dialects.count, using: &generator)]
    var octets = try readFile(Checkout.top.appending("Tests/Fuzzing/Seeds/\(dialect).txt"))
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      let place = Int.random(in: 0...octets.count, using: &generator)
      let rest = octets.count - place
      switch Int.random(in: 0..<3, using: &generator) {
      case 0:
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        octets.insert(contentsOf: piece, at: place)
      case 1: octets.removeSubrange(place..<(place + min(rest, 7)))
      default: octets.append(contentsOf: octets[place..<(place + min(rest, 90))])
      }
    }
    return octets + [0x0A]
  }

  @Test func `whatever is listed, nothing crashes, hangs, writes elsewhere or controls a terminal`()
    throws
  {
    try withTemporaryDirectory { here throws in
      for number in 0..<Self.count {
        var generator = SeededGenerator(seed: UInt64(truncatingIfNeeded: Self.seed + number))
        let listing = try Self.listing(&generator)
        let hasFacts = generator.happens(percent: 40)
        try check(listing, hasFacts ? ["MLST type*;size*;"] : [], here, "\(number)")
      }
    }
  }

  private func check(
    _ listing: [UInt8],
    _ features: [String],
    _ here: FilePath,
    _ name: String
  ) throws {
    let comment = Comment(rawValue: "listing \(name) of seed \(Self.seed)")
    let rules = ["LIST", "MLSD", "NLST", "RETR"].map { FileDouble.Rule($0, .give(listing)) }
    let home = here.appending(name)
    try LocalDirectory.create(home)
    try LocalDirectory.create(home.appending("work"))
    try withFileDouble([:], features: features, rules) { server throws in
      let script = """
        ls
        ls -l
        ls -l --json
        ls -R
        du
        tree
        find . -type f
        get -r . out
        """
      let outcome = try FerryRun(
        arguments: ["--keep-going", "--timeout", "10", "ftp://127.0.0.1:\(server.port)"],
        script: script,
        environment: ["HOME": home.string],
        directory: home.appending("work")
      ).outcome()
      guard case .exited(let status) = outcome.ending else {
        Issue.record("\(outcome.ending)", sourceLocation: #_sourceLocation)
        return
      }
      #expect([0, 1, 7].contains(status), comment)
      for text in [outcome.stdout, outcome.stderr] {
        let harmful = text.first { $0 < 0x20 && ![0x09, 0x0A].contains($0) || $0 == 0x7F }
        #expect(harmful == nil, comment)
        #expect(String(validating: text, as: UTF8.self) != nil, comment)
      }
      #expect(
        !outcome.stdoutText.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) },
        comment
      )
      let names = try LocalDirectory.names(in: home.appending("work"))
      #expect(names.filter { $0 != [UInt8]("out".utf8) } == [], comment)
    }
  }
}
