import Octets

/// A pattern that names of one directory fit or do not.
///
/// `*` is any run of octets, `?` one character, `[a-z]` one of a set and `[!a-z]` or `[^a-z]` one
/// that is not in it; `[[:alpha:]]` is a set by name. A leading dot is only met by a dot.
package struct GlobPattern: Hashable, Sendable {
  private enum Element: Hashable, Sendable {
    case literal(UInt8)

    /// A character in either case.
    case folded(UInt32)
    case anyCharacter
    case anyRun
    case set(GlobSet)
  }

  /// Whether names that begin with a dot are as good as others.
  private let meetsHiddenNames: Bool
  private let ignoresCase: Bool
  private let elements: [Element]

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - octets: Each with the knowledge whether it was quoted, and so means only itself.
  ///   - ignoresCase: Whether small and capital letters are the same, as on Windows.
  ///   - meetsHiddenNames: Whether a wildcard meets a leading dot too, as in find(1).
  package init(
    _ octets: [(octet: UInt8, isLiteral: Bool)],
    ignoresCase: Bool = false,
    meetsHiddenNames: Bool = false
  ) {
    self.ignoresCase = ignoresCase
    self.meetsHiddenNames = meetsHiddenNames
    var elements: [Element] = []
    var index = 0
    while index < octets.count {
      let (octet, isLiteral) = octets[index]
      var length = 1
      switch octet {
      case .asterisk where !isLiteral:
        if elements.last != .anyRun { elements.append(.anyRun) }
      case .question where !isLiteral: elements.append(.anyCharacter)
      case .openBracket where !isLiteral:
        if let (set, end) = GlobSet.parse(octets, from: index) {
          elements.append(.set(set))
          length = end + 1 - index
        } else {
          // A bracket that is never closed is a bracket.
          elements.append(.literal(octet))
        }
      case _ where ignoresCase:
        let (scalar, count) = GlobSet.scalar(octets, index)
        elements.append(.folded(CaseFolding.folded(scalar)))
        length = count
      default: elements.append(.literal(octet))
      }
      index += length
    }
    self.elements = elements
  }

  /// Reads a pattern in which a backslash takes the meaning of the next character away.
  package init(text: [UInt8], ignoresCase: Bool = false, meetsHiddenNames: Bool = false) {
    var octets: [(octet: UInt8, isLiteral: Bool)] = []
    var isEscaped = false
    for octet in text {
      if octet == .backslash, !isEscaped {
        isEscaped = true
        continue
      }
      octets.append((octet, isEscaped))
      isEscaped = false
    }
    if isEscaped { octets.append((.backslash, true)) }
    self.init(octets, ignoresCase: ignoresCase, meetsHiddenNames: meetsHiddenNames)
  }

  /// Whether the pattern can fit more than one name.
  package var hasWildcards: Bool {
    elements.contains { if case .literal = $0 { false } else { true } }
  }

  /// Whether the pattern asks for names that begin with a dot.
  package var beginsWithDot: Bool {
    elements.first == .literal(.dot) || elements.first == .folded(UInt32(UInt8.dot))
  }

  /// Says whether a name fits.
  ///
  /// Takes at most the product of the two lengths: only the last `*` is ever tried again.
  package func matches(_ name: Span<UInt8>) -> Bool {
    if !meetsHiddenNames, name.count > 0, name[0] == .dot, !beginsWithDot { return false }
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
    case .folded(let wanted):
      let (scalar, length) = Self.character(in: name, at: position)
      return CaseFolding.folded(scalar) == wanted ? length : nil
    case .set(let set):
      let (scalar, length) = Self.character(in: name, at: position)
      return set.contains(scalar, ignoringCase: ignoresCase) ? length : nil
    case .anyRun: return nil
    }
  }

  /// Reads one character of UTF-8; an octet that is none counts as a character of its own.
  static func character(in name: Span<UInt8>, at position: Int) -> (scalar: UInt32, length: Int) {
    let (scalar, length) = name.character(at: position)
    return (scalar?.value ?? UInt32(name[position]), length)
  }
}
