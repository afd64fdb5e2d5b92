import FTPClient
import Transport

/// What holds for one server as long as the shell is connected to it.
struct ServerTerms: Sendable {
  /// Whom the server may be.
  var trust: PeerTrust

  /// Whether TLS begins with the first octet, because a URL says so.
  let isImplicit: Bool

  /// Whether the user has agreed to send the password in clear.
  var allowsClearPassword = false

  /// What the key of this side's certificate is encrypted with.
  var passphrase: [UInt8]?

  /// Changes what settings say.
  func apply(to security: inout SecurityOptions) {
    security.trust = trust
    if isImplicit { security.policy = .implicit }
    if allowsClearPassword { security.allowsClearPassword = true }
    if let passphrase { security.parameters.passphrase = passphrase }
  }
}
