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
    case Ascii.backslash where quote == nil: return takeEscape()
    case Ascii.backslash where quote == "\"" && isEscapableInDoubleQuotes: return takeEscape()
    case Ascii.singleQuote where quote != "\"", Ascii.doubleQuote where quote != "'":
      quote = quote == nil ? Character(Unicode.Scalar(octet)) : nil
      hasBegun = true
    case _ where quote != nil: append(octet, isQuoted: true)
    case Ascii.space, Ascii.tab: endWord()
    case Ascii.semicolon: endCommand()
    case Ascii.ampersand where !hasBegun: endCommand()
    case Ascii.greater:
      endWord()
      isOutputFile = true
    // What stands behind it is for the user's own shell.
    case Ascii.bar: return false
    case Ascii.hash where !hasBegun: return false
    case Ascii.exclamation where !hasBegun && before.isEmpty: return false
    // They say how a command counts, and are no part of its name.
    case Ascii.minus where !hasBegun && before.isEmpty: break
    case Ascii.at where !hasBegun && before.isEmpty: break
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
    return [Ascii.doubleQuote, Ascii.backslash, Ascii.lowerX].contains(line[position + 1])
  }

  private mutating func takeEscape() -> Bool {
    guard position + 1 < line.count else { return false }
    guard line[position + 1] == Ascii.lowerX else {
      append(line[position + 1], isQuoted: true)
      position += 2
      return true
    }
    let digits = String(decoding: line[(position + 2)...].prefix(2), as: UTF8.self)
    guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else { return false }
    append(value, isQuoted: true)
    position += 4
    return true
  }
}

extension WordAtCursor {
  /// The word's octets without the knowledge of quotes.
  var plain: [UInt8] { octets.map(\.value) }

  /// The directory that the word leads into so far, slash and all; empty if it has none.
  var directory: Word {
    let end = octets.lastIndex { $0.value == 0x2F }.map { $0 + 1 } ?? 0
    return Word([Word.Octet](octets[..<end]))
  }

  /// The beginning of the last name.
  var nameBeginning: [UInt8] {
    [UInt8](octets[directory.octets.count...].map(\.value))
  }
}
