/// One object of JSON on one line (NDJSON), member by member, in the order in which they are added.
struct JSONLine {
  private(set) var octets: [UInt8] = [0x7B]

  /// Adds text; octets that are no UTF-8 are repaired.
  mutating func add(_ name: String, _ text: [UInt8]) {
    begin(name)
    octets.append(0x22)
    if text.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
      octets += text
    } else {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { append(scalar) }
    }
    octets.append(0x22)
  }

  /// Adds text.
  mutating func add(_ name: String, _ text: String) {
    add(name, [UInt8](text.utf8))
  }

  /// Adds a number.
  mutating func add(_ name: String, _ number: Int64) {
    begin(name)
    octets += String(number).utf8
  }

  /// Adds a number with at most three digits behind the point.
  mutating func add(_ name: String, decimal number: Double) {
    let limit = 9e15
    let thousandths = Int64((max(-limit, min(limit, number * 1000))).rounded())
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    begin(name)
    if thousandths < 0 { octets.append(0x2D) }
    octets += String(whole).utf8
    guard rest > 0 else { return }
    var digits = String(1000 + rest).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    octets += ("." + digits).utf8
  }

  /// Adds a truth.
  mutating func add(_ name: String, _ truth: Bool) {
    begin(name)
    octets += (truth ? "true" : "false").utf8
  }

  /// The object with its line end.
  consuming func finished() -> [UInt8] {
    octets += [0x7D, 0x0A]
    return octets
  }

  private mutating func begin(_ name: String) {
    if octets.count > 1 { octets.append(0x2C) }
    octets.append(0x22)
    octets += name.utf8
    octets += [0x22, 0x3A]
  }

  /// Control characters, and marks that change the direction of text, go as `\uHHHH`: a line may
  /// end on a terminal.
  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x22: octets += [0x5C, 0x22]
    case 0x5C: octets += [0x5C, 0x5C]
    case 0x0A: octets += [0x5C, 0x6E]
    case 0x09: octets += [0x5C, 0x74]
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x202A...0x202E,
      0x2066...0x2069:
      let digits = String(scalar.value, radix: 16)
      octets += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
    default: octets += UTF8.encode(scalar).map { [UInt8]($0) } ?? []
    }
  }
}
