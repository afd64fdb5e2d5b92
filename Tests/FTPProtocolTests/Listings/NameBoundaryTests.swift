import Testing

@testable import FTPProtocol

/// Where a date ends and a name begins.
struct NameBoundaryTests {
  private static let mode = "-rw-r--r-- 1 u g 7"

  @Test(arguments: [
    // VShell 3
    ("Oct 08, 2002 09:47 one", "file one 7 20021008094700"),
    ("Jan 31 2020 10:20 a", "file a 7 20200131102000"),
    ("Jan 31 2:05 PM a", "file a 7 20260131140500"),
    ("Jan 31 02:05pm a", "file a 7 20260131140500"),
    ("Jan 31 2020 2:05 PM a", "file a 7 20200131140500"),
    // date(1)
    ("Fri Nov 27 10:20:30 CET 2020 name.txt", "file name.txt 7 20201127102030"),
    ("Fri, 27 Nov 2020 10:20:30 GMT a", "file a 7 20201127102030Z"),
    ("Nov 27 10:20:30 +0100 2020 a", "file a 7 20201127102030"),
    ("2004.07.15   f", "file f 7 20040715000000"),
    ("2004-07-15 10:20 PM f", "file f 7 20040715222000"),
    ("2004-07-15T10:20:30+02:00 f", "file f 7 20040715082030Z"),
    ("2004-07-15 10:20:30 CEST f", "file f 7 20040715102030"),
    ("31 Jan 2020 10:20 a", "file a 7 20200131102000"),
    ("Jan-31-2020 10:20PM a", "file a 7 20200131222000"),
    ("20200131 10:20 a", "file a 7 20200131102000"),
    ("Friday Nov 27 10:20:30 2020 a", "file a 7 20201127102030"),
    // small servers (Matchbox, Distinct)
    ("Jan 21 09.17 a", "file a 7 20260121091700"),
    ("Dec 29,2002   7:00   a", "file a 7 20021229070000"),
  ])
  func `the whole form of a date is read, and no part of it becomes a name`(
    rest: String,
    entry: String
  ) {
    #expect(ListingSummary.ofList("\(Self.mode) \(rest)\r\n") == [entry])
  }

  @Test(arguments: [
    ("Nov 24 10:20 2004 report", "2004 report"), ("Nov 24 15:18 10:20 notes", "10:20 notes"),
    ("Nov 24 15:18 Jan 5 2020 x", "Jan 5 2020 x"), ("Jan  5  2020 10:20 notes", "10:20 notes"),
    ("Jan  5  2020 At 10:20 x", "At 10:20 x"),
    ("Nov 24 03:18:11 2004 2004 report", "2004 report"),
    ("2020-01-05 10:20 10:20 notes", "10:20 notes"), ("Nov 24 13:05 PM notes", "PM notes"),
    ("Nov 24 10:20 AM", "AM"), ("Nov 24 10:20 a", "a"), ("Nov 24 10:20:30 2004", "2004"),
    ("Jan  5  2020 10:20", "10:20"), ("2020-01-05 10:20 PMO plan", "PMO plan"),
  ])
  func `a name that begins like a date stays whole`(rest: String, name: String) {
    let listing = Listing(list: [UInt8]("\(Self.mode) \(rest)\n".utf8), now: DialectTests.now)
    #expect(listing.map { String(decoding: $0.name, as: UTF8.self) } == [name])
  }

  @Test(arguments: [
    ("Nov 24 15:18 a", "Jan 31 2020 10:20 notes", "10:20 notes"),
    ("Nov 24 15:18 a", "Nov 24 03:18 PM notes", "PM notes"),
    ("Nov 24 15:18:00 a", "Nov 24 03:18:11 2004 report", "2004 report"),
    ("2020-01-05 a", "2020-01-05 10:20 notes", "10:20 notes"),
  ])
  func `what one line lacks is the name's in the others`(one: String, other: String, name: String) {
    let text = "\(Self.mode) \(one)\n\(Self.mode) \(other)\n"
    let listing = Listing(list: [UInt8](text.utf8), now: DialectTests.now)
    #expect(listing.map { String(decoding: $0.name, as: UTF8.self) } == ["a", name])
  }

  @Test(arguments: [
    "2020-11-27 Fri 10:20 x", "Nov 27 2020 Fri 10:20 x", "Nov 27 10:20h x",
    "27 nov. 2020 à 10:20 x",
  ])
  func `a date of unknown form makes no entry`(rest: String) {
    let listing = Listing(list: [UInt8]("\(Self.mode) \(rest)\n".utf8), now: DialectTests.now)
    #expect(listing.map(\.kind) == [.unparsed])
  }

  @Test func `a path is no name`() {
    #expect(
      ListingSummary.ofList("\(Self.mode) Jan  1  2020 ./a b\n") == ["file a b 7 20200101000000"]
    )
  }
}
