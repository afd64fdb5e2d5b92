import FTPProtocol
import Octets

/// Reads the words of `find`.
struct FindParser {
  private var words: ArraySlice<RemoteOperand>
  private var request = FindRequest()

  private init(_ words: [RemoteOperand]) {
    self.words = words[...]
  }

  /// Reads a whole line.
  ///
  /// - Throws: The first word that makes no sense.
  static func parse(_ words: [RemoteOperand]) throws(FindRequest.Mistake) -> FindRequest {
    var parser = FindParser(words)
    return try parser.parse()
  }

  private mutating func parse() throws(FindRequest.Mistake) -> FindRequest {
    while let text = peek, text == "-L" || text == "-P" || text == "-H" {
      request.followsLinks = text == "-L"
      words.removeFirst()
    }
    while let text = peek, !beginsExpression(text) { request.startingPoints.append(take()) }
    let expression = peek == nil ? .all([]) : try alternatives()
    if let rest = peek {
      throw rest == ")" ? .unbalanced : .misplaced(rest)
    }
    // Whoever says nothing wants to see what is found.
    request.expression =
      expression.actions.isEmpty ? .all([expression, .action(.print)]) : expression
    return request
  }

  private func beginsExpression(_ text: String) -> Bool {
    text.hasPrefix("-") && text != "-" || ["(", ")", "!"].contains(text)
  }

  private var peek: String? { words.first?.text }

  private mutating func take() -> RemoteOperand { words.removeFirst() }

  private mutating func alternatives() throws(FindRequest.Mistake) -> FindExpression {
    var parts = [try conjunction()]
    while let text = peek, text == "-o" || text == "-or" {
      words.removeFirst()
      guard peek != nil, peek != ")" else { throw .missingTest(text) }
      parts.append(try conjunction())
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(FindRequest.Mistake) -> FindExpression {
    var parts: [FindExpression] = []
    while let text = peek, text != ")", text != "-o", text != "-or" {
      if text == "-a" || text == "-and" {
        guard !parts.isEmpty, words.count > 1 else { throw .missingTest(text) }
        words.removeFirst()
        continue
      }
      if let part = try primary() { parts.append(part) }
    }
    if parts.isEmpty, let text = peek, text != ")" { throw .missingTest(text) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// Reads one test or action; `nil` for an option, which is no part of the expression.
  private mutating func primary() throws(FindRequest.Mistake) -> FindExpression? {
    let text = take().text
    switch text {
    case "!", "-not":
      guard peek != nil, peek != ")", let inner = try primary() else { throw .missingTest(text) }
      return .not(inner)
    case "(":
      let inner = try alternatives()
      guard peek == ")" else { throw .unbalanced }
      words.removeFirst()
      return inner
    case "-maxdepth": request.greatestDepth = try depth(text)
    case "-mindepth": request.leastDepth = try depth(text)
    case "-follow": request.followsLinks = true
    case "-prune": return .prune
    default:
      if let action = Self.actions[text] { return .action(action) }
      return .test(try test(text))
    }
    return nil
  }

  private static let actions: [String: FindAction] = [
    "-print": .print, "-print0": .printNul, "-ls": .list, "-json": .object, "--json": .object,
    "-delete": .delete, "-get": .get,
  ]

  private mutating func test(_ text: String) throws(FindRequest.Mistake) -> FindTest {
    switch text {
    case "-name": return .name(try pattern(text))
    case "-iname": return .name(try pattern(text, ignoresCase: true))
    case "-path", "-wholename": return .path(try pattern(text))
    case "-ipath", "-iwholename": return .path(try pattern(text, ignoresCase: true))
    case "-type": return .kinds(try kinds(text))
    case "-size":
      let allowed = "a number with c, k, M or G behind it; + before it for more, - for less"
      return .size(try value(text, allowed) { FindSize($0) })
    case "-mtime": return .age(try number(text), period: 86400)
    case "-mmin": return .age(try number(text), period: 60)
    case "-newer": return .newerThan(try operand(text))
    case "-newermt":
      let allowed = "a date in UTC, such as 2026-11-24 or '2026-11-24 14:03'"
      return .newer(
        try value(text, allowed) { DateText.parse($0).map { TimeSpan($0.secondsSinceEpoch) } }
      )
    case "-empty": return .empty
    case "-user": return .owner(try operand(text).word.plain)
    case "-group": return .group(try operand(text).word.plain)
    default: throw text.hasPrefix("-") ? .unknown(text) : .misplaced(text)
    }
  }

  private mutating func operand(_ test: String) throws(FindRequest.Mistake) -> RemoteOperand {
    guard peek != nil else { throw .missingValue(test) }
    return take()
  }

  private mutating func value<Value>(
    _ test: String,
    _ allowed: String,
    _ read: (String) -> Value?
  ) throws(FindRequest.Mistake) -> Value {
    guard let value = read(try operand(test).text) else {
      throw .badValue(test, allowed: allowed)
    }
    return value
  }

  private mutating func pattern(
    _ test: String,
    ignoresCase: Bool = false
  ) throws(FindRequest.Mistake) -> GlobPattern {
    // Patterns are quoted by habit, to keep them from other shells: quotes change nothing here.
    let octets = try operand(test).word.plain
    return GlobPattern(text: octets, ignoresCase: ignoresCase, meetsHiddenNames: true)
  }

  private mutating func number(_ test: String) throws(FindRequest.Mistake) -> FindNumber {
    try value(test, "a number; + before it for more, - for less") { FindNumber($0) }
  }

  private mutating func depth(_ test: String) throws(FindRequest.Mistake) -> Int {
    try value(test, "a number, 0 for the starting points alone") { text in
      Int(text).flatMap { $0 >= 0 ? $0 : nil }
    }
  }

  private mutating func kinds(_ test: String) throws(FindRequest.Mistake) -> Set<EntryKind> {
    try value(test, "f for files, d for directories, l for links, or several with commas") { text in
      let letters = text.split(separator: ",", omittingEmptySubsequences: false)
      let kinds = letters.map { ["f": EntryKind.file, "d": .directory, "l": .link][$0] }
      return kinds.contains(nil) ? nil : Set(kinds.compactMap(\.self))
    }
  }
}

extension RemoteOperand {
  /// The word as text, for the words of `find` that are no names.
  fileprivate var text: String { word.plain.text }
}

/// A whole line of `find`: where to begin, how deep to go, what to look for and what to do.
struct FindRequest: Sendable {
  /// Where to begin; the working directory if there are none.
  var startingPoints: [RemoteOperand] = []

  /// The least depth that is looked at, 0 for the starting points.
  var leastDepth = 0

  /// The greatest depth that is looked at.
  var greatestDepth: Int?

  /// Whether links to directories are walked into.
  var followsLinks = false

  var expression = FindExpression.all([])

  /// Whether it matters that a directory is empty.
  var asksForEmptiness: Bool {
    expression.contains { if case .test(.empty) = $0 { true } else { false } }
  }

  /// Whether the expression keeps the walk out of directories.
  var prunes: Bool {
    expression.contains { if case .prune = $0 { true } else { false } }
  }

  /// Whether something may be removed.
  var deletes: Bool {
    expression.contains { if case .action(.delete) = $0 { true } else { false } }
  }

  /// A line that makes no sense.
  enum Mistake: Error, Hashable, Sendable {
    case unknown(String)
    case missingValue(String)
    case badValue(String, allowed: String)
    case unbalanced
    case missingTest(String)
    case misplaced(String)
  }
}
