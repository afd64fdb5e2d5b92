import Octets

/// Makes harmless what came from a server or a file system before anybody sees it.
package enum Escaping {
  /// Shows a name on a terminal, reversibly: the shell reads the same octets back.
  ///
  /// Control characters, octets that are no UTF-8, and characters that change the direction of
  /// text become `\xHH`, octet by octet; a backslash is doubled.
  package static func name(_ octets: [UInt8]) -> String {
    escape(octets, doublesBackslash: true)
  }

  /// Shows a line of text on a terminal: as ``name(_:)``, but backslashes stay.
  package static func text(_ octets: [UInt8]) -> String {
    escape(octets, doublesBackslash: false)
  }

  /// Writes octets where programs read them: as they are, but for control characters, which
  /// would break lines apart or reach a terminal later: C0, DEL, and C1 where it is one in UTF-8.
  package static func data(_ octets: [UInt8]) -> [UInt8] {
    guard octets.contains(where: { mayBeginControl($0) }) else { return octets }
    var result: [UInt8] = []
    result.reserveCapacity(octets.count + 16)
    var index = 0
    while index < octets.count {
      let octet = octets[index]
      let next = index + 1 < octets.count ? octets[index + 1] : 0
      if octet == Self.leadOfC1, (0x80...0x9F).contains(next) {
        result += (hexadecimal(octet) + hexadecimal(next)).utf8
        index += 2
        continue
      }
      if octet.isControl { result += hexadecimal(octet).utf8 } else { result.append(octet) }
      index += 1
    }
    return result
  }

  /// Whether an octet is a control character, or may be the first one of such.
  package static func mayBeginControl(_ octet: UInt8) -> Bool {
    octet.isControl || octet == leadOfC1
  }

  /// The first octet of U+0080 to U+009F in UTF-8.
  private static let leadOfC1: UInt8 = 0xC2

  /// Whether a name is shown as it is: UTF-8 without anything that needs to be escaped.
  package static func isHarmless(_ octets: [UInt8]) -> Bool {
    octets.allSatisfy { $0.isPrintable } || text(octets).utf8.elementsEqual(octets)
  }

  private static func escape(_ octets: [UInt8], doublesBackslash: Bool) -> String {
    let isPlain = octets.allSatisfy {
      $0.isPrintable && !(doublesBackslash && $0 == .backslash)
    }
    guard !isPlain else { return octets.text }
    var result = ""
    octets.forEachCharacter { scalar, octets in
      if scalar == "\\", doublesBackslash {
        result += "\\\\"
      } else if let scalar, isHarmless(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        for octet in octets { result += hexadecimal(octet) }
      }
    }
    return result
  }

  /// Whether a character can be shown as it is: none that a terminal obeys, that ends a line, or
  /// that changes the direction of text.
  package static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0, DEL and C1: what terminals obey.
    case 0..<0x20, 0x7F..<0xA0: false
    // Line and paragraph separators.
    case 0x2028, 0x2029: false
    // Marks that change the direction of what follows (CVE-2021-42574).
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }

  private static func hexadecimal(_ octet: UInt8) -> String {
    "\\x" + Hexadecimal.text([octet])
  }
}
