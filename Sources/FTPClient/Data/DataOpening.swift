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

  /// Whether the transfer that runs uses a port that was asked for ahead of it.
  var isEarly = false

  /// Whether such a port was of no use, and nothing has shown yet that another one is.
  var doubtsEarly = false

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
    guard case .none = opening.early, !opening.doubtsEarly,
      dialogue.knowledge.isTrue(.earlyPorts) != false
    else { return false }
    return options.mode == .passive && options.prefersExtended && opening.proven != .plain
  }

  /// Whether the next transfer begins with EPSV, in whose packet something may travel.
  var asksForPort: Bool { mayAskEarly && opening.proven == .extended }

  /// Takes the reply to an EPSV that was sent ahead of the transfer.
  ///
  /// A server that waits for the connection before it reads another command is found out by the
  /// next command: to connect is what makes it go on.
  func noteEarlyPort(_ reply: Reply) {
    opening.early = DataOpening.Early(reply)
    guard case .port(let port, _) = opening.early, dialogue.knowledge.isTrue(.earlyPorts) == nil
    else { return }
    let address = dialogue.connection.peerAddress.withPort(port)
    dialogue.stallTrial = StallTrial { [unowned self] in
      opening.early = .none
      heldStream = try? connectDataLater(to: address)
    } learn: { [unowned self] waitsForData in
      dialogue.knowledge.set(.earlyPorts, !waitsForData)
      guard waitsForData else { return }
      dialogue.observer?.note(
        "the server reads nothing between EPSV and the data connection; asking for ports late"
      )
    }
  }

  /// Whether a transfer may have failed for no other reason than that its port was asked for too
  /// early: servers close it again after a while (pyftpdlib 2.2.0 after 30 s, vsftpd 3.0.3 after 60,
  /// others sooner), and refuse the transfer or the connection.
  ///
  /// Ports are asked for late from now on; once one such has worked, that is a fact.
  func mayFailForEarlyPort(_ error: FTPError) -> Bool {
    guard opening.isEarly, dialogue.isUsable else { return false }
    switch error {
    case .dataConnection(.cancelled), .dataConnection(.tls), .dataConnection(.truncated):
      return false
    case .dataConnection: break
    case .refused(let reply, _)
    where reply.code.category == .connections || reply.code == .badOrder:
      break
    default: return false
    }
    dialogue.observer?.note("the port that was asked for early is of no use; asking for another")
    (opening.doubtsEarly, opening.isEarly) = (true, false)
    return true
  }

  /// Takes note that a transfer has ended well.
  func noteOpening() {
    guard opening.doubtsEarly, !opening.isEarly else { return }
    opening.doubtsEarly = false
    dialogue.knowledge.set(.earlyPorts, false)
  }

  /// Forgets the port that was asked for ahead of time.
  func forgetEarlyPort() {
    opening.early = .none
    heldStream = nil
  }

  /// Returns the port that the server was asked for ahead of time, if there is one.
  func takeEarlyPort() throws(FTPError) -> UInt16? {
    let early = opening.early
    forgetEarlyPort()
    dialogue.stallTrial = nil
    let port = try port(of: early)
    opening.isEarly = port != nil
    return port
  }

  private func port(of early: DataOpening.Early) throws(FTPError) -> UInt16? {
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
