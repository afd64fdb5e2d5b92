import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal

/// The bookmarks, in a file of their own that can be written by hand too.
///
///     # comments stay
///     [work]
///     url = ftps://me@ftp.example.org/pub
///     password-command = pass show work
///     rate = 2M
///
/// A value with blanks at its ends, or with what is no text, stands in quotes.
struct BookmarkFile: Sendable {
  /// A line that makes no sense.
  struct Problem: Hashable, Sendable {
    let line: Int
    let why: String
  }

  /// A bookmark as the file has it, with what is wrong about it.
  struct Entry: Hashable, Sendable {
    /// The name; empty for lines that stand before the first one.
    let name: String

    /// `nil` where there is no URL.
    fileprivate(set) var bookmark: Bookmark?

    fileprivate(set) var problems: [Problem] = []

    /// Blank lines and comments, which stay.
    fileprivate var others = OtherLines()
  }

  /// The lines of an entry that say nothing, by where they stand.
  fileprivate struct OtherLines: Hashable {
    /// Before the name.
    var before: [[UInt8]] = []

    /// Behind the name, before the last line with a key.
    var within: [[UInt8]] = []

    /// Behind that.
    var after: [[UInt8]] = []

    var isEmpty: Bool { before.isEmpty && within.isEmpty && after.isEmpty }
  }

  /// The keys that are no settings.
  static let ownKeys = ["password", "password-command", "url"]

  private let path: FilePath

  /// Uses a file, which need not be there.
  init(_ path: FilePath = FileLocations.bookmarks) {
    self.path = path
  }

  /// Reads the file, what makes no sense in it too.
  ///
  /// - Throws: ``CommandError`` when it is there and cannot be read.
  func entries() throws(CommandError) -> [Entry] {
    do throws(Errno) {
      return try PrivateFile.read(path).map { BookmarkText.entries(in: $0) } ?? []
    } catch .notDirectory {
      // Nothing can be kept there, so nothing is.
      return []
    } catch {
      throw .local(.doing("read", path.octets), error)
    }
  }

  /// Returns the bookmarks that make sense, in the order of the file.
  func bookmarks() throws(CommandError) -> [Bookmark] {
    try entries().filter(\.problems.isEmpty).compactMap(\.bookmark)
  }

  /// Finds a bookmark by its name.
  ///
  /// - Returns: `nil` when there is none.
  /// - Throws: ``CommandError`` for one that has a line that makes no sense: going on as if it were
  ///   not there might be less safe than what the user wants.
  func bookmark(named name: String) throws(CommandError) -> Bookmark? {
    guard Bookmark.isName(name), let entry = try entries().last(where: { $0.name == name }) else {
      return nil
    }
    if let problem = entry.problems.first {
      let advice = "'bookmark edit' mends line \(problem.line) of \(path)."
      throw CommandError("bookmark \(name)", .refused(problem.why, advice: advice))
    }
    return entry.bookmark
  }

  /// Finds the bookmark that a word names, as `NAME` or `NAME:PATH`.
  ///
  /// - Returns: The bookmark, and the path; `nil` for any other word.
  func named(by word: Word) throws(CommandError) -> (bookmark: Bookmark, path: Word?)? {
    let end = word.octets.firstIndex { $0.value == .colon } ?? word.octets.count
    let name = Word([Word.Octet](word.octets[..<end])).plain.text
    guard Bookmark.isName(name) else { return nil }
    let rest = word.octets[end...]
    // A URL, or what is meant as one.
    guard !rest.dropFirst().map(\.value).starts(with: [.slash, .slash]),
      let bookmark = try bookmark(named: name)
    else { return nil }
    return (bookmark, rest.isEmpty ? nil : Word([Word.Octet](rest.dropFirst())))
  }

  /// Puts bookmarks into the file, in place of those of the same names; the other lines stay.
  func add(_ bookmarks: [Bookmark]) throws(CommandError) {
    var all = try entries()
    for bookmark in bookmarks {
      var entry = Entry(name: bookmark.name, bookmark: bookmark)
      if let index = all.lastIndex(where: { $0.name == bookmark.name }) {
        entry.others = all[index].others
        all[index] = entry
      } else {
        if !all.isEmpty { entry.others.before = [[]] }
        all.append(entry)
      }
    }
    try write(all)
  }

  /// Takes a bookmark out of the file.
  ///
  /// - Returns: Whether it was there.
  func remove(_ name: String) throws(CommandError) -> Bool {
    let all = try entries()
    let others = all.filter { $0.name != name || name.isEmpty }
    guard others.count < all.count else { return false }
    try write(others)
    return true
  }

  private func write(_ entries: [Entry]) throws(CommandError) {
    guard !entries.contains(where: { !$0.problems.isEmpty }) else {
      let lines = entries.flatMap(\.problems).map { "\($0.line)" }.joined(separator: ", ")
      let why = "lines of it make no sense, which would be lost (\(lines))"
      let advice = "'bookmark edit' mends them."
      throw CommandError(.doing("change", path.octets), .refused(why, advice: advice))
    }
    try locally(
      .doing("write", path.octets),
      PrivateFile.replace(path, with: BookmarkText.octets(of: entries))
    )
  }

  /// Makes sure that the file may be believed about secrets: nobody else can read a password in it,
  /// or change a command that is run.
  ///
  /// - Throws: ``CommandError`` with the way to mend it.
  func checkSecrecy(of bookmark: Bookmark) throws(CommandError) {
    guard let info = try? FileInfo(of: path) else { return }
    let isReadable = bookmark.password != nil && info.mode & 0o077 != 0
    let isChangeable = bookmark.passwordCommand != nil && info.mode & 0o022 != 0
    guard isReadable || isChangeable else { return }
    let why =
      isReadable
      ? "others can read \(path), which has a password in it"
      : "others can change \(path), which has a command in it"
    throw CommandError(
      "bookmark \(bookmark.name)",
      .failed(.loginRefused, why, advice: "Type: chmod 600 \(path)")
    )
  }
}

/// The text of the file.
private enum BookmarkText {
  static func entries(in octets: [UInt8]) -> [BookmarkFile.Entry] {
    var entries: [BookmarkFile.Entry] = []
    var current = BookmarkFile.Entry(name: "")
    var lines = octets.split(separator: .lineFeed, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    for (index, raw) in lines.enumerated() {
      let line = [UInt8](raw).trimmed
      if line.isEmpty || line.first == .hash || line.first == .semicolon {
        current.others.after.append([UInt8](raw))
      } else if line.first == .openBracket {
        // What stands right before a name belongs to it.
        let end = current.others.after.lastIndex { $0.trimmed.isEmpty } ?? 0
        let own = [[UInt8]](current.others.after[min(end, current.others.after.count)...])
        current.others.after.removeLast(own.count)
        entries.append(current.checked(at: index))
        let name = line.dropFirst().prefix { $0 != .closeBracket }.text
        current = BookmarkFile.Entry(name: name, others: .init(before: own))
        let isTaken = entries.contains { $0.name == name }
        if !Bookmark.isName(name) || line.count != name.utf8.count + 2 || isTaken {
          let why = isTaken ? "the name is there twice" : "a name in brackets looks otherwise"
          current.problems.append(.init(line: index + 1, why: why))
        }
      } else {
        // What stands above a key of an entry is the entry's, and not that of the next one.
        current.others.within += current.others.after
        current.others.after = []
        current.take(line, number: index + 1)
      }
    }
    entries.append(current.checked(at: lines.count))
    return entries.filter { !$0.name.isEmpty || !$0.others.isEmpty || !$0.problems.isEmpty }
  }

  /// Writes all entries.
  static func octets(of entries: [BookmarkFile.Entry]) -> [UInt8] {
    var lines: [[UInt8]] = []
    for entry in entries {
      let own = self.lines(of: entry)
      // Without a blank line, a comment behind one entry would be the next one's.
      let isComment = lines.last.map { $0.trimmed.first == .hash || $0.trimmed.first == .semicolon }
      if isComment ?? false, own.first.map({ !$0.trimmed.isEmpty }) ?? false { lines.append([]) }
      lines += own
    }
    return lines.flatMap { $0 + [.lineFeed] }
  }

  private static func lines(of entry: BookmarkFile.Entry) -> [[UInt8]] {
    var lines = entry.others.before
    if let bookmark = entry.bookmark, !entry.name.isEmpty {
      lines.append([UInt8]("[\(entry.name)]".utf8))
      lines += entry.others.within
      var values = [("url", bookmark.url)]
      if let command = bookmark.passwordCommand { values.append(("password-command", command)) }
      if let password = bookmark.password { values.append(("password", password)) }
      values += bookmark.values.map { ($0.setting, [UInt8]($0.value.utf8)) }
      lines += values.map { [UInt8]("\($0) = ".utf8) + written($1) }
    } else {
      lines += entry.others.within
    }
    return lines + entry.others.after
  }

  /// Writes a value so that ``value(of:)`` reads it back.
  private static func written(_ value: [UInt8]) -> [UInt8] {
    let isPlain =
      value.trimmed == value && !value.isEmpty && value.isUTF8
      && !value.contains(where: \.isControl) && value.first != .singleQuote
      && value.first != .doubleQuote
    return isPlain ? value : [UInt8](Quoting.quoted(value).utf8)
  }

  /// Reads a value; `nil` for a quote that does not end.
  fileprivate static func value(of text: [UInt8]) -> [UInt8]? {
    guard text.first == .singleQuote || text.first == .doubleQuote else { return text }
    guard let commands = try? Tokenizer.commands(in: text), commands.count == 1,
      commands[0].words.count == 1, commands[0].redirection == nil
    else { return nil }
    return commands[0].words[0].plain
  }
}

extension BookmarkFile.Entry {
  /// Takes a line `KEY = VALUE`.
  fileprivate mutating func take(_ line: [UInt8], number: Int) {
    func fail(_ why: String) { problems.append(.init(line: number, why: why)) }
    guard !name.isEmpty else { return fail("line \(number) stands before a name in brackets") }
    guard let equals = line.firstIndex(of: .equals) else {
      return fail("line \(number) is not KEY = VALUE")
    }
    let key = [UInt8](line[..<equals]).trimmed.text
    guard let value = BookmarkText.value(of: [UInt8](line[(equals + 1)...]).trimmed) else {
      return fail("a quote in line \(number) does not end")
    }
    // A URL that comes last stands at first in what is made of it.
    var bookmark = self.bookmark ?? Bookmark(name, url: [])
    switch key {
    case "url":
      let url = FTPURL.looksLikeURL(value.text) ? value : [UInt8]("ftp://".utf8) + value
      guard let place = try? FTPURL(parsing: url) else {
        return fail("the URL in line \(number) makes no sense")
      }
      bookmark.url = Bookmark(name, at: place).url
      if let password = place.password { bookmark.password = password }
    case "password-command": bookmark.passwordCommand = value
    case "password": bookmark.password = value
    default:
      guard let setting = Setting.named(key) else {
        return fail("there is no setting '\(Escaping.text([UInt8](key.utf8)))' (line \(number))")
      }
      guard bookmark.assign(value.text, to: key) else {
        return fail("'\(key)' cannot be that (line \(number)): \(setting.allowed)")
      }
    }
    self.bookmark = bookmark
  }

  /// The entry once all its lines are read.
  fileprivate func checked(at line: Int) -> BookmarkFile.Entry {
    var entry = self
    if !name.isEmpty, bookmark?.url.isEmpty ?? true, problems.isEmpty {
      entry.problems.append(.init(line: line, why: "it has no 'url = ftp://HOST'"))
    }
    return entry
  }
}

extension [UInt8] {
  /// The octets without blanks, and a CR, at their ends.
  var trimmed: [UInt8] {
    var rest = drop { $0.isBlank }
    while let last = rest.last, last.isBlank || last == .carriageReturn { rest.removeLast() }
    return [UInt8](rest)
  }
}
