import Testing

@testable import FTPProtocol

/// What stands in front of the entries.
struct HeadingTests {
  private static let entry = "-rw-r--r-- 1 root root 5 Aug 15  2024 a.txt\r\n"
  private static let expected = ["file a.txt 5 20240815000000"]

  @Test(arguments: [
    "Gesamt 4352", "insgesamt 1,2M", "总用量 12", "итого 12", "total: 0", "total -956", ".:", "/a b:",
    "합계 12", "tổng cộng 12", "total 18446744073709550616",
  ])
  func `a heading is known by its place and shape`(heading: String) {
    #expect(ListingSummary.ofList(heading + "\r\n" + Self.entry) == Self.expected)
    #expect(ListingSummary.ofList(heading + "\r\n").isEmpty)
  }

  @Test func `the same words behind an entry are no heading`() {
    let listing = Listing(
      list: [UInt8]((Self.entry + "Gesamt 4352\r\n").utf8),
      now: DialectTests.now
    )
    #expect(listing.map(\.kind) == [.file, .unparsed])
  }

  @Test func `names alone are no headings`() {
    let names = "notes 1\r\nnotes 2\r\nnotes 3\r\n"
    #expect(Listing(list: [UInt8](names.utf8), now: DialectTests.now).unparsedCount == 3)
  }

  @Test(arguments: [1, 99, 100, 150, 1500])
  func `a greeting of any length in front of the entries is none`(count: Int) {
    let greeting = (0..<count).map { "Welcome to line \($0) of 10:20\r\n" }.joined()
    #expect(ListingSummary.ofList(greeting + Self.entry) == Self.expected)
    #expect(ListingSummary.ofList(greeting + "total 5\r\n" + Self.entry) == Self.expected)
    let windows = "11-24-26  02:03PM  7 a\r\n"
    #expect(ListingSummary.ofList(greeting + windows) == ["file a 7 20261124140300"])
  }

  @Test func `a line in front that may be an entry is not dropped`() {
    let text = "?rw-r--r-- 1 u g 1 Nov 24 08:00 x\r\n" + Self.entry
    let listing = Listing(list: [UInt8](text.utf8), now: DialectTests.now)
    #expect(listing.map(\.kind) == [.unparsed, .file])
  }

  @Test(arguments: [
    "-????????? ? ?    ?     ?            ? broken", "ls: cannot access 'a b': Permission denied",
    "ls: reading directory '.': Input/output error", "./secret: Stale file handle",
    "ftpd: x: Value too large for defined data type", "secret not found", "d--------- g",
    "-r-x 1 u g 5 Foo 12 10:20 g", "-rwSr-Sr-T 1 u g 5 Foo 12 10:20 g",
    "Error reading secret.txt",
  ])
  func `a line in front that tells of something missing is not dropped`(line: String) {
    let text = "\(line)\r\n\(Self.entry)"
    let listing = Listing(list: [UInt8](text.utf8), now: DialectTests.now)
    #expect(listing.map(\.kind) == [.unparsed, .file])
  }

  @Test(arguments: ["<DIR> sub", "Error reading secret.txt", "13-45-20  10:20AM 5 g"])
  func `a line in front of those of Windows that tells of something missing is not dropped`(
    line: String
  ) {
    let text = "\(line)\r\n01-05-20  10:20AM 5 f\r\n"
    let listing = Listing(list: [UInt8](text.utf8), now: DialectTests.now)
    #expect(listing.map(\.kind) == [.unparsed, .file])
  }

  @Test(arguments: [
    "---------- Welcome ----------", "---- Welcome to X ----", "Welcome: no errors today, we hope",
    "drwx",
  ])
  func `a greeting with marks or words of errors in it is one`(line: String) {
    #expect(ListingSummary.ofList("\(line)\r\n\(Self.entry)") == Self.expected)
  }

  @Test(arguments: ["Welcome to my server", "total 5", "250-Start"])
  func `a greeting in front of facts is no entry`(line: String) {
    #expect(ListingSummary.ofFacts("\(line)\r\ntype=file;size=5; a\r\n") == ["file a 5"])
  }

  @Test(arguments: ["size=5;type=file;", " name", "a: Permission denied", "type file; a=b"])
  func `a line in front of facts that may be an entry is not dropped`(line: String) {
    let text = "\(line)\r\ntype=file;size=5; a\r\n"
    #expect(Listing(facts: [UInt8](text.utf8)).map(\.kind) == [.unparsed, .file])
  }

  @Test func `an error in place of entries is said`() {
    let text = "total 0\r\nftpd: .: Permission denied\r\n"
    #expect(Listing(list: [UInt8](text.utf8), now: DialectTests.now).map(\.kind) == [.unparsed])
  }

  @Test func `what DIR of Windows says around the entries is no entry`() {
    let text = """
       Volume in drive C has no label.\r
       Directory of C:\\ftp\r
      \r
      11/24/2026  02:03 PM    <DIR>          .\r
      11/24/2026  02:03 PM             1,234 a b.txt\r
                     1 File(s)          1,234 bytes\r
                     2 Dir(s)  12,345,678 bytes free\r

      """
    #expect(ListingSummary.ofList(text) == ["file a b.txt 1234 20261124140300"])
  }
}
