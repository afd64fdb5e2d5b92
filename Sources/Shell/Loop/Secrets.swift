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
    for (index, range) in passwordRanges(command.words).enumerated() where range != nil {
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
    let verb = verbIndex(texts)
    let command = verb < texts.count ? texts[verb] : ""
    let behind = min(verb + 1, texts.count)..<texts.count
    var secret: Set<Int> = []
    let parts = command.split(separator: " ").map { String($0) }
    if let index = parts.prefix(2).firstIndex(where: { protocolVerbs.contains($0) }) {
      // In one word, all of it; else what follows.
      if parts.count > index + 1 { secret.insert(verb) }
      secret.formUnion(behind)
    }
    let isSent = verb > 0 && senders.contains(texts[verb - 1])
    if userVerbs.contains(command) || !isSent && isNearlyUser(command) {
      secret.formUnion(behind.dropFirst())
    }
    for index in texts.indices.dropFirst()
    where hasPassword(texts[index], behind: texts[index - 1], of: command) {
      secret.insert(index)
    }
    if keepers.contains(command) {
      for index in behind where passwordKeys.contains(texts[index]) {
        secret.formUnion(min(index + 1, texts.count)..<texts.count)
      }
    }
    if opens(command), behind.count > 3, !texts.contains(where: { $0.hasPrefix("-") }) {
      secret.formUnion(behind.dropFirst(2))
    }
    if command == "alias", behind.count > 1, mayBeIn(alias: Array(words[behind])) {
      secret.formUnion(behind.dropFirst())
    }
    return secret
  }

  /// Finds the word that says what is done: behind `queue` and the like with their options, and
  /// behind what sends words to the server.
  private static func verbIndex(_ texts: [String]) -> Int {
    var index = 0
    while index < texts.count {
      if senders.contains(texts[index]) {
        index += 1
      } else if index == 0 || !senders.contains(texts[index - 1]), isWrapper(texts[index]) {
        index += 1
        while index < texts.count, texts[index].hasPrefix("-") || Double(texts[index]) != nil {
          index += 1
        }
      } else {
        return index
      }
    }
    return index
  }

  /// Whether a word runs the command behind it.
  private static func isWrapper(_ text: String) -> Bool {
    guard case .command(let type, let leading) = CommandTable.find(text, abbreviated: true) else {
      return false
    }
    return leading.isEmpty && wrappers.contains(type.name)
  }

  /// Whether a word is, or has, the value of an option or a key that is a password.
  private static func hasPassword(_ text: String, behind before: String, of first: String) -> Bool {
    if let equals = text.firstIndex(of: "=") {
      let key = text[..<equals].drop { $0 == "-" }
      if key.contains("passw"), key != "password-command" { return true }
      if keepers.contains(first), passwordKeys.contains(String(key)) { return true }
    }
    if opens(first), ["-p", "--pass", "--password"].contains(before) {
      // In other clients -p is a port.
      return before != "-p" || UInt16(text) == nil
    }
    let isUser =
      before == "--user" || before == "-u" || mayTakeUser(first) && isCluster(before)
      || text.hasPrefix("--user=") || text.hasPrefix("-u")
    guard isUser, let end = text.firstIndex(where: { ",:".contains($0) }) else { return false }
    return mayTakeUser(first) || !SecretText.isSessionNumber(String(text[..<end]))
  }

  /// Whether a command connects to what its words name.
  private static func opens(_ command: String) -> Bool {
    if openers.contains(command) { return true }
    guard case .command(let type, _) = CommandTable.find(command, abbreviated: true) else {
      return false
    }
    return openers.contains(type.name)
  }

  /// Whether a command may have a user among letters of options that stand together: one that
  /// connects, or one that is not known here.
  private static func mayTakeUser(_ command: String) -> Bool {
    if opens(command) { return true }
    return if case .unknown = CommandTable.find(command, abbreviated: true) { true } else { false }
  }

  /// Whether a word is `-u` behind other letters.
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
  private static let passwordKeys: Set<String> = ["password", "pass", "passwd", "pw", "pwd"]

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
    let ranges = passwordRanges(command.words)
    return command.words.enumerated().map { index, word in
      guard secret.contains(index) else { return Quoting.quoted(word.plain) }
      guard let range = ranges[index] else { return SecretText.mask }
      let octets = word.plain
      return Escaping.text([UInt8](octets[..<range.lowerBound])) + SecretText.mask
        + Escaping.text([UInt8](octets[range.upperBound...]))
    }.joined(separator: " ")
  }

  /// Where each of some words has a password in it, as a URL has.
  ///
  /// `2:me@x` and `work:me@x` are paths, where 2 is a session and `work` a bookmark; but what connects
  /// takes a number for a user.
  private static func passwordRanges(_ words: [Word]) -> [Range<Int>?] {
    let texts = words.map { $0.plain.text.lowercased() }
    let verb = verbIndex(texts)
    let connects =
      verb < texts.count && (opens(texts[verb]) || ["bookmark", "trust"].contains(texts[verb]))
    let isPlace = places(connects: connects)
    return words.map { SecretText.range(in: $0.plain, unless: isPlace) }
  }

  /// Says what stands before a colon without being a user.
  ///
  /// - Parameter connects: Whether the words say where to connect to.
  /// - Returns: A test of the text.
  static func places(connects: Bool) -> (String) -> Bool {
    { text in
      if !connects, SecretText.isSessionNumber(text) { return true }
      let entries = try? BookmarkFile().entries()
      return Bookmark.isName(text) && entries?.contains { $0.name == text } ?? false
    }
  }
}
