import Octets

/// A size in a line of `ls -l`, which need not be a number of octets.
struct ListedSize {
  /// `nil` for what no file can have: -1, and numbers that are too large.
  let octets: Int64?

  /// Whether it is one such as `9.0M` or `172.4k`, which is not exact.
  let isRounded: Bool

  init?(_ line: Span<UInt8>, _ range: Range<Int>) {
    if let size = line.size(range) {
      (octets, isRounded) = (size, false)
      return
    }
    if let grouped = Self.grouped(line, range) {
      (octets, isRounded) = (grouped, false)
      return
    }
    let isNegative = line[range.lowerBound] == .hyphen && range.count > 1
    let digits = isNegative ? (range.lowerBound + 1)..<range.upperBound : range
    if line.allSatisfy(digits, { $0.isDigit }) {
      (octets, isRounded) = (nil, false)
      return
    }
    guard let rounded = Self.rounded(line, range) else { return nil }
    (octets, isRounded) = (rounded, true)
  }

  /// Reads `1.234.567` and `1'234'567`, and what Windows writes in French, with blanks that are no
  /// ASCII between the thousands.
  private static func grouped(_ line: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    guard range.count >= 5, range.count <= 32, line[range.lowerBound].isDigit else { return nil }
    var value: Int64 = 0
    var (digits, groups) = (0, 0)
    for index in range {
      let octet = line[index]
      if octet.isDigit {
        digits += 1
        guard digits <= 3 else { return nil }
        let (product, hasOverflowed) = value.multipliedReportingOverflow(by: 10)
        let (sum, isTooLarge) = product.addingReportingOverflow(Int64(octet.digitValue))
        guard !hasOverflowed, !isTooLarge else { return nil }
        value = sum
        continue
      }
      guard octet == .dot || octet == .singleQuote || !octet.isASCII else { return nil }
      if digits > 0 {
        guard groups == 0 || digits == 3 else { return nil }
        groups += 1
      }
      digits = 0
    }
    return groups > 0 && digits == 3 ? value : nil
  }

  /// Reads `9.0M`, `1,5K`, `12KB`.
  private static func rounded(_ line: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    var end = range.upperBound
    if range.count > 2, line[end - 1].isOne(of: "bB"), !line[end - 2].isDigit { end -= 1 }
    guard end - range.lowerBound >= 2 else { return nil }
    let shift: Int64
    switch line[end - 1].lowercased {
    case UInt8(ascii: "k"): shift = 10
    case UInt8(ascii: "m"): shift = 20
    case UInt8(ascii: "g"): shift = 30
    case UInt8(ascii: "t"): shift = 40
    default: return nil
    }
    let digits = range.lowerBound..<(end - 1)
    let point =
      line.firstIndex(of: .dot, in: digits) ?? line.firstIndex(of: .comma, in: digits)
      ?? digits.upperBound
    guard let whole = line.number(digits.lowerBound..<point), whole < 100_000 else { return nil }
    var value = Int64(whole) << shift
    if point < digits.upperBound {
      let fraction = (point + 1)..<digits.upperBound
      guard fraction.count <= 3, let parts = line.number(fraction) else { return nil }
      var scale: Int64 = 1
      for _ in fraction { scale *= 10 }
      value += (Int64(parts) << shift) / scale
    }
    return value
  }
}
