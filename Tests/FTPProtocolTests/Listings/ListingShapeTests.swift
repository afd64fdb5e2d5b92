import Testing

@testable import FTPProtocol

/// How lines end, how a listing begins and ends, and where the network cuts it.
struct ListingShapeTests {
  private static let line = "-rw-r--r-- 1 u g 5 Aug 15  2024"

  @Test func `two carriage returns before each line feed are the line's end`() {
    let text = "\(Self.line) a\r\r\n\(Self.line) b\r\r\n"
    #expect(ListingSummary.ofList(text).map { $0.split(separator: " ")[1] } == ["a", "b"])
    let facts = "type=file;size=1; a\r\r\ntype=file;size=2; b\r\r\n"
    #expect(ListingSummary.ofFacts(facts) == ["file a 1", "file b 2"])
  }

  @Test func `a mark in front of a text of UTF-8 is none of the listing`() {
    #expect(ListingSummary.ofList("\u{FEFF}\(Self.line) a\r\n") == ["file a 5 20240815000000"])
    #expect(ListingSummary.ofFacts("\u{FEFF}type=file;size=1; a\r\n") == ["file a 1"])
  }

  @Test(arguments: ["\r\n\t", "\r\n", "\t\r\n"])
  func `a name on a line of its own belongs to the facts of EPLF before it`(between: String) {
    let text =
      "+i8388621.48594,m825718503,r,s280,\(between)a\r\n+i8388621.50690,/,\(between)b c\r\n"
    #expect(ListingSummary.ofList(text) == ["file a 280 19960301221503Z", "directory b c"])
  }

  @Test(arguments: ["\n", "\r\n", "\r\r\n"])
  func `a last line without an end is believed where the server sent all`(end: String) {
    let octets = [UInt8]("\(Self.line) a\(end)\(Self.line) b\(end)\(Self.line) last".utf8)
    var reader = ListingReader(.list, now: DialectTests.now)
    var listing = Listing()
    if let part = reader.read(octets.span) { listing.append(part) }
    listing.append(reader.finish(believesLastLine: true))
    #expect(listing.map { String(decoding: $0.name, as: UTF8.self) } == ["a", "b", "last"])
    #expect(listing.isComplete)
  }

  @Test func `names behind a listing that was empty begin anew`() {
    var listing = Listing()
    for (source, text) in [
      (ListingReader.Source.list, "total 0\r\n"), (.facts, "type=file;size=7; a.txt\r\n"),
    ] {
      var reader = ListingReader(source, now: DialectTests.now)
      if let part = reader.read([UInt8](text.utf8).span) { listing.append(part) }
      listing.append(reader.finish())
    }
    listing.settle()
    #expect(listing.map(\.kind) == [.file] && listing.map(\.size) == [7])
  }

  /// Each form that a whole listing decides about, and each that takes more lines than one.
  static let forms = [
    "\u{FEFF}Gesamt 5\r\n\(line) a\r\n\(line) b\r\n",
    "Welcome!\r\n\r\nHello\r\n\(line) a\r\r\n",
    "\(line) a\r\r\n\(line) b\r\r\n",
    "-rw-r--r-- 1 u g 7 04-05-2003 17:12 a\n-rw-r--r-- 1 u g 7 24-05-2003 17:12 10:20 b\n",
    "-rw-r--r-- 1 u g 7 Jan 31 2020 10:20 a\n-rw-r--r-- 1 u g 7 Jan 31 2:05 PM b\n",
    "+i8388621.48594,r,s280,\r\n\ta\r\n+i8388621.50690,/,\r\nb c\r\n",
    "A_LONG_NAME.TXT;1\r\n  2 17-MAY-1996 19:28 [A,B]\r\n   (RWED,,,)\r\nB.TXT;1\r\nC.TXT;1\r\n",
    "PROFILE  EXEC     F        80      107        2 04/05/05   15:28:42 -\r\n"
      + "NOTES    TEXT     V        65      107        2 24/05/05   15:28:42 -\r\n",
    "JOBNAME  JOBID    OWNER    STATUS CLASS\r\nASCHINT  STC00968 IBMUSER  ACTIVE STC\r\n",
    "type=OS.unix=symlink;unique=1; l\r\ntype=file;unique=1; /a/b\r\ntype=file; /a/c\r\n",
  ]

  @Test(arguments: forms, [ListingReader.Source.list, .facts])
  func `it does not matter where the network cuts`(form: String, source: ListingReader.Source) {
    let octets = [UInt8](form.utf8)
    func entries(_ cut: Int) -> [ListingEntry] {
      var reader = ListingReader(source, now: DialectTests.now)
      var listing = Listing()
      for piece in [octets[..<cut], octets[cut...]] {
        if let part = reader.read(piece.span) { listing.append(part) }
      }
      listing.append(reader.finish())
      listing.settle()
      return listing.entries
    }
    let whole = entries(octets.count)
    for cut in octets.indices { #expect(entries(cut) == whole) }
  }

  @Test(arguments: [1000, 16_384, 40_000])
  func `what decides about a long listing does not depend on cuts`(size: Int) {
    let greeting = (0..<2000).map { "Welcome to line \($0)\r\n" }.joined()
    let lines = (0..<3000).map { "\(Self.line) file\($0)\r\n" }.joined()
    let octets = [UInt8]((greeting + lines).utf8)
    var reader = ListingReader(.list, now: DialectTests.now)
    var listing = Listing()
    for start in stride(from: 0, to: octets.count, by: size) {
      let piece = octets[start..<min(start + size, octets.count)]
      if let part = reader.read(piece.span) { listing.append(part) }
    }
    listing.append(reader.finish())
    listing.settle()
    #expect(listing.count == 3000 && listing.unparsedCount == 0)
  }

  @Test func `a listing that is read again has no entry twice`() {
    let lines = (0..<2000).map {
      "FILE\($0)  EXEC     F        80      107        2 04/05/05   15:28:42 -\r\n"
    }
    let last = "LAST     EXEC     F        80      107        2 24/05/05   15:28:42 -\r\n"
    let octets = [UInt8]((lines.joined() + last).utf8)
    let listing = Listing(list: octets, now: DialectTests.now)
    #expect(listing.count == 2001 && listing.unparsedCount == 0)
    #expect(listing.first?.modified?.month == 5 && listing[7].name == [UInt8]("FILE7.EXEC".utf8))
    #expect(listing.octetCount < 2 * octets.count)
  }
}
