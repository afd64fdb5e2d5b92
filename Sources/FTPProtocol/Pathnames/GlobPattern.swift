/// A pattern that names of one directory fit or do not.
///
/// `*` is any run of octets, `?` one character, `[a-z]` one of a set and `[!a-z]` or `[^a-z]` one
/// that is not in it. A leading dot is only met by a dot.
package struct GlobPattern: Hashable, Sendable {
  private enum Element: Hashable, Sendable {
    case literal(UInt8)
    case anyCharacter
    case anyRun
    case set(GlobSet)
  }

  private let elements: [Element]

  /// Reads a pattern.
  ///
  /// - Parameter octets: Each with the knowledge whether it was quoted, and so means only itself.
  package init(_ octets: [(octet: UInt8, isLiteral: Bool)]) {
    var elements: [Element] = []
    var index = 0
    while index < octets.count {
      let (octet, isLiteral) = octets[index]
      switch octet {
      case 0x2A where !isLiteral:
        if elements.last != .anyRun { elements.append(.anyRun) }
      case 0x3F where !isLiteral: elements.append(.anyCharacter)
      case 0x5B where !isLiteral:
        if let (set, end) = GlobSet.parse(octets, from: index) {
          elements.append(.set(set))
          index = end
        } else {
          // A bracket that is never closed is a bracket.
          elements.append(.literal(octet))
        }
      default: elements.append(.literal(octet))
      }
      index += 1
    }
    self.elements = elements
  }

  /// Whether the pattern can fit more than one name.
  package var hasWildcards: Bool {
    elements.contains { if case .literal = $0 { false } else { true } }
  }

  /// Says whether a name fits.
  ///
  /// Takes at most the product of the two lengths: only the last `*` is ever tried again.
  package func matches(_ name: Span<UInt8>) -> Bool {
    if name.count > 0, name[0] == 0x2E, elements.first != .literal(0x2E) { return false }
    var element = 0
    var position = 0
    var retry: (element: Int, position: Int)?
    while position < name.count {
      if element < elements.count {
        if elements[element] == .anyRun {
          retry = (element, position)
          element += 1
          continue
        }
        if let length = match(elements[element], name, position) {
          element += 1
          position += length
          continue
        }
      }
      guard let again = retry else { return false }
      // A run takes whole characters, or the rest of one would fit what its whole does not.
      position = again.position + Self.character(in: name, at: again.position).length
      retry = (again.element, position)
      element = again.element + 1
    }
    return elements[element...].allSatisfy { $0 == .anyRun }
  }

  /// Returns how many octets an element takes; `nil` if it does not fit.
  private func match(_ element: Element, _ name: Span<UInt8>, _ position: Int) -> Int? {
    switch element {
    case .literal(let octet): return name[position] == octet ? 1 : nil
    case .anyCharacter: return Self.character(in: name, at: position).length
    case .set(let set):
      let (scalar, length) = Self.character(in: name, at: position)
      return set.contains(scalar) ? length : nil
    case .anyRun: return nil
    }
  }

  /// Reads one character of UTF-8; an octet that is none counts as a character of its own.
  static func character(in name: Span<UInt8>, at position: Int) -> (scalar: UInt32, length: Int) {
    let first = name[position]
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard length > 1, position + length <= name.count else { return (UInt32(first), 1) }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for index in (position + 1)..<(position + length) {
      guard name[index] & 0xC0 == 0x80 else { return (UInt32(first), 1) }
      scalar = scalar << 6 | UInt32(name[index] & 0x3F)
    }
    return (scalar, length)
  }
}

/// The characters between brackets.
struct GlobSet: Hashable, Sendable {
  private var ranges: [ClosedRange<UInt32>] = []
  private var isNegated = false

  /// Reads a set from its opening bracket on.
  ///
  /// - Returns: The set and the position of its closing bracket; `nil` if there is none.
  static func parse(
    _ octets: [(octet: UInt8, isLiteral: Bool)],
    from start: Int
  ) -> (GlobSet, Int)? {
    var set = GlobSet()
    var index = start + 1
    if index < octets.count, !octets[index].isLiteral,
      octets[index].octet == 0x21 || octets[index].octet == 0x5E
    {
      set.isNegated = true
      index += 1
    }
    let first = index
    while index < octets.count {
      // A bracket that comes first is one of the characters.
      if octets[index].octet == 0x5D, !octets[index].isLiteral, index > first {
        return (set, index)
      }
      let (low, length) = scalar(octets, index)
      index += length
      let isRange =
        index + 1 < octets.count && octets[index].octet == 0x2D && !octets[index].isLiteral
        && !(octets[index + 1].octet == 0x5D && !octets[index + 1].isLiteral)
      guard isRange else {
        set.ranges.append(low...low)
        continue
      }
      let (high, highLength) = scalar(octets, index + 1)
      index += 1 + highLength
      if low <= high { set.ranges.append(low...high) }
    }
    return nil
  }

  private static func scalar(
    _ octets: [(octet: UInt8, isLiteral: Bool)],
    _ index: Int
  ) -> (UInt32, Int) {
    let ahead = octets[index..<min(index + 4, octets.count)].map(\.octet)
    return GlobPattern.character(in: ahead.span, at: 0)
  }

  func contains(_ scalar: UInt32) -> Bool {
    ranges.contains { $0.contains(scalar) } != isNegated
  }
}
