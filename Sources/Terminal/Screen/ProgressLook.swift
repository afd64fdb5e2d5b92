import Platform

/// With which characters progress is drawn, and whether in colour.
package struct ProgressLook: Hashable, Sendable {
  /// Whether there are block characters (Unicode, Block Elements).
  package var hasBlocks = false

  /// Whether there are colours.
  package var hasColors = false

  /// What every terminal can show.
  package static let plain = ProgressLook()

  /// Takes what is there.
  package init(hasBlocks: Bool = false, hasColors: Bool = false) {
    self.hasBlocks = hasBlocks
    self.hasColors = hasColors
  }

  /// What the terminal can show and the user wants, by LC_ALL, LC_CTYPE, LANG, TERM and NO_COLOR.
  package static var wanted: ProgressLook { fitting { Environment.value($0) } }

  /// What such an environment wants.
  static func fitting(_ variable: (String) -> String?) -> ProgressLook {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.compactMap { variable($0) }.first { !$0.isEmpty } ?? ""
    let encoding = locale.lowercased()
    // The console of Linux has too few characters for parts of a block.
    let isLimited = ["dumb", "linux"].contains(variable("TERM") ?? "dumb")
    return ProgressLook(
      hasBlocks: !isLimited && (encoding.hasSuffix("utf-8") || encoding.hasSuffix("utf8")),
      hasColors: variable("NO_COLOR") == nil && variable("TERM") ?? "dumb" != "dumb"
    )
  }

  /// Draws a bar of so many columns.
  func bar(_ fraction: Double, columns: Int) -> String {
    guard hasBlocks else {
      let inside = max(0, columns - 2)
      let filled = Int(Double(inside) * fraction)
      let bar = [
        String(repeating: "#", count: filled), String(repeating: "-", count: inside - filled),
      ]
      return "[" + colored(bar[0]) + bar[1] + "]"
    }
    let eighths = Int(Double(columns * 8) * fraction)
    let (whole, part) = eighths.quotientAndRemainder(dividingBy: 8)
    let filled =
      String(repeating: "\u{2588}", count: whole) + (part > 0 ? Self.parts[part - 1] : "")
    let rest = columns - whole - (part > 0 ? 1 : 0)
    return colored(filled) + String(repeating: "\u{2591}", count: max(0, rest))
  }

  /// From one eighth of a block to seven.
  private static let parts = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// Draws how a quantity went lately; nothing where there are no characters for it.
  func picture(_ values: [Double], columns: Int) -> String {
    hasBlocks ? Sparkline.text(values, columns: columns) : ""
  }

  /// Cyan (ECMA-48 SGR), which is readable on light and dark.
  private func colored(_ text: String) -> String {
    hasColors && !text.isEmpty ? "\u{1B}[36m\(text)\u{1B}[0m" : text
  }
}
