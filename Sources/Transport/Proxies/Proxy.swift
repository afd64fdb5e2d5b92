package import SystemPackage

/// A proxy that passes octets on to a host that it is told: what it speaks, where it is, and who asks.
package struct Proxy: Hashable, Sendable, CustomStringConvertible {
  /// What a proxy speaks.
  package enum Kind: String, Hashable, Sendable {
    /// RFC 1928.
    case socks5

    /// The method CONNECT of HTTP (RFC 9110 §9.3.6).
    case connect = "http"
  }

  package let kind: Kind

  /// A name, or an address in digits without brackets.
  package let host: String
  package let port: UInt16

  /// Who asks; `nil` for nobody in particular.
  package let user: [UInt8]?

  /// The password of the user; a secret.
  package let password: [UInt8]?

  /// Names a proxy.
  package init(
    _ kind: Kind,
    host: String,
    port: UInt16,
    user: [UInt8]? = nil,
    password: [UInt8]? = nil
  ) {
    self.kind = kind
    self.host = host
    self.port = port
    self.user = user
    self.password = password
  }

  /// The proxy without the user and the password.
  package var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(kind.rawValue)://\(name):\(port)"
  }

  /// Makes an error of this proxy, without its password.
  package func error(_ reason: ProxyError.Reason) -> TransportError {
    .proxy(ProxyError(proxy: description, reason: reason))
  }
}

/// Why a proxy does not pass a connection on.
package struct ProxyError: Error, Hashable, Sendable {
  /// The reasons there are.
  package enum Reason: Hashable, Sendable {
    /// The proxy's own name stands for no address; the system's words.
    case unknownHost(String)

    /// There is no connection to the proxy itself.
    case unreachable(Errno)

    /// The proxy itself does not answer in time.
    case silent

    /// It has closed the connection instead of answering.
    case closed

    /// What it says is not what such a proxy says.
    case notThisKind

    /// It never comes to the end of its answer.
    case tooLong

    /// It wants a user and a password, and none were given.
    case wantsCredentials

    /// It does not take the user or the password.
    case refusesCredentials

    /// It wants another proof than a user and a password; the ways that it names.
    case wantsOtherProof(String)

    /// It was asked, and does not connect there.
    case refused(Refusal)

    /// The host, the user or the password cannot be said in what it speaks.
    case unsayable

    /// A server was to connect to this machine, which such a proxy does not let in.
    case letsNobodyIn
  }

  /// A refusal in the proxy's own terms.
  package enum Refusal: Hashable, Sendable {
    /// The code of a reply (RFC 1928 §6).
    case socks(UInt8)

    /// The status of a response and the words behind it.
    case http(Int, String)

    /// The proxy's rules forbid it.
    package var isForbidden: Bool {
      switch self {
      case .socks(let code): code == 2
      case .http(let status, _): [403, 405].contains(status)
      }
    }
  }

  /// The proxy, without a password.
  package let proxy: String
  package let reason: Reason

  /// The same may succeed later.
  package var isTransient: Bool {
    switch reason {
    case .unreachable, .silent, .closed: true
    case .refused(let refusal): !refusal.isForbidden
    case .unknownHost, .notThisKind, .tooLong, .wantsCredentials, .refusesCredentials,
      .wantsOtherProof, .unsayable, .letsNobodyIn:
      false
    }
  }
}
