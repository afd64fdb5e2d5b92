import ArgumentParser
import HostNames
import Octets

/// What counts of `~/.netrc`.
enum NetrcUse: String, CaseIterable, ExpressibleByArgument, Sendable {
  case on
  case off

  /// Its names and passwords, and the commands of `macdef init` after a login.
  case macros
}

/// Who logs in where, as `~/.netrc` of classic clients says: `machine HOST login NAME password WORD`.
///
/// Words stand between blanks and line ends; in double quotes they may have blanks in them, and a
/// backslash keeps the next character as it is. A `#` in the place of a keyword begins a comment.
struct Netrc: Hashable, Sendable {
  /// What the file says of one host.
  struct Entry: Hashable, Sendable {
    /// `nil` for `default`, which is every host that is not named.
    var host: String?
    var login: [UInt8]?
    var password: [UInt8]?
    var account: [UInt8]?

    /// The lines of `macdef init`, which classic clients run after a login; `nil` without any.
    var initMacro: [[UInt8]]?
  }

  /// In the file's order.
  private(set) var entries: [Entry] = []

  /// The first word that makes no sense, and its line, from 1; what stands behind it is not read.
  private(set) var fault: (line: Int, word: [UInt8])? = nil

  static func == (one: Netrc, other: Netrc) -> Bool { one.entries == other.entries }

  func hash(into hasher: inout Hasher) { hasher.combine(entries) }

  /// Reads the file's octets.
  init(parsing octets: [UInt8]) {
    var words = NetrcWords(octets)
    while let keyword = words.next() {
      switch keyword.text {
      case "machine":
        guard let host = words.next() else { return }
        entries.append(Entry(host: HostName.comparable(host.text)))
      case "default": entries.append(Entry())
      case "login", "user": set(\.login, &words)
      case "password", "passwd": set(\.password, &words)
      case "account": set(\.account, &words)
      case "macdef":
        let name = words.next()
        let lines = words.linesOfMacro()
        if name?.text == "init", !entries.isEmpty {
          entries[entries.count - 1].initMacro = lines
        }
      default:
        guard keyword.first == UInt8(ascii: "#") else {
          fault = (words.lineOfLastWord, keyword)
          return
        }
        words.skipLine()
      }
    }
  }

  private mutating func set(_ path: WritableKeyPath<Entry, [UInt8]?>, _ words: inout NetrcWords) {
    guard let value = words.next(), !entries.isEmpty else { return }
    entries[entries.count - 1][keyPath: path] = value
  }

  /// Finds what counts for a host: the first entry for it, and for the user if one is named; else
  /// `default`, wherever that stands.
  ///
  /// - Parameters:
  ///   - host: Its case does not count.
  ///   - user: `nil` where nobody is named.
  /// - Returns: `nil` where the file says nothing.
  func entry(for host: String, as user: [UInt8]?) -> Entry? {
    let host = HostName.comparable(host)
    func fits(_ entry: Entry) -> Bool {
      guard let user else { return entry.login != nil }
      return entry.login == nil || entry.login == user
    }
    return entries.first { $0.host == host && fits($0) }
      ?? entries.first { $0.host == nil && fits($0) && !entries.contains { $0.host == host } }
  }
}

/// The words of such a file.
private struct NetrcWords {
  private let octets: [UInt8]
  private var position = 0
  private var line = 1

  /// The line in which the last word began.
  private(set) var lineOfLastWord = 1

  init(_ octets: [UInt8]) {
    self.octets = octets
  }

  private static let blanks: Set<UInt8> = [.space, .tab, .lineFeed, .carriageReturn]

  private mutating func take() -> UInt8 {
    defer { position += 1 }
    if octets[position] == .lineFeed { line += 1 }
    return octets[position]
  }

  /// Returns the next word; `nil` at the end.
  mutating func next() -> [UInt8]? {
    while position < octets.count, Self.blanks.contains(octets[position]) { _ = take() }
    guard position < octets.count else { return nil }
    lineOfLastWord = line
    let isQuoted = octets[position] == UInt8(ascii: "\"")
    if isQuoted { _ = take() }
    var word: [UInt8] = []
    while position < octets.count {
      let octet = octets[position]
      if isQuoted ? octet == UInt8(ascii: "\"") : Self.blanks.contains(octet) { break }
      var taken = take()
      if taken == UInt8(ascii: "\\"), position < octets.count { taken = take() }
      word.append(taken)
    }
    if isQuoted, position < octets.count { _ = take() }
    return word
  }

  mutating func skipLine() {
    // What was taken may have been all of the line.
    guard line == lineOfLastWord else { return }
    while position < octets.count, octets[position] != .lineFeed { _ = take() }
  }

  /// Takes the lines of a macro, which an empty line ends.
  mutating func linesOfMacro() -> [[UInt8]] {
    skipLine()
    if position < octets.count { _ = take() }
    var lines: [[UInt8]] = []
    while position < octets.count {
      let rest = octets[position...]
      let end = rest.firstIndex(of: .lineFeed) ?? octets.count
      var text = rest[..<end]
      if text.last == .carriageReturn { text = text.dropLast() }
      position = min(end + 1, octets.count)
      line += 1
      let isEmpty = text.allSatisfy { $0 == .space || $0 == .tab }
      if isEmpty { return lines }
      lines.append([UInt8](text))
    }
    return lines
  }
}
