import FTPProtocol
import Testing

@testable import FTPClient

/// What is said of listings of a directory whose contents are known.
struct ListingVerdictTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let answer: [String]?
    let works: Bool?
    let words: String

    init(_ name: String, _ answer: [String]?, _ works: Bool?, _ words: String) {
      (self.name, self.answer, self.works, self.words) = (name, answer, works, words)
    }

    var testDescription: String { name }

    var listing: ListingAnswer {
      get throws {
        guard let answer else { return .refused(try Reply(line: "502 no such command")) }
        return .names(answer.map { [UInt8]($0.utf8) })
      }
    }
  }

  private static let known = KnownContents(["a", "b"], hidden: [".c"])

  static let listings = [
    Case("all", ["a", "b"], true, "all that is there"),
    Case("hidden names too", ["b", ".c", "a"], true, "all that is there"),
    Case("nothing", [], false, "the listing is empty, and 2 names are there"),
    Case("another directory", ["x", "y"], false, "it lists another directory"),
    Case("a part", ["a"], false, "it leaves out 1 of 2 names"),
    Case("more than is there", ["a", "b", "x"], false, "it lists 1 names that are not there"),
    Case("no such command", nil, false, ""),
  ]

  @Test(arguments: listings)
  func `a listing works when it tells what is known to be there`(testCase: Case) throws {
    let seen = Observation.listing(try testCase.listing, of: Self.known)
    #expect(seen.verdict.isPositive == testCase.works)
    #expect(seen.words == testCase.words)
  }

  static let hidden: [(facts: [String]?, lines: [String]?, works: Bool?)] = [
    (["a", "b", ".c"], ["a", "b"], true),
    (["a", "b"], ["a", "b", ".c"], false),
    (["a", "b"], ["a", "b"], nil),
    (["a", "b"], nil, nil),
    (nil, ["a", "b", ".c"], nil),
    (["a"], ["a", "b", ".c"], nil),
  ]

  @Test(arguments: hidden.indices)
  func `MLSD hides names only where LIST is seen to tell them`(index: Int) throws {
    let (facts, lines, works) = Self.hidden[index]
    let seen = Observation.hiddenNames(
      try Case("", facts, nil, "").listing,
      try Case("", lines, nil, "").listing,
      of: Self.known
    )
    #expect(seen.verdict.isPositive == works)
  }

  static let arguments = [
    Case("what is in it", ["inner"], true, "it lists the directory that is named"),
    Case(
      "what is around it",
      ["a", "b"],
      false,
      "it lists the working directory, whatever it is asked for"
    ),
    Case("both", ["a", "b", "inner"], nil, ""),
    Case("nothing", [], nil, ""),
    Case("a refusal", nil, false, ""),
  ]

  @Test(arguments: arguments)
  func `MLSD heeds its argument where it tells what is in it and nothing else`(
    testCase: Case
  ) throws {
    let seen = Observation.listingOfArgument(
      try testCase.listing,
      inside: [[UInt8]("inner".utf8)],
      outside: Self.known.plain
    )
    #expect(seen.verdict.isPositive == testCase.works)
    #expect(seen.words == testCase.words)
  }

  private func listing(_ source: ListingReader.Source, _ lines: String...) throws -> ListingAnswer {
    let now = try #require(TimeValue(secondsSinceEpoch: 1_790_000_000))
    var reader = ListingReader(source, now: now)
    let octets = lines.flatMap { [UInt8](($0 + "\r\n").utf8) }
    var listing = Listing()
    if let part = reader.read(octets.span) { listing.append(part) }
    listing.append(reader.finish())
    return .told(listing.entries)
  }

  @Test func `sizes and kinds in MLSD are compared with those in LIST`() throws {
    let lines = try listing(
      .list,
      "-rw-r--r-- 1 u g 300 Jan 2 2024 a",
      "drwxr-xr-x 1 u g 4096 Jan 2 2024 b"
    )
    let same = try listing(.facts, "type=file;size=300; a", "type=dir; b")
    #expect(Observation.difference(same, lines) == nil)
    let other = try listing(.facts, "type=file;size=299; a", "type=dir; b")
    #expect(Observation.difference(other, lines) == "LIST tells other sizes of 1 files")
    let kind = try listing(.facts, "type=file;size=300; a", "type=file;size=1; b")
    #expect(
      Observation.difference(kind, lines) == "LIST says of 1 names that they are something else"
    )
  }
}
