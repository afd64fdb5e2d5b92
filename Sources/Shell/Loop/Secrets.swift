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
    return texts.contains { SecretText.masked($0.text) != $0.text || namesUser($0.text) }
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
  /// in one word, commands behind `queue`, values of options and settings, what an alias stands for.
  private static func secretsAsTyped(_ words: [Word]) -> Set<Int> {
    let texts = words.map { $0.plain.text.lowercased() }
    let first = texts[0]
    var secret: Set<Int> = []
    for (index, text) in texts.enumerated() {
      let behind = (index + 1)..<max(words.count, index + 1)
      let isVerb = index == 0 || wrappers.contains(first) || senders.contains(first)
      let parts = text.split(separator: " ").map { String($0) }
      if isVerb, let verb = parts.prefix(2).firstIndex(where: { protocolVerbs.contains($0) }) {
        // In one word, all of it; else what follows.
        if parts.count > verb + 1 { secret.insert(index) }
        secret.formUnion(behind)
      }
      if isVerb, userVerbs.contains(text) || index == 0 && isNearlyUser(text) {
        secret.formUnion(behind.dropFirst())
      }
      if index > 0, hasPassword(text, behind: texts[index - 1], of: first) { secret.insert(index) }
      if index > 0, keepers.contains(first), passwordKeys.contains(text) {
        secret.formUnion(behind)
      }
    }
    if openers.contains(first), words.count > 4, !texts.contains(where: { $0.hasPrefix("-") }) {
      secret.formUnion(3..<words.count)
    }
    if first == "alias", words.count > 2, mayBeIn(alias: Array(words.dropFirst())) {
      secret.formUnion(2..<words.count)
    }
    return secret
  }

  /// Whether a word is, or has, the value of an option or a key that is a password.
  private static func hasPassword(_ text: String, behind before: String, of first: String) -> Bool {
    if let equals = text.firstIndex(of: "="), text[..<equals].contains("passw") { return true }
    if openers.contains(first), ["-p", "--pass", "--password"].contains(before) { return true }
    let isUser =
      before == "--user" || isCluster(before) || text.hasPrefix("--user=") || text.hasPrefix("-u")
    return isUser && text.contains { ",:".contains($0) }
  }

  /// Whether a word is `-u`, alone or behind other letters.
  private static func isCluster(_ text: String) -> Bool {
    text.hasPrefix("-") && !text.hasPrefix("--") && text.hasSuffix("u")
  }

  /// Whether a word is no command, and `user` with a slip of the fingers.
  private static func isNearlyUser(_ text: String) -> Bool {
    guard EditDistance.between(text, "user") <= 2,
      case .unknown = CommandTable.find(text, abbreviated: false)
    else { return false }
    return true
  }

  /// Whether the text for a program of this machine has `-u USER:PASSWORD` in it.
  private static func namesUser(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ").map { String($0) }
    return zip(words, words.dropFirst()).contains { option, value in
      ["-u", "--user"].contains(option) && value.contains { ",:".contains($0) }
    }
  }

  /// Commands of the protocol whose arguments are passwords, and their names behind SITE.
  private static let protocolVerbs: Set<String> = [
    "pass", "acct", "pswd", "passwd", "cpwd", "chpass", "password",
  ]

  private static let userVerbs: Set<String> = ["user", "usr", "login"]
  private static let wrappers: Set<String> = ["queue", "time", "repeat"]
  private static let openers: Set<String> = ["open", "reopen", "connect", "session", "o", "ftp"]

  /// What keeps values under names.
  private static let keepers: Set<String> = ["set", "bookmark"]
  private static let passwordKeys: Set<String> = ["password", "pass", "passwd"]

  /// What sends words to the server as they are.
  private static let senders: Set<String> = ["quote", "literal", "quot", "lit", "raw", "site"]

  /// Writes a command with its passwords masked.
  static func masked(_ command: Tokenizer.Command, abbreviated: Bool) -> String {
    if let text = command.shellText { return "!" + shown(text) }
    return maskedWords(command, abbreviated) + target(of: command)
  }

  /// The text for a program of this machine.
  private static func shown(_ text: [UInt8]) -> String {
    namesUser(text.text) ? SecretText.mask : SecretText.masked(Escaping.text(text))
  }

  /// Where the output of a command goes, as it is written.
  private static func target(of command: Tokenizer.Command) -> String {
    switch command.redirection {
    case nil: ""
    case .file(let word, let appends): (appends ? " >> " : " > ") + Quoting.quoted(word.plain)
    case .command(let text): " | " + shown(text)
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
