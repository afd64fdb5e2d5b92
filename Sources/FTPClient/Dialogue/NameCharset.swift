import Octets
import Platform

/// The character set in which a server writes names, where it is not UTF-8.
///
/// Inside, names are UTF-8. Octets that the charset gives no meaning stay what they are, where
/// that cannot be confused with UTF-8, else they become what no UTF-8 has (U+DC80 to U+DCFF
/// written in three octets). Either way the same octets travel back.
final class NameCharset {
  private let decoder: CharacterConverter
  private let encoder: CharacterConverter

  /// Opens a charset by the name that the C library has for it.
  ///
  /// - Returns: `nil` for unknown ones, and for those in which the ASCII characters that FTP is
  ///   made of look different (UTF-16, EBCDIC).
  init?(_ name: String) {
    guard let decoder = CharacterConverter(from: name, to: "UTF-8"),
      let encoder = CharacterConverter(from: "UTF-8", to: name)
    else { return nil }
    // Shift_JIS has a yen sign or an overline for two that do not matter.
    let ascii = [UInt8](0x20...0x7D).filter { $0 != .backslash } + [.carriageReturn, .lineFeed]
    guard decoder.convert(ascii, { _ in nil }) == ascii,
      encoder.convert(ascii, { _ in nil }) == ascii
    else { return nil }
    self.decoder = decoder
    self.encoder = encoder
  }

  /// Converts what the server wrote.
  func decoded(_ octets: [UInt8]) -> [UInt8] {
    guard octets.contains(where: Self.needsConversion) else { return octets }
    let plain = decoder.convert(octets) { rest in (1, [UInt8](rest.prefix(1))) }
    if let plain, encoded(plain) == octets { return plain }
    let escaped = decoder.convert(octets) { rest in
      rest.first.map { (1, Self.escape($0)) }
    }
    if let escaped, encoded(escaped) == octets { return escaped }
    // Some charsets have two codes for one character: the octets count more than their meaning.
    return octets.flatMap(Self.escape)
  }

  /// Converts what the server is to read; `nil` when it has a character that the charset has not.
  func encoded(_ octets: [UInt8]) -> [UInt8]? {
    guard octets.contains(where: Self.needsConversion) else { return octets }
    return encoder.convert(octets) { rest in
      if let octet = Self.escapedOctet(rest) { return (3, [octet]) }
      guard let first = rest.first, !Self.beginsWithCharacter(rest) else { return nil }
      return (1, [first])
    }
  }

  /// Beyond ASCII, and ESC, by which ISO 2022 leaves it.
  private static func needsConversion(_ octet: UInt8) -> Bool { !octet.isASCII || octet == .escape }

  /// U+DC80 to U+DCFF, half of a pair in UTF-16 and nothing in UTF-8.
  private static func escape(_ octet: UInt8) -> [UInt8] {
    octet < 0x80 ? [octet] : [0xED, octet < 0xC0 ? 0xB2 : 0xB3, 0x80 | (octet & 0x3F)]
  }

  private static func escapedOctet(_ rest: ArraySlice<UInt8>) -> UInt8? {
    let octets = [UInt8](rest.prefix(3))
    guard octets.count == 3, octets[0] == 0xED, 0x80...0xBF ~= octets[2] else { return nil }
    switch octets[1] {
    case 0xB2: return octets[2]
    case 0xB3: return octets[2] | 0x40
    default: return nil
    }
  }

  private static func beginsWithCharacter(_ rest: ArraySlice<UInt8>) -> Bool {
    var decoder = UTF8()
    var octets = rest.makeIterator()
    if case .scalarValue = decoder.decode(&octets) { return true }
    return false
  }
}
