/// Characters of UTF-8 among octets that need not be any (RFC 3629 §3).
extension Span<UInt8> {
  /// Reads one character.
  ///
  /// - Parameter position: Where it begins.
  /// - Returns: The character and how many octets it takes; `nil` and one for an octet that is
  ///   none, such as one of a sequence that is cut short, longer than it need be, or a surrogate.
  package func character(at position: Int) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = self[position]
    let length = first.characterLength
    guard length > 1 else { return (first.isASCII ? Unicode.Scalar(first) : nil, 1) }
    guard count - position >= length else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in (position + 1)..<(position + length) {
      guard self[index].continuesCharacter else { return (nil, 1) }
      value = value << 6 | UInt32(self[index] & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, length)
  }
}

extension [UInt8] {
  /// Looks at each character in turn.
  ///
  /// - Parameter body: Gets the character, `nil` for an octet that is none, and its octets.
  package func forEachCharacter(_ body: (Unicode.Scalar?, ArraySlice<UInt8>) -> Void) {
    var position = 0
    while position < count {
      let (scalar, length) = span.character(at: position)
      body(scalar, self[position..<(position + length)])
      position += length
    }
  }
}

extension [UInt8] {
  /// The octets without the beginning of a character whose end is missing.
  package var withoutCutCharacter: [UInt8] {
    guard let start = lastIndex(where: { !$0.continuesCharacter }) else { return self }
    return count - start < self[start].characterLength ? [UInt8](self[..<start]) : self
  }
}

extension UInt8 {
  /// Whether the octet is one behind the first of a character.
  package var continuesCharacter: Bool { self & 0xC0 == 0x80 }

  /// How many octets the character takes that begins with this one; 1 where none does.
  package var characterLength: Int {
    switch self {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
