import FTPProtocol
import Platform
import Transport

/// A passive port that the server was asked for ahead of the transfer that will use it.
enum EarlyOpening: Sendable {
  case none

  /// EPSV travelled behind the command of a transfer, and its reply is owed; good until something
  /// else is sent.
  case asked(sendCount: Int)

  /// A port that is good for a while.
  case port(UInt16, until: Deadline)

  /// How long a port is trusted: pyftpdlib closes it after 30 s, vsftpd after 60.
  private static let lifetime = Duration.seconds(10)

  /// Reads a reply to EPSV; a refusal is no port.
  init(_ reply: Reply) {
    guard let port = PassiveReply.parseExtendedPassive(reply) else {
      self = .none
      return
    }
    self = .port(port, until: .after(Self.lifetime))
  }
}

extension Session {
  /// Whether EPSV may be sent before anybody knows that a transfer follows.
  var mayAskEarly: Bool {
    guard case .none = earlyOpening else { return false }
    return options.dataMode == .passive && options.prefersExtended && provenOpening != .plain
  }

  /// Returns the port that the server was asked for ahead of time, if there is one.
  func takeEarlyPort() throws(FTPError) -> UInt16? {
    if case .asked(let sendCount) = earlyOpening {
      earlyOpening = .none
      guard sendCount == control.sendCount else { return nil }
      // What stands before it belongs to a transfer that failed.
      while control.owedReplyCount > 1 {
        _ = try control.redeemReply(until: replyDeadline, cancelledBy: cancellation)
      }
      let reply = try control.redeemReply(until: replyDeadline, cancelledBy: cancellation)
      guard let reply else { return nil }
      guard reply.code != .serviceNotAvailable else { throw .refused(reply, by: .epsv) }
      guard Command(.epsv).mayBeAnswered(with: reply) else {
        control.abandon()
        throw .unexpected(reply, after: .epsv)
      }
      earlyOpening = EarlyOpening(reply)
    }
    guard case .port(let port, let deadline) = earlyOpening else { return nil }
    earlyOpening = .none
    return deadline.hasPassed ? nil : port
  }
}
