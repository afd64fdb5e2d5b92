import Octets
import Terminal

/// One object of JSON on one line (NDJSON), member by member, in the order in which they are added.
struct JSONLine {
  private(set) var octets: [UInt8] = [.openBrace]

  /// Adds text; octets that are no UTF-8 are repaired.
  mutating func add(_ name: String, _ text: [UInt8]) {
    begin(name)
    octets.append(.doubleQuote)
    if text.allSatisfy({ $0.isPrintable && $0 != .doubleQuote && $0 != .backslash }) {
      octets += text
    } else {
      for scalar in text.text.unicodeScalars { append(scalar) }
    }
    octets.append(.doubleQuote)
  }

  /// Adds a name or path; one that is no UTF-8 comes in base64 too, as `NAME_bytes`.
  mutating func add(pathname name: String, _ octets: [UInt8]) {
    add(name, octets)
    if !octets.isUTF8 { add(name + "_bytes", Base64.encode(octets)) }
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
    if thousandths < 0 { octets.append(.hyphen) }
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
    octets += [.closeBrace, .lineFeed]
    return octets
  }

  private mutating func begin(_ name: String) {
    if octets.count > 1 { octets.append(.comma) }
    octets.append(.doubleQuote)
    octets += name.utf8
    octets += [.doubleQuote, .colon]
  }

  /// Control characters, and marks that change the direction of text, go as `\uHHHH`: a line may
  /// end on a terminal.
  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": octets += "\\\"".utf8
    case "\\": octets += "\\\\".utf8
    case "\n": octets += "\\n".utf8
    case "\t": octets += "\\t".utf8
    case _ where Escaping.isHarmless(scalar):
      octets += UTF8.encode(scalar).map { [UInt8]($0) } ?? []
    default:
      // None of them lies beyond U+FFFF.
      let value = UInt16(truncatingIfNeeded: scalar.value)
      octets += ("\\u" + Hexadecimal.text([UInt8(value >> 8), UInt8(value & 0xFF)])).utf8
    }
  }
}
