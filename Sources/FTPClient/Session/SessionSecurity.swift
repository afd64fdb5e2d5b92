package import FTPProtocol
package import Transport

/// What was agreed on the protection of one session, and what experience showed.
package struct SessionSecurity {
  /// What is known of a server that wants data connections to resume the TLS session.
  enum Resumption: Hashable {
    /// No data connection has been made, or none has been decided on.
    case unknown

    /// One was resumed, and taken.
    case works

    /// One was not resumed, and taken all the same (Pure-FTPd 1.0.50 under TLS 1.3).
    case notNeeded
  }

  /// What was done about a server that does not know our session any more.
  enum Recovery: Int {
    case none
    case reconnected
    case limitedVersion
  }

  /// What the connections to the server have in common; `nil` before TLS was agreed on.
  var context: TLSContext?

  /// What the server answered to AUTH, where it has no TLS.
  package internal(set) var refusal: Reply?

  /// The level that PROT was set to; `nil` before that.
  var dataProtection: SecurityOptions.DataProtection?

  /// Whether a connection of this session was protected: it stays so, or ends.
  var wasProtected = false

  var resumption = Resumption.unknown
  var recovery = Recovery.none

  /// How the last data connection was protected; `nil` before the first, and in clear.
  package internal(set) var lastData: Protection?

  /// How the data connection of the transfer that runs is protected; `nil` before its handshake is
  /// done, and in clear.
  var currentData: Protection?

  /// The octets that the last data connection moved.
  var lastDataOctetCount: Int64 = 0

  /// Whether the control connection has gone back to clear (CCC).
  package internal(set) var isControlCleared = false

  /// Forgets what belonged to the transfer before.
  mutating func beginTransfer() {
    currentData = nil
    lastDataOctetCount = 0
  }

  /// Takes how the data connection of the transfer that runs is protected.
  mutating func noteHandshake(_ protection: Protection?) {
    currentData = protection
    lastData = protection
  }

  /// Returns the options for another session that is to be protected as well as this one.
  func options(like options: SessionOptions) -> SessionOptions {
    var options = options
    if wasProtected, options.security.policy == .prefer { options.security.policy = .require }
    if recovery == .limitedVersion { options.security.parameters.maximumVersion = .tls12 }
    return options
  }

  /// Forgets what belonged to a connection that is gone.
  mutating func beginConnection() {
    context = nil
    refusal = nil
    dataProtection = nil
    lastData = nil
    isControlCleared = false
  }
}
