import Octets

/// The characters between brackets.
struct GlobSet: Hashable, Sendable {
  private var ranges: [ClosedRange<UInt32>] = []
  private var classes: [CharacterClass] = []
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
      octets[index].octet == .exclamation || octets[index].octet == .caret
    {
      set.isNegated = true
      index += 1
    }
    let first = index
    while index < octets.count {
      // A bracket that comes first is one of the characters.
      if octets[index].octet == .closeBracket, !octets[index].isLiteral, index > first {
        return (set, index)
      }
      if let (named, end) = characterClass(octets, index) {
        set.classes.append(named)
        index = end
        continue
      }
      let (low, length) = scalar(octets, index)
      index += length
      let isRange =
        index + 1 < octets.count && octets[index].octet == .hyphen && !octets[index].isLiteral
        && !(octets[index + 1].octet == .closeBracket && !octets[index + 1].isLiteral)
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

  /// Reads `[:alpha:]`.
  ///
  /// - Returns: The class and where reading goes on; `nil` if there is no class of that name.
  private static func characterClass(
    _ octets: [(octet: UInt8, isLiteral: Bool)],
    _ start: Int
  ) -> (CharacterClass, Int)? {
    let ahead = octets[start...].prefix(12)
    guard ahead.starts(with: [.openBracket, .colon], by: { !$0.isLiteral && $0.octet == $1 }) else {
      return nil
    }
    let name = ahead.dropFirst(2).map(\.octet).prefix { $0.isLetter && !$0.isUppercase }
    let end = ahead.dropFirst(2 + name.count)
    guard end.starts(with: [.colon, .closeBracket], by: { $0.octet == $1 }),
      let named = CharacterClass(rawValue: name.text)
    else { return nil }
    return (named, start + name.count + 4)
  }

  /// Reads one character of a pattern.
  static func scalar(
    _ octets: [(octet: UInt8, isLiteral: Bool)],
    _ index: Int
  ) -> (UInt32, Int) {
    let ahead = octets[index..<min(index + 4, octets.count)].map(\.octet)
    return GlobPattern.character(in: ahead.span, at: 0)
  }

  /// Says whether a character is one of the set.
  func contains(_ scalar: UInt32, ignoringCase: Bool) -> Bool {
    let candidates = ignoringCase ? CaseFolding.variants(scalar) : [scalar]
    let isIn = candidates.contains { candidate in
      ranges.contains { $0.contains(candidate) } || classes.contains { $0.contains(candidate) }
    }
    return isIn != isNegated
  }
}

/// A set of characters by name (POSIX.1-2017, XBD 9.3.5), told by their Unicode properties.
enum CharacterClass: String, Hashable, Sendable {
  case alnum, alpha, blank, cntrl, digit, graph, lower, print, punct, space, upper, xdigit

  /// Says whether a character is one of the class.
  func contains(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    let properties = scalar.properties
    switch self {
    case .alpha: return properties.isAlphabetic
    case .digit: return ("0"..."9").contains(scalar)
    case .alnum: return properties.isAlphabetic || ("0"..."9").contains(scalar)
    case .upper: return properties.isUppercase
    case .lower: return properties.isLowercase
    case .blank: return scalar == " " || scalar == "\t"
    case .space: return properties.isWhitespace
    case .cntrl: return properties.generalCategory == .control
    case .xdigit: return properties.isASCIIHexDigit
    case .print: return Self.isDrawn(properties.generalCategory) || scalar == " "
    case .graph: return Self.isDrawn(properties.generalCategory)
    case .punct:
      return Self.isDrawn(properties.generalCategory) && !properties.isAlphabetic
        && properties.numericType == nil
    }
  }

  private static func isDrawn(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .control, .format, .surrogate, .unassigned, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
