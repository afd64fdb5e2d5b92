import Testing

@testable import Terminal

struct ProgressTests {
  @Test(arguments: [
    ([], 8, ""), ([1, 2, 3], 8, "▃▆█"), ([0, 0], 8, "▁▁"), ([1, 2, 3, 4], 2, "▆█"),
    ([5, .infinity, -3, .nan], 8, "█▁▁▁"), ([1], 0, ""),
  ])
  func `rates are drawn as bars, the highest in full`(
    values: [Double],
    columns: Int,
    text: String
  ) {
    #expect(Sparkline.text(values, columns: columns) == text)
  }

  /// One line at one width.
  struct Case: CustomTestStringConvertible {
    let width: Int
    var note: String?
    var total: Int64? = 10_000_000
    let text: String

    var testDescription: String { "\(width) \(note ?? "")" }
  }

  @Test(arguments: [
    Case(width: 30, text: " 50%   4.8M/9.5M  1.2 MB/s  0"),
    Case(width: 45, text: "..h/to.iso   50%   4.8M/9.5M  1.2 MB/s  0:05"),
    Case(
      width: 80,
      text: "a/very/long/path/to.iso  [#########---------]   50%   4.8M/9.5M  1.2 MB/s  0:05"
    ),
    Case(
      width: 120,
      text: "a/very/long/path/to.iso  [###################-------------------]   50%   4.8M/9.5M"
        + "  1.2 MB/s  0:05  ▃▆█"
    ),
    Case(
      width: 80,
      note: "not now; again in 0:05 (2 of 3)",
      text: "a/very/long/path/to.iso   50%   4.8M/9.5M  not now; again in 0:05 (2 of 3)"
    ),
    Case(width: 80, total: nil, text: "a/very/long/path/to.iso   4.8M  1.2 MB/s  0:05  ▃▆█"),
  ])
  func `a line has what fits, the picture first to go, then the bar, then the name`(
    example: Case
  ) {
    let line = ProgressLine(
      name: "a/very/long/path/to.iso",
      octetCount: 5_000_000,
      total: example.total,
      octetsPerSecond: 1_234_567,
      secondsRemaining: 4.05,
      rates: [1, 2, 3],
      note: example.note
    )
    #expect(line.text(width: example.width) == example.text)
  }

  @Test func `lines are drawn over those that are there, however the window has wrapped them`() {
    var status = StatusLines()
    #expect(status.draw(["one", "two"], columns: 80) == "\rone\u{1B}[K\ntwo\u{1B}[K\u{1B}[J")
    #expect(status.draw(["three"], columns: 80) == "\r\u{1B}[1Athree\u{1B}[K\u{1B}[J")
    #expect(status.clear(columns: 2) == "\r\u{1B}[2A\u{1B}[J")
    #expect(status.clear(columns: 2) == "")
  }
}
