import Octets

/// The word that a person is typing, and the words of the command before it.
///
/// Reads by the rules of ``Tokenizer``, but what is not finished yet is no error.
struct WordAtCursor: Hashable, Sendable {
  /// The words of the command before this one; empty while the command's own name is typed.
  private(set) var before: [Word] = []

  /// What the word means so far.
  private(set) var octets: [Word.Octet] = []

  /// The quote in which the cursor stands; `nil` outside quotes.
  private(set) var quote: Character?

  /// Whether any of the word has been typed, if only a quote.
  private(set) var hasBegun = false

  /// Whether the word names the file into which the command's output goes.
  private(set) var isOutputFile = false

  private let line: [UInt8]
  private var position = 0

  /// Reads the line up to the cursor.
  ///
  /// - Returns: `nil` where no word can be completed: in a comment, in a command for the user's own
  ///   shell, and behind half an escape.
  init?(_ line: [UInt8]) {
    self.line = line
    while position < line.count {
      guard takeNext() else { return nil }
    }
  }

  /// Takes what stands at the position; false where completion has no place.
  private mutating func takeNext() -> Bool {
    let octet = line[position]
    switch octet {
    case .backslash where quote == nil: return takeEscape()
    case .backslash where quote == "\"" && isEscapableInDoubleQuotes: return takeEscape()
    case .singleQuote where quote != "\"", .doubleQuote where quote != "'":
      quote = quote == nil ? Character(Unicode.Scalar(octet)) : nil
      hasBegun = true
    case _ where quote != nil: append(octet, isQuoted: true)
    case .space, .tab: endWord()
    case .semicolon: endCommand()
    case .ampersand where !hasBegun: endCommand()
    case .greater:
      endWord()
      isOutputFile = true
    case .bar where position + 1 < line.count && line[position + 1] == .bar:
      endCommand()
      position += 1
    // What stands behind it is for the user's own shell.
    case .bar: return false
    case .hash where !hasBegun: return false
    case .exclamation where !hasBegun && before.isEmpty: return false
    // They say how a command counts, and are no part of its name.
    case .hyphen where !hasBegun && before.isEmpty: break
    case .at where !hasBegun && before.isEmpty: break
    default: append(octet, isQuoted: false)
    }
    position += 1
    return true
  }

  private mutating func append(_ value: UInt8, isQuoted: Bool) {
    octets.append(Word.Octet(value: value, isQuoted: isQuoted))
    hasBegun = true
  }

  private mutating func endCommand() {
    endWord()
    before = []
    isOutputFile = false
  }

  private mutating func endWord() {
    guard hasBegun else { return }
    before.append(Word(octets))
    octets = []
    hasBegun = false
  }

  private var isEscapableInDoubleQuotes: Bool {
    guard position + 1 < line.count else { return true }
    return line[position + 1].isOne(of: "\"\\x")
  }

  private mutating func takeEscape() -> Bool {
    guard position + 1 < line.count else { return false }
    guard line[position + 1] == UInt8(ascii: "x") else {
      append(line[position + 1], isQuoted: true)
      position += 2
      return true
    }
    guard let value = Hexadecimal.octets(line[(position + 2)...].prefix(2))?.first else {
      return false
    }
    append(value, isQuoted: true)
    position += 4
    return true
  }
}

extension WordAtCursor {
  /// The same word behind other words.
  func behind(_ words: [Word]) -> WordAtCursor {
    var other = self
    other.before = words
    return other
  }

  /// The word's octets without the knowledge of quotes.
  var plain: [UInt8] { octets.map(\.value) }

  /// The directory that the word leads into so far, slash and all; empty if it has none.
  var directory: Word {
    let end = octets.lastIndex { $0.value == .slash }.map { $0 + 1 } ?? 0
    return Word([Word.Octet](octets[..<end]))
  }

  /// The beginning of the last name.
  var nameBeginning: [UInt8] {
    [UInt8](octets[directory.octets.count...].map(\.value))
  }
}
