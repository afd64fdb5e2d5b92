package import FTPClient
package import FTPProtocol
import HostNames
import Octets

/// What a user names to connect to: a host, `USER@HOST`, `HOST:PORT`, or a URL.
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

  /// Whether the words have a password in them.
  package var hasPassword: Bool { credentials?.password != nil }

  /// Reads what a user typed.
  ///
  /// - Parameters:
  ///   - octets: The word.
  ///   - defaultPort: The port if the word names none.
  /// - Throws: ``CommandError`` for what is no host and no URL.
  package init(_ octets: [UInt8], defaultPort: UInt16? = nil) throws(CommandError) {
    let text = octets.text
    let isURL = FTPURL.looksLikeURL(text)
    guard isURL || !text.contains("://") else {
      throw CommandError(octets, .url(FTPURLError(reason: .scheme, offset: 0)))
    }
    let url: FTPURL
    do {
      url = try FTPURL(parsing: isURL ? octets : Self.url(ofTyped: octets))
    } catch {
      let offset = isURL ? error.offset : max(0, error.offset - 6)
      throw CommandError(octets, .url(FTPURLError(reason: error.reason, offset: offset)))
    }
    let port = url.port ?? defaultPort
    namesPort = port != nil
    isImplicit = url.scheme == .ftps
    let host: String
    do throws(HostNameError) {
      host = try HostName.ascii(url.host)
    } catch {
      let advice = "Check its letters; the other form of the name begins with 'xn--'."
      throw CommandError(octets, .refused("it names no host (\(error.reason))", advice: advice))
    }
    endpoint = Endpoint(host: host, port: port ?? Endpoint.port(of: url.scheme))
    credentials = url.user.map { Credentials(user: $0, password: url.password) }
    directory = url.path
  }

  /// Makes a URL of what is typed without a scheme: an IPv6 address has no brackets where no port
  /// follows, and a `%` in a host begins a zone (RFC 6874: `%25` in a URL).
  private static func url(ofTyped octets: [UInt8]) -> [UInt8] {
    let end = octets.firstIndex(of: .slash) ?? octets.count
    let start = octets[..<end].lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? 0
    let typed = octets[start..<end]
    var host = typed.flatMap { $0 == UInt8(ascii: "%") ? [UInt8]("%25".utf8) : [$0] }
    if typed.count(where: { $0 == .colon }) > 1, !typed.contains(.openBracket) {
      host = [.openBracket] + host + [.closeBracket]
    }
    return [UInt8]("ftp://".utf8) + octets[..<start] + host + octets[end...]
  }

  /// Takes the port of implicit TLS, unless the words name one.
  mutating func useImplicitPort() {
    guard !namesPort else { return }
    endpoint = Endpoint(host: endpoint.host, port: Endpoint.implicitPort)
  }
}

extension Endpoint {
  /// The port where a URL names none.
  static func port(of scheme: FTPURL.Scheme) -> UInt16 {
    scheme == .ftps ? implicitPort : standardPort
  }
}
