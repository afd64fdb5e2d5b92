package import FTPClient
package import FTPProtocol
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
      // An IPv6 address is typed without brackets where no port follows.
      let isAddress = !isURL && text.count(where: { $0 == ":" }) > 1 && !text.contains("[")
      let prefix = [UInt8]("ftp://".utf8)
      let host = isAddress ? [.openBracket] + octets + [.closeBracket] : octets
      url = try FTPURL(parsing: isURL ? octets : prefix + host)
    } catch {
      let offset = isURL ? error.offset : max(0, error.offset - 6)
      throw CommandError(octets, .url(FTPURLError(reason: error.reason, offset: offset)))
    }
    let port = url.port ?? defaultPort
    namesPort = port != nil
    isImplicit = url.scheme == .ftps
    endpoint = Endpoint(host: url.host, port: port ?? Endpoint.port(of: url.scheme))
    credentials = url.user.map { Credentials(user: $0, password: url.password) }
    directory = url.path
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
