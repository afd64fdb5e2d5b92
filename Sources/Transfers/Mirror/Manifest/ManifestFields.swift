import FTPProtocol
import Octets

/// The fields of a line of a manifest, read from the left without copies: a manifest has millions.
struct ManifestFields {
  private let octets: ArraySlice<UInt8>
  private var position: Int

  /// Whether a field was begun that the end of the line cut off, or the last one was read.
  private(set) var isAtEnd = false

  /// Begins with the first field.
  init(_ octets: ArraySlice<UInt8>) {
    self.octets = octets
    position = octets.startIndex
  }

  private var next: UInt8? { position < octets.endIndex ? octets[position] : nil }

  /// Takes one octet, if it is that one.
  mutating func takes(_ octet: UInt8) -> Bool {
    guard next == octet else { return false }
    position += 1
    return true
  }

  /// Takes the end of a field; false where there is more of it.
  mutating func ends() -> Bool {
    if position == octets.endIndex {
      isAtEnd = true
      return true
    }
    return takes(.tab)
  }

  /// Takes a field that says that nothing is known.
  mutating func takesNothing() -> Bool {
    let after = position + 1
    guard next == .hyphen, after == octets.endIndex || octets[after] == .tab else { return false }
    position = after
    return ends()
  }

  /// Takes a whole field.
  mutating func text() -> ArraySlice<UInt8> {
    let start = position
    while let octet = next, octet != .tab { position += 1 }
    let end = position
    _ = ends()
    return octets[start..<end]
  }

  /// Takes the kind of a file, a field of one letter.
  mutating func kind() -> EntryKind? {
    let field = text()
    guard field.count == 1 else { return nil }
    switch field.first {
    case UInt8(ascii: "f"): return .file
    case UInt8(ascii: "d"): return .directory
    case UInt8(ascii: "l"): return .link
    default: return nil
    }
  }

  /// Takes decimal digits, with a minus or without; `nil` for none, and for a number that is too large.
  mutating func number() -> Int64? {
    let isNegative = takes(.hyphen)
    guard let value = digits(), value <= UInt64(Int64.max) else { return nil }
    return isNegative ? -Int64(value) : Int64(value)
  }

  /// Takes decimal digits.
  mutating func mark() -> UInt64? { digits() }

  private mutating func digits() -> UInt64? {
    let start = position
    var value: UInt64 = 0
    while let octet = next, octet.isDigit {
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, hasOverflowed) = product.addingReportingOverflow(UInt64(octet.digitValue))
      guard !isTooLarge, !hasOverflowed else { return nil }
      value = sum
      position += 1
    }
    return position > start ? value : nil
  }
}
