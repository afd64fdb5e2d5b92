package import Transport

/// How connections get to a server.
package enum Route: Hashable, Sendable {
  /// From this machine to the server.
  case direct

  /// Through a proxy that passes on any connection, those for data too.
  case proxy(Proxy)

  /// To an FTP server that talks to the one that is meant, and is told which by FTP commands.
  case ftpProxy(FTPProxy)

  /// Where the FTP proxy is; `nil` where there is none.
  var ftpProxyEndpoint: Endpoint? {
    guard case .ftpProxy(let proxy) = self else { return nil }
    return proxy.endpoint
  }

  /// What there is on the way, without a password; `nil` for nothing.
  package var name: String? {
    switch self {
    case .direct: nil
    case .proxy(let proxy): "\(proxy)"
    case .ftpProxy(let proxy): "\(proxy)"
    }
  }
}

/// An FTP proxy: where it is, how it is told the server, and who asks.
package struct FTPProxy: Hashable, Sendable, CustomStringConvertible {
  /// How the server is named, with the port behind it where that is not 21.
  package enum Naming: String, Hashable, Sendable {
    /// `USER NAME@HOST`.
    case user = "ftp"

    /// `OPEN HOST`, then `USER NAME`.
    case open = "ftp-open"

    /// `SITE HOST`, then `USER NAME`.
    case site = "ftp-site"
  }

  package let naming: Naming

  /// Where the proxy is.
  package let endpoint: Endpoint

  /// Who logs in to the proxy itself, before the server is named; `nil` for nobody.
  package let user: [UInt8]?

  /// The password of that user; a secret.
  package let password: [UInt8]?

  /// Names an FTP proxy.
  package init(
    _ naming: Naming,
    at endpoint: Endpoint,
    user: [UInt8]? = nil,
    password: [UInt8]? = nil
  ) {
    self.naming = naming
    self.endpoint = endpoint
    self.user = user
    self.password = password
  }

  package var description: String { "\(naming.rawValue)://\(endpoint)" }
}
