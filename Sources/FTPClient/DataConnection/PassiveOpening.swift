import FTPProtocol
import Platform
import Transport

extension Session {
  /// Opens a passive data connection: EPSV, then PASV, then whichever of them worked before.
  ///
  /// - Throws: ``FTPError/dataConnection(_:)`` when no port answers; ``FTPError/refused(_:by:)``
  ///   when the server has neither command.
  func openPassively() throws(FTPError) -> ByteStream {
    // PASV can only name an IPv4 address.
    let hasPlain = control.peerAddress.hostOctets.count == 4
    let triesExtended = !hasPlain || (options.prefersExtended && provenOpening != .plain)
    guard triesExtended else { return try openPlainPassive() }
    do throws(FTPError) {
      let mayFallBack = hasPlain && provenOpening == .none
      let stream = try openExtendedPassive(mayFallBack: mayFallBack)
      provenOpening = .extended
      return stream
    } catch {
      guard hasPlain, provenOpening == .none, error.leavesRoomForPlain else { throw error }
      observer?.note("EPSV did not work here; trying PASV")
      let stream = try openPlainPassive()
      provenOpening = .plain
      return stream
    }
  }

  private func openExtendedPassive(mayFallBack: Bool) throws(FTPError) -> ByteStream {
    let reply = try perform(Command(.epsv))
    guard let port = PassiveReply.parseExtendedPassive(reply) else {
      throw .refused(reply, by: .epsv)
    }
    let timeout = mayFallBack ? options.extendedPassiveTimeout : options.connectTimeout
    return try connectData(to: control.peerAddress.withPort(port), within: timeout)
  }

  private func openPlainPassive() throws(FTPError) -> ByteStream {
    let reply = try perform(Command(.pasv))
    // Some servers answer PASV with 229 once they have been asked for EPSV.
    if let port = PassiveReply.parseExtendedPassive(reply) {
      let address = control.peerAddress.withPort(port)
      return try connectData(to: address, within: options.connectTimeout)
    }
    guard let hostPort = PassiveReply.parsePassive(reply) else {
      throw .unexpected(reply, after: .pasv)
    }
    return try connectData(to: address(for: hostPort), within: options.connectTimeout)
  }

  /// Decides whom to connect to after a 227 reply.
  ///
  /// The reply's address is a wish of the server's, who may point at anybody (CVE-2020-8284);
  /// behind address translation it is often wrong besides.
  private func address(for hostPort: HostPort) -> SocketAddress {
    let peer = control.peerAddress.withPort(hostPort.port)
    let host = hostPort.host
    guard host.count == 4, host != control.peerAddress.hostOctets else { return peer }
    let named = SocketAddress(ipv4: (host[0], host[1], host[2], host[3]), port: hostPort.port)
    guard options.passiveAddress == .server else {
      observer?.note("the server named \(named.hostText); connecting to \(peer) all the same")
      return peer
    }
    return named
  }

  private func connectData(
    to address: SocketAddress,
    within timeout: Duration
  ) throws(FTPError) -> ByteStream {
    do {
      let socket = try HappyEyeballs.connect(
        to: [address],
        until: .after(timeout),
        cancelledBy: cancellation
      )
      return .clear(socket)
    } catch {
      throw .dataConnection(error)
    }
  }
}

extension FTPError {
  /// Whether the failure of EPSV says nothing against PASV.
  fileprivate var leavesRoomForPlain: Bool {
    switch self {
    case .refused(let reply, _): reply.code != .serviceNotAvailable
    case .dataConnection(let error): error != .cancelled
    default: false
    }
  }
}
