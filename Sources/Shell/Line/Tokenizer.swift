import Octets

/// Takes a line apart into commands, and these into words.
///
/// - `'…'` takes everything literally; `"…"` too, but for `\"`, `\\` and `\x`.
/// - A backslash makes the next character literal; `\xHH` is an octet.
/// - `#` at the beginning of a word starts a comment, `;` ends a command, blanks end a word.
/// - `&` at the end of a word, or alone, ends a command that runs in the background; inside a
///   word, as URLs have it, it is a character like others. Behind `&&` stands what runs after
///   success only, behind `||` what runs after a failure only.
/// - `!` at the beginning of a command takes the rest of the line as it is; so does `|` behind one,
///   but for an `&` at the line's end, which lets the whole run in the background.
/// - `>` and `>>` behind a command are followed by the name of a file.
package enum Tokenizer {
  /// One command of a line.
  struct Command: Hashable, Sendable {
    /// The words; never empty, unless there is a ``shellText``.
    var words: [Word] = []

    /// After what it runs.
    var condition = Condition.always

    /// Whether a `-` before the command makes its failure not count.
    var ignoresFailure = false

    /// Whether an `@` before the command keeps it from being echoed.
    var isSilent = false

    /// Whether an `&` behind the command lets it run beside the prompt.
    var runsInBackground = false

    /// What stands behind `!`, for the user's own shell; empty for an interactive one.
    var shellText: [UInt8]?

    /// Where what the command prints goes; `nil` for standard output.
    var redirection: Redirection?

    /// Where the command stands in the line.
    var range: Range<Int> = 0..<0
  }

  /// After what a command of a line runs.
  enum Condition: Hashable, Sendable {
    /// At the beginning of a line, and behind `;` and `&`: as if it were a line of its own.
    case always

    /// Behind `&&`: after success.
    case afterSuccess

    /// Behind `||`: after a failure, which counts no more then.
    case afterFailure
  }

  /// Takes a line apart.
  ///
  /// - Parameter line: Without the line end.
  /// - Returns: The commands in order; none for a blank line or a comment.
  /// - Throws: The first thing that is wrong, and where.
  static func commands(in line: [UInt8]) throws(GrammarError) -> [Command] {
    var scanner = Scanner(line)
    var commands: [Command] = []
    while let command = try scanner.nextCommand() { commands.append(command) }
    return commands
  }
}

/// The state of taking one line apart.
private struct Scanner {
  private let line: [UInt8]
  private var position = 0

  /// What the next command runs after, and where that was said.
  private var condition = (Tokenizer.Condition.always, offset: 0)

  init(_ line: [UInt8]) {
    self.line = line
  }

  mutating func nextCommand() throws(GrammarError) -> Tokenizer.Command? {
    while position < line.count,
      isBlank(line[position]) || (line[position] == .semicolon && condition.0 == .always)
    {
      position += 1
    }
    guard position < line.count, line[position] != .hash else {
      guard condition.0 == .always else {
        throw GrammarError(reason: .nothingFollows, offset: condition.offset)
      }
      return nil
    }
    let start = position
    var command = Tokenizer.Command()
    command.condition = condition.0
    condition = (.always, offset: start)
    takePrefixes(&command)
    if position < line.count, line[position] == .exclamation {
      command.shellText = [UInt8](line[(position + 1)...])
      position = line.count
    } else {
      while let word = try nextWord() { command.words.append(word) }
      command.redirection = try takeRedirection(&command)
      if command.words.isEmpty {
        let isRedirected = command.redirection != nil
        throw GrammarError(reason: isRedirected ? .nowhere : .nothingPrecedes, offset: start)
      }
      takeConnective(&command)
    }
    command.range = start..<position
    return command
  }

  /// Takes `-` and `@`, which say how a command counts, from before its name.
  private mutating func takePrefixes(_ command: inout Tokenizer.Command) {
    while position < line.count {
      switch line[position] {
      case .hyphen where !command.ignoresFailure: command.ignoresFailure = true
      case .at where !command.isSilent: command.isSilent = true
      case _ where isBlank(line[position]) && (command.isSilent || command.ignoresFailure): break
      default: return
      }
      position += 1
    }
  }

  /// Takes the `&` that lets a command run in the background, or the `&&` or `||` behind which
  /// stands what depends on it.
  private mutating func takeConnective(_ command: inout Tokenizer.Command) {
    guard position < line.count else { return }
    if isDoubled(at: position), line[position] == .bar || isEndingAmpersand(at: position) {
      condition = (line[position] == .bar ? .afterFailure : .afterSuccess, offset: position)
      position += 2
    } else if isEndingAmpersand(at: position) {
      command.runsInBackground = true
      position += 1
    }
  }

  private func isDoubled(at index: Int) -> Bool {
    index + 1 < line.count && line[index + 1] == line[index]
  }

  /// Whether there is an `&` that no word goes on behind.
  private func isEndingAmpersand(at index: Int) -> Bool {
    guard index < line.count, line[index] == .ampersand else { return false }
    var next = index + 1
    if next < line.count, line[next] == .ampersand { next += 1 }
    return next == line.count || isBlank(line[next]) || line[next] == .semicolon
  }

  /// Returns the next word; `nil` at the end of the command.
  private mutating func nextWord() throws(GrammarError) -> Word? {
    while position < line.count, isBlank(line[position]) { position += 1 }
    guard position < line.count, !endsCommand(at: position) else { return nil }
    guard line[position] != .hash else {
      position = line.count
      return nil
    }
    var word = Word()
    while position < line.count {
      let octet = line[position]
      if isBlank(octet) || endsCommand(at: position) { break }
      switch octet {
      case .singleQuote: try takeSingleQuoted(&word)
      case .doubleQuote: try takeDoubleQuoted(&word)
      case .backslash: try takeEscape(&word)
      case 0: throw GrammarError(reason: .nul, offset: position)
      default:
        word.octets.append(Word.Octet(value: octet, isQuoted: false))
        position += 1
      }
    }
    return word
  }

  /// Takes `> FILE`, `>> FILE` or `| COMMAND` from behind the words of a command.
  private mutating func takeRedirection(
    _ command: inout Tokenizer.Command
  ) throws(GrammarError) -> Redirection? {
    guard position < line.count else { return nil }
    let start = position
    switch line[position] {
    case .bar:
      guard !isDoubled(at: position) else { return nil }
      var text = [UInt8](line[(position + 1)...].drop(while: isBlank))
      position = line.count
      while let last = text.last, isBlank(last) { text.removeLast() }
      if text.last == .ampersand, ![.ampersand, .backslash].contains(text.dropLast().last) {
        // The whole line is the job, and not only what reads.
        command.runsInBackground = true
        text.removeLast()
      }
      guard !text.isEmpty else { throw GrammarError(reason: .nowhere, offset: start) }
      return .command(text)
    case .greater:
      position += 1
      let appends = position < line.count && line[position] == .greater
      if appends { position += 1 }
      guard let word = try nextWord(), try nextWord() == nil else {
        throw GrammarError(reason: .nowhere, offset: start)
      }
      return .file(word, appends: appends)
    default: return nil
    }
  }

  private func endsCommand(at index: Int) -> Bool {
    switch line[index] {
    case .semicolon, .greater, .bar: true
    default: isEndingAmpersand(at: index)
    }
  }

  private mutating func takeSingleQuoted(_ word: inout Word) throws(GrammarError) {
    let start = position
    position += 1
    while position < line.count {
      let octet = line[position]
      position += 1
      guard octet != .singleQuote else { return }
      guard octet != 0 else { throw GrammarError(reason: .nul, offset: position - 1) }
      word.octets.append(Word.Octet(value: octet, isQuoted: true))
    }
    throw GrammarError(reason: .unclosedQuote("'"), offset: start)
  }

  private mutating func takeDoubleQuoted(_ word: inout Word) throws(GrammarError) {
    let start = position
    position += 1
    while position < line.count {
      switch line[position] {
      case .doubleQuote:
        position += 1
        return
      case .backslash where isEscapableInDoubleQuotes(position + 1):
        try takeEscape(&word)
      case 0: throw GrammarError(reason: .nul, offset: position)
      default:
        word.octets.append(Word.Octet(value: line[position], isQuoted: true))
        position += 1
      }
    }
    throw GrammarError(reason: .unclosedQuote("\""), offset: start)
  }

  private func isEscapableInDoubleQuotes(_ index: Int) -> Bool {
    guard index < line.count else { return false }
    return line[index].isOne(of: "\"\\x")
  }

  /// Takes a backslash and what it makes literal.
  private mutating func takeEscape(_ word: inout Word) throws(GrammarError) {
    let start = position
    guard start + 1 < line.count else {
      throw GrammarError(reason: .nothingEscaped, offset: start)
    }
    guard line[start + 1] == UInt8(ascii: "x") else {
      word.octets.append(Word.Octet(value: line[start + 1], isQuoted: true))
      position = start + 2
      return
    }
    guard start + 3 < line.count,
      let value = Hexadecimal.octet(line[start + 2], line[start + 3])
    else { throw GrammarError(reason: .badOctet, offset: start) }
    guard value != 0 else { throw GrammarError(reason: .nul, offset: start) }
    word.octets.append(Word.Octet(value: value, isQuoted: true))
    position = start + 4
  }

  private func isBlank(_ octet: UInt8) -> Bool {
    octet.isBlank || octet == .carriageReturn
  }
}

/// Where what a command prints goes instead of standard output.
enum Redirection: Hashable, Sendable {
  /// A file of this machine, which is made anew or gets more at its end.
  case file(Word, appends: Bool)

  /// A command for the user's own shell.
  case command([UInt8])
}

/// A line that cannot be taken apart, and where.
package struct GrammarError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// A quote that is never closed; the quote's own character.
    case unclosedQuote(Character)

    /// A backslash at the end of the line.
    case nothingEscaped

    /// A NUL octet, which no name can have.
    case nul

    /// A `\x` that is not followed by two hexadecimal digits.
    case badOctet

    /// A `>` or `|` that is not followed by one place for what a command prints.
    case nowhere

    /// A `&&` or `||` without a command behind it.
    case nothingFollows

    /// A `&&`, `||` or `&` without a command before it.
    case nothingPrecedes
  }

  package let reason: Reason

  /// The offset of the octet in the line that is to blame.
  package let offset: Int
}
