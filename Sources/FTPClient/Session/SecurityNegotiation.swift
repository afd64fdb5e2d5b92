import FTPProtocol
import Platform
package import Transport

extension Session {
  /// How the control connection is protected; `nil` in clear.
  package var protection: Protection? { control.protection }

  /// Whose certificate the server showed; `nil` in clear.
  package var peerIdentity: PeerIdentity? { control.identity }

  /// Whether nobody on the way can read what is sent on the control connection.
  package var isPrivate: Bool { protection != nil || peerAddress.isLoopback }

  /// Protects a connection from its first octet on.
  func protectImplicitly() throws(FTPError) {
    guard options.security.policy == .implicit else { return }
    try protectControl()
  }

  /// Asks for TLS before anything else is said (RFC 4217 §4: AUTH TLS).
  ///
  /// - Throws: ``FTPError/protectionRefused(_:)`` where TLS is demanded, or was there before.
  func negotiateProtection() throws(FTPError) {
    guard [.prefer, .require].contains(options.security.policy) else { return }
    let reply = try exchange(Command(.auth, "TLS"))
    guard reply.code == .securityDataExchangeComplete else {
      security.refusal = reply
      // Whoever was protected once is not talked into less.
      guard !options.security.demandsProtection, !security.wasProtected else {
        control.abandon()
        throw .protectionRefused(reply)
      }
      return
    }
    try protectControl()
  }

  private func protectControl() throws(FTPError) {
    let context: TLSContext
    do throws(TLSError) {
      var parameters = options.security.parameters
      if security.recovery == .limitedVersion { parameters.maximumVersion = .tls12 }
      context = try TLSContext(
        for: endpoint.host,
        port: endpoint.port,
        parameters,
        trust: options.security.trust
      )
    } catch {
      control.abandon()
      throw .transport(.tls(error))
    }
    try control.protect(
      by: context,
      until: .after(options.connectTimeout),
      cancelledBy: cancellation
    )
    security.context = context
    security.wasProtected = true
    // What the server said in clear may have been somebody else's words.
    knownFeatures = nil
    if let protection { observer?.note("protected by \(protection.version), \(protection.cipher)") }
  }

  /// Makes the protection of data connections what the options say (PBSZ 0, PROT).
  ///
  /// - Throws: ``FTPError/dataProtectionRefused(_:)``; the session is in step.
  func ensureDataProtection() throws(FTPError) {
    let wanted = options.security.dataProtection
    guard security.context != nil, security.dataProtection != wanted else { return }
    let level = Command(.prot, wanted.level)
    // RFC 4217 §9 demands PBSZ; what counts is the answer to PROT.
    let isFirst = security.dataProtection == nil
    let replies = try exchange(isFirst ? [Command(.pbsz, "0"), level] : [level])
    guard let reply = replies.last else { return }
    guard reply.code.isCompletion else { throw .dataProtectionRefused(reply) }
    security.dataProtection = wanted
  }

  /// Goes on in clear on the control connection, which ends what protects commands (RFC 2228).
  ///
  /// - Throws: ``FTPError/refused(_:by:)``; the connection stays protected then.
  package func clearControl() throws(FTPError) {
    guard protection != nil else { throw .unsupported(.ccc) }
    // The server is asked for the level of data connections only while that cannot be forged.
    try ensureDataProtection()
    try perform(Command(.ccc))
    try control.unprotect(until: replyDeadline, cancelledBy: cancellation)
    security.isControlCleared = true
  }

  /// Refuses to send a password that others could read, unless the user has said so.
  func refuseClearPassword(_ credentials: Credentials) throws(FTPError) {
    guard !isPrivate, !credentials.isAnonymous, options.security.policy != .off,
      !options.security.allowsClearPassword
    else { return }
    throw .passwordInClear(security.refusal)
  }
}
