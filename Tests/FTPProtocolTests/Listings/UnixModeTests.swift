import Testing

@testable import FTPProtocol

struct UnixModeTests {
  @Test(arguments: [
    // 3CDaemon
    ("D---------", EntryKind.directory, nil as UInt16?), ("Dr--r--r--", .other, 0o444),
    // VxWorks
    ("-rwx---A--", .file, nil), ("drwx---ASH", .directory, nil),
    // Distinct
    ("-wa-------", .file, nil), ("-wa--", .file, nil), ("d----", .directory, nil),
    // BSD ls -T
    ("rwxr-xr-x", .other, 0o755),
    // AlternC
    ("--rw-r-----", .file, 0o640), ("frw-r--r--", .file, 0o644),
    // DMF
    ("mrw-r--r--", .file, 0o644), ("-RW-R--R--", .file, 0o644), ("-rw-r--r---", .file, 0o644),
    ("-rw-r--r--@", .file, 0o644), ("drwxr-x", .directory, nil),
    ("drwx", .directory, nil), ("-rw-", .file, nil), ("100644", .file, 0o644),
    ("040755", .directory, 0o755), ("0644", .file, 0o644), ("0755", .other, 0o755),
  ])
  func `letters of a mode are read as servers write them`(
    letters: String,
    kind: EntryKind,
    bits: UInt16?
  ) throws {
    let line = [UInt8]("\(letters) 1 owner group 2179 Jan 11  2001 x y\r\n".utf8)
    let entry = try #require(Listing(list: line, now: DialectTests.now).first)
    #expect(entry.kind == kind)
    // The bits of some are told in part.
    if bits != nil { #expect(entry.mode == bits) }
    #expect(entry.name == [UInt8]("x y".utf8) && entry.size == 2179)
  }

  @Test(arguments: ["zrwxr-xr-x", "dxrwr-xr-x", "directions", "-rw", "?rw-r--r--"])
  func `other words are no mode`(letters: String) {
    let line = [UInt8]("\(letters) 1 owner group 2179 Jan 11  2001 x y\r\n".utf8)
    #expect(Listing(list: line, now: DialectTests.now).map(\.kind) == [.unparsed])
  }

  @Test(arguments: [
    ("-rw-r--r-- 1 u g -", EntryKind.file), ("drwxr-xr-x 2 u g -", .directory),
    ("drwxr-xr-x 2 u g <DIR>", .directory), ("-rw-r--r-- 1 - - -", .file),
  ])
  func `a size that is not told is unknown`(beginning: String, kind: EntryKind) throws {
    let line = [UInt8]("\(beginning) Jan 11  2001 x y\r\n".utf8)
    let entry = try #require(Listing(list: line, now: DialectTests.now).first)
    #expect(entry.kind == kind && entry.size == nil && entry.name == [UInt8]("x y".utf8))
  }

  @Test func `a mode in octal digits tells the kind too`() {
    let text = "0100644   500  101   12345    123456789       a\n040755 0 0 4096 1234567890 b c\n"
    #expect(
      ListingSummary.ofList(text) == [
        "file a 12345 19731129213309Z", "directory b c 4096 20090213233130Z",
      ]
    )
  }

  @Test(arguments: ["-1", "99999999999999999999"])
  func `a size that no file has is unknown`(size: String) {
    #expect(
      ListingSummary.ofList("-rw-r--r-- 1 u g \(size) Aug  7  2024 a\n") == [
        "file a 20240807000000"
      ]
    )
    #expect(
      ListingSummary.ofList("11-24-26  02:03PM \(size) a\n") == ["file a 20261124140300"]
    )
  }

  @Test(arguments: [
    "1,234,567", "1.234.567", "1'234'567", "1\u{A0}234\u{A0}567", "1\u{202F}234\u{202F}567",
  ])
  func `a size with marks between its thousands is exact`(size: String) {
    #expect(
      ListingSummary.ofList("-rw-r--r-- 1 u g \(size) Aug  7  2024 a\n")
        == ["file a 1234567 20240807000000"]
    )
    #expect(
      ListingSummary.ofList("11-24-26  02:03PM \(size) a\n") == ["file a 1234567 20261124140300"]
    )
  }
}
