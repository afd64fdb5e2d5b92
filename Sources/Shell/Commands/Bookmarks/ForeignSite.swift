import FTPClient
import FTPProtocol
import Octets
import Terminal

/// A site as another program keeps it, before a bookmark is made of it.
struct ForeignSite: Hashable, Sendable {
  /// The most sites that are taken from one file.
  static let limit = 10_000

  /// The longest name, host, user, password or directory, in octets.
  static let fieldLimit = 4096

  /// What the other program calls it.
  var name: String

  /// The folders that it is in there; empty where there are none.
  var folder = ""

  /// Why there can be no bookmark of it; `nil` where there can.
  var refusal: String?

  var scheme = FTPURL.Scheme.ftp
  var host = ""
  var port: UInt16?

  /// Who logs in; `nil` for anonymous.
  var user: [UInt8]?

  /// The password, where it is kept in a form that anybody can read.
  var password: [UInt8]?

  /// Relative to where the login leads, or from the root.
  var directory: [UInt8] = []

  /// Settings and their values.
  var settings: [Bookmark.Value] = []

  /// What the bookmark does without, and why.
  var notes: [String] = []

  /// Names a site.
  init(_ name: String, folder: String = "", refusal: String? = nil) {
    self.name = name
    self.folder = folder
    self.refusal = refusal
  }

  /// Adds a setting.
  mutating func set(_ setting: String, _ value: String) {
    settings.append(Bookmark.Value(setting: setting, value: value))
  }

  /// Takes what a site of another program is at, from a URL; sets why it cannot.
  mutating func take(url octets: [UInt8]) {
    let text = octets.text
    guard FTPURL.looksLikeURL(text) || !text.contains("://") else {
      refusal = "it is for \(Self.shown(text.prefix { $0 != ":" })), which is not FTP"
      return
    }
    let url = FTPURL.looksLikeURL(text) ? octets : [UInt8]("ftp://".utf8) + octets
    guard let place = try? FTPURL(parsing: url) else {
      refusal = "its URL makes no sense"
      return
    }
    scheme = place.scheme
    host = place.host
    port = place.port
    user = place.user
    password = place.password
    directory = place.path?.octets ?? []
  }

  /// Takes a port as it is written; an empty one, or 0, is the usual one.
  mutating func take(port text: String) {
    guard !text.isEmpty, text != "0" else { return }
    port = UInt16(text)
    if port == nil { refusal = "its port is no number from 1 to 65535" }
  }

  /// Takes a host, in front of which the other program lets a user stand: `USER:PASSWORD@HOST`.
  mutating func take(host text: String) {
    host = text
    guard let at = text.lastIndex(of: "@") else { return }
    host = String(text[text.index(after: at)...])
    let login = Credentials(typed: [UInt8](text[..<at].utf8))
    guard user ?? login.user == login.user else { return }
    user = login.user
    password = password ?? login.password
  }

  /// Takes a SOCKS proxy, `[USER:PASSWORD@]HOST:PORT`; with a password it is left, since bookmarks are
  /// shown.
  mutating func take(socks text: String) {
    let value = "socks5://\(text)"
    let isSecret = SecretText.range(in: [UInt8](value.utf8)) != nil
    if !isSecret, ProxyURL.route(value) != nil { return set("proxy", value) }
    let why = isSecret ? "there is a password in it" : "it makes no sense"
    notes.append("its SOCKS proxy was left: \(why)")
  }

  /// Makes a bookmark of the site.
  ///
  /// - Parameters:
  ///   - name: The bookmark's.
  ///   - withPassword: Whether the password goes with it.
  /// - Returns: The bookmark; else why there can be none.
  func bookmark(_ name: String, withPassword: Bool) -> (bookmark: Bookmark?, why: String) {
    if let refusal { return (nil, refusal) }
    guard !host.isEmpty else { return (nil, "it names no host") }
    let fields = [[UInt8](host.utf8), user ?? [], password ?? [], directory]
    guard fields.allSatisfy({ $0.count <= Self.fieldLimit }) else {
      return (nil, "a part of it is longer than \(Self.fieldLimit) bytes")
    }
    guard !fields.contains(where: { $0.contains { $0 == 0 || $0.isLineEnd } }) else {
      return (nil, "a line end or NUL is in it")
    }
    let isAnonymous = user.map { $0.isEmpty || $0 == [UInt8]("anonymous".utf8) } ?? true
    let url = Bookmark.url(
      scheme: scheme,
      user: isAnonymous ? nil : user,
      host: host,
      port: port,
      directory: directory
    )
    // Written and read back, it is one that counts.
    guard let place = try? FTPURL(parsing: url), place.host == host else {
      return (nil, "its host makes no sense")
    }
    var bookmark = Bookmark(name, at: place)
    for value in settings { _ = bookmark.assign(value.value, to: value.setting) }
    if withPassword, !isAnonymous { bookmark.password = password }
    return (bookmark, "")
  }

  /// Makes what a file says harmless, and not longer than a line.
  static func shown(_ text: some StringProtocol) -> String {
    SecretText.masked(Escaping.text([UInt8](text.utf8.prefix(60))))
  }
}

/// A text in sections, as WinSCP and rclone keep their sites: `[NAME]`, and lines `KEY = VALUE`.
struct SectionedText {
  /// A section, with the values by their keys in small letters; a later value counts.
  struct Section {
    let name: String
    fileprivate(set) var values: [String: String] = [:]
  }

  private(set) var sections: [Section] = []

  /// Reads a text; lines before the first section, and lines that are none of it, say nothing.
  init(_ octets: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = octets.starts(with: mark) ? octets.dropFirst(mark.count) : octets[...]
    for raw in text.split(separator: .lineFeed) {
      let line = [UInt8](raw).trimmed
      guard let first = line.first, first != .hash, first != .semicolon else { continue }
      if first == .openBracket, line.last == .closeBracket {
        guard sections.count < ForeignSite.limit else { return }
        sections.append(Section(name: line.dropFirst().dropLast().text))
      } else if let equals = line.firstIndex(of: .equals), !sections.isEmpty {
        let key = [UInt8](line[..<equals]).trimmed.text.lowercased()
        let value = [UInt8](line[(equals + 1)...]).trimmed.text
        sections[sections.count - 1].values[key] = value
      }
    }
  }
}
