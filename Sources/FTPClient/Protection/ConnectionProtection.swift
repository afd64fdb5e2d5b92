package import FTPProtocol
import Platform
package import Transport

/// What was agreed on the protection of one session, and what experience showed of it.
package final class ConnectionProtection {
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

  let dialogue: Dialogue

  /// How connections are to be protected.
  var options: SecurityOptions

  /// Whose name the certificate has to have.
  private let host: String
  private let port: UInt16

  /// What the connections to the server have in common; `nil` before TLS was agreed on.
  private(set) var context: TLSContext?

  /// What the server answered to AUTH, where it has no TLS.
  package private(set) var refusal: Reply?

  /// Whether a connection of this session was protected: it stays so, or ends.
  private(set) var wasProtected = false

  /// Whether the connection was to be protected when it was made, if the server would.
  package private(set) var wasWanted = false

  /// Whether the server has ever said yes to AUTH: nothing goes on in clear then.
  private var wasPromised = false

  /// Whether the server is not asked for TLS, since that has cost a connection.
  private var doesWithout = false

  /// Whether the control connection has gone back to clear (CCC).
  package private(set) var isControlCleared = false

  /// How the last data connection was protected; `nil` before the first, and in clear.
  package internal(set) var lastData: Protection?

  /// How the data connection of the transfer that runs is protected; `nil` before its handshake is
  /// done, and in clear.
  var currentData: Protection?

  /// The octets that the last data connection moved.
  var lastDataOctetCount: Int64 = 0

  /// Whether data connections offer to resume the session of the control connection.
  var offersSessions = true

  var resumption = Resumption.unknown
  var recovery = Recovery.none

  init(of dialogue: Dialogue, host: String, port: UInt16, _ options: SecurityOptions) {
    self.dialogue = dialogue
    self.host = host
    self.port = port
    self.options = options
  }

  /// Returns the options for another session that is to be protected as well as this one.
  var optionsOfLikeSession: SecurityOptions {
    var options = options
    if wasProtected, options.policy == .prefer { options.policy = .require }
    if recovery == .limitedVersion { options.parameters.maximumVersion = .tls12 }
    return options
  }

  /// Forgets what belonged to a connection that is gone.
  func beginConnection() {
    context = nil
    refusal = nil
    lastData = nil
    isControlCleared = false
  }

  // MARK: The control connection

  /// Protects a connection from its first octet on.
  func protectImplicitly(until deadline: Deadline) throws(FTPError) {
    guard options.policy == .implicit else { return }
    try protectControl(until: deadline)
  }

  /// Asks for TLS before anything else is said (RFC 4217 §4: AUTH TLS).
  ///
  /// - Parameter deadline: For the handshake.
  /// - Returns: Whether the connection is protected now.
  /// - Throws: ``FTPError/protectionRefused(_:)`` where TLS is demanded,
  ///   ``FTPError/protectionLost(_:)`` where it was there before.
  func negotiate(until deadline: Deadline) throws(FTPError) -> Bool {
    wasWanted = [.prefer, .require].contains(options.policy)
    guard wasWanted, !doesWithout else { return false }
    let reply = try dialogue.exchange(Command(.auth, "TLS"))
    guard reply.code == .securityDataExchangeComplete else {
      refusal = reply
      // Whoever was protected once is not talked into less.
      guard !demandsProtection else {
        dialogue.abandon()
        throw options.knowsCertificate || wasProtected
          ? .protectionLost(reply) : .protectionRefused(reply)
      }
      return false
    }
    wasPromised = true
    try protectControl(until: deadline)
    return true
  }

  /// Decides whether a connection that AUTH has cost is made anew without asking for TLS.
  ///
  /// - Parameter error: How the connection was lost.
  /// - Returns: False where TLS is demanded, and once the server has said yes to it.
  func mayDoWithout(since error: FTPError) -> Bool {
    guard error.isLostConnection, !demandsProtection, !wasPromised, !doesWithout,
      options.policy == .prefer
    else { return false }
    doesWithout = true
    return true
  }

  /// Whether nothing may be said in clear to this server.
  var demandsProtection: Bool { options.demandsProtection || wasProtected }

  private func protectControl(until deadline: Deadline) throws(FTPError) {
    let context: TLSContext
    do throws(TLSError) {
      var parameters = options.parameters
      if recovery == .limitedVersion { parameters.maximumVersion = .tls12 }
      context = try TLSContext(for: host, port: port, parameters, trust: options.trust)
    } catch {
      dialogue.abandon()
      throw .transport(.tls(error))
    }
    let connection = dialogue.connection
    try connection.protect(by: context, until: deadline, cancelledBy: dialogue.cancellation)
    self.context = context
    wasProtected = true
    if let protection = connection.protection {
      dialogue.observer?.note("protected by \(protection.version), \(protection.cipher)")
    }
  }

  /// Goes on in clear on the control connection, which ends what protects commands (RFC 2228).
  ///
  /// - Throws: ``FTPError/refused(_:by:)``; the connection stays protected then.
  func clearControl() throws(FTPError) {
    guard dialogue.connection.protection != nil else { throw .unsupported(.ccc) }
    // The server is asked for the level of data connections only while that cannot be forged.
    try ensureDataProtection()
    let reply = try dialogue.exchange(Command(.ccc))
    guard reply.code.isCompletion else { throw .refused(reply, by: .ccc) }
    try dialogue.connection.unprotect(
      until: dialogue.replyDeadline,
      cancelledBy: dialogue.cancellation
    )
    isControlCleared = true
  }

  // MARK: Data connections

  /// Makes the protection of data connections what the options say (PBSZ 0, PROT).
  ///
  /// - Throws: ``FTPError/dataProtectionRefused(_:)``; the session is in step.
  func ensureDataProtection() throws(FTPError) {
    let wanted = options.dataProtection.level
    guard context != nil, dialogue.belief.protectionLevel != wanted else { return }
    // RFC 4217 §9 demands PBSZ; what counts is the answer to PROT.
    let isFirst = dialogue.belief.protectionLevel == nil
    let level = PlacedCommand(Command(.prot, wanted))
    let before = PlacedCommand(Command(.pbsz, "0"))
    let replies = try dialogue.exchange(isFirst ? [before, level] : [level])
    guard let reply = replies.last else { return }
    guard reply.code.isCompletion else { throw .dataProtectionRefused(reply) }
  }

  /// Whether data connections are protected.
  var protectsData: Bool {
    context != nil
      && dialogue.belief.protectionLevel == SecurityOptions.DataProtection.private.level
  }

  /// Puts a data connection under TLS where that was agreed on; nothing is sent yet.
  func protectData(_ stream: consuming ByteStream) throws(FTPError) -> ByteStream {
    guard let context, protectsData else { return stream }
    context.sessions.add(dialogue.connection.takeSessions())
    do throws(TransportError) {
      return try stream.protected(by: context, for: offersSessions ? .data : .control)
    } catch {
      throw .dataConnection(error)
    }
  }
}
