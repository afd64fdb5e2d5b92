import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Terminal

/// `bookmark`: names for servers.
struct BookmarkCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "bookmark",
    abstract: "Keep servers under names, with settings of their own.",
    discussion: """
      'add NAME [URL] [KEY=VALUE ...]' keeps a server, without a URL the one where you are; 'edit' \
      changes one, or opens the file in your editor; 'list', 'remove NAME', and 'import [PROGRAM] \
      [FILE]' (filezilla, winscp, lftp, ncftp, rclone) do what they say. KEY is a setting, or \
      password-command, a command whose first line is the password; KEY= forgets it.

      'open NAME' and 'ferry NAME' lead there, at the prompt to where you were last; NAME:PATH \
      names a file there wherever a URL may stand.
      """
  )

  static let need = CommandNeed.nothing
  static let worksInBackground = false
  static let worksOnCommandLine = true
  static let connectsOnCommandLine = false

  /// What can be done; `list` where nothing is said.
  enum Action: String, CaseIterable, ExpressibleByArgument {
    case add
    case list
    case edit
    case remove
    case `import`

    /// Takes the words of other clients too.
    init?(argument: String) {
      switch argument {
      case "delete", "del", "rm": self = .remove
      case "ls": self = .list
      case "set", "change": self = .edit
      default: self.init(rawValue: argument)
      }
    }
  }

  @Flag(name: .shortAndLong, help: "Replace a bookmark that has the name.")
  var force = false

  @Flag(name: .long, help: "Take passwords over too; they stand in the file then.")
  var passwords = false

  @Flag(name: .long, help: "An object of JSON a line, for programs.")
  var json = false

  @Argument(help: "What to do: add, list, edit, remove or import.")
  var action: Action?

  @Argument(help: "The name, a URL, KEY=VALUE; for import, the program and the file.")
  var words: [PlainOperand] = []

  func validate() throws {
    let action = action ?? .list
    if force, action != .add, action != .import {
      throw ValidationError("--force is for add and import.")
    }
    if passwords, action != .import { throw ValidationError("--passwords is for import.") }
    if json, action != .list { throw ValidationError("--json is for list.") }
    guard words.isEmpty, action == .add || action == .remove else { return }
    throw ValidationError("A name is missing, such as: bookmark \(action.rawValue) work")
  }

  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    guard position > 0 else { return Action.allCases.map(\.rawValue) }
    let operands = words.map(\.plain.text).filter { !$0.hasPrefix("-") }
    let names = (try? BookmarkFile().bookmarks().map(\.name)) ?? []
    switch operands.first.flatMap({ Action(argument: $0) }) {
    case .list, .remove: return names
    case .edit:
      guard position > 1 else { return names }
      let values = operands.last.flatMap { position > 2 ? Setting.named($0)?.words : nil }
      return values ?? ["password-command"] + Setting.all.map(\.name)
    case .import: return position == 1 ? ForeignFormat.allCases.map(\.rawValue) : nil
    case .add, nil: return []
    }
  }

  static func operandKind(at position: Int) -> OperandKind? { position > 1 ? .local : nil }

  func run(in shell: ShellState) throws(CommandError) {
    switch action ?? .list {
    case .list: try list(shell)
    case .add: try add(shell)
    case .edit: try words.isEmpty ? BookmarkEditing(shell: shell).run() : change(shell)
    case .remove: for word in words { try remove(word.text, shell) }
    case .import: try BookmarkImport(shell: shell, replaces: force, passwords).run(words)
    }
  }
}

extension BookmarkCommand {
  private func list(_ shell: ShellState) throws(CommandError) {
    let wanted = Set(words.map(\.text))
    let entries = try BookmarkFile().entries().filter { wanted.isEmpty || wanted.contains($0.name) }
    for name in words.map(\.text) where !entries.contains(where: { $0.name == name }) {
      throw Self.missing(name, "list")
    }
    let bookmarks = entries.filter(\.problems.isEmpty).compactMap(\.bookmark)
    let width = bookmarks.map(\.name.count).max() ?? 0
    for bookmark in bookmarks {
      if json {
        try shell.output.writeOctets(Self.object(bookmark))
      } else {
        let padding = String(repeating: " ", count: width - bookmark.name.count)
        let rest = Self.values(bookmark).map { "  \($0)" }.joined()
        let line = "\(bookmark.name)\(padding)  ".utf8 + bookmark.url + rest.utf8
        try shell.output.writeLine([UInt8](line))
      }
    }
    for problem in entries.flatMap(\.problems) {
      shell.output.say("warning: \(problem.why)", style: .warning)
    }
    guard bookmarks.isEmpty, !json else { return }
    shell.output.say("There are none: 'bookmark add NAME URL', or 'bookmark import'.")
  }

  /// What counts at a bookmark's server, as it can be typed; of a password only that there is one.
  private static func values(_ bookmark: Bookmark) -> [String] {
    var values = bookmark.values.map { "\($0.setting)=\(Quoting.quoted([UInt8]($0.value.utf8)))" }
    if let command = bookmark.passwordCommand {
      values.append("password-command=\(Quoting.quoted(command))")
    }
    if bookmark.password != nil { values.append("password=\(SecretText.mask)") }
    return values
  }

  private static func object(_ bookmark: Bookmark) -> [UInt8] {
    var object = JSONLine()
    object.add("bookmark", bookmark.name)
    object.add("url", bookmark.url)
    if let command = bookmark.passwordCommand { object.add("password_command", command) }
    if bookmark.password != nil { object.add("has_password", true) }
    for value in bookmark.values {
      object.add(value.setting.map { $0 == "-" ? "_" : "\($0)" }.joined(), value.value)
    }
    return object.finished()
  }

  private func add(_ shell: ShellState) throws(CommandError) {
    let name = words[0].text
    let what = [UInt8]("bookmark add ".utf8) + words[0].octets
    guard Bookmark.isName(name) else {
      let advice = "Letters, digits and . _ + - will do."
      throw CommandError(what, .refused("a name has no such characters", advice: advice))
    }
    guard !Bookmark.isReserved(name) else {
      let why = "'ferry \(name)' is a command"
      throw CommandError(what, .refused(why, advice: "Another name will do."))
    }
    let file = BookmarkFile()
    let isThere = try file.entries().contains { $0.name == name }
    guard force || !isThere else {
      let advice = "'bookmark edit \(name)' changes it, 'bookmark add -f' replaces it."
      throw CommandError(what, .refused("there is one of that name", advice: advice))
    }
    let (url, rest) = urlAndValues
    var bookmark: Bookmark
    if let url {
      bookmark = try Self.bookmark(name, at: url, shell)
    } else {
      bookmark = try Self.bookmark(name, of: shell, what)
    }
    try Self.assign(rest, to: &bookmark, what)
    try file.add([bookmark])
    shell.output.say("\(name) is ", bookmark.url)
  }

  /// The URL or host behind the name, and what is set: a host stands first, a URL anywhere.
  private var urlAndValues: (url: PlainOperand?, values: [PlainOperand]) {
    var rest = Array(words.dropFirst())
    let isHostFirst = rest.first.map { Self.assignment($0.text) == nil && !Self.isKey($0) } ?? false
    guard let index = isHostFirst ? 0 : rest.firstIndex(where: { FTPURL.looksLikeURL($0.text) })
    else { return (nil, rest) }
    return (rest.remove(at: index), rest)
  }

  private func change(_ shell: ShellState) throws(CommandError) {
    let name = words[0].text
    let what = [UInt8]("bookmark edit ".utf8) + words[0].octets
    guard var bookmark = try BookmarkFile().bookmark(named: name) else {
      throw Self.missing(name, "edit")
    }
    guard words.count > 1 else {
      return shell.output.say("What to change? Such as: bookmark edit \(name) rate=2M")
    }
    let (url, rest) = urlAndValues
    if let url {
      let moved = try Self.bookmark(name, at: url, shell)
      if !moved.isSameLogin(as: bookmark) { Self.forgetPassword(of: &bookmark, shell) }
      bookmark.url = moved.url
      LastDirectories().remember(nil, at: name)
    }
    try Self.assign(rest, to: &bookmark, what)
    try BookmarkFile().add([bookmark])
    shell.output.say("\(name) is ", bookmark.url)
  }

  /// Forgets the password of another server or user than the bookmark is to be for.
  private static func forgetPassword(of bookmark: inout Bookmark, _ shell: ShellState) {
    if bookmark.password != nil {
      bookmark.password = nil
      shell.output.say("The password was that of another server or user, and is forgotten.")
    }
    guard bookmark.passwordCommand != nil else { return }
    shell.output.say(
      "warning: its password-command stays, and what it says goes to this server from now on",
      style: .warning
    )
  }

  private func remove(_ name: String, _ shell: ShellState) throws(CommandError) {
    guard try BookmarkFile().remove(name) else { throw Self.missing(name, "remove") }
    LastDirectories().remember(nil, at: name)
    shell.output.say("\(Escaping.text([UInt8](name.utf8))) is no bookmark any more.")
  }

  private static func missing(_ name: String, _ action: String) -> CommandError {
    let advice = "'bookmark list' shows all."
    return CommandError(
      "bookmark \(action) \(name)",
      .refused("there is no such bookmark", advice: advice)
    )
  }

  /// Makes a bookmark of a URL or host that was typed; its password is not kept.
  private static func bookmark(
    _ name: String,
    at word: PlainOperand,
    _ shell: ShellState
  ) throws(CommandError) -> Bookmark {
    let destination = try Destination(word.octets)
    if destination.hasPassword {
      shell.output.say("The password is not kept: password-command=COMMAND may say it.")
    }
    return Bookmark(
      name,
      url: Bookmark.url(
        scheme: destination.isImplicit ? .ftps : .ftp,
        user: destination.credentials?.user,
        host: destination.endpoint.host,
        port: destination.endpoint.port,
        directory: destination.directory?.octets ?? []
      )
    )
  }

  /// Makes a bookmark of where the user is.
  private static func bookmark(
    _ name: String,
    of shell: ShellState,
    _ what: [UInt8]
  ) throws(CommandError) -> Bookmark {
    guard let session = shell.session else {
      let advice = "Such as: bookmark add \(name) ftp://me@ftp.example.org"
      throw CommandError(what, .refused("there is no server, and no URL", advice: advice))
    }
    let isImplicit = shell.settings.session.security.policy == .implicit
    let user = session.credentials.flatMap { $0.isAnonymous ? nil : $0.user }
    return Bookmark(
      name,
      url: Bookmark.url(
        scheme: isImplicit ? .ftps : .ftp,
        user: user,
        host: session.endpoint.host,
        port: session.endpoint.port,
        directory: session.directoryName?.octets ?? []
      )
    )
  }

  /// Takes `KEY=VALUE` apart; `nil` for what is a URL or a host.
  private static func assignment(_ text: String) -> (key: String, value: String)? {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    let key = text[..<equals]
    guard !key.isEmpty, key.utf8.allSatisfy({ $0.isLetter || $0 == .hyphen }) else { return nil }
    return (String(key), String(text[text.index(after: equals)...]))
  }

  /// Whether a word is the name of what a bookmark can set, and its value is the next word.
  private static func isKey(_ word: PlainOperand) -> Bool {
    BookmarkFile.ownKeys.dropLast().contains(word.text) || Setting.named(word.text) != nil
  }

  /// Takes `KEY=VALUE`, and `KEY VALUE` as `set` has it.
  private static func assign(
    _ words: some Collection<PlainOperand>,
    to bookmark: inout Bookmark,
    _ what: [UInt8]
  ) throws(CommandError) {
    var rest = Array(words.reversed())
    while let word = rest.popLast() {
      if let (key, value) = assignment(word.text) {
        try assign(value, to: key, of: &bookmark, what)
      } else if isKey(word), let value = rest.popLast() {
        try assign(value.text, to: word.text, of: &bookmark, what)
      } else {
        let why = isKey(word) ? "a value is missing" : "it is no KEY=VALUE"
        throw CommandError(what + [.space] + word.octets, .refused(why, advice: nil))
      }
    }
  }

  private static func assign(
    _ value: String,
    to key: String,
    of bookmark: inout Bookmark,
    _ what: [UInt8]
  ) throws(CommandError) {
    switch key {
    case "password-command":
      bookmark.passwordCommand = value.isEmpty ? nil : [UInt8](value.utf8)
    case "password" where value.isEmpty: bookmark.password = nil
    case "password":
      let advice = "Type: bookmark edit \(bookmark.name) password-command='pass show NAME'"
      throw CommandError(
        what,
        .refused("a password is not kept, but a command that says it is", advice: advice)
      )
    default:
      guard let setting = Setting.named(key) else {
        let near = Setting.near(key).joined(separator: " or ")
        let advice = "Did you mean \(near)? 'set --list' shows all."
        throw CommandError(what, .refused("there is no setting '\(key)'", advice: advice))
      }
      guard bookmark.assign(value.isEmpty ? nil : value, to: key) else {
        throw CommandError(what + [UInt8](" \(key)".utf8), .badValue(allowed: setting.allowed))
      }
    }
  }
}
