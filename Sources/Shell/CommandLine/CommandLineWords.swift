import FTPClient
import FTPProtocol
import Octets
import Platform
import Terminal

/// The words of the program's own command line.
package struct CommandLineWords: Sendable {
  private let words: [[UInt8]]

  /// Takes the octets that the process was started with.
  package init(_ words: [[UInt8]]) {
    self.words = words
  }

  /// The words as the parser of arguments gets them.
  ///
  /// Only URLs may have patterns in them, since the user's own shell has expanded all others.
  /// A verb behind options is put before them, where the parser looks for it.
  ///
  /// - Parameter verbs: The words that are verbs.
  /// - Returns: Strings that ``WordText`` reads back.
  package func encoded(withVerbFirst verbs: Set<String>) -> [String] {
    // Such a verb connects itself, and needs the bookmark.
    let keepsBookmarks = verb?.type.worksBetweenServers ?? false
    var encoded = zip(words, expandedBookmarks).map { typed, url in
      let octets = keepsBookmarks ? typed : url
      let isURL = FTPURL.looksLikeURL(url.text)
      let word =
        isURL
        ? Word(octets.map { Word.Octet(value: $0, isQuoted: false) }) : Word(literal: octets)
      return WordText.encode(word)
    }
    guard let index = Self.firstOperand(encoded) else { return encoded }
    if index > 0, verbs.contains(encoded[index]) {
      encoded.insert(encoded.remove(at: index), at: 0)
    } else if encoded[index] == "open", !verbs.isEmpty {
      // As at the prompt, which asks for the server where none is named.
      let isAlone = Self.firstOperand([String](encoded[(index + 1)...])) == nil
      encoded.replaceSubrange(index...index, with: isAlone ? ["-e", "open"] : [])
    }
    return encoded
  }

  /// The verb among the words that is a command, and where it stands; `nil` where there is none.
  private var verb: (index: Int, type: any ShellCommand.Type)? {
    let texts = words.map { $0.text }
    guard let index = Self.firstOperand(texts),
      let type = CommandTable.commands.first(where: { $0.name == texts[index] })
    else { return nil }
    return (index, type)
  }

  /// What 'ferry help NAME' says of a topic, or of a command that is none of the command line; `nil`
  /// for all else, which is the parser's.
  package var helpAtPrompt: String? {
    let texts = words.map(\.text)
    guard let index = Self.firstOperand(texts), texts[index] == "help", index + 2 == texts.count,
      case let name = texts[index + 1], !CommandLineVerbs.names.contains(name)
    else { return nil }
    if let text = HelpTopics.text(of: name) { return text }
    return CommandTable.commands.first { $0.name == name }.map {
      String(HelpText.text(of: $0, columns: Output().width).dropLast())
    }
  }

  /// The words, with the URLs in place of operands `NAME:PATH` of a verb that takes URLs.
  private var expandedBookmarks: [[UInt8]] {
    guard words.contains(where: { $0.contains(.colon) }), let (index, type) = verb, type.takesURLs,
      let rest = try? BookmarkOperands.expanded(
        words[(index + 1)...].map { Word($0.map { Word.Octet(value: $0, isQuoted: false) }) },
        isExpression: type.optionWords != nil
      )
    else { return words }
    let isValue = ([[]] + rest.map(\.plain)).map {
      ConnectionOptions.namesWithValue.contains($0.text)
    }
    return words[...index]
      + zip(rest, words[(index + 1)...]).enumerated().map { position, pair in
        isValue[position] ? pair.1 : pair.0.plain
      }
  }

  /// Finds the first word that is neither an option nor an option's value.
  private static func firstOperand(_ words: [String]) -> Int? {
    var index = 0
    while index < words.count, words[index].hasPrefix("-"), words[index].utf8.count > 1 {
      index += ConnectionOptions.namesWithValue.contains(words[index]) ? 2 : 1
    }
    return index < words.count ? index : nil
  }

  /// Whether a word asks for help, the version, or a completion script.
  package var mayAskForHelp: Bool {
    let questions: Set = ["-h", "--help", "-help", "--help-hidden", "--version", "help"]
    return words.contains { word in
      let text = word.text
      return questions.contains(text) || text.hasPrefix("--generate-completion-script")
        || text.hasPrefix("--experimental-") || text.hasPrefix("---completion")
    }
  }

  /// What to do with a name that begins with a hyphen.
  package static let hyphenAdvice = "A name that begins with '-' goes behind '--'."

  /// Makes harmless what the parser says about the words.
  package static func displayed(_ message: String) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SecretText.masked(Escaping.text(WordText.plainOctets(String($0)))) }
      .joined(separator: "\n")
  }

  /// Hides passwords from those who list processes.
  package func hidePasswords() {
    for (index, range) in passwordRanges { CommandArguments.mask(index, range) }
  }

  /// Says that passwords were to be seen until they were hidden.
  package func warnOfPasswords(_ shell: ShellState) {
    guard !passwordRanges.isEmpty else { return }
    shell.output.say(
      "warning: a password among the arguments may be seen by others; 'help passwords' has better",
      style: .warning
    )
  }

  /// Where passwords stand in the words, also in those that make no sense.
  private var passwordRanges: [(word: Int, range: Range<Int>)] {
    let isPlace = Secrets.places(connects: verb == nil)
    return words.indices.compactMap { index in
      let word = words[index]
      let option = index > 0 ? words[index - 1].text : ""
      if ["-c", "-e"].contains(option) {
        // The commands are not taken apart to the octet.
        return Secrets.mayBeIn(script: word) ? (index, word.indices) : nil
      }
      if let range = SecretText.range(in: word, unless: isPlace) { return (index, range) }
      let value = Self.takesUser(option) ? 0 : Self.valueOfJoinedUser(word)
      guard let value, let end = word[value...].firstIndex(where: { $0 == .comma || $0 == .colon })
      else { return nil }
      return (index, (end + 1)..<word.count)
    }
  }

  /// Whether an option's value is a user: `-u`, also behind other letters.
  private static func takesUser(_ option: String) -> Bool {
    option == "--user"
      || option.hasPrefix("-") && !option.hasPrefix("--") && option.hasSuffix("u")
  }

  /// Where the value of `--user=NAME` or `-uNAME` begins.
  private static func valueOfJoinedUser(_ word: [UInt8]) -> Int? {
    if word.starts(with: "--user=".utf8) { return "--user=".utf8.count }
    guard word.first == .hyphen, word.count > 1, word[1] != .hyphen else { return nil }
    return word.firstIndex(of: UInt8(ascii: "u")).map { $0 + 1 }
  }

  /// Masks the passwords among the words in what is said of them.
  package func masked(_ message: String) -> String {
    var message = message
    for (index, range) in passwordRanges {
      let secret = words[index][range].text
      guard !secret.isEmpty else { continue }
      message = message.split(separator: secret, omittingEmptySubsequences: false)
        .joined(separator: SecretText.mask)
    }
    return message
  }

  /// Finds the servers that the URLs among the words name.
  ///
  /// - Parameters:
  ///   - options: How to connect.
  ///   - verb: The command.
  ///   - mayBeSeveral: Whether they may be several servers, which are the command's business then.
  /// - Returns: The first, with who logs in, and the others.
  /// - Throws: ``CommandError`` when there is none, or they name several.
  func destinations(
    _ options: ConnectionOptions,
    verb: String,
    mayBeSeveral: Bool
  ) throws(CommandError) -> (first: Destination, others: [Destination]) {
    var found: [Destination] = []
    // The bookmark itself knows more than the URL that stands for it.
    for (word, url) in zip(words, expandedBookmarks) where FTPURL.looksLikeURL(url.text) {
      let destination = try Destination(word, defaultPort: options.port)
      guard mayBeSeveral || found.allSatisfy({ $0.endpoint.isSame(as: destination.endpoint) })
      else {
        throw CommandError(
          verb,
          .refused("the URLs name several servers", advice: "One at a time, please.")
        )
      }
      found.append(destination)
    }
    guard let first = found.first else {
      throw CommandError(
        verb,
        .refused("no URL names a server", advice: "Such as: ferry \(verb) ftp://host/path")
      )
    }
    return (options.completed(first), [Destination](found.dropFirst()))
  }
}
