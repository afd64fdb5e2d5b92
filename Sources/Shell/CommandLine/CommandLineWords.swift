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
    var encoded = words.map { octets in
      let isURL = FTPURL.looksLikeURL(octets.text)
      let word =
        isURL
        ? Word(octets.map { Word.Octet(value: $0, isQuoted: false) }) : Word(literal: octets)
      return WordText.encode(word)
    }
    if let index = Self.firstOperand(encoded), index > 0, verbs.contains(encoded[index]) {
      encoded.insert(encoded.remove(at: index), at: 0)
    }
    return encoded
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
      .map { Escaping.text(WordText.plainOctets(String($0))) }
      .joined(separator: "\n")
  }

  /// Hides passwords in URLs from those who list processes, and says so.
  package func warnOfPasswords(_ shell: ShellState) {
    var hasPassword = false
    for (index, word) in words.enumerated() {
      // Also in one that makes no sense.
      guard word.text.contains("://"), let range = SecretText.range(in: word) else { continue }
      CommandArguments.mask(index, range)
      hasPassword = true
    }
    guard hasPassword else { return }
    shell.output.say(
      "warning: a password in a URL may be seen by others; FERRY_PASSWORD is safer",
      style: .warning
    )
  }

  /// Finds the server that the URLs among the words name.
  ///
  /// - Parameters:
  ///   - options: How to connect.
  ///   - verb: The command.
  ///   - mayBeSeveral: Whether the first of several will do; the others are the command's business.
  /// - Returns: The server, and who logs in.
  /// - Throws: ``CommandError`` when there is none, or they name several.
  func destination(
    _ options: ConnectionOptions,
    verb: String,
    mayBeSeveral: Bool
  ) throws(CommandError) -> Destination {
    var found: Destination?
    for word in words where FTPURL.looksLikeURL(word.text) {
      let destination = try Destination(word, defaultPort: options.port)
      guard found.map({ $0.endpoint == destination.endpoint }) ?? true || mayBeSeveral
      else {
        throw CommandError(
          verb,
          .refused("the URLs name several servers", advice: "One at a time, please.")
        )
      }
      found = found ?? destination
    }
    guard let found else {
      throw CommandError(
        verb,
        .refused("no URL names a server", advice: "Such as: ferry \(verb) ftp://host/path")
      )
    }
    return options.completed(found)
  }
}
