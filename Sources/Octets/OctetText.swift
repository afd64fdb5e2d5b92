/// Octets as text, and as numbers.
extension Collection<UInt8> {
  /// The octets as UTF-8, each that is none replaced by U+FFFD: for programs, not for a terminal.
  package var text: String { String(decoding: self, as: UTF8.self) }

  /// Whether the octets are UTF-8 throughout.
  package var isUTF8: Bool { String(validating: self, as: UTF8.self) != nil }

  /// The number that decimal digits stand for; `nil` for anything else, a sign too, and for a
  /// number that is too large.
  @inlinable package var decimalNumber: Int64? {
    guard !isEmpty else { return nil }
    var value: Int64 = 0
    for octet in self {
      guard octet.isDigit else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, hasOverflowed) = product.addingReportingOverflow(Int64(octet.digitValue))
      guard !isTooLarge, !hasOverflowed else { return nil }
      value = sum
    }
    return value
  }

  /// Tells octets from others by a number, the same in every run (FNV-1a, 64 bits).
  ///
  /// - Parameter start: Where the sum begins; another start makes another, independent number.
  /// - Returns: The number.
  package func checksum(from start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    reduce(start) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
