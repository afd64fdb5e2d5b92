import Octets

/// An element of a document in XML, as far as FileZilla keeps its sites in one.
///
/// The text is nobody's to be trusted: entities of its own are not read, and depth and number of
/// elements have limits.
struct XMLElement: Hashable, Sendable {
  private static let depthLimit = 64
  private static let elementLimit = 500_000

  let name: String
  private(set) var attributes: [String: String] = [:]

  /// The text that stands in the element itself, without blanks at its ends.
  private(set) var text = ""
  private(set) var children: [XMLElement] = []

  /// Returns the first child of a name.
  func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  private init(name: String) {
    self.name = name
  }

  /// Reads a document.
  ///
  /// - Returns: What all its elements are in; `nil` for a text that is no XML, or ends in the middle.
  init?(parsing octets: [UInt8]) {
    var reader = XMLReader(octets)
    var open = [XMLElement(name: "")]
    var count = 0
    while let token = reader.next() {
      switch token {
      case .text(let text): open[open.count - 1].text += text
      case .begin(let name, let attributes, let isEmpty):
        count += 1
        guard open.count < Self.depthLimit, count < Self.elementLimit else { return nil }
        var element = XMLElement(name: name)
        element.attributes = attributes
        if isEmpty {
          open[open.count - 1].children.append(element)
        } else {
          open.append(element)
        }
      case .end(let name):
        guard open.count > 1, var element = open.popLast(), element.name == name else { return nil }
        element.text = [UInt8](element.text.utf8).trimmedOfSpace.text
        open[open.count - 1].children.append(element)
      }
    }
    guard reader.isAtEnd, open.count == 1, count > 0, let document = open.first else { return nil }
    self = document
  }
}

extension [UInt8] {
  fileprivate var trimmedOfSpace: ArraySlice<UInt8> {
    var rest = drop { $0.isBlank || $0.isLineEnd }
    while let last = rest.last, last.isBlank || last.isLineEnd { rest.removeLast() }
    return rest
  }
}

/// Reads a document part by part.
private struct XMLReader {
  enum Token {
    case text(String)
    case begin(String, [String: String], isEmpty: Bool)
    case end(String)
  }

  private let octets: [UInt8]
  private var position = 0

  init(_ octets: [UInt8]) {
    self.octets = octets
  }

  /// Whether all was read, and nothing that makes no sense stopped it.
  var isAtEnd: Bool { position == octets.count }

  /// Returns the next part; `nil` at the end, and where what follows makes no sense.
  mutating func next() -> Token? {
    while position < octets.count {
      if octets[position] != .less {
        let end = octets[position...].firstIndex(of: .less) ?? octets.count
        defer { position = end }
        return .text(Self.resolved(octets[position..<end]))
      }
      let rest = octets[position...]
      if rest.starts(with: "<!--".utf8) {
        guard pass("-->") else { return nil }
      } else if rest.starts(with: "<![CDATA[".utf8) {
        let start = position + 9
        guard pass("]]>") else { return nil }
        return .text(octets[start..<(position - 3)].text)
      } else if rest.starts(with: "<?".utf8) {
        guard pass("?>") else { return nil }
      } else if rest.starts(with: "<!".utf8) {
        guard pass(">") else { return nil }
      } else {
        return tag()
      }
    }
    return nil
  }

  /// Passes everything up to and with a mark; stays where there is none.
  private mutating func pass(_ mark: StaticString) -> Bool {
    let wanted = mark.withUTF8Buffer { Array($0) }
    // Behind what it began with, which may have the end of the mark in it.
    var index = position + 2
    while index + wanted.count <= octets.count {
      if octets[index] == wanted[0], octets[index...].starts(with: wanted) {
        position = index + wanted.count
        return true
      }
      index += 1
    }
    return false
  }

  private mutating func tag() -> Token? {
    var index = position + 1
    var quote: UInt8?
    while index < octets.count, quote != nil || octets[index] != .greater {
      let octet = octets[index]
      if let open = quote {
        if octet == open { quote = nil }
      } else if octet == .doubleQuote || octet == .singleQuote {
        quote = octet
      }
      index += 1
    }
    guard index < octets.count else { return nil }
    var inside = octets[(position + 1)..<index]
    let isEnd = inside.first == .slash
    let isEmpty = !isEnd && inside.last == .slash
    if isEnd { inside = inside.dropFirst() }
    if isEmpty { inside = inside.dropLast() }
    let name = inside.prefix { !$0.isBlank && !$0.isLineEnd }
    guard !name.isEmpty else { return nil }
    position = index + 1
    if isEnd { return .end(name.text) }
    return .begin(name.text, Self.attributes(in: inside.dropFirst(name.count)), isEmpty: isEmpty)
  }

  private static func attributes(in octets: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = octets
    while let equals = rest.firstIndex(of: .equals) {
      let name = [UInt8](rest[..<equals]).trimmedOfSpace.text
      rest = rest[(equals + 1)...].drop { $0.isBlank || $0.isLineEnd }
      guard let quote = rest.popFirst(), quote == .doubleQuote || quote == .singleQuote,
        let end = rest.firstIndex(of: quote)
      else { break }
      attributes[name] = resolved(rest[..<end])
      rest = rest[(end + 1)...]
    }
    return attributes
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  /// Puts characters in place of the entities that all documents have; others stay as they are.
  private static func resolved(_ octets: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = octets
    while let ampersand = rest.firstIndex(of: .ampersand) {
      result += rest[..<ampersand]
      rest = rest[(ampersand + 1)...]
      let name = rest.prefix(10).prefix { $0 != .semicolon }
      guard name.count < rest.count, rest[rest.startIndex + name.count] == .semicolon,
        let character = character(name.text)
      else {
        result.append(.ampersand)
        continue
      }
      result += character.utf8
      rest = rest[(rest.startIndex + name.count + 1)...]
    }
    return (result + rest).text
  }

  private static func character(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return entities[name] }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
    return Unicode.Scalar(value).map { String($0) }
  }
}
