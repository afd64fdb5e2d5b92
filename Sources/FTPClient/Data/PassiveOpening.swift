import FTPProtocol
import Platform
import Transport

extension DataTransfers {
  /// Opens a passive data connection: EPSV, then PASV, then whichever of them worked before.
  ///
  /// - Parameters:
  ///   - type: The representation type, which is set in the same packet if need be.
  ///   - pipelined: What may travel in front of EPSV.
  /// - Returns: The connection, which need not stand yet.
  /// - Throws: ``FTPError/dataConnection(_:)`` when no port answers; ``FTPError/refused(_:by:)``
  ///   when the server has neither command.
  func openPassively(
    for type: RepresentationType,
    _ pipelined: inout PipelinedCommands
  ) throws(FTPError) -> ByteStream {
    // PASV can only name an IPv4 address.
    let hasPlain = dialogue.connection.path.hasPlainPassive(peerAddress)
    opening.isEarly = false
    let triesExtended = !hasPlain || (options.prefersExtended && opening.proven != .plain)
    guard triesExtended else {
      try ensureType(type)
      return try openPlainPassive()
    }
    do throws(FTPError) {
      let mayFallBack = hasPlain && opening.proven == .none
      let stream = try openExtendedPassive(for: type, &pipelined, mayFallBack: mayFallBack)
      opening.proven = .extended
      return stream
    } catch {
      guard hasPlain, opening.proven == .none, error.leavesRoomForPlain else { throw error }
      dialogue.observer?.note("EPSV did not work here; trying PASV")
      try ensureType(type)
      let stream = try openPlainPassive()
      opening.proven = .plain
      return stream
    }
  }

  private var peerAddress: SocketAddress { dialogue.connection.peerAddress }

  private func openExtendedPassive(
    for type: RepresentationType,
    _ pipelined: inout PipelinedCommands,
    mayFallBack: Bool
  ) throws(FTPError) -> ByteStream {
    let address = peerAddress.withPort(try extendedPort(for: type, &pipelined))
    guard mayFallBack else { return try connectDataLater(to: address) }
    return try connectData(to: address, within: options.extendedPassiveTimeout)
  }

  /// Asks for a port with EPSV, unless there is one already.
  private func extendedPort(
    for type: RepresentationType,
    _ pipelined: inout PipelinedCommands
  ) throws(FTPError) -> UInt16 {
    if let port = try takeEarlyPort() {
      try ensureType(type)
      return port
    }
    let setting = commands(setting: type)
    let replies = try exchangeAhead(&pipelined, and: setting + [Command(.epsv)])
    if !setting.isEmpty { try require(replies[0], setting: type) }
    let reply = replies[replies.count - 1]
    guard let port = PassiveReply.parseExtendedPassive(reply) else {
      throw .refused(reply, by: .epsv)
    }
    return port
  }

  private func openPlainPassive() throws(FTPError) -> ByteStream {
    let reply = try dialogue.exchange(Command(.pasv))
    guard reply.code.isCompletion else { throw .refused(reply, by: .pasv) }
    // Some servers answer PASV with 229 once they have been asked for EPSV.
    if let port = PassiveReply.parseExtendedPassive(reply) {
      let address = peerAddress.withPort(port)
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
    let peer = peerAddress.withPort(hostPort.port)
    let host = hostPort.host
    guard host.count == 4, host != peerAddress.hostOctets else { return peer }
    // The proxy knows who the server is; its own address is another one in any case.
    if dialogue.connection.path.proxy != nil, options.passiveAddress == .control { return peer }
    let named = SocketAddress(ipv4: (host[0], host[1], host[2], host[3]), port: hostPort.port)
    guard options.passiveAddress == .server else {
      dialogue.observer?.note(
        "the server named \(named.hostText); connecting to \(peer) all the same"
      )
      return peer
    }
    return named
  }

  private func connectData(
    to address: SocketAddress,
    within timeout: Duration
  ) throws(FTPError) -> ByteStream {
    do {
      let socket = try dialogue.connection.path.connectData(
        to: address,
        of: peerAddress,
        until: .after(timeout),
        cancelledBy: dialogue.cancellation
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
    let path = dialogue.connection.path
    // What a proxy says has to be read before the server's octets are.
    guard path.proxy == nil else {
      return try connectData(to: address, within: options.connectTimeout)
    }
    do {
      let socket = try Socket(address.family)
      if let source = path.source { try socket.bind(to: source) }
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
