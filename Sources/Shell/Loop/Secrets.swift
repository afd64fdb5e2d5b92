import FTPProtocol
import Octets
import Terminal

/// Which words of a command are passwords.
enum Secrets {
  /// Whether a command has a password in it, also where programs of this machine get it.
  static func areIn(_ command: Tokenizer.Command, abbreviated: Bool) -> Bool {
    if secretWords(in: command, abbreviated: abbreviated) != nil { return true }
    var texts = [command.shellText ?? []]
    if case .command(let text) = command.redirection { texts.append(text) }
    return texts.contains { SecretText.masked($0.text) != $0.text }
  }

  /// Returns the positions of the words that have passwords in them; `nil` if none has.
  static func secretWords(in command: Tokenizer.Command, abbreviated: Bool) -> Set<Int>? {
    guard let name = command.words.first else { return nil }
    var secret: Set<Int> = []
    for (index, word) in command.words.enumerated() where passwordRange(word) != nil {
      secret.insert(index)
    }
    secret.formUnion(secretsAsTyped(command.words))
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

  /// Whether lines of commands have passwords in them, or cannot be taken apart.
  static func mayBeIn(script octets: [UInt8]) -> Bool {
    octets.split(separator: .lineFeed).contains { line in
      guard let commands = try? Tokenizer.commands(in: [UInt8](line)) else { return true }
      return commands.contains { areIn($0, abbreviated: true) }
    }
  }

  /// Whether the words of `alias`, the name first, make a line with a password in it.
  static func mayBeIn(alias words: [Word]) -> Bool {
    let line = words.dropFirst().map(\.plain)
    return mayBeIn(script: [UInt8](line.joined(separator: [.space])))
      || line.contains { mayBeIn(script: $0) }
  }

  /// Whether a line that cannot be taken apart may have a password in it: what stands between blanks
  /// and quotes counts as its words.
  static func mayBeIn(broken line: [UInt8]) -> Bool {
    let marks: Set<UInt8> = [
      .space, .tab, UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
    ]
    return line.split { [UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|")].contains($0) }
      .contains { part in
        var command = Tokenizer.Command()
        command.words = part.split { marks.contains($0) }.map { Word(literal: [UInt8]($0)) }
        return areIn(command, abbreviated: true)
      }
  }

  /// Finds passwords by words alone, whatever runs them: mistyped commands, commands of the protocol
  /// in one word, commands behind `queue`, and lftp's `-u USER,PASSWORD`.
  private static func secretsAsTyped(_ words: [Word]) -> Set<Int> {
    let texts = words.map { $0.plain.text.lowercased() }
    var secret: Set<Int> = []
    for (index, text) in texts.enumerated() {
      let parts = text.split(separator: " ")
      if index == 0 || wrappers.contains(texts[0]) || senders.contains(texts[0]),
        let first = parts.first, protocolVerbs.contains(String(first))
      {
        // In one word, all of it; else what follows.
        if parts.count > 1 { secret.insert(index) }
        secret.formUnion((index + 1)..<max(words.count, index + 1))
      }
      if index == 0 || wrappers.contains(texts[0]), userVerbs.contains(text) {
        secret.formUnion(min(index + 2, words.count)..<words.count)
      }
      if index > 0, ["-u", "--user"].contains(texts[index - 1]),
        text.contains(where: { ",:".contains($0) })
      {
        secret.insert(index)
      }
    }
    return secret
  }

  /// Commands of the protocol whose arguments are passwords.
  private static let protocolVerbs: Set<String> = ["pass", "acct", "pswd"]

  private static let userVerbs: Set<String> = ["user", "usr", "login"]
  private static let wrappers: Set<String> = ["queue", "time", "repeat"]

  /// What sends words to the server as they are.
  private static let senders: Set<String> = ["quote", "literal", "quot", "lit", "raw", "site"]

  /// Writes a command with its passwords masked.
  static func masked(_ command: Tokenizer.Command, abbreviated: Bool) -> String {
    if let text = command.shellText { return "!" + SecretText.masked(Escaping.text(text)) }
    return maskedWords(command, abbreviated) + target(of: command)
  }

  /// Where the output of a command goes, as it is written.
  private static func target(of command: Tokenizer.Command) -> String {
    switch command.redirection {
    case nil: ""
    case .file(let word, let appends): (appends ? " >> " : " > ") + Quoting.quoted(word.plain)
    case .command(let text): " | " + SecretText.masked(Escaping.text(text))
    }
  }

  private static func maskedWords(_ command: Tokenizer.Command, _ abbreviated: Bool) -> String {
    guard let secret = secretWords(in: command, abbreviated: abbreviated) else {
      return command.words.map { Quoting.quoted($0.plain) }.joined(separator: " ")
    }
    return command.words.enumerated().map { index, word in
      guard secret.contains(index) else { return Quoting.quoted(word.plain) }
      guard let range = passwordRange(word) else { return SecretText.mask }
      let octets = word.plain
      return Escaping.text([UInt8](octets[..<range.lowerBound])) + SecretText.mask
        + Escaping.text([UInt8](octets[range.upperBound...]))
    }.joined(separator: " ")
  }

  private static func passwordRange(_ word: Word) -> Range<Int>? {
    SecretText.range(in: word.plain)
  }
}
