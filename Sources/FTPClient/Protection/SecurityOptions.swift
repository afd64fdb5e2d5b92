package import Transport

/// How connections to a server are protected.
package struct SecurityOptions: Hashable, Sendable {
  /// Whether and how the control connection is protected (RFC 4217).
  package enum Policy: String, Hashable, Sendable, CaseIterable {
    /// AUTH TLS before the login; where it is refused, a password is not sent without leave.
    case prefer

    /// AUTH TLS before the login, and nothing without it.
    case require

    /// TLS from the first octet.
    case implicit

    /// Everything travels in clear.
    case off
  }

  /// The protection level of the data connections (RFC 2228 §3: PROT).
  package enum DataProtection: String, Hashable, Sendable, CaseIterable {
    case `private`
    case clear

    var level: String { self == .private ? "P" : "C" }
  }

  package var policy = Policy.prefer
  package var dataProtection = DataProtection.private
  package var parameters = TLSParameters()

  /// Whom the server may be.
  package var trust = PeerTrust.authorities

  /// Whether a password may be sent on a connection that others can read.
  package var allowsClearPassword = false

  package init() {}

  /// Whether the server is known by a certificate.
  var knowsCertificate: Bool {
    switch trust {
    case .known, .pinned: true
    case .authorities, .anybody: false
    }
  }

  /// Whether a server that refuses TLS is left: the user demanded it, or the server is known to
  /// have a certificate.
  var demandsProtection: Bool {
    switch trust {
    case .known, .pinned: policy != .off
    case .authorities, .anybody: policy == .require
    }
  }
}
