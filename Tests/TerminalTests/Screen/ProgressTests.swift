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
    var look = ProgressLook.plain
    let text: String

    var testDescription: String { "\(width) \(note ?? "")" }
  }

  @Test(arguments: [
    Case(width: 30, text: " 50%   5.0M/10M   1.2M/s   0:"),
    Case(width: 45, text: "..th/to.iso   50%   5.0M/10M   1.2M/s   0:05"),
    Case(
      width: 80,
      text: "a/very/long/path/to.iso  [#########----------]   50%   5.0M/10M   1.2M/s   0:05"
    ),
    Case(
      width: 80,
      note: "not now; again in 0:05 (2 of 3)",
      text: "a/very/long/path/to.iso   50%   5.0M/10M  not now; again in 0:05 (2 of 3)"
    ),
    Case(width: 80, total: nil, text: "a/very/long/path/to.iso   5.0M   1.2M/s   0:05"),
    Case(
      width: 120,
      look: ProgressLook(hasBlocks: true),
      text: "a/very/long/path/to.iso  ████████████████████░░░░░░░░░░░░░░░░░░░░   50%   5.0M/10M"
        + "   1.2M/s   0:05  ▃▆█"
    ),
    Case(
      width: 80,
      look: ProgressLook(hasColors: true),
      text: "a/very/long/path/to.iso  [\u{1B}[36m#########\u{1B}[0m----------]   50%   5.0M/10M"
        + "   1.2M/s   0:05"
    ),
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
    let text = line.text(width: example.width, look: example.look)
    #expect(text == example.text)
    #expect(DisplayWidth.of(styled: text) < example.width)
  }

  @Test(arguments: [40, 80, 120], [false, true])
  func `names, bars and figures of several lines stand below each other`(
    width: Int,
    hasBlocks: Bool
  ) {
    let lines = [
      ProgressLine(name: "3/9+ files", octetCount: 70_000_000, total: nil, octetsPerSecond: 2e6),
      ProgressLine(
        name: "  a.txt",
        octetCount: 10,
        total: 1000,
        octetsPerSecond: 900,
        secondsRemaining: 3700
      ),
      ProgressLine(
        name: "  日本/a rather long name.bin",
        octetCount: 5_000_000,
        total: 10_000_000,
        octetsPerSecond: 1e6,
        secondsRemaining: 5
      ),
    ]
    let look = ProgressLook(hasBlocks: hasBlocks)
    let texts = ProgressLine.texts(lines, width: width, look: look)
    #expect(texts.allSatisfy { DisplayWidth.of($0) < width })
    let columns = texts.map { text in
      DisplayWidth.of(text.split(separator: "/s", maxSplits: 1).first.map { String($0) } ?? "")
    }
    #expect(Set(columns).count == 1, "\(texts)")
    #expect(!texts[0].contains("%"))
  }

  @Test(arguments: [
    (["LANG": "en_GB.UTF-8", "TERM": "xterm"], ProgressLook(hasBlocks: true, hasColors: true)),
    (["LANG": "C.utf8", "TERM": "xterm", "NO_COLOR": "1"], ProgressLook(hasBlocks: true)),
    (["LANG": "C.UTF-8", "LC_ALL": "C", "TERM": "xterm"], ProgressLook(hasColors: true)),
    (["LANG": "C.UTF-8", "TERM": "linux"], ProgressLook(hasColors: true)),
    (["LANG": "C.UTF-8", "TERM": "dumb"], .plain), ([:], .plain),
  ])
  func `a terminal gets the characters and colours that it has`(
    variables: [String: String],
    look: ProgressLook
  ) {
    #expect(ProgressLook.fitting { variables[$0] } == look)
  }

  @Test func `long lines end between words, and commands to copy stay whole`() {
    #expect(WordWrapping.wrapped("short", columns: 20) == "short")
    let text = "ferry: get a: the server says what nobody understands"
    let lines = WordWrapping.wrapped(text, columns: 28).split(separator: "\n")
    #expect(
      lines.map { String($0) } == [
        "ferry: get a: the server", "       says what nobody", "       understands",
      ]
    )
    let command = "       ferry trust HOST --fingerprint 0123456789"
    #expect(WordWrapping.wrapped(command, columns: 20) == command)
    #expect(WordWrapping.wrapped("one two", columns: 6) == "one\n two")
    #expect(WordWrapping.wrapped("  one two", columns: 6) == "  one\n  two")
    #expect(WordWrapping.wrapped("unbreakable", columns: 4) == "unbreakable")
  }

  @Test func `a call writes nothing, and only what its terminal understands`() {
    #expect(Notification.off.sequence("a") == "")
    #expect(Notification.bell.sequence("a") == "\u{7}")
    #expect(Notification.osc9.sequence("done; get") == "\u{1B}]9;done, get\u{1B}\\")
    #expect(Notification.osc777.sequence("a") == "\u{1B}]777;notify;ferry;a\u{1B}\\")
  }

  @Test func `lines are drawn over those that are there, however the window has wrapped them`() {
    var status = StatusLines()
    #expect(status.draw(["one", "two"], columns: 80) == "\rone\u{1B}[K\ntwo\u{1B}[K\u{1B}[J")
    #expect(status.draw(["three"], columns: 80) == "\r\u{1B}[1Athree\u{1B}[K\u{1B}[J")
    #expect(status.clear(columns: 2) == "\r\u{1B}[2A\u{1B}[J")
    #expect(status.clear(columns: 2) == "")
  }
}
