import FTPProtocol
import Platform
import Transport

/// Data connections that resume the TLS session of the control connection, which vsftpd, ProFTPD
/// and FileZilla Server demand: so they know that both are of the same client.
extension Session {
  /// The least and the longest time that a server gets to object to a data connection that
  /// resumes nothing.
  private static var patience: ClosedRange<Duration> { .milliseconds(300) ... .seconds(2) }

  /// Puts a data connection under TLS where that was agreed on; nothing is sent yet.
  func protectData(_ stream: consuming ByteStream) throws(FTPError) -> ByteStream {
    guard let context = security.context, security.dataProtection == .private else {
      return stream
    }
    context.sessions.add(control.takeSessions())
    do throws(TransportError) {
      return try stream.protected(by: context, for: .data)
    } catch {
      throw .dataConnection(error)
    }
  }

  /// Keeps what a data connection told, before it is closed.
  func note(_ data: borrowing DataConnection) {
    security.lastDataOctetCount = data.octetCount
    security.context?.sessions.add(fromResumed: data.stream.takeSessions())
  }

  /// Notes that the server took the last data connection, whether it resumed anything or not.
  func noteAcceptedSession() {
    guard let last = security.currentData else { return }
    if security.recovery == .reconnected { security.recovery = .none }
    if last.isResumed {
      security.resumption = .works
      knowledge.needsResumption = nil
    } else if security.resumption == .unknown {
      security.resumption = .notNeeded
      knowledge.needsResumption = false
    }
  }

  /// Before an upload on a connection that resumes nothing, waits whether the server objects:
  /// afterwards the octets would be gone, and nothing could be tried again.
  func awaitAcceptance(_ data: inout DataConnection) throws(FTPError) {
    guard let last = security.currentData, !last.isResumed, security.resumption != .notNeeded,
      knowledge.needsResumption ?? true
    else { return }
    let wanted = control.answerTime * 4
    let patience = Self.patience
    try data.awaitObjection(for: min(max(wanted, patience.lowerBound), patience.upperBound))
  }

  /// Begins anew with a server that does not know our session any more (ProFTPD 1.3.8 after five
  /// minutes: 425; vsftpd 3.0.3: 522, and the control connection ends).
  ///
  /// The first time with the same offer, then with TLS 1.2, whose sessions are not used up.
  ///
  /// - Parameter error: Why the transfer failed.
  /// - Returns: Whether the same transfer is worth another attempt.
  /// - Throws: ``FTPError/sessionNotResumed(_:)`` when all has been tried; what connecting throws.
  func recoverSession(after error: FTPError) throws(FTPError) -> Bool {
    guard let last = security.currentData, !last.isResumed, security.lastDataOctetCount == 0,
      security.resumption != .notNeeded, error.mayMeanForgottenSession
    else { return false }
    let mayLimit = last.version == "TLSv1.3" && options.security.parameters.minimumVersion == .tls12
    switch security.recovery {
    case .none: security.recovery = .reconnected
    case .reconnected where mayLimit: security.recovery = .limitedVersion
    case .reconnected, .limitedVersion:
      guard let reply = error.reply else { return false }
      throw .sessionNotResumed(reply)
    }
    observer?.reconnecting(withTLS12: security.recovery == .limitedVersion)
    quit()
    let detour = detour
    try reconnect()
    if let detour { try perform(Command(.cwd, detour.octets)) }
    // A ticket that was offered for the second time may have been the reason.
    security.context?.sessions.noteRefusal()
    return true
  }
}

extension ServerKnowledge {
  /// Whether data connections must resume the TLS session here; `nil` when nobody knows.
  fileprivate var needsResumption: Bool? {
    get { isTrue("resumption-needed") }
    set { self["resumption-needed"] = newValue.map { $0 ? "yes" : "no" } }
  }
}

extension FTPError {
  /// Whether a server that wants our session to be resumed would say so like this.
  fileprivate var mayMeanForgottenSession: Bool {
    switch self {
    case .refused(let reply, _):
      [421, 425, 426, 431, 451, 521, 522, 534].contains(reply.code.value)
    case .transport(.closedByPeer), .dataConnection(.closedByPeer), .dataConnection(.truncated):
      true
    default: false
    }
  }
}
