/// How many columns text takes on a terminal.
///
/// The program's own table, so that it does not depend on the locale.
package enum DisplayWidth {
  /// Counts the columns of text that has no control characters.
  package static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// Returns as much of a text's beginning as fits into so many columns.
  package static func prefix(_ text: String, columns: Int) -> String {
    var result = String.UnicodeScalarView()
    var rest = columns
    for scalar in text.unicodeScalars {
      rest -= width(scalar)
      guard rest >= 0 else { break }
      result.append(scalar)
    }
    return String(result)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    guard value >= 0x300 else { return value < 0x20 || value == 0xAD ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // Hangul vowels and finals join the initial before them.
    if (0x1160...0x11FF).contains(value) { return 0 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// Blocks that are wide or full-width (Unicode 15, UAX #11).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x20000...0x3FFFD,
  ]
}
