import Octets

/// The octets that a bracket of a pattern stands for; never a slash.
struct OctetSet: Hashable, Sendable {
  private var words = InlineBits()

  /// One bit for each of the 256 octets.
  private struct InlineBits: Hashable, Sendable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0
  }

  /// Says whether an octet is one of the set.
  func contains(_ octet: UInt8) -> Bool {
    let bit: UInt64 = 1 << UInt64(octet & 63)
    return switch octet >> 6 {
    case 0: words.first & bit != 0
    case 1: words.second & bit != 0
    case 2: words.third & bit != 0
    default: words.fourth & bit != 0
    }
  }

  private mutating func insert(_ octet: UInt8) {
    let bit: UInt64 = 1 << UInt64(octet & 63)
    switch octet >> 6 {
    case 0: words.first |= bit
    case 1: words.second |= bit
    case 2: words.third |= bit
    default: words.fourth |= bit
    }
  }

  private mutating func insert(where isIn: (UInt8) -> Bool) {
    for octet in UInt8.min...UInt8.max where isIn(octet) { insert(octet) }
  }

  /// The set of all others but the slash.
  private func finished(isNegated: Bool) -> OctetSet {
    var set = OctetSet()
    set.insert { $0 != .slash && contains($0) != isNegated }
    return set
  }

  /// Reads a set as git does, which is where it differs from the shell: a backslash quotes, and a
  /// class of a name that nobody knows spoils the whole pattern.
  ///
  /// git's `wildmatch.c`.
  ///
  /// - Parameters:
  ///   - pattern: The whole pattern.
  ///   - start: Where its opening bracket stands.
  /// - Returns: The set and the position behind its closing bracket.
  /// - Throws: ``PathPattern/Fault/openBracket`` or ``PathPattern/Fault/unknownClass``.
  static func parse(
    _ pattern: [UInt8],
    from start: Int
  ) throws(PathPattern.Fault) -> (OctetSet, Int) {
    var set = OctetSet()
    var index = start + 1
    func octet(_ position: Int) throws(PathPattern.Fault) -> UInt8 {
      guard position < pattern.count else { throw .openBracket }
      return pattern[position]
    }
    let isNegated = try octet(index).isOne(of: "!^")
    if isNegated { index += 1 }
    let first = index
    // What a hyphen may begin a range with.
    var low: UInt8?
    while try octet(index) != .closeBracket || index == first {
      let next = index + 1 < pattern.count ? pattern[index + 1] : .closeBracket
      switch pattern[index] {
      case .backslash:
        index += 1
        low = try octet(index)
        set.insert(pattern[index])
      case .hyphen where low != nil && next != .closeBracket:
        index += next == .backslash ? 2 : 1
        let high = try octet(index)
        if let low, low <= high { set.insert { (low...high).contains($0) } }
        low = nil
      case .openBracket where next == .colon:
        guard let end = pattern[(index + 2)...].firstIndex(of: .closeBracket) else {
          throw .openBracket
        }
        guard end > index + 2, pattern[end - 1] == .colon else { fallthrough }
        let name = pattern[(index + 2)..<(end - 1)].text
        guard let isIn = classes[name] else { throw .unknownClass }
        set.insert(where: isIn)
        low = nil
        index = end
      default:
        low = pattern[index]
        set.insert(pattern[index])
      }
      index += 1
    }
    return (set.finished(isNegated: isNegated), index + 1)
  }

  /// The classes by name: of ASCII only, whatever the language of the user, as git has them.
  private static let classes: [String: @Sendable (UInt8) -> Bool] = [
    "alnum": { $0.isLetter || $0.isDigit },
    "alpha": { $0.isLetter },
    "blank": { $0.isBlank },
    "cntrl": { $0.isControl },
    "digit": { $0.isDigit },
    "graph": { $0.isPrintable && $0 != .space },
    "lower": { $0.isLetter && !$0.isUppercase },
    "print": { $0.isPrintable },
    "punct": { $0.isPrintable && $0 != .space && !$0.isLetter && !$0.isDigit },
    "space": { $0.isBlank || $0.isLineEnd },
    "upper": { $0.isUppercase },
    "xdigit": { $0.isDigit || ($0.isLetter && $0.lowercased <= UInt8(ascii: "f")) },
  ]
}
