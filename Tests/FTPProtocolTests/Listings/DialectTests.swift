import FTPTestSupport
import Testing

@testable import FTPProtocol

/// Each dialect by its sample, whose lines are made like those of the servers named.
struct DialectTests {
  /// 24 November 2026, noon.
  static let now = TimeValue(secondsSinceEpoch: 1_795_521_600) ?? .epoch

  struct Case: Sendable, CustomTestStringConvertible {
    let sample: String
    let dialect: ListingDialect

    /// For each entry: kind, name, size, time, and the target of a link.
    let entries: [String]
    var unparsed = 0
    var testDescription: String { sample }
  }

  static let cases = [
    // ProFTPD 1.3.8, Pure-FTPd 1.0.50, pyftpdlib 2.2.0
    Case(
      sample: "facts",
      dialect: .facts,
      entries: [
        "file|a.txt|13|20261124140307Z", "directory|a dir|4096|20261124140307Z",
        "file| lead|1|20261124140307Z", "link|link|-|20000101000000Z|/target", "file|odd|-|-",
      ]
    ),
    // GNU ls in its languages and styles, BSD ls -T, Pure-FTPd with a long group
    Case(
      sample: "unix",
      dialect: .unix,
      entries: [
        "file|a.txt|13|20261124151800", "directory|a dir|4096|20200203000000",
        "link|link|6|20260201120000|a -> b", "other|sda|-|20261124080000",
        "file|day.first|1|20261124080000", "file|full|1|20261124070001Z",
        "file|short|1|20261124080000", "file|tokyo|1|20261124080000",
        "file|peking|1|20201124000000", "file|moscow|1|20261124080000",
        "file|rounded|9437184|20191124080007", "file|inode|1|20261125000000",
        "file|glued|-|20080409000000",
      ]
    ),
    // IIS 10, and servers on Windows in other languages
    Case(
      sample: "dos",
      dialect: .dos,
      entries: [
        "file|a b.txt|1234|20261124140300", "directory|sub|-|20261124000300",
        "file|commas.bin|1234567|20261124140300",
        #"link|docs|-|20261124140300|C:\Users\docs"#, #"link|link|-|20261124140300|..\a"#,
      ]
    ),
    // NetWare 5
    Case(
      sample: "netWare",
      dialect: .netWare,
      entries: [
        "file|cert.der|1328|20071227000000", "directory|Driver files|512|20261113075100",
        "file|glued|12|20261113075100",
      ]
    ),
    // NetPresenz
    Case(
      sample: "mac",
      dialect: .mac,
      entries: [
        "file|a picture.jpg|119072|20100722000000", "directory|pictures|2|20260510102400",
      ]
    ),
    // publicfile
    Case(
      sample: "eplf",
      dialect: .eplf,
      entries: [
        "file|djb.html|280|19960301221503Z", "directory|a folder|-|19960213235827Z",
        "file|plain|-|-",
      ]
    ),
    // TCPware and Multinet on OpenVMS: the newest version needs no number
    Case(
      sample: "vms",
      dialect: .vms,
      entries: [
        "file|README.TXT|-|20000418104039", "file|README.TXT;3|-|20000417104000",
        "directory|A_NAME_THAT_NEEDS_A_LINE_OF_ITS_OWN|-|20051213084527",
        "file|LATE.LOG|-|20060802130500",
      ]
    ),
    // IBM i 7.3: 24 is no month, hence the year or the day
    Case(
      sample: "os400",
      dialect: .os400,
      entries: [
        "directory|folder|36864|20261124140634", "file|a file.zip|4019|20261124185816",
        "file|A.FILE/B.MBR|-|-", "file|SAVED.SAVF|16347136|20261124154509",
      ]
    ),
    // z/OS 2.4
    Case(
      sample: "mvs",
      dialect: .mvs,
      entries: [
        "file|A.SET.OF.DATA|-|20040623000000", "directory|A.LIBRARY|-|20040623000000",
        "file|NEVER.READ|-|-", "file|A.CLUSTER|-|-", "file|GONE.TO.TAPE|-|-",
      ]
    ),
    Case(
      sample: "mvsMembers",
      dialect: .mvs,
      entries: ["file|TBSHELF1|-|20021011093700", "file|PLAIN|-|-", "file|EAGKCPT|88|-"]
    ),
    // z/VM 7
    Case(
      sample: "zvm",
      dialect: .zvm,
      entries: [
        "file|PROFILE.EXEC|8560|20051004152842", "file|NOTES.TEXT|6955|20051004152842",
        "directory|MAILBOX|-|20051004152842",
      ]
    ),
    // OS/2 Warp 4, with years counted from 1900
    Case(
      sample: "os2",
      dialect: .os2,
      entries: [
        "directory|a folder|0|19971230123200", "file|OS2LDR|33280|19970209134900",
        "directory|hidden|1|20030211161500",
      ]
    ),
    // HP NonStop, Guardian
    Case(
      sample: "nonStop",
      dialect: .nonStop,
      entries: ["file|FILE4|16384|20140815114456", "file|ALVIN|528|20070406142118"]
    ),
    // Connect:Enterprise for UNIX
    Case(
      sample: "enterprise",
      dialect: .enterprise,
      entries: ["file|QUADTEST2|41|20260812135600", "file|a batch|4100|20140401000000"]
    ),
    // VShell 2, VxWorks 5
    Case(
      sample: "vShell",
      dialect: .vShell,
      entries: [
        "file|a file|206876|20000404210600", "directory|a folder|0|20021212021300",
        "directory|folder|2048|19980228052330", "file|boot.ini|312|19980228052332",
      ]
    ),
    // Nortel: 16 is no month
    Case(
      sample: "nortel",
      dialect: .nortel,
      entries: ["file|config|1014196|20040306102003", "file|image.bin|101419|20040316102003"]
    ),
    // OS-9 for 68000
    Case(
      sample: "os9",
      dialect: .os9,
      entries: ["directory|folder|85920|20070329102600", "file|a file|920|20070329102600"]
    ),
  ]

  @Test(arguments: cases)
  func `a sample of each dialect is understood`(example: Case) throws {
    let listing = Listing(list: try Seeds.read(example.sample), now: Self.now)
    #expect(listing.dialect == example.dialect)
    #expect(listing.map(\.summary) == example.entries)
    #expect(listing.unparsedCount == example.unparsed)
    #expect(listing.isComplete)
  }

  @Test func `what a server tells besides is kept`() throws {
    let listing = Listing(facts: try Seeds.read("facts"))
    let first = try #require(listing.first)
    #expect(first.otherFacts.map(\.name) == ["perm"])
    #expect(first.otherFacts.map(\.value) == [[UInt8]("adfrw".utf8)])
    #expect(first.owner == [UInt8]("me".utf8) && first.group == [UInt8]("users".utf8))
    #expect(first.unique == [UInt8]("FE01U1".utf8))
    #expect(listing.last?.otherFacts.map(\.name) == ["x-new"])
  }

  @Test func `owners and groups are told apart where that can be known`() throws {
    let unix = Listing(list: try Seeds.read("unix"), now: Self.now)
    #expect(unix[1].group == [UInt8]("Domain Users".utf8))
    #expect(unix[12].owner == [UInt8]("ftpadmin".utf8) && unix[12].group == nil)
    let vms = Listing(list: try Seeds.read("vms"), now: Self.now)
    #expect(vms[0].owner == [UInt8]("ANONYMOUS".utf8) && vms[0].group == [UInt8]("SYS".utf8))
    #expect(vms[0].mode == 0o750)
  }
}

extension ListingEntry {
  /// An entry in short.
  fileprivate var summary: String {
    let parts: [String?] = [
      "\(kind)", String(decoding: name, as: UTF8.self), size.map { "\($0)" } ?? "-",
      modified.map { $0.timeValueText + (isUTC ? "Z" : "") } ?? "-",
      linkTarget.map { String(decoding: $0, as: UTF8.self) },
    ]
    return parts.compactMap(\.self).joined(separator: "|")
  }
}
