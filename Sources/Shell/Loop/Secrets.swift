import FTPProtocol
import Octets
import Terminal

/// Which words of a command are passwords.
enum Secrets {
  /// What stands for a password wherever a line is shown.
  private static let mask = "****"

  /// Returns the positions of the words that have passwords in them; `nil` if none has.
  static func secretWords(in command: Tokenizer.Command, abbreviated: Bool) -> Set<Int>? {
    guard let name = command.words.first else { return nil }
    var secret: Set<Int> = []
    for (index, word) in command.words.enumerated() where passwordRange(word) != nil {
      secret.insert(index)
    }
    let text = name.plain.text
    if case .command(let type, let leading) = CommandTable.find(text, abbreviated: abbreviated) {
      let words =
        leading
        + command.words.dropFirst().map { word in
          word.plain.text
        }
      let verb = words.first?.uppercased()
      if type.name == UserCommand.name, command.words.count > 2 {
        secret.formUnion(2..<command.words.count)
      } else if type.name == QuoteCommand.name, verb == "PASS" || verb == "ACCT" {
        secret.formUnion((leading.isEmpty ? 2 : 1)..<max(2, command.words.count))
      }
    }
    secret = secret.filter { $0 < command.words.count }
    return secret.isEmpty ? nil : secret
  }

  /// Writes a command with its passwords masked.
  static func masked(_ command: Tokenizer.Command, abbreviated: Bool) -> String {
    maskedWords(command, abbreviated) + target(of: command)
  }

  /// Where the output of a command goes, as it is written.
  private static func target(of command: Tokenizer.Command) -> String {
    switch command.redirection {
    case nil: ""
    case .file(let word, let appends): (appends ? " >> " : " > ") + Quoting.quoted(word.plain)
    case .command(let text): " | " + Escaping.text(text)
    }
  }

  private static func maskedWords(_ command: Tokenizer.Command, _ abbreviated: Bool) -> String {
    guard let secret = secretWords(in: command, abbreviated: abbreviated) else {
      return command.words.map { Quoting.quoted($0.plain) }.joined(separator: " ")
    }
    return command.words.enumerated().map { index, word in
      guard secret.contains(index) else { return Quoting.quoted(word.plain) }
      guard let range = passwordRange(word) else { return mask }
      let octets = word.plain
      return Escaping.text([UInt8](octets[..<range.lowerBound])) + mask
        + Escaping.text([UInt8](octets[range.upperBound...]))
    }.joined(separator: " ")
  }

  private static func passwordRange(_ word: Word) -> Range<Int>? {
    (try? FTPURL(parsing: word.plain))?.passwordRange
  }
}
