import Octets

/// A pattern of `.gitignore`: which paths below a directory it fits.
///
/// `*` is any run of octets in a name, `?` one octet, `[a-z]` one of a set, `**/` any directories
/// or none, `/**` all that is below; a backslash quotes. A pattern with a slash that is not its
/// last octet is one of the whole path, any other one of a name in whatever directory. One that
/// ends in a slash fits directories only.
///
/// All is as git does it, in octets, which is not always what git's page says: `a**/b` fits `ab`
/// and `ax/y/b`, since what stands before the first wildcard is compared by itself.
/// The match takes at most the product of the two lengths, for each directory of the path once.
package struct PathPattern: Hashable, Sendable {
  /// Why a pattern can fit nothing.
  package enum Fault: Error, Hashable, Sendable {
    /// There is nothing in it, or a slash only.
    case empty

    /// It begins with `!`, which has a meaning in ignore files alone.
    case negated

    /// A bracket is opened and never closed.
    case openBracket

    /// `[[:name:]]` with a name that stands for no class.
    case unknownClass

    /// It ends with a backslash that quotes nothing.
    case trailingBackslash

    /// A name in it is empty, `.` or `..`, which no path below a directory has.
    case impossibleName
  }

  enum Element: Hashable, Sendable {
    case octet(UInt8)
    case anyOctet
    case set(OctetSet)

    /// Any octets but slashes.
    case anyRun

    /// Directories, each with its slash; where `orNone` is false at least one.
    case directories(orNone: Bool)

    /// All that follows.
    case rest

    /// Whether no octets at all are enough.
    var fitsNothing: Bool { self == .anyRun || self == .rest || self == .directories(orNone: true) }
  }

  /// What is compared, where it can be told without looking at each element.
  private enum Shape: Hashable, Sendable {
    case everything
    case exactly
    case suffix
    case wildcards
  }

  private let elements: [Element]
  private let shape: Shape

  /// The octets that are compared, of a shape that has any.
  private let literal: [UInt8]

  /// What a path ends with that fits; `nil` where several octets do.
  private let lastOctet: UInt8?

  /// Whether it is compared with a name, in whatever directory.
  let isOfName: Bool

  /// Whether it fits directories only.
  let isForDirectories: Bool

  /// Reads a pattern that stands for itself, as on a command line.
  ///
  /// - Parameter text: The pattern; a `!` as a first octet needs a backslash before it.
  /// - Throws: ``Fault`` for a pattern that could never fit, which git says nothing about.
  package init(_ text: [UInt8]) throws(Fault) {
    guard text.first != .exclamation else { throw .negated }
    try self.init(text[...])
  }

  /// Reads a pattern of an ignore file, without the `!`.
  init(_ text: ArraySlice<UInt8>) throws(Fault) {
    var text = text
    let isForDirectories = text.last == .slash
    if isForDirectories { text.removeLast() }
    let isOfName = !text.contains(.slash)
    if text.first == .slash { text.removeFirst() }
    guard !text.isEmpty else { throw .empty }
    let elements = try Self.parse(Array(text), isOfName: isOfName)
    for name in elements.split(separator: .octet(.slash), omittingEmptySubsequences: false) {
      let isImpossible = name.count <= 2 && name.allSatisfy { $0 == .octet(.dot) }
      guard !isImpossible else { throw .impossibleName }
    }
    self.init(elements, isOfName: isOfName, isForDirectories: isForDirectories)
  }

  private init(_ elements: [Element], isOfName: Bool, isForDirectories: Bool) {
    func octets(_ elements: ArraySlice<Element>) -> [UInt8]? {
      let octets = elements.compactMap { if case .octet(let octet) = $0 { octet } else { nil } }
      return octets.count == elements.count ? octets : nil
    }
    self.elements = elements
    self.isOfName = isOfName
    self.isForDirectories = isForDirectories
    if isOfName, elements == [.anyRun] {
      (shape, literal) = (.everything, [])
    } else if let all = octets(elements[...]) {
      (shape, literal) = (.exactly, all)
    } else if isOfName, elements.first == .anyRun, let end = octets(elements.dropFirst()) {
      (shape, literal) = (.suffix, end)
    } else {
      (shape, literal) = (.wildcards, [])
    }
    lastOctet = if case .octet(let octet)? = elements.last { octet } else { nil }
  }

  private static func parse(_ text: [UInt8], isOfName: Bool) throws(Fault) -> [Element] {
    var elements: [Element] = []
    let prefix = text.prefix { !$0.isOne(of: "*?[\\") }.count
    var index = 0
    while index < text.count {
      switch text[index] {
      case .asterisk:
        let (element, end) = run(in: text, from: index, prefix: prefix, isOfName: isOfName)
        if elements.last != element { elements.append(element) }
        index = end
      case .question:
        elements.append(.anyOctet)
        index += 1
      case .openBracket:
        let (set, end) = try OctetSet.parse(text, from: index)
        elements.append(.set(set))
        index = end
      case .backslash:
        guard index + 1 < text.count else { throw .trailingBackslash }
        elements.append(.octet(text[index + 1]))
        index += 2
      default:
        elements.append(.octet(text[index]))
        index += 1
      }
    }
    return elements
  }

  /// Reads asterisks.
  ///
  /// - Returns: What they stand for, and where the pattern goes on.
  private static func run(
    in text: [UInt8],
    from start: Int,
    prefix: Int,
    isOfName: Bool
  ) -> (Element, Int) {
    let end = text[start...].firstIndex { $0 != .asterisk } ?? text.count
    let isAfterSlash = start == prefix || text[start - 1] == .slash
    guard end - start > 1, !isOfName, isAfterSlash else { return (.anyRun, end) }
    if end == text.count { return (.rest, end) }
    if text[end] == .slash { return (.directories(orNone: true), end + 1) }
    if text[end...].starts(with: [.backslash, .slash]) {
      return (.directories(orNone: false), end + 2)
    }
    return (.anyRun, end)
  }

  /// Says whether a path fits.
  ///
  /// - Parameters:
  ///   - path: Relative to the directory that the pattern is about; its names joined by `/`.
  ///   - isDirectory: Whether it is one.
  /// - Returns: Whether the pattern fits it, and not only what it is in.
  package func fits(_ path: [UInt8], isDirectory: Bool) -> Bool {
    let name = path.lastIndex(of: .slash).map { $0 + 1 } ?? 0
    return fits(path.span, name: name, from: 0, isDirectory: isDirectory)
  }

  /// Says whether a part of a path fits.
  ///
  /// - Parameters:
  ///   - path: It ends where the part does.
  ///   - name: Where its last name begins.
  ///   - start: Where the part begins.
  ///   - isDirectory: Whether it is one.
  /// - Returns: Whether the pattern fits it.
  func fits(_ path: Span<UInt8>, name: Int, from start: Int, isDirectory: Bool) -> Bool {
    guard isDirectory || !isForDirectories, path.count > start else { return false }
    if let lastOctet, path[path.count - 1] != lastOctet { return false }
    let start = isOfName ? name : start
    switch shape {
    case .everything: return true
    case .exactly: return path.count - start == literal.count && ends(path)
    case .suffix: return path.count - start >= literal.count && ends(path)
    case .wildcards: return Self.fits(elements.span, path, from: start, isBeginning: false)
    }
  }

  private func ends(_ path: Span<UInt8>) -> Bool {
    let literal = literal.span
    let offset = path.count - literal.count
    for index in literal.indices where literal[index] != path[offset + index] { return false }
    return true
  }

  /// Says whether there may be something below a directory that fits.
  func mayFit(below directory: [UInt8]) -> Bool {
    if isOfName { return true }
    return Self.fits(elements.span, (directory + [.slash]).span, from: 0, isBeginning: true)
  }

  /// Whether it fits whatever has no more than its directory in common with it: its last name is
  /// nothing but asterisks.
  var isOfEverything: Bool {
    let name = elements.reversed().prefix { $0 != .octet(.slash) }
    return !isForDirectories && name.allSatisfy { $0.fitsNothing }
  }

  /// Whether it fits all directories, and nothing else.
  var isOfEveryDirectory: Bool { shape == .everything && isForDirectories }

  /// The pattern that also fits what is in directories of which all names fit.
  var withAllBelow: PathPattern {
    guard !isOfName, elements.last == .anyRun else { return self }
    return PathPattern(
      Array(elements.dropLast()) + [.rest],
      isOfName: false,
      isForDirectories: isForDirectories
    )
  }

  /// Compares octets with elements.
  ///
  /// Only the last `*` and the last `**` are ever tried again: a `*` cannot leave its name, and
  /// what lies between two `**` is best where it comes first.
  ///
  /// - Parameters:
  ///   - elements: All of the pattern.
  ///   - path: It ends where the comparison does.
  ///   - start: Where the comparison begins.
  ///   - isBeginning: Whether more may follow the path.
  /// - Returns: Whether the path fits, or may be the beginning of one that does.
  private static func fits(
    _ elements: Span<Element>,
    _ path: Span<UInt8>,
    from start: Int,
    isBeginning: Bool
  ) -> Bool {
    var element = 0
    var position = start
    var run: (element: Int, position: Int)?
    var tree: (element: Int, position: Int)?
    while position < path.count {
      if element < elements.count {
        let octet = path[position]
        var isMet = false
        switch elements[element] {
        case .octet(let wanted): isMet = octet == wanted
        case .anyOctet: isMet = octet != .slash
        case .set(let set): isMet = set.contains(octet)
        case .anyRun:
          element += 1
          run = (element, position)
          continue
        case .directories(let orNone):
          element += 1
          guard let next = orNone ? position : behindSlash(path, from: position) else {
            return isBeginning
          }
          (run, tree) = (nil, (element, next))
          position = next
          continue
        case .rest: return true
        }
        if isMet {
          element += 1
          position += 1
          continue
        }
      }
      if let again = run, path[again.position] != .slash {
        run = (again.element, again.position + 1)
        (element, position) = (again.element, again.position + 1)
      } else if let again = tree, let next = behindSlash(path, from: again.position) {
        (run, tree) = (nil, (again.element, next))
        (element, position) = (again.element, next)
      } else {
        return false
      }
    }
    if isBeginning { return true }
    while element < elements.count, elements[element].fitsNothing { element += 1 }
    return element == elements.count
  }

  private static func behindSlash(_ path: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    while position < path.count, path[position] != .slash { position += 1 }
    return position < path.count ? position + 1 : nil
  }
}
