import FTPProtocol
import Platform
import Transport

/// What is known of how data connections are opened at a server.
struct DataOpening: Sendable {
  /// Which command was found to open data connections.
  ///
  /// It is tried first, and alone, for the rest of the session.
  enum Proven: Hashable, Sendable {
    /// Nothing has worked yet.
    case none

    /// EPSV or EPRT (RFC 2428).
    case extended

    /// PASV or PORT (RFC 959).
    case plain
  }

  /// A passive port that the server was asked for ahead of the transfer that will use it.
  enum Early: Sendable {
    case none

    /// EPSV travelled behind the command of a transfer, and its reply is still to come; good until
    /// something else is sent.
    case asked(ticket: Int, sendCount: Int)

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

  var proven = Proven.none
  var early = Early.none

  /// The command that is known to work, in the mode that is set.
  func verb(_ mode: DataOptions.Mode) -> CommandVerb? {
    switch (proven, mode) {
    case (.none, _): nil
    case (.extended, .passive): .epsv
    case (.plain, .passive): .pasv
    case (.extended, .active): .eprt
    case (.plain, .active): .port
    }
  }
}

extension DataTransfers {
  /// Whether EPSV may be sent before anybody knows that a transfer follows.
  var mayAskEarly: Bool {
    guard case .none = opening.early else { return false }
    return options.mode == .passive && options.prefersExtended && opening.proven != .plain
  }

  /// Whether the next transfer begins with EPSV, in whose packet something may travel.
  var asksForPort: Bool { mayAskEarly && opening.proven == .extended }

  /// Returns the port that the server was asked for ahead of time, if there is one.
  func takeEarlyPort() throws(FTPError) -> UInt16? {
    let early = opening.early
    opening.early = .none
    switch early {
    case .none: return nil
    case .asked(let ticket, let sendCount):
      guard sendCount == dialogue.sendCount,
        let reply = try dialogue.replyIfStillToCome(to: ticket)
      else { return nil }
      guard reply.code != .serviceNotAvailable else { throw .refused(reply, by: .epsv) }
      return PassiveReply.parseExtendedPassive(reply)
    case .port(let port, let deadline): return deadline.hasPassed ? nil : port
    }
  }
}
