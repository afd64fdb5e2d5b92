import Octets

/// How many columns text takes on a terminal.
///
/// The program's own rules, so that they do not depend on the locale: a cluster of characters
/// that is drawn as one counts once.
package enum DisplayWidth {
  /// Counts the columns of text that has no control characters.
  package static func of(_ text: String) -> Int {
    guard !text.utf8.allSatisfy({ $0.isPrintable }) else { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  /// Counts the columns of text that has styles in it and no other control sequences (ECMA-48 SGR).
  package static func of(styled text: String) -> Int {
    guard text.utf8.contains(0x1B) else { return of(text) }
    let parts = text.split(separator: "\u{1B}", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(of(String(parts.first ?? ""))) { columns, part in
      columns + of(String(part.drop { $0 != "m" }.dropFirst()))
    }
  }

  /// Returns as much of a text's beginning as fits into so many columns.
  package static func prefix(_ text: String, columns: Int) -> String {
    var result = ""
    var rest = columns
    for character in text {
      rest -= width(character)
      guard rest >= 0 else { break }
      result.append(character)
    }
    return result
  }

  private static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    guard scalars.count > 1 else { return width(first) }
    if isEmojiSequence(first, scalars.dropFirst()) { return 2 }
    return scalars.reduce(0) { $0 + width($1) }
  }

  /// Whether a character and those behind it are one emoji: a flag, one with a colour of skin,
  /// one that is asked for as an emoji, or several that are joined.
  private static func isEmojiSequence(
    _ first: Unicode.Scalar,
    _ rest: Substring.UnicodeScalarView
  ) -> Bool {
    if isRegionalIndicator(first) { return rest.contains { isRegionalIndicator($0) } }
    guard first.properties.isEmoji else { return false }
    return rest.contains { scalar in
      scalar == joiner || scalar == emojiSelector || scalar.properties.isEmojiModifier
    }
  }

  private static let joiner: Unicode.Scalar = "\u{200D}"
  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    guard value >= 0x300 else { return value < 0x20 ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format: return isVisibleFormat(value) ? 1 : 0
    default: break
    }
    // Hangul vowels and finals join the initial before them.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    if WideCharacters.contains(value) { return 2 }
    return scalar.properties.isEmojiPresentation && !isRegionalIndicator(scalar) ? 2 : 1
  }

  /// Signs of category Cf that stand around numbers and are drawn.
  private static func isVisibleFormat(_ value: UInt32) -> Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }
}
