import Octets

/// A value of JSON (RFC 8259).
enum JSONValue: Hashable, Sendable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)

  /// A number, as it is written.
  case number(String)
  case bool(Bool)
  case null

  /// Reads a whole text; `nil` when it is not JSON, or nested deeper than 64 levels.
  init?(parsing text: String) {
    var reader = JSONReader([UInt8](text.utf8))
    guard let value = reader.readText() else { return nil }
    self = value
  }

  /// The value of a member; `nil` where there is none, or this is no object.
  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The elements; none where this is no array.
  var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The text; `nil` where this is no string.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}

/// Reads JSON from its first octet to its last.
private struct JSONReader {
  private static let depthLimit = 64

  private let octets: [UInt8]
  private var position = 0

  init(_ octets: [UInt8]) {
    self.octets = octets
  }

  mutating func readText() -> JSONValue? {
    guard let value = readValue(depth: 0) else { return nil }
    skipBlanks()
    return position == octets.count ? value : nil
  }

  private mutating func readValue(depth: Int) -> JSONValue? {
    skipBlanks()
    guard depth < Self.depthLimit, let next = peek else { return nil }
    switch next {
    case UInt8(ascii: "{"): return readObject(depth: depth)
    case UInt8(ascii: "["): return readArray(depth: depth)
    case UInt8(ascii: "\""): return readString().map { .string($0) }
    case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    default: return readNumber()
    }
  }

  private mutating func readObject(depth: Int) -> JSONValue? {
    guard take("{") else { return nil }
    var members: [String: JSONValue] = [:]
    skipBlanks()
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard let name = readString() else { return nil }
      skipBlanks()
      guard take(":"), let value = readValue(depth: depth + 1) else { return nil }
      members[name] = value
      skipBlanks()
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func readArray(depth: Int) -> JSONValue? {
    guard take("[") else { return nil }
    var elements: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(elements) }
    repeat {
      guard let value = readValue(depth: depth + 1) else { return nil }
      elements.append(value)
      skipBlanks()
    } while take(",")
    return take("]") ? .array(elements) : nil
  }

  private mutating func readNumber() -> JSONValue? {
    let start = position
    while let next = peek, "+-.eE0123456789".utf8.contains(next) { position += 1 }
    let text = String(decoding: octets[start..<position], as: UTF8.self)
    return Double(text) == nil ? nil : .number(text)
  }

  private mutating func readString() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while let next = peek, next >= .space {
      position += 1
      switch next {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = readEscape() else { return nil }
        text += Array(String(scalar).utf8)
      default: text.append(next)
      }
    }
    return nil
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func readEscape() -> Unicode.Scalar? {
    guard let next = peek else { return nil }
    position += 1
    guard next == UInt8(ascii: "u") else { return Self.escapes[next] }
    guard let first = readCodeUnit() else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
    guard take("\\u"), let second = readCodeUnit(), UTF16.isTrailSurrogate(second) else {
      return nil
    }
    return Unicode.Scalar(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)))
  }

  private mutating func readCodeUnit() -> UInt16? {
    let digits = octets[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit })
    else { return nil }
    position += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private var peek: UInt8? { position < octets.count ? octets[position] : nil }

  private mutating func skipBlanks() {
    while let next = peek, [.space, .tab, .lineFeed, .carriageReturn].contains(next) {
      position += 1
    }
  }

  /// Passes a text, if it is next.
  private mutating func take(_ text: StaticString) -> Bool {
    let wanted = text.withUTF8Buffer { Array($0) }
    guard octets[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }
}
