import Terminal

/// Writes octets as a word that the tokenizer reads as the same octets.
package enum Quoting {
  /// Octets that need no quotes anywhere in a word.
  static func isPlain(_ octet: UInt8) -> Bool {
    switch octet {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    // + , - . / : = @ _ % ^
    case 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x40, 0x5F, 0x25, 0x5E: true
    default: false
    }
  }

  /// Quotes octets as little as is needed to be read back; the result is harmless on a terminal.
  package static func quoted(_ octets: [UInt8]) -> String {
    let isHarmless = Escaping.isHarmless(octets)
    if isHarmless, !octets.isEmpty, octets.allSatisfy(isPlain) {
      return String(decoding: octets, as: UTF8.self)
    }
    if isHarmless, !octets.contains(0x27) {
      return "'" + String(decoding: octets, as: UTF8.self) + "'"
    }
    let escaped = Escaping.name(octets).split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + escaped.joined(separator: "\\\"") + "\""
  }

  /// Continues a word that somebody has begun to type.
  ///
  /// - Parameters:
  ///   - octets: What is missing.
  ///   - quote: The quote that is open where it goes; `nil` outside quotes.
  /// - Returns: Text that the tokenizer reads as the octets, the quote left open.
  static func continuation(_ octets: [UInt8], in quote: Character?) -> String {
    if quote == "'", octets.contains(0x27) || !Escaping.isHarmless(octets) {
      // The quote has to end for what it cannot hold.
      return "'" + continuation(octets, in: nil) + "'"
    }
    if quote == "'" { return String(decoding: octets, as: UTF8.self) }
    var result = ""
    for scalar in Escaping.name(octets).unicodeScalars {
      let isSpecial =
        quote == nil ? scalar.isASCII && !isPlain(UInt8(scalar.value)) : scalar == "\""
      // The backslashes are those that the escaping has made.
      if isSpecial, scalar != "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
