/// How servers wrote letters before UTF-8, as far as the names of months need it.
enum LegacyEncoding: CaseIterable {
  case utf8

  /// Western Europe; Windows-1252 is the same for letters.
  case latin1

  /// Central Europe.
  case latin2

  /// Central Europe on Windows, which has š ś ž ź where ISO 8859-2 has control characters.
  case windows1250

  /// Western Europe and Central Europe in DOS, as far as they do not contradict each other.
  case codePage850

  /// Turkish.
  case latin5

  case windows1251
  case koi8
  case codePage866
  case iso8859Part5

  /// Windows-1253 and ISO 8859-7.
  case greek

  /// Writes a text; `nil` if it has letters that the encoding lacks.
  func encode(_ text: String) -> [UInt8]? {
    if self == .utf8 { return [UInt8](text.utf8) }
    var octets: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let octet = scalar.isASCII ? UInt8(scalar.value) : octet(scalar.value) else {
        return nil
      }
      octets.append(octet)
    }
    return octets
  }

  private func octet(_ scalar: UInt32) -> UInt8? {
    switch self {
    case .utf8: nil
    case .latin1: (0xA0...0xFF).contains(scalar) ? UInt8(scalar) : nil as UInt8?
    case .latin2:
      Self.latin2Letters[scalar] ?? (Self.commonToLatin.contains(scalar) ? UInt8(scalar) : nil)
    case .windows1250: Self.windows1250Letters[scalar] ?? LegacyEncoding.latin2.octet(scalar)
    case .codePage850: Self.codePage850Letters[scalar]
    case .latin5:
      Self.latin5Letters[scalar] ?? ((0xC0...0xFF).contains(scalar) ? UInt8(scalar) : nil)
    case .windows1251: Self.cyrillic(scalar, upper: 0xC0, lower: 0xE0)
    case .iso8859Part5: Self.cyrillic(scalar, upper: 0xB0, lower: 0xD0)
    case .codePage866:
      Self.cyrillic(scalar, upper: 0x80, lower: 0xA0).map { $0 >= 0xB0 ? $0 + 0x30 : $0 }
    case .koi8: Self.koi8(scalar)
    case .greek: (0x386...0x3CE).contains(scalar) ? UInt8(scalar - 0x2D0) : nil
    }
  }

  /// `А` to `я`, which three encodings keep in the alphabet's order, and `і` of Ukrainian, which two
  /// of them have, and `ј` of Serbian.
  private static func cyrillic(_ scalar: UInt32, upper: UInt8, lower: UInt8) -> UInt8? {
    switch scalar {
    case 0x458: upper == 0xC0 ? 0xBC : upper == 0xB0 ? 0xF8 : nil
    case 0x456: upper == 0xC0 ? 0xB3 : upper == 0xB0 ? 0xF6 : nil
    case 0x410...0x42F: upper + UInt8(scalar - 0x410)
    case 0x430...0x44F: lower + UInt8(scalar - 0x430)
    default: nil
    }
  }

  /// KOI8 puts each letter where its Latin likeness is, from 0xC0 on, capitals 0x20 above.
  private static let koi8Order = Array("юабцдефгхийклмнопярстужвьызшэщчъ".unicodeScalars)

  private static func koi8(_ scalar: UInt32) -> UInt8? {
    if scalar == 0x456 { return 0xA6 }
    let isCapital = (0x410...0x42F).contains(scalar)
    let small = isCapital ? scalar + 0x20 : scalar
    guard let index = koi8Order.firstIndex(where: { $0.value == small }) else { return nil }
    return UInt8(0xC0 + index + (isCapital ? 0x20 : 0))
  }

  /// á é í ó ú ä ö ü and their capitals, which ISO 8859-2 has where ISO 8859-1 has them.
  private static let commonToLatin: Set<UInt32> = [
    0xC1, 0xC4, 0xC9, 0xCD, 0xD3, 0xD6, 0xDA, 0xDC, 0xE1, 0xE4, 0xE9, 0xED, 0xF3, 0xF6, 0xFA, 0xFC,
  ]

  /// ź č ě ř ş ś ž ń and their capitals.
  private static let latin2Letters: [UInt32: UInt8] = [
    0x17A: 0xBC, 0x179: 0xAC, 0x10D: 0xE8, 0x10C: 0xC8, 0x11B: 0xEC, 0x11A: 0xCC,
    0x159: 0xF8, 0x158: 0xD8, 0x15F: 0xBA, 0x15E: 0xAA, 0x15B: 0xB6, 0x15A: 0xA6,
    0x17E: 0xBE, 0x17D: 0xAE, 0x144: 0xF1, 0x143: 0xD1,
  ]

  /// ś ž ź and their capitals.
  private static let windows1250Letters: [UInt32: UInt8] = [
    0x15B: 0x9C, 0x15A: 0x8C, 0x17E: 0x9E, 0x17D: 0x8E, 0x17A: 0x9F, 0x179: 0x8F,
  ]

  /// é ä û ü ö á í ú ç č ř ě ź and some capitals.
  private static let codePage850Letters: [UInt32: UInt8] = [
    0xE9: 0x82, 0xE4: 0x84, 0xFB: 0x96, 0xFC: 0x81, 0xF6: 0x94, 0xE1: 0xA0, 0xED: 0xA1, 0xFA: 0xA3,
    0xE7: 0x87, 0x10D: 0x9F, 0x159: 0xFD, 0x11B: 0xD8, 0x17A: 0xAB, 0xC9: 0x90, 0xC4: 0x8E,
  ]

  /// ş ğ ı and their capitals.
  private static let latin5Letters: [UInt32: UInt8] = [
    0x15F: 0xFE, 0x15E: 0xDE, 0x11F: 0xF0, 0x11E: 0xD0, 0x131: 0xFD,
  ]
}
