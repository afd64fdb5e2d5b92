/// Octets as hexadecimal digits, two for each.
package enum Hexadecimal {
  /// The digits, in capitals or small.
  private static func digit(_ value: UInt8, isUppercase: Bool) -> UInt8 {
    value < 10 ? 0x30 &+ value : (isUppercase ? 0x37 : 0x57) &+ value
  }

  /// Writes octets as digits: `[0x0A, 0xFF]` is `0aff`.
  ///
  /// - Parameters:
  ///   - octets: What is to be written.
  ///   - isUppercase: Whether `A` to `F` are capitals.
  ///   - separator: What stands between two octets, such as a colon.
  /// - Returns: Two digits for each octet.
  package static func text(
    _ octets: some Sequence<UInt8>,
    isUppercase: Bool = false,
    separator: String = ""
  ) -> String {
    octets.lazy.map { pair($0, isUppercase: isUppercase).text }.joined(separator: separator)
  }

  /// Writes one octet as two digits.
  ///
  /// - Parameters:
  ///   - octet: What is to be written.
  ///   - isUppercase: Whether `A` to `F` are capitals.
  /// - Returns: The two digits as octets.
  package static func pair(_ octet: UInt8, isUppercase: Bool = false) -> [UInt8] {
    [digit(octet >> 4, isUppercase: isUppercase), digit(octet & 15, isUppercase: isUppercase)]
  }

  /// Reads digits of either case.
  ///
  /// - Parameter digits: Two digits for each octet, with nothing between them.
  /// - Returns: The octets; `nil` for anything else, and for an odd number of digits.
  package static func octets(_ digits: some Collection<UInt8>) -> [UInt8]? {
    var octets: [UInt8] = []
    octets.reserveCapacity(digits.count / 2)
    var rest = digits[...]
    while let high = rest.popFirst() {
      guard let low = rest.popFirst(), let octet = octet(high, low) else { return nil }
      octets.append(octet)
    }
    return octets
  }

  /// Reads one octet of two digits of either case; `nil` where one is none.
  package static func octet(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = high.hexadecimalValue, let low = low.hexadecimalValue else { return nil }
    return high << 4 | low
  }
}

extension UInt8 {
  /// What `0` to `9`, `a` to `f` and `A` to `F` stand for; `nil` for others.
  @inlinable package var hexadecimalValue: UInt8? {
    if isDigit { return digitValue }
    let letter = self | 0x20
    return letter &- 0x61 < 6 ? letter &- 0x57 : nil
  }
}

/// Octets with some of them written as `%` and two hexadecimal digits (RFC 3986 §2.1).
package enum PercentCoding {
  /// Writes octets with some of them encoded, in capital digits.
  ///
  /// - Parameters:
  ///   - octets: What is to be written.
  ///   - isEncoded: Which octets cannot stand for themselves; `%` is always encoded.
  /// - Returns: Octets that ``decode(_:)`` reads back.
  package static func encode(
    _ octets: some Sequence<UInt8>,
    where isEncoded: (UInt8) -> Bool
  ) -> [UInt8] {
    octets.flatMap {
      $0 == .percent || isEncoded($0)
        ? [.percent] + Hexadecimal.pair($0, isUppercase: true) : [$0]
    }
  }

  /// Takes one octet off the beginning, encoded or not.
  ///
  /// - Parameter rest: What is read; nothing is taken where `nil` is returned.
  /// - Returns: The octet; `nil` at the end, and at a `%` without two digits behind it.
  package static func takeOctet(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    guard let first = rest.first else { return nil }
    guard first == .percent else { return rest.popFirst() }
    let digits = rest.dropFirst().prefix(2)
    guard digits.count == 2, let octet = Hexadecimal.octets(digits)?.first else { return nil }
    rest = rest.dropFirst(3)
    return octet
  }

  /// Reads octets of which some are encoded.
  ///
  /// - Parameter octets: What was written.
  /// - Returns: The octets; `nil` where a `%` has no two digits behind it.
  package static func decode(_ octets: some Sequence<UInt8>) -> [UInt8]? {
    var rest = ArraySlice(octets)
    var decoded: [UInt8] = []
    while let octet = takeOctet(&rest) { decoded.append(octet) }
    return rest.isEmpty ? decoded : nil
  }
}
