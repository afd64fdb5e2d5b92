import FTPProtocol
import Testing

@testable import Shell

struct ListingFormatterTests {
  private static let listing = """
    type=file;size=12345;modify=20261124140307;UNIX.mode=0640;UNIX.ownername=me; b.bin
    type=dir;modify=20250101000000;UNIX.mode=01777; dir
    type=file;size=7; a.txt

    """

  private func lines(
    _ style: ListingFormatter.Style,
    _ order: ListingFormatter.Order = .name,
    isReversed: Bool = false,
    isHumanReadable: Bool = false
  ) -> [String] {
    let entries = ListingDialect.parse(facts: [UInt8](Self.listing.utf8).span).entries
    let formatter = ListingFormatter(
      style: style,
      order: order,
      isReversed: isReversed,
      isHumanReadable: isHumanReadable,
      width: 40,
      display: { $0 }
    )
    return formatter.lines(for: entries).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `names come one a line, or in columns with directories marked`() {
    #expect(lines(.names) == ["a.txt", "b.bin", "dir"])
    #expect(lines(.columns) == ["a.txt  b.bin  dir/"])
  }

  @Test func `entries are sorted by name, size or time`() {
    #expect(lines(.names, .size) == ["b.bin", "a.txt", "dir"])
    #expect(lines(.names, .time) == ["b.bin", "dir", "a.txt"])
    #expect(lines(.names, isReversed: true) == ["dir", "b.bin", "a.txt"])
  }

  @Test func `a long listing shows what is known, and no more`() {
    #expect(
      lines(.long) == [
        "-????????? - -  -     7 -                a.txt",
        "-rw-r----- - me - 12345 2026-11-24 14:03 b.bin",
        "drwxrwxrwt - -  -     - 2025-01-01 00:00 dir",
      ]
    )
    #expect(lines(.long, isHumanReadable: true)[1].contains(" 12K "))
  }

  @Test func `a line that nobody understood is shown as it came`() {
    let octets = [UInt8]("gibberish from a server\n".utf8)
    let entries = ListingDialect.parse(listing: octets.span, now: .epoch).entries
    let formatter = ListingFormatter(
      style: .long,
      order: .name,
      isReversed: false,
      isHumanReadable: false,
      width: 80,
      display: { $0 }
    )
    #expect(formatter.lines(for: entries) == [[UInt8]("gibberish from a server".utf8)])
  }
}
