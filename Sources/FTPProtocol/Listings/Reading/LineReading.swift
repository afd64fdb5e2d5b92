import Octets

/// Reading parts of a line, none of which can be trusted to be what it should.
extension Span where Element == UInt8 {
  /// Reads digits alone; `nil` for anything else, and for more than nine of them.
  func number(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 9 else { return nil }
    var value = 0
    for index in range {
      guard self[index].isDigit else { return nil }
      value = value &* 10 &+ Int(self[index].digitValue)
    }
    return value
  }

  /// Reads a size in octets: digits, with commas between thousands or without.
  func size(_ range: Range<Int>) -> Int64? {
    var value: Int64 = 0
    var digits = 0
    for index in range {
      let octet = self[index]
      if octet == .comma, digits > 0 { continue }
      guard octet.isDigit else { return nil }
      let (product, hasOverflowed) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLarge) = product.addingReportingOverflow(Int64(octet.digitValue))
      guard !hasOverflowed, !isTooLarge else { return nil }
      value = sum
      digits += 1
    }
    return digits > 0 && self[range.upperBound - 1] != .comma ? value : nil
  }

  /// Whether a part of the line is a word, in letters of either case.
  func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
    range.count == word.utf8CodeUnitCount && hasPrefix(range, word)
  }

  /// Whether a part of the line begins with a word, in letters of either case.
  func hasPrefix(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count >= word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in
      let letters = unsafe Span(_unsafeElements: buffer)
      for offset in letters.indices
      where self[range.lowerBound + offset].lowercased != letters[offset].lowercased {
        return false
      }
      return true
    }
  }

  /// Whether a part of the line ends with a word, in letters of either case.
  func hasSuffix(_ range: Range<Int>, _ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard range.count >= length else { return false }
    return equals((range.upperBound - length)..<range.upperBound, word)
  }

  /// The place of an octet in a part of the line.
  ///
  /// Eight octets are looked at together: those that are zero after the difference borrow from
  /// their highest bit.
  func firstIndex(of octet: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let pattern = UInt64(octet) &* 0x0101_0101_0101_0101
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      // Within the range, which is within the span.
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      let difference = UInt64(littleEndian: word) ^ pattern
      let zeros =
        (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if zeros != 0 { return index &+ zeros.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < range.upperBound {
      if self[index] == octet { return index }
      index &+= 1
    }
    return nil
  }

  /// Whether one part of the octets comes before another in order.
  func precedes(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
    for offset in 0..<Swift.min(range.count, other.count) {
      let (one, two) = (self[range.lowerBound + offset], self[other.lowerBound + offset])
      if one != two { return one < two }
    }
    return range.count < other.count
  }

  /// The last place of an octet in a part of the line.
  func lastIndex(of octet: UInt8, in range: Range<Int>) -> Int? {
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      if self[index] == octet { return index }
    }
    return nil
  }

  /// Whether each octet of a part of the line is as asked; true for an empty part.
  func allSatisfy(_ range: Range<Int>, _ predicate: (UInt8) -> Bool) -> Bool {
    for index in range where !predicate(self[index]) { return false }
    return true
  }

  /// A part of the line without the blanks at its end.
  func trimmingEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, self[end - 1].isBlank { end -= 1 }
    return range.lowerBound..<end
  }

  /// A part of the line without the blanks in front of it.
  func trimmingStart(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, self[start].isBlank { start += 1 }
    return start..<range.upperBound
  }

  /// Takes `./` off a name behind which there is no other slash.
  func withoutDotSlash(_ name: Range<Int>) -> Range<Int> {
    guard name.count > 2, self[name.lowerBound] == .dot, self[name.lowerBound + 1] == .slash else {
      return name
    }
    let rest = (name.lowerBound + 2)..<name.upperBound
    return firstIndex(of: .slash, in: rest) == nil ? rest : name
  }

  /// What stands behind the last slash, of which no name has one; the whole if nothing does.
  func lastComponent(_ range: Range<Int>) -> Range<Int> {
    guard firstIndex(of: .slash, in: range) != nil,
      let slash = lastIndex(of: .slash, in: range), slash + 1 < range.upperBound
    else { return range }
    return (slash + 1)..<range.upperBound
  }

  /// A copy of a part of the line.
  func copy(_ range: Range<Int>) -> [UInt8] {
    unsafe extracting(range).withUnsafeBufferPointer { unsafe [UInt8]($0) }
  }
}
