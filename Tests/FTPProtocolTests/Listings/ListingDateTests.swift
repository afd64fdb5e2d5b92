import FTPTestSupport
import Testing

@testable import FTPProtocol

/// Orders, languages and nonsense in dates.
struct ListingDateTests {
  private static let mode = "-rw-r--r-- 1 u g 7"

  @Test(arguments: [
    ["24-04-2003 17:12 a", "04-05-2003 17:12 b"], ["24/04/03 17:12 a", "04/05/03 17:12 b"],
  ])
  func `the listing decides the order of day and month`(rests: [String]) {
    let expected = ["file a 7 20030424171200", "file b 7 20030504171200"]
    let lines = rests.map { "\(Self.mode) \($0)\n" }
    #expect(ListingSummary.ofList(lines.joined()) == expected)
    #expect(ListingSummary.ofList(lines.reversed().joined()) == expected.reversed())
  }

  @Test(arguments: [
    (["27/10 10:20 a", "26/10 10:20 b"], ["file a 7 20261027102000", "file b 7 20261026102000"]),
    (["04/05 10:20 a", "27/05 10:20 b"], ["file a 7 20260504102000", "file b 7 20260527102000"]),
    (
      ["Nov-23 10:20 a", "Nov-25  2020 b"], ["file a 7 20261123102000", "file b 7 20201125000000"]
    ),
    (
      ["23-Nov 10:20 a", "25-Nov  2020 b"], ["file a 7 20261123102000", "file b 7 20201125000000"]
    ),
    (
      ["27.11.2020, 10:20 a", "7.1.2020, 1:20 b"],
      ["file a 7 20201127102000", "file b 7 20200107012000"]
    ),
    (
      ["2020-11-27T10:20:30+0100 a", "2020-11-27_10:20 b"],
      ["file a 7 20201127092030Z", "file b 7 20201127102000"]
    ),
  ])
  func `dates in forms of small servers are read`(rests: [String], entries: [String]) {
    #expect(ListingSummary.ofList(rests.map { "\(Self.mode) \($0)\n" }.joined()) == entries)
  }

  @Test(arguments: [
    ("01-01-2000  00:00AM <DIR> a", "directory a 20000101000000"),
    ("10-15-09  00:34AM       <DIR>          a", "directory a 20091015003400"),
    ("10-15-09  14:34PM   7 a", "file a 7 20091015143400"),
    ("10-15-09  12:34AM   7 a", "file a 7 20091015003400"),
    ("24.11.2026  14.03    <REP> a b", "directory a b 20261124140300"),
  ])
  func `odd times of day on Windows are read`(line: String, entry: String) {
    #expect(ListingSummary.ofList("\(line)\r\n") == [entry])
  }

  @Test(arguments: [
    "Feb 30 10:00", "Jan 00 1980", "Jan  0  1980", "0000-00-00 00:00", "1980-00-00", "Feb 29  2019",
  ])
  func `a date that makes no sense is unknown, and its line an entry`(date: String) {
    #expect(ListingSummary.ofList("\(Self.mode) \(date) a\n") == ["file a 7"])
  }

  @Test(arguments: ["00-00-1980  12:00AM", "02-30-2020  02:00PM"])
  func `a date of Windows that makes no sense is unknown`(date: String) {
    #expect(ListingSummary.ofList("\(date)  7 a\n") == ["file a 7"])
  }

  @Test(arguments: [
    // HP-UX and others in Spanish
    ("ene fbro mzo abr may jun jul agto sbre obre nbre dbre", "es"),
    ("janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.", "fr"),
    ("sty lut mar kwi maj cze lip sie wrz paź lis gru", "pl"),
    ("led úno bře dub kvě čen čec srp zář říj lis pro", "cs"),
    ("jan feb mar apr maj jun jul avg sep okt nov dec", "sl"),
    ("січ лют бер кві тра чер лип сер вер жов лис гру", "uk"),
    ("saus. vas. kov. bal. geg. birž. liep. rugp. rugs. spal. lapkr. gruod.", "lt"),
    ("Th01 Th02 Th03 Th04 Th05 Th06 Th07 Th08 Th09 Th10 Th11 Th12", "vi"),
  ])
  func `months are known in the languages of servers`(names: String, language: String) {
    for (index, name) in names.split(separator: " ").enumerated() {
      let month = (index < 9 ? "0" : "") + "\(index + 1)"
      for date in ["\(name) 27  2003", "27 \(name) 2003"] {
        #expect(
          ListingSummary.ofList("\(Self.mode) \(date) a b\n") == [
            "file a b 7 2003\(month)27000000"
          ],
          "\(language)"
        )
      }
    }
  }

  @Test func `months are known in the encodings of Windows and DOS`() {
    // paź in Windows-1250, fév in code page 850
    for (octets, time) in [([0x70, 0x61, 0x9F], "1027"), ([0x66, 0x82, 0x76], "0227")]
      as [([UInt8], String)]
    {
      let line = [UInt8]("\(Self.mode) ".utf8) + octets + [UInt8](" 27  2003 a\n".utf8)
      let listing = Listing(list: line, now: DialectTests.now)
      #expect(listing.first?.modified?.timeValueText == "2003\(time)000000")
    }
  }

  @Test func `a word for two months is a date without a time`() {
    let line = "a.txt;1    6/8    15-JUI-2002    PRONAS   (RWED,RWED,RE,)\r\n"
    #expect(ListingSummary.ofList(line) == ["file a.txt"])
  }

  /// Old servers wrote 19 before the years since 1900.
  @Test(arguments: [("19100", 2000), ("19140", 2040), ("19250", 2150)])
  func `years since 1900 with 19 before them are read`(year: String, expected: Int) {
    #expect(TimeValue.parse([UInt8]("\(year)0203040506".utf8).span)?.year == expected)
  }
}
