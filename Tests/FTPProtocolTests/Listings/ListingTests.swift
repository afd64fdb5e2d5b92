import Testing

@testable import FTPProtocol

struct ListingTests {
  /// 24 November 2026, noon.
  static let now = TimeValue(secondsSinceEpoch: 1_795_521_600) ?? .epoch

  struct Case: Sendable, CustomTestStringConvertible {
    let line: String
    let name: String
    let kind: EntryKind
    var size: Int64?
    var time: String?
    var mode: UInt16?
    var target: String?
    var testDescription: String { line }
  }

  static let unix = [
    // vsftpd 3.0.3
    Case(
      line: "-rw-r--r--    1 1001     1001           13 Nov 24 15:18 a.txt",
      name: "a.txt",
      kind: .file,
      size: 13,
      time: "20261124151800",
      mode: 0o644
    ),
    // pyftpdlib 2.2.0
    Case(
      line: "drwxr-xr-x   2 root     root         4096 Nov 24 09:01 sub dir",
      name: "sub dir",
      kind: .directory,
      size: 4096,
      time: "20261124090100",
      mode: 0o755
    ),
    // a name that begins with a blank: exactly one blank separates it
    Case(
      line: "-rw-r--r--   1 u g 3 Jan  5  2020  lead.txt",
      name: " lead.txt",
      kind: .file,
      size: 3,
      time: "20200105000000",
      mode: 0o644
    ),
    // ProFTPD 1.3.8
    Case(
      line: "lrwxrwxrwx   1 ftp      ftp             7 Feb 01 12:00 link -> a -> b",
      name: "link",
      kind: .link,
      size: 7,
      time: "20260201120000",
      mode: 0o777,
      target: "a -> b"
    ),
    // hidden groups (ls -G, Novell)
    Case(
      line: "-rw-r--r-- 1 owner 512 Dec 31 23:59 no-group",
      name: "no-group",
      kind: .file,
      size: 512,
      time: "20251231235900",
      mode: 0o644
    ),
    // access lists and labels (ls -l on Linux and macOS)
    Case(
      line: "-rwsr-x--T+ 1 u g 10 Mar 3 2019 acl",
      name: "acl",
      kind: .file,
      size: 10,
      time: "20190303000000",
      mode: 0o5750
    ),
    // devices
    Case(
      line: "brw-rw----   1 root disk     8,   0 Nov 24 08:00 sda",
      name: "sda",
      kind: .other,
      time: "20261124080000",
      mode: 0o660
    ),
    // ls -i
    Case(
      line: "131073 -rw-r--r-- 1 u g 1 Nov 24 08:00 inode",
      name: "inode",
      kind: .file,
      size: 1,
      time: "20261124080000",
      mode: 0o644
    ),
    // day before month (European locales)
    Case(
      line: "-rw-r--r-- 1 u g 1 24 Nov 08:00 european",
      name: "european",
      kind: .file,
      size: 1,
      time: "20261124080000",
      mode: 0o644
    ),
    // day with a point (German locale)
    Case(
      line: "-rw-r--r-- 1 u g 1 19. Sep 13:24 german - 01.mp3",
      name: "german - 01.mp3",
      kind: .file,
      size: 1,
      time: "20260919132400",
      mode: 0o644
    ),
    // ls --time-style=long-iso
    Case(
      line: "-rw-r--r-- 1 u g 1 2026-11-24 08:00 iso",
      name: "iso",
      kind: .file,
      size: 1,
      time: "20261124080000",
      mode: 0o644
    ),
    // tomorrow by our clock, today by that of a server to the east
    Case(
      line: "-rw-r--r-- 1 u g 1 Nov 25 01:00 east",
      name: "east",
      kind: .file,
      size: 1,
      time: "20261125010000",
      mode: 0o644
    ),
    Case(
      line: "-rw-r--r-- 1 u g 1 Nov 26 01:00 last-year",
      name: "last-year",
      kind: .file,
      size: 1,
      time: "20251126010000",
      mode: 0o644
    ),
    // the last leap year that had this day
    Case(
      line: "-rw-r--r-- 1 u g 1 Feb 29 01:00 leap",
      name: "leap",
      kind: .file,
      size: 1,
      time: "20240229010000",
      mode: 0o644
    ),
  ]

  static let dos = [
    // IIS 10
    Case(
      line: "11-24-26  02:03PM                 1234 a b.txt",
      name: "a b.txt",
      kind: .file,
      size: 1234,
      time: "20261124140300"
    ),
    Case(
      line: "11-24-2026  12:03AM       <DIR>          sub",
      name: "sub",
      kind: .directory,
      time: "20261124000300"
    ),
    Case(
      line: "2026-11-24  14:03    1,234,567 commas.bin",
      name: "commas.bin",
      kind: .file,
      size: 1_234_567,
      time: "20261124140300"
    ),
  ]

  static let facts = [
    // ProFTPD 1.3.8
    Case(
      line:
        "modify=20261124140307;perm=adfrw;size=13;type=file;unique=FE01U1;UNIX.mode=0644; a.txt",
      name: "a.txt",
      kind: .file,
      size: 13,
      time: "20261124140307",
      mode: 0o644
    ),
    // Pure-FTPd 1.0.50
    Case(
      line: "type=dir;sizd=4096;modify=20261124140307;UNIX.mode=0755;unique=1g2; a dir",
      name: "a dir",
      kind: .directory,
      size: 4096,
      time: "20261124140307",
      mode: 0o755
    ),
    // pyftpdlib 2.2.0
    Case(
      line: "type=file;perm=r;size=1;modify=20261124140307.5;unix.mode=0o600;  lead",
      name: " lead",
      kind: .file,
      size: 1,
      time: "20261124140307",
      mode: 0o600
    ),
    Case(line: "Type=FILE;X-new=1;SIZE=2; b=c;d", name: "b=c;d", kind: .file, size: 2),
    // ProFTPD 1.3.8
    Case(
      line: "type=OS.unix=slink:/target; link",
      name: "link",
      kind: .link,
      target: "/target"
    ),
    Case(line: "size=-5;type=file;modify=never; odd", name: "odd", kind: .file),
    Case(line: "size=18446744073709551616;type=file; big", name: "big", kind: .file),
  ]

  private func parsedList(_ text: String) -> Listing {
    Listing(list: [UInt8](text.utf8), now: Self.now)
  }

  private func parsedFacts(_ text: String) -> Listing {
    Listing(facts: [UInt8](text.utf8))
  }

  private func check(_ listing: Listing, _ example: Case) throws {
    let entry = try #require(listing.entries.first)
    #expect(String(decoding: entry.name, as: UTF8.self) == example.name)
    #expect(entry.kind == example.kind)
    #expect(entry.size == example.size)
    #expect(entry.modified?.timeValueText == example.time)
    #expect(entry.mode == example.mode)
    #expect(entry.linkTarget.map { String(decoding: $0, as: UTF8.self) } == example.target)
  }

  @Test(arguments: unix + dos)
  func `lines of LIST are understood`(example: Case) throws {
    let octets = [UInt8]("\(example.line)\r\n".utf8)
    try check(Listing(list: octets, now: Self.now), example)
  }

  @Test(arguments: facts)
  func `lines of MLSD are understood`(example: Case) throws {
    try check(parsedFacts("\(example.line)\n"), example)
  }

  @Test func `totals, the directory itself and its parent are no entries`() {
    let lines =
      "total 8\r\ndrwxr-xr-x 2 u g 1 Nov 24 08:00 .\r\ndrwxr-xr-x 2 u g 1 Nov 24 08:00 ..\r\n\r\n"
    #expect(parsedList(lines).entries.isEmpty)
    let factLines = "type=cdir; .\r\ntype=pdir; ..\r\ntype=cdir; /home\r\ntype=dir; ..\r\n"
    #expect(parsedFacts(factLines).entries.isEmpty)
  }

  @Test(arguments: [
    "hello", "-rw-r--r--", "-rw-r--r-- 1 u g", "-rw-r--r-- 1 u g x Nov 24 08:00 a",
    "-rw-r--r-- 1 u g 1 Nov 24 25:00 a", "-rw-r--r-- 1 u g 1 Foo 24 08:00 a",
    "13-45-26  02:03PM 1 a", "11-24-26  14:73AM 1 a", "-rw-r--r-- 1 u g 1 Nov 24 08:00",
    "-rw-r--r-- 1 u g 1 Nov 24 0000 a", "12-07-10  12:05AM       1234    ",
    "?rw-r--r-- 1 u g 1 Nov 24 08:00 a",
  ])
  func `what nobody understands is an entry that says so`(line: String) throws {
    let listing = Listing(list: [UInt8]("\(line)\r\n".utf8), now: Self.now)
    let entry = try #require(listing.entries.first)
    #expect(entry.kind == .unparsed)
    #expect(entry.raw == [UInt8](line.utf8))
    #expect(listing.unparsedCount == 1)
  }

  @Test func `the dialect is that of most lines, and the rest is unparsed`() {
    let text = "11-24-26  02:03PM 1 a\n11-24-26  02:03PM 2 b\n-rw-r--r-- 1 u g 1 Nov 24 08:00 c\n"
    let listing = Listing(list: [UInt8](text.utf8), now: Self.now)
    #expect(listing.dialect == .dos)
    #expect(listing.entries.map(\.kind) == [.file, .file, .unparsed])
  }

  @Test func `a line of a mebibyte and random octets do no harm`() {
    let long = [UInt8](repeating: 0x20, count: 1 << 20) + [0x61, 0x0A]
    let listed = Listing(list: long, now: Self.now)
    #expect(listed.entries.count == 1)
    var state: UInt32 = 1
    let noise = (0..<200_000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    let listing = Listing(list: noise, now: Self.now)
    #expect(listing.entries.filter { $0.kind != .unparsed }.isEmpty)
    let facts = Listing(facts: noise)
    #expect(facts.entries.count > 100)
  }

  @Test func `a link target in a fact keeps octets that are no UTF-8`() throws {
    let line = [UInt8]("type=OS.unix=slink:t".utf8) + [0xE9] + [UInt8]("; x\r\n".utf8)
    let entry = try #require(Listing(facts: line).entries.first)
    #expect(entry.linkTarget == [0x74, 0xE9])
  }

  @Test(arguments: [("24.12.2020", "20201224100000"), ("05.12.20", "20201205100000")])
  func `a date with points has the day first`(date: String, time: String) throws {
    let listing = parsedList("\(date)  10:00             12 x\r\n")
    #expect(listing.first?.modified?.timeValueText == time)
  }
}
