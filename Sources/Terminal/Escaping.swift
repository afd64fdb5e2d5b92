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
  /// would break lines apart or reach a terminal later.
  package static func data(_ octets: [UInt8]) -> [UInt8] {
    guard octets.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return octets }
    return octets.flatMap { $0 < 0x20 || $0 == 0x7F ? [UInt8](hexadecimal($0).utf8) : [$0] }
  }

  /// Whether a name is shown as it is: UTF-8 without anything that needs to be escaped.
  package static func isHarmless(_ octets: [UInt8]) -> Bool {
    octets.allSatisfy { (0x20..<0x7F).contains($0) } || text(octets).utf8.elementsEqual(octets)
  }

  private static func escape(_ octets: [UInt8], doublesBackslash: Bool) -> String {
    let isPlain = octets.allSatisfy {
      (0x20..<0x7F).contains($0) && !(doublesBackslash && $0 == 0x5C)
    }
    guard !isPlain else { return String(decoding: octets, as: UTF8.self) }
    var result = ""
    var parser = Unicode.UTF8.ForwardParser()
    var source = octets.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &source) {
      case .emptyInput: return result
      case .valid(let encoded):
        let scalar = UTF8.decode(encoded)
        position += encoded.count
        if scalar == "\\", doublesBackslash {
          result += "\\\\"
        } else if isHarmless(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          for octet in encoded { result += hexadecimal(octet) }
        }
      case .error(let length):
        let end = min(position + length, octets.count)
        for octet in octets[position..<end] { result += hexadecimal(octet) }
        position = end
      }
    }
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
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
    let digits = String(octet, radix: 16)
    return "\\x" + (digits.utf8.count == 1 ? "0" + digits : digits)
  }
}
