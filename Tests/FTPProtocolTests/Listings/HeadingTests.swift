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
