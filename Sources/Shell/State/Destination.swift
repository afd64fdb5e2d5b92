package import FTPClient
package import FTPProtocol
import HostNames
import Octets

/// What a user names to connect to: a host, `USER@HOST`, `HOST:PORT`, `HOST:DIRECTORY`, a URL, or a
/// bookmark, with a path behind a colon where that is not its own directory.
package struct Destination: Sendable {
  package private(set) var endpoint: Endpoint

  /// Whether the words name a port.
  let namesPort: Bool

  /// Whether the words ask for TLS from the first octet: `ftps://`.
  package let isImplicit: Bool

  /// Who logs in; `nil` when nobody is named.
  package var credentials: Credentials?

  /// Where to go after the login.
  package let directory: RemotePath?

  /// The bookmark that is named; `nil` where there is none.
  private(set) var bookmark: Bookmark?

  /// Whether the bookmark is named alone, and so where one was last.
  private(set) var isBookmarkAlone = false

  /// Whether the words have a password in them.
  package var hasPassword: Bool { credentials?.password != nil }

  /// Reads what a user typed.
  ///
  /// - Parameters:
  ///   - octets: The word.
  ///   - defaultPort: The port if the word names none.
  /// - Throws: ``CommandError`` for what is no host and no URL.
  package init(_ octets: [UInt8], defaultPort: UInt16? = nil) throws(CommandError) {
    try self.init(octets, defaultPort: defaultPort, of: nil)
  }

  /// Reads what a user typed, or the URL that was made of it.
  ///
  /// - Parameters:
  ///   - octets: The word.
  ///   - defaultPort: The port if the word names none.
  ///   - known: The bookmark of which the word was made; `nil` for a word as it was typed. A URL alone
  ///     has none, whatever bookmarks lead there: it says all that it says.
  /// - Throws: ``CommandError`` for what is no host and no URL.
  init(
    _ octets: [UInt8],
    defaultPort: UInt16?,
    of known: Bookmark?
  ) throws(CommandError) {
    let named = try BookmarkFile().named(by: Word(literal: octets))
    let octets = named.map { $0.bookmark.url(of: $0.path ?? Word()) } ?? octets
    (bookmark, isBookmarkAlone) = (known ?? named?.bookmark, named?.path == nil)
    let text = octets.text
    // Here a number before a colon is a user, and no session.
    let shown = SecretText.masked(octets, in: SecretText.range(in: octets))
    let isURL = FTPURL.looksLikeURL(text)
    guard isURL || !text.contains("://") else {
      throw CommandError(shown, .url(FTPURLError(reason: .scheme, offset: 0)))
    }
    let url: FTPURL
    do {
      url = try FTPURL(parsing: isURL ? octets : Self.url(ofTyped: octets))
    } catch {
      let offset = isURL ? error.offset : max(0, error.offset - 6)
      throw CommandError(shown, .url(FTPURLError(reason: error.reason, offset: offset)))
    }
    let port = url.port ?? defaultPort
    namesPort = port != nil
    isImplicit = url.scheme == .ftps
    let host: String
    do throws(HostNameError) {
      host = try HostName.ascii(url.host)
    } catch {
      let advice = "Check its letters; the other form of the name begins with 'xn--'."
      throw CommandError(shown, .refused("it names no host (\(error.reason))", advice: advice))
    }
    endpoint = Endpoint(host: host, port: port ?? Endpoint.port(of: url.scheme))
    credentials = url.user.map { Credentials(user: $0, password: url.password) }
    directory = url.path
  }

  /// Makes a URL of what is typed without a scheme: an IPv6 address has no brackets where no port
  /// follows, a `%` in a host begins a zone (RFC 6874: `%25` in a URL), and what follows the host of
  /// `HOST:DIRECTORY`, as users of sftp write it, is a path unless it is a number.
  private static func url(ofTyped octets: [UInt8]) -> [UInt8] {
    let end = octets.firstIndex(of: .slash) ?? octets.count
    let start = octets[..<end].lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? 0
    let typed = octets[start..<end]
    var host = typed.flatMap { $0 == UInt8(ascii: "%") ? [UInt8]("%25".utf8) : [$0] }
    if typed.count(where: { $0 == .colon }) > 1, !typed.contains(.openBracket) {
      host = [.openBracket] + host + [.closeBracket]
    }
    guard let colon = directoryColon(octets[start...]) else {
      return [UInt8]("ftp://".utf8) + octets[..<start] + host + octets[end...]
    }
    let path = octets[(colon + 1)...]
    // A name is taken at its word: in a URL a `%` would begin an octet, and a `;` a type.
    let isAbsolute = path.first == .slash
    return [UInt8]("ftp://".utf8) + octets[..<colon]
      + (isAbsolute ? [UInt8]("/%2F".utf8) : [.slash])
      + PercentCoding.encode(isAbsolute ? path.dropFirst() : path) {
        $0 == UInt8(ascii: ";") || $0 < .space
      }
  }

  /// Finds the colon of `HOST:DIRECTORY`; `nil` for a port, and for an address with colons.
  private static func directoryColon(_ rest: ArraySlice<UInt8>) -> Int? {
    guard let colon = rest.firstIndex(of: .colon), colon > rest.startIndex else { return nil }
    let host = rest[..<colon]
    let path = rest[(colon + 1)...]
    guard !host.contains(.slash), !host.contains(.openBracket), let first = path.first else {
      return nil
    }
    let beforeSlash = path.prefix { $0 != .slash }
    if first != .slash, beforeSlash.allSatisfy(\.isDigit) || beforeSlash.contains(.colon) {
      return nil
    }
    return colon
  }

  /// Takes the port of implicit TLS, unless the words name one.
  mutating func useImplicitPort() {
    guard !namesPort else { return }
    endpoint = Endpoint(host: endpoint.host, port: Endpoint.implicitPort)
  }
}

extension Credentials {
  /// Reads `USER`, or `USER,PASSWORD` and `USER:PASSWORD` as users of lftp and curl type it.
  package init(typed octets: [UInt8]) {
    guard let end = octets.firstIndex(where: { $0 == .colon || $0 == .comma }) else {
      self.init(user: octets)
      return
    }
    self.init(user: [UInt8](octets[..<end]), password: [UInt8](octets[(end + 1)...]))
  }
}

extension Endpoint {
  /// The port where a URL names none.
  static func port(of scheme: FTPURL.Scheme) -> UInt16 {
    scheme == .ftps ? implicitPort : standardPort
  }
}
