/// Lines at the bottom of a terminal that are drawn over and over.
struct StatusLines {
  /// The columns of the lines on the screen, none while nothing is drawn.
  private var widths: [Int] = []

  /// Whether something is on the screen.
  var isVisible: Bool { !widths.isEmpty }

  /// Takes the lines for gone: others have written on the screen.
  mutating func forget() {
    widths = []
  }

  /// The octets that put lines in the place of those that are there.
  ///
  /// - Parameters:
  ///   - lines: Each shorter than the terminal is wide; at least one.
  ///   - columns: How wide the terminal is now.
  /// - Returns: Control sequences and the lines.
  mutating func draw(_ lines: [String], columns: Int) -> String {
    let text = back(columns) + lines.map { $0 + "\u{1B}[K" }.joined(separator: "\n") + "\u{1B}[J"
    widths = lines.map { DisplayWidth.of(styled: $0) }
    return text
  }

  /// The octets that remove the lines.
  mutating func clear(columns: Int) -> String {
    guard isVisible else { return "" }
    let text = back(columns) + "\u{1B}[J"
    widths = []
    return text
  }

  /// Moves the cursor to where the lines begin, which a narrower window may have wrapped.
  private func back(_ columns: Int) -> String {
    let rows = widths.reduce(0) { $0 + max(1, ($1 + columns - 1) / max(1, columns)) }
    return rows > 1 ? "\r\u{1B}[\(rows - 1)A" : "\r"
  }
}
