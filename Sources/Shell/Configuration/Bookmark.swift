import FTPClient
import FTPProtocol
import HostNames
import Octets
import Terminal

/// A server under a name of the user's own, and what counts there.
struct Bookmark: Hashable, Sendable {
  /// The value that a setting has at this server.
  struct Value: Hashable, Sendable {
    let setting: String
    let value: String
  }

  let name: String

  /// Where it leads, in the form of ``url(scheme:user:host:port:directory:)``, without a password.
  var url: [UInt8]

  /// The command whose first line is the password.
  var passwordCommand: [UInt8]?

  /// The password itself: only where the user has imported it.
  var password: [UInt8]?

  /// The settings that count there, sorted by name.
  private(set) var values: [Value] = []

  /// Makes one without anything that counts only there.
  init(_ name: String, url: [UInt8]) {
    self.name = name
    self.url = url
  }

  /// The parts of the URL; `nil` only for one that nobody has checked.
  var place: FTPURL? { try? FTPURL(parsing: url) }

  /// Whether it leads to a server's host.
  func isAt(_ endpoint: Endpoint) -> Bool {
    guard let host = place?.host else { return false }
    // Endpoints have names in the letters of the DNS.
    return HostName.comparable(host) == HostName.comparable(endpoint.host)
  }

  /// Whether another one is for the same user of the same server, so that one password is both's.
  func isSameLogin(as other: Bookmark) -> Bool {
    guard let (here, there) = place.flatMap({ here in other.place.map { (here, $0) } }) else {
      return false
    }
    // Where none is named, either scheme has its own port of one server.
    return isAt(Endpoint(host: (try? HostName.ascii(there.host)) ?? there.host))
      && here.port == there.port && here.user == there.user
  }

  /// Takes a value for a setting, or forgets it.
  ///
  /// - Returns: False when there is no such setting, or it cannot have the value.
  mutating func assign(_ value: String?, to name: String) -> Bool {
    guard let setting = Setting.named(name) else { return false }
    var trial = Settings()
    if let value, !setting.assign(&trial, value) { return false }
    // Bookmarks are shown and kept.
    if let value, SecretText.range(in: [UInt8](value.utf8)) != nil { return false }
    values.removeAll { $0.setting == name }
    if let value { values.append(Value(setting: name, value: value)) }
    values.sort { $0.setting < $1.setting }
    return true
  }

  /// Makes settings what counts at this server.
  func apply(to settings: inout Settings) {
    for value in values { _ = Setting.named(value.setting)?.assign(&settings, value.value) }
  }

  /// The longest name, in octets.
  static let nameLimit = 64

  /// Whether a name can be typed before a colon without quotes: letters, digits and `. _ + -`.
  static func isName(_ name: String) -> Bool {
    let octets = [UInt8](name.utf8)
    guard let first = octets.first, octets.count <= nameLimit, Escaping.isHarmless(octets) else {
      return false
    }
    // A number before a colon is that of a session.
    return first != .hyphen && first != .dot && octets.allSatisfy(isInName)
      && !octets.allSatisfy(\.isDigit)
  }

  /// Whether a name cannot be a bookmark's, since `ferry NAME` means something else.
  ///
  /// Written down, since the table of commands stands above this; a test holds it against the verbs.
  static func isReserved(_ name: String) -> Bool { reserved.contains(name[...]) }

  private static let reserved = Set(
    """
    bookmark cat checksum chmod cmp complete cp demo df diff doctor du edit explain find get head \
    help ln ls manual mget mirror mkdir more mput mv nlist open put pwd rm rmdir session sessions shell stat \
    tail touch tree trust version zcat zmore
    """.split(separator: " ")
  )

  private static func isInName(_ octet: UInt8) -> Bool {
    octet.isLetter || octet.isDigit || !octet.isASCII || octet.isOne(of: "._+-")
  }

  /// Makes a name of what another program calls a site; `nil` where nothing is left of it.
  static func name(from text: String) -> String? {
    var name: [UInt8] = []
    for scalar in text.unicodeScalars {
      let octets = [UInt8](String(scalar).utf8)
      let fits = octets.allSatisfy(isInName) && Escaping.isHarmless(octets)
      guard name.count + octets.count <= nameLimit else { break }
      if fits, !(name.isEmpty && (octets == [.hyphen] || octets == [.dot])) {
        name += octets
      } else if name.last != .hyphen, !name.isEmpty {
        name.append(.hyphen)
      }
    }
    while name.last == .hyphen { name.removeLast() }
    return isName(name.text) ? name.text : nil
  }
}

extension Bookmark {
  /// Writes a URL of parts that mean only themselves.
  ///
  /// - Parameters:
  ///   - scheme: How the connection begins.
  ///   - user: `nil` for anonymous.
  ///   - host: A name, or an address without brackets.
  ///   - port: `nil` for the scheme's own.
  ///   - directory: Relative to where the login leads, or from the root; empty for neither.
  /// - Returns: Octets that are a URL, whatever the parts are.
  static func url(
    scheme: FTPURL.Scheme,
    user: [UInt8]?,
    host: String,
    port: UInt16?,
    directory: [UInt8]
  ) -> [UInt8] {
    var url = [UInt8]("\(scheme.rawValue)://".utf8)
    if let user { url += encoded(user) + [.at] }
    let name = PercentCoding.encode(host.utf8) { $0.isOne(of: "/@?#[] ") || $0.isControl }
    url += host.contains(":") ? [.openBracket] + name + [.closeBracket] : name
    let usual = scheme == .ftps ? Endpoint.implicitPort : Endpoint.standardPort
    if let port, port != usual { url += [.colon] + [UInt8](String(port).utf8) }
    guard !directory.isEmpty else { return url }
    let hasEnd = directory.count > 1 && directory.last == .slash
    return url + [.slash] + encoded(hasEnd ? [UInt8](directory.dropLast()) : directory)
  }

  /// Writes a URL as this type keeps it: as short as can be, and without its password.
  init(_ name: String, at place: FTPURL) {
    self.init(
      name,
      url: Self.url(
        scheme: place.scheme,
        user: place.user,
        host: place.host,
        port: place.port,
        directory: place.path?.octets ?? []
      )
    )
  }

  /// Makes a URL of a path behind the bookmark's name: relative to its directory, or from the root.
  ///
  /// - Parameter path: What stands behind the colon; the patterns in it stay patterns.
  /// - Returns: The URL.
  func url(of path: Word) -> [UInt8] {
    let octets = path.octets.flatMap { octet -> [UInt8] in
      let isPattern = !octet.isQuoted && octet.value.isOne(of: "*?[]{},~")
      return isPattern ? [octet.value] : Self.encoded([octet.value])
    }
    guard let slash = url.dropFirst(7).firstIndex(of: .slash) else {
      return octets.isEmpty ? url : url + [.slash] + octets
    }
    if octets.isEmpty { return url }
    if octets.first == .slash { return url[..<slash] + [.slash] + octets }
    return url + (url.last == .slash ? [] : [.slash]) + octets
  }

  private static func encoded(_ octets: [UInt8]) -> [UInt8] {
    PercentCoding.encode(octets) { octet in
      !(octet.isLetter || octet.isDigit || octet.isOne(of: "/-._~+=&!$'()"))
    }
  }
}
