import FTPProtocol
import Platform
import Transport

extension Session {
  /// Opens a passive data connection: EPSV, then PASV, then whichever of them worked before.
  ///
  /// - Parameters:
  ///   - type: The representation type, which is set in the same packet if need be.
  ///   - escort: What may travel in front of EPSV.
  /// - Returns: The connection, which need not stand yet.
  /// - Throws: ``FTPError/dataConnection(_:)`` when no port answers; ``FTPError/refused(_:by:)``
  ///   when the server has neither command.
  func openPassively(
    for type: RepresentationType,
    _ escort: inout TransferEscort
  ) throws(FTPError) -> ByteStream {
    // PASV can only name an IPv4 address.
    let hasPlain = control.peerAddress.hostOctets.count == 4
    let triesExtended = !hasPlain || (options.prefersExtended && provenOpening != .plain)
    guard triesExtended else {
      try ensureType(type)
      return try openPlainPassive()
    }
    do throws(FTPError) {
      let mayFallBack = hasPlain && provenOpening == .none
      let stream = try openExtendedPassive(for: type, &escort, mayFallBack: mayFallBack)
      provenOpening = .extended
      return stream
    } catch {
      guard hasPlain, provenOpening == .none, error.leavesRoomForPlain else { throw error }
      observer?.note("EPSV did not work here; trying PASV")
      try ensureType(type)
      let stream = try openPlainPassive()
      provenOpening = .plain
      return stream
    }
  }

  private func openExtendedPassive(
    for type: RepresentationType,
    _ escort: inout TransferEscort,
    mayFallBack: Bool
  ) throws(FTPError) -> ByteStream {
    let address = control.peerAddress.withPort(try extendedPort(for: type, &escort))
    guard mayFallBack else { return try connectDataLater(to: address) }
    return try connectData(to: address, within: options.extendedPassiveTimeout)
  }

  /// Asks for a port with EPSV, unless there is one already.
  private func extendedPort(
    for type: RepresentationType,
    _ escort: inout TransferEscort
  ) throws(FTPError) -> UInt16 {
    if let port = try takeEarlyPort() {
      try ensureType(type)
      return port
    }
    let setting = commands(setting: type)
    let replies = try exchangeAhead(&escort, and: setting + [Command(.epsv)])
    if !setting.isEmpty { try note(replies[0], setting: type) }
    let reply = replies[replies.count - 1]
    guard let port = PassiveReply.parseExtendedPassive(reply) else {
      throw .refused(reply, by: .epsv)
    }
    return port
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

  /// Begins to connect, and does not wait for it.
  ///
  /// The command that makes the server accept the connection travels meanwhile. Reading and
  /// writing tell how it ended.
  func connectDataLater(to address: SocketAddress) throws(FTPError) -> ByteStream {
    do {
      let socket = try Socket(address.family)
      try socket.beginConnecting(to: address)
      return .clear(socket)
    } catch {
      throw .dataConnection(.system(.connecting, error))
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
