import FTPProtocol
import Transport

/// Data connections that resume the TLS session of the control connection, which vsftpd, ProFTPD
/// and FileZilla Server demand: so they know that both are of the same client.
extension ConnectionProtection {
  /// The least and the longest time that a server gets to object to a data connection that
  /// resumes nothing.
  private static var patience: ClosedRange<Duration> { .milliseconds(300) ... .seconds(2) }

  /// Forgets what belonged to the transfer before.
  func beginTransfer() {
    currentData = nil
    lastDataOctetCount = 0
  }

  /// Takes how the data connection of the transfer that runs is protected.
  func noteHandshake(_ protection: Protection?) {
    currentData = protection
    lastData = protection
  }

  /// Keeps what a data connection told, before it is closed.
  func noteEnd(octetCount: Int64, _ sessions: [TLSSession]) {
    lastDataOctetCount = octetCount
    context?.sessions.add(fromResumed: sessions)
  }

  /// Notes that the server took the last data connection, whether it resumed anything or not.
  func noteAcceptedSession() {
    guard let last = currentData else { return }
    if recovery == .reconnected { recovery = .none }
    if last.isResumed {
      resumption = .works
      dialogue.knowledge.set(.resumptionNeeded, nil)
    } else if resumption == .unknown {
      resumption = .notNeeded
      dialogue.knowledge.set(.resumptionNeeded, false)
    }
  }

  /// How long a server gets to object before an upload on a connection that resumes nothing:
  /// afterwards the octets would be gone, and nothing could be tried again.
  ///
  /// - Returns: `nil` where it need not be waited for.
  var objectionPatience: Duration? {
    guard let last = currentData, !last.isResumed, resumption != .notNeeded,
      dialogue.knowledge.isTrue(.resumptionNeeded) ?? true
    else { return nil }
    let wanted = dialogue.connection.answerTime * 4
    return min(max(wanted, Self.patience.lowerBound), Self.patience.upperBound)
  }

  /// Decides what to do about a server that does not know our session any more (ProFTPD 1.3.8 after
  /// five minutes: 425; vsftpd 3.0.3: 522, and the control connection ends).
  ///
  /// The first time with the same offer, then with TLS 1.2, whose sessions are not used up.
  ///
  /// - Parameter error: Why the transfer failed.
  /// - Returns: Whether the same transfer is worth another attempt, on another connection.
  /// - Throws: ``FTPError/sessionNotResumed(_:)`` when all has been tried.
  func allowsAnotherConnection(after error: FTPError) throws(FTPError) -> Bool {
    guard let last = currentData, !last.isResumed, lastDataOctetCount == 0,
      resumption != .notNeeded, error.mayMeanForgottenSession
    else { return false }
    let mayLimit = last.version == "TLSv1.3" && options.parameters.minimumVersion == .tls12
    switch recovery {
    case .none: recovery = .reconnected
    case .reconnected where mayLimit: recovery = .limitedVersion
    case .reconnected, .limitedVersion:
      guard let reply = error.reply else { return false }
      throw .sessionNotResumed(reply)
    }
    dialogue.observer?.reconnecting(withTLS12: recovery == .limitedVersion)
    return true
  }

  /// Notes that a ticket that was offered for the second time may have been the reason.
  func noteRefusedTicket() { context?.sessions.noteRefusal() }
}

extension FTPError {
  /// Whether a server that wants our session to be resumed would say so like this.
  fileprivate var mayMeanForgottenSession: Bool {
    switch self {
    case .refused(let reply, _):
      [421, 425, 426, 431, 451, 521, 522, 534].contains(reply.code.value)
    case .transport(.closedByPeer), .outcomeUnknown(_, .closedByPeer),
      .dataConnection(.closedByPeer), .dataConnection(.truncated):
      true
    default: false
    }
  }
}
