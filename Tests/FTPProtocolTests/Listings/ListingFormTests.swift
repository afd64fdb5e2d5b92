import Testing

@testable import FTPProtocol

/// What is a property of the whole listing, and not of a line.
struct ListingFormTests {
  private static let mode = "-rw-r--r-- 1 u g 1"

  private func names(_ lines: [String], end: String = "\r\n") -> [String] {
    listing(lines, end: end).map { String(decoding: $0.name, as: UTF8.self) }
  }

  private func listing(_ lines: [String], end: String = "\r\n") -> Listing {
    Listing(list: [UInt8](lines.map { $0 + end }.joined().utf8), now: DialectTests.now)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: [String]
    let names: [String]
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(
      name: "one name that begins with a blank",
      lines: ["\(mode) Nov 24 08:00  a", "\(mode) Nov 24 08:00 b"],
      names: [" a", "b"]
    ),
    Case(name: "a name alone", lines: ["\(mode) Nov 24 08:00  a"], names: [" a"]),
    Case(
      name: "a server that writes two blanks",
      lines: ["\(mode) Nov 24 08:00  a", "\(mode) Nov 24 08:01  b", "\(mode) Nov 24 08:02   c"],
      names: ["a", "b", " c"]
    ),
    // VMS in its Unix disguise, and wu-ftpd
    Case(
      name: "years at the left of their column",
      lines: ["\(mode) Nov 24 2005  a", "\(mode) Nov 24 08:00 b"],
      names: ["a", "b"]
    ),
    Case(
      name: "years at the right of their column",
      lines: ["\(mode) Nov 24  2005  a", "\(mode) Nov 24  2006 b"],
      names: [" a", "b"]
    ),
    Case(
      name: "two blanks in Windows",
      lines: ["11-24-26  02:03PM  1  a", "11-24-26  02:03PM  2  b"],
      names: ["a", "b"]
    ),
    Case(
      name: "a name that begins with a blank in Windows",
      lines: ["11-24-26  02:03PM  1  a", "11-24-26  02:03PM  2 b"],
      names: [" a", "b"]
    ),
  ])
  func `blanks before a name are the server's or its own`(example: Case) {
    #expect(names(example.lines) == example.names)
  }

  @Test func `a late line tells the order of all dates`() {
    let early = (0..<2000).map { "03-04-26  02:03PM  \($0) file\($0)" }
    #expect(listing(early).first?.modified?.month == 3)
    let whole = listing(early + ["24-11-26  02:03PM  1 last"])
    #expect(whole.unparsedCount == 0)
    #expect(whole.first?.modified?.month == 4)
    #expect(whole.last?.modified?.timeValueText == "20261124140300")
  }

  @Test func `a line feed within a name is told from the end of a line`() {
    let lines = (0..<8).map { "\(Self.mode) Nov 24 08:00 file\($0)" }
    let name = "two\n\(Self.mode) Nov 24 08:00 lines"
    #expect(names(lines + ["\(Self.mode) Nov 24 08:00 \(name)"]).last == name)
    #expect(names(lines, end: "\n").count == 8)
    #expect(names(lines, end: "\r").count == 8)
  }

  @Test func `a carriage return in the middle hides no second entry`() {
    let line = "\(Self.mode) Nov 24 08:00 a"
    #expect(listing(["\(line)\r\(line)"]).map(\.kind) == [.unparsed])
    // Mac OS has a file of this name in folders with an icon.
    #expect(names(["\(Self.mode) Nov 24 08:00 Icon\r"]) == ["Icon\r"])
  }

  @Test func `a last line without an end is not believed`() {
    let octets = [UInt8]("\(Self.mode) Nov 24 08:00 a\r\n\(Self.mode) Nov 24 08:00 long na".utf8)
    let listing = Listing(list: octets, now: DialectTests.now)
    #expect(listing.map(\.kind) == [.file, .unparsed])
    #expect(!listing.isComplete)
  }

  @Test(arguments: [
    ("226-Output truncated to 10000 matches\r\n226 10000 matches total", true),
    ("226 Transfer complete (listing truncated)", true),
    ("226 Directory listing is incomplete: too many files", true),
    ("226 Transfer complete", false), ("226 3 matches total", false),
    ("226-Options: -l\r\n226 17 matches total", false),
  ])
  func `a reply that tells of entries left out marks the listing`(text: String, isCut: Bool) throws
  {
    var listing = Listing()
    let lines = text.split(separator: "\r\n").map { [UInt8]($0.utf8) }
    listing.noteCut(saidBy: Reply(try #require(ReplyCode(226)), wireLines: lines))
    #expect(listing.isComplete != isCut)
    #expect((listing.cutShortBy != nil) == isCut)
  }

  @Test func `sorting is by octets, with what is unknown last`() {
    let lines = [
      "type=file;size=5; b", "type=dir;modify=20260101000000; a", "type=file;size=7; C",
      "type=file;modify=20250101000000;size=5; a.txt",
    ]
    let octets = [UInt8](lines.map { $0 + "\r\n" }.joined().utf8)
    let listing = Listing(facts: octets)
    #expect(listing.positions(sortedBy: .name) == [2, 1, 3, 0])
    #expect(listing.positions(sortedBy: .size) == [2, 3, 0, 1])
    #expect(listing.positions(sortedBy: .time) == [1, 3, 2, 0])
    #expect(listing.positions(sortedBy: .name, isReversed: true) == [0, 3, 1, 2])
  }
}
