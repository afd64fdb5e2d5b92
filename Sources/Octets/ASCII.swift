/// The characters of ASCII (RFC 20) by name, as octets: FTP speaks in them, and so do files.
///
/// Letters and digits have no names: they are written `UInt8(ascii: "d")`.
extension UInt8 {
  @inlinable package static var tab: UInt8 { 0x09 }
  @inlinable package static var lineFeed: UInt8 { 0x0A }
  @inlinable package static var carriageReturn: UInt8 { 0x0D }

  /// What ends a text file of CP/M and DOS (Ctrl-Z).
  @inlinable package static var substitute: UInt8 { 0x1A }
  @inlinable package static var escape: UInt8 { 0x1B }
  @inlinable package static var space: UInt8 { 0x20 }
  @inlinable package static var exclamation: UInt8 { 0x21 }
  @inlinable package static var doubleQuote: UInt8 { 0x22 }
  @inlinable package static var hash: UInt8 { 0x23 }
  @inlinable package static var percent: UInt8 { 0x25 }
  @inlinable package static var ampersand: UInt8 { 0x26 }
  @inlinable package static var singleQuote: UInt8 { 0x27 }
  @inlinable package static var openParenthesis: UInt8 { 0x28 }
  @inlinable package static var closeParenthesis: UInt8 { 0x29 }
  @inlinable package static var asterisk: UInt8 { 0x2A }
  @inlinable package static var plus: UInt8 { 0x2B }
  @inlinable package static var comma: UInt8 { 0x2C }
  @inlinable package static var hyphen: UInt8 { 0x2D }
  @inlinable package static var dot: UInt8 { 0x2E }
  @inlinable package static var slash: UInt8 { 0x2F }
  @inlinable package static var colon: UInt8 { 0x3A }
  @inlinable package static var semicolon: UInt8 { 0x3B }
  @inlinable package static var less: UInt8 { 0x3C }
  @inlinable package static var equals: UInt8 { 0x3D }
  @inlinable package static var greater: UInt8 { 0x3E }
  @inlinable package static var question: UInt8 { 0x3F }
  @inlinable package static var at: UInt8 { 0x40 }
  @inlinable package static var openBracket: UInt8 { 0x5B }
  @inlinable package static var backslash: UInt8 { 0x5C }
  @inlinable package static var closeBracket: UInt8 { 0x5D }
  @inlinable package static var caret: UInt8 { 0x5E }
  @inlinable package static var underscore: UInt8 { 0x5F }
  @inlinable package static var openBrace: UInt8 { 0x7B }
  @inlinable package static var bar: UInt8 { 0x7C }
  @inlinable package static var closeBrace: UInt8 { 0x7D }
  @inlinable package static var tilde: UInt8 { 0x7E }
  @inlinable package static var delete: UInt8 { 0x7F }
}

/// The kinds of characters.
extension UInt8 {
  /// Whether it is a character of ASCII at all: none of the upper half.
  @inlinable package var isASCII: Bool { self < 0x80 }

  /// Whether it is a control character, which terminals obey: C0 or DEL.
  @inlinable package var isControl: Bool { self < 0x20 || self == 0x7F }

  /// Whether it is a character of ASCII that is seen, or a space.
  @inlinable package var isPrintable: Bool { self &- 0x20 < 0x5F }

  /// Whether it is a space or a tab.
  @inlinable package var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// Whether it is one of the two that end a line: CR or LF.
  @inlinable package var isLineEnd: Bool { self == 0x0A || self == 0x0D }

  /// Whether it is `0` to `9`.
  @inlinable package var isDigit: Bool { self &- 0x30 < 10 }

  /// Whether it is `0` to `7`.
  @inlinable package var isOctalDigit: Bool { self &- 0x30 < 8 }

  /// Whether it is `A` to `Z`.
  @inlinable package var isUppercase: Bool { self &- 0x41 < 26 }

  /// Whether it is `A` to `Z` or `a` to `z`.
  @inlinable package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Says whether it is one of some characters of ASCII: `octet.isOne(of: "+-")`.
  @inlinable package func isOne(of characters: StaticString) -> Bool {
    characters.withUTF8Buffer { unsafe $0.contains(self) }
  }

  /// The octet with `A` to `Z` made small.
  @inlinable package var lowercased: UInt8 { isUppercase ? self | 0x20 : self }

  /// The octet with `a` to `z` made large.
  @inlinable package var uppercased: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }

  /// What `0` to `9` stands for; without meaning for others.
  @inlinable package var digitValue: UInt8 { self &- 0x30 }
}
