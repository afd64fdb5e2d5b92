import Octets

/// Words as strings and back, for the library that parses arguments and knows strings only.
///
/// Nothing is lost on the way: octets that are no UTF-8, and octets that were quoted where that
/// matters, travel as scalars of the last private-use plane.
enum WordText {
  /// Where quoted octets are put: U+10FE00 and the octet.
  private static let quotedBase: UInt32 = 0x10_FE00

  /// Where octets are put that are no UTF-8: U+10FF00 and the octet, 128 to 255.
  private static let rawBase: UInt32 = 0x10_FF00

  /// The octets whose meaning depends on quotes: `* ? [ ] ~ { , }`.
  private static let special = Set<UInt8>("*?[]~{,}".utf8)

  /// Makes a string of a word.
  static func encode(_ word: Word) -> String {
    var scalars = String.UnicodeScalarView()
    var run: [UInt8] = []
    for octet in word.octets {
      if octet.isQuoted, special.contains(octet.value) {
        append(run, to: &scalars)
        run = []
        append(quotedBase + UInt32(octet.value), to: &scalars)
      } else {
        run.append(octet.value)
      }
    }
    append(run, to: &scalars)
    return String(scalars)
  }

  /// Makes the word of a string again.
  static func decode(_ text: String) -> Word {
    var octets: [Word.Octet] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case quotedBase..<quotedBase + 0x80:
        octets.append(Word.Octet(value: UInt8(scalar.value - quotedBase), isQuoted: true))
      case rawBase + 0x80..<rawBase + 0x100:
        octets.append(Word.Octet(value: UInt8(scalar.value - rawBase), isQuoted: false))
      default:
        octets +=
          UTF8.encode(scalar).map { Array($0) }.map { units in
            units.map { Word.Octet(value: $0, isQuoted: false) }
          } ?? []
      }
    }
    return Word(octets)
  }

  /// Makes octets of what another library says about such a string.
  static func plainOctets(_ text: String) -> [UInt8] {
    decode(text).plain
  }

  /// Appends octets that are mostly UTF-8.
  private static func append(_ octets: [UInt8], to scalars: inout String.UnicodeScalarView) {
    octets.forEachCharacter { scalar, octets in
      if let scalar, !isReserved(scalar) {
        scalars.append(scalar)
      } else {
        for octet in octets { append(rawBase + UInt32(octet), to: &scalars) }
      }
    }
  }

  private static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
    (quotedBase..<rawBase + 0x100).contains(scalar.value)
  }

  private static func append(_ value: UInt32, to scalars: inout String.UnicodeScalarView) {
    guard let scalar = Unicode.Scalar(value) else { return }
    scalars.append(scalar)
  }
}
