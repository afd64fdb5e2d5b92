/// Octets as text of 64 harmless characters (RFC 4648 §4).
package enum Base64 {
  private static let alphabet = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  /// Encodes octets, with `=` at the end to full groups of four.
  package static func encode(_ octets: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < octets.count {
      let group = octets[index..<min(index + 3, octets.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        let digit = bits >> (18 - 6 * position) & 0x3F
        result.append(position <= group.count ? alphabet[digit] : .equals)
      }
      index += 3
    }
    return result
  }

  /// Decodes text; blanks and line ends in it say nothing.
  ///
  /// - Returns: `nil` for what is none.
  package static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var (bits, count, isOver) = (0, 0, false)
    for octet in text where !octet.isBlank && !octet.isLineEnd {
      guard octet != .equals else {
        isOver = true
        continue
      }
      guard !isOver, let digit = alphabet.firstIndex(of: octet) else { return nil }
      bits = (bits << 6 | digit) & 0xFFFF
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> count))
    }
    return result
  }
}
