import Testing

@testable import Terminal

struct ScreenTests {
  @Test(arguments: [
    ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("한", 2), ("👍", 2), ("", 0), ("ａ", 2), ("\u{200B}", 0),
    ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("🇩🇪🇫🇷", 4), ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("한", 2),
    ("ﾊﾝ", 2), ("ｶﾞ", 2), ("क्ष", 2), ("ก็", 1), ("é", 1), ("①", 1), ("─", 1), ("🀄", 2), ("㎏", 2),
    ("\u{AD}", 1), ("a\u{FE0F}", 1), ("1️⃣", 2), ("🫨", 2), ("\u{3000}", 2), ("⌚", 2), ("☃", 1),
  ])
  func `text is as wide as a terminal shows it`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func `text is cut at columns, not at characters`() {
    #expect(DisplayWidth.prefix("a日本", columns: 4) == "a日")
    #expect(DisplayWidth.prefix("abc", columns: 0) == "")
  }

  @Test func `names stand in columns, down and then across`() {
    let names = ["a", "bb", "ccc", "dddd", "e"]
    #expect(ColumnLayout.lines(names: names, width: 80) == ["a  bb  ccc  dddd  e"])
    #expect(ColumnLayout.lines(names: names, width: 12) == ["a   ccc   e", "bb  dddd"])
    #expect(ColumnLayout.lines(names: names, width: 1) == names)
    #expect(ColumnLayout.lines(names: [], width: 80) == [])
  }

  @Test func `a million names are set into columns without trying all numbers of rows`() {
    let cells = (0..<1_000_000).map { index in
      ColumnLayout.Cell(octets: [], width: 5 + index % 7)
    }
    #expect(ColumnLayout.lines(of: cells, width: 80).count == 166_667)
  }

  @Test(arguments: [80, 40, 20, 10, 1])
  func `a progress line fits its terminal`(width: Int) {
    let line = ProgressLine(
      name: "a-rather-long-name-日本.bin",
      octetCount: 5_000_000,
      total: 10_000_000,
      octetsPerSecond: 1_234_567,
      secondsRemaining: 4.05
    )
    #expect(DisplayWidth.of(line.text(width: width)) < max(2, width))
    if width == 80 {
      #expect(line.text(width: width).contains("50%"))
      #expect(line.text(width: width).contains("1.2M/s"))
      #expect(line.text(width: width).contains("0:05"))
      #expect(line.text(width: width).contains("[###"))
    }
  }

  @Test(arguments: [
    (0, "0", "0 bytes"), (1, "1", "1 byte"), (999, "999", "999 bytes"),
    (1000, "1.0K", "1.0 kB"), (1024, "1.0K", "1.0 kB"), (1536, "1.5K", "1.5 kB"),
    (999_999, "1.0M", "1.0 MB"), (34_000_000, "34M", "34 MB"), (.max, "9.2E", "9.2 EB"),
  ])
  func `sizes are short`(octetCount: Int64, short: String, size: String) {
    #expect(Quantity.short(octetCount) == short)
    #expect(Quantity.size(octetCount) == size)
  }

  @Test(arguments: [
    (0.0, "0:00"), (6.2, "0:07"), (65.0, "1:05"), (7200.0, "2:00:00"), (.infinity, "-:--"),
    (-1.0, "-:--"), (1e9, "-:--"),
  ])
  func `times are short`(seconds: Double, text: String) {
    #expect(Quantity.time(seconds: seconds) == text)
  }

  @Test func `rates that are none do no harm`() {
    #expect(Quantity.rate(.infinity) == "0 B/s")
    #expect(Quantity.rate(-5) == "0 B/s")
    #expect(Quantity.rate(3_400_000) == "3.4 MB/s")
  }
}
