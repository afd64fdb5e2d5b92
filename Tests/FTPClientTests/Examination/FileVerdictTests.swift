import FTPProtocol
import Testing
import Transport

@testable import FTPClient

/// What is said of data connections, files, names and clocks.
struct FileVerdictTests {
  struct Way: CustomTestStringConvertible, Sendable {
    let error: FTPError?
    var isActive = false
    let works: Bool?

    var testDescription: String { "\(String(describing: error)) \(isActive)" }
  }

  private static func refused(_ line: String, _ verb: CommandVerb) throws -> FTPError {
    .refused(try Reply(line: line), by: verb)
  }

  static func ways() throws -> [Way] {
    [
      Way(error: nil, works: true),
      Way(error: try refused("500 what", .epsv), works: false),
      Way(error: try refused("425 cannot connect", .list), isActive: true, works: false),
      // That says something of the directory.
      Way(error: try refused("550 permission denied", .list), works: nil),
      Way(error: .dataConnection(.timedOut(.connecting)), works: false),
      Way(error: .dataConnection(.timedOut(.accepting)), isActive: true, works: false),
      Way(error: .dataConnection(.tls(.closedInHandshake)), works: nil),
      Way(error: .transport(.closedByPeer), works: nil),
      Way(error: .dataProtectionRefused(try Reply(line: "534 no")), works: nil),
    ]
  }

  @Test func `a way of opening data connections is judged by how a listing over it ended`() throws {
    for way in try Self.ways() {
      let seen = Observation.opening(way.error, isActive: way.isActive)
      #expect(seen.verdict.isPositive == way.works, "\(way)")
    }
  }

  static let replacements: [(line: String, source: Int64?, target: Int64?, works: Bool?)] = [
    ("250 done", nil, 1, true),
    ("550 it exists", 1, 2, false),
    ("550 no", 1, nil, false),
    ("250 done", 1, 2, false),
    ("250 done", nil, 2, nil),
    ("250 done", nil, nil, nil),
    ("550 no", nil, 1, nil),
  ]

  @Test(arguments: replacements.indices)
  func `renaming onto a file is judged by what is there afterwards`(index: Int) throws {
    let (line, source, target, works) = Self.replacements[index]
    let seen = Observation.replacing(
      try Reply(line: line),
      (1, 2),
      source: source,
      target: target
    )
    #expect(seen.verdict.isPositive == works)
  }

  @Test func `a deletion is believed when what was deleted is gone`() throws {
    let (yes, no) = (try Reply(line: "250 done"), try Reply(line: "550 no"))
    #expect(Observation.deleting(yes, isGone: true).verdict.isPositive == true)
    #expect(Observation.deleting(yes, isGone: false).verdict.isPositive == false)
    #expect(Observation.deleting(yes, isGone: nil).verdict.isPositive == nil)
    #expect(Observation.deleting(no, isGone: false).verdict.isPositive == false)
    #expect(Observation.deleting(no, isGone: true).verdict.isPositive == true)
  }

  @Test func `a renaming is believed when it is seen, and refused for now it is not known`() throws
  {
    let yes = try Reply(line: "250 done")
    #expect(Observation.renaming(yes, isThere: true, isGone: true).verdict.isPositive == true)
    #expect(Observation.renaming(yes, isThere: false, isGone: true).verdict.isPositive == false)
    #expect(Observation.renaming(yes, isThere: nil, isGone: nil).verdict.isPositive == nil)
    let no = try Reply(line: "553 no")
    #expect(Observation.renaming(no, isThere: nil, isGone: nil).verdict.isPositive == false)
    let later = try Reply(line: "450 busy")
    #expect(Observation.renaming(later, isThere: nil, isGone: nil).verdict.isPositive == nil)
  }

  @Test func `parts of files are judged by all of their octets`() {
    let whole: [UInt8] = [1, 2, 3, 4]
    func upload(_ found: [UInt8]) -> Bool? {
      Observation.resumedUpload(found, whole: whole, rest: [3, 4]).verdict.isPositive
    }
    #expect(upload(whole) == true)
    #expect(upload([3, 4]) == false)
    #expect(upload([1, 2, 1, 2, 3, 4]) == false)
    func download(_ found: [UInt8]) -> Bool? {
      Observation.resumedDownload(found, whole: whole, from: 2).verdict.isPositive
    }
    #expect(download([3, 4]) == true)
    #expect(download(whole) == false)
    #expect(download([4, 3]) == false)
    #expect(Observation.appending([1, 2, 3], to: [1, 2], [3]).verdict.isPositive == true)
    #expect(Observation.appending([3], to: [1, 2], [3]).verdict.isPositive == false)
  }

  @Test func `one wrong digest is worse than none`() {
    let right = Observation.digests(right: [.sha256], wrong: [], unanswered: [.md5])
    #expect(right.verdict.isPositive == true)
    #expect(right.words == "SHA-256; announced, but not answered: MD5")
    let wrong = Observation.digests(right: [.sha256], wrong: [.md5], unanswered: [])
    #expect(wrong.verdict.isPositive == false)
    #expect(Observation.digests(right: [], wrong: [], unanswered: []).verdict.isPositive == false)
  }

  @Test
  func `names that differ in case are one file where the second has taken the place of the first`()
  {
    let (small, large) = ([UInt8]("a".utf8), [UInt8]("A".utf8))
    func judge(_ names: Set<[UInt8]>, _ size: Int64?) -> Bool? {
      Observation.letterCase(names, (small, large), firstSize: size, (1, 2)).verdict.isPositive
    }
    #expect(judge([small, large], 1) == true)
    #expect(judge([small], 2) == false)
    #expect(judge([large], 2) == false)
    #expect(judge([small, large], 2) == nil)
    #expect(judge([large], nil) == nil)
  }

  static let times: [(told: Int64?, works: Bool?, words: String)] = [
    (1_790_000_000, true, "UTC"),
    (1_790_000_030, true, "UTC; its clock is 29 s ahead of this machine's"),
    (1_789_999_900, true, "UTC; its clock is 100 s behind this machine's"),
    (1_790_007_200, false, "not UTC, but UTC+02:00"),
    (1_790_000_000 + 20_700, false, "not UTC, but UTC+05:45"),
    (1_790_000_000 - 28_800, false, "not UTC, but UTC-08:00"),
    // A clock that is wrong is no zone.
    (1_790_000_400, nil, ""),
    (1_790_000_900, nil, ""),
    (nil, false, "no time is told"),
  ]

  @Test(arguments: times.indices)
  func `the time of a new file tells by which clock a server goes`(index: Int) {
    let (told, works, words) = Self.times[index]
    let seen = Observation.time(told, sent: 1_790_000_000...1_790_000_001)
    #expect(seen.verdict.isPositive == works)
    #expect(seen.words == words)
  }

  @Test func `the clock of LIST is judged by all that is known of it`() {
    func judge(_ text: String, isUTC: Bool = false) -> Observation {
      .clock(ServerClock(parsing: text), isExact: true, isUTC: isUTC)
    }
    #expect(judge("1790000000+0").verdict.isPositive == true)
    #expect(judge("1790000000+7200").words == "not UTC, but UTC+02:00")
    #expect(
      judge("1780000000+7200,1790000000+3600").words == "not UTC, but UTC+01:00 and UTC+02:00"
    )
    #expect(judge("").verdict.isPositive == nil)
    #expect(judge("", isUTC: true).verdict.isPositive == true)
    // What was converted says it is UTC too.
    #expect(judge("1790000000+7200", isUTC: true).verdict.isPositive == false)
  }
}
