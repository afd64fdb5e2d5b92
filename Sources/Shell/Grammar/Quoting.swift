/// Writes octets as a word that the tokenizer reads as the same octets.
package enum Quoting {
  /// Octets that need no quotes anywhere in a word.
  private static func isPlain(_ octet: UInt8) -> Bool {
    switch octet {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    // + , - . / : = @ _ % ^
    case 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x40, 0x5F, 0x25, 0x5E: true
    default: false
    }
  }

  /// Quotes octets as little as is needed to be read back.
  package static func quoted(_ octets: [UInt8]) -> String {
    let text = String(validating: octets, as: UTF8.self)
    let isPrintable =
      text?.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
          && $0.properties.generalCategory != .format
      } ?? false
    if !octets.isEmpty, let text, isPrintable,
      octets.allSatisfy({ isPlain($0) || $0 >= 0x80 })
    {
      return text
    }
    if let text, isPrintable, !octets.contains(0x27) { return "'\(text)'" }
    return "\"" + escaped(octets) + "\""
  }

  private static func escaped(_ octets: [UInt8]) -> String {
    var result = ""
    for octet in octets {
      switch octet {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(octet))
      default:
        let digits = String(octet, radix: 16)
        result += "\\x" + (digits.utf8.count == 1 ? "0" + digits : digits)
      }
    }
    return result
  }
}
