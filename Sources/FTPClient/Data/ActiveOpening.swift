import FTPProtocol
import Platform
import SystemPackage
import Transport

extension DataTransfers {
  /// Listens for the server's data connection and tells it where (EPRT, then PORT).
  ///
  /// - Throws: ``FTPError/dataConnection(_:)`` where a proxy is on the way, which lets nobody in.
  func announceActively() throws(FTPError) -> ListeningSocket {
    if let proxy = dialogue.connection.path.proxy {
      throw .dataConnection(proxy.error(.letsNobodyIn))
    }
    let listener = try listen()
    let address = advertised(listener.address)
    let hasPlain = address.hostOctets.count == 4
    if !hasPlain || (options.prefersExtended && opening.proven != .plain) {
      let reply = try dialogue.exchange(Command(.eprt, Self.eprtArgument(address)))
      if reply.code.isCompletion {
        opening.proven = .extended
        return listener
      }
      guard hasPlain else { throw .refused(reply, by: .eprt) }
    }
    let hostPort = HostPort(host: address.hostOctets, port: address.port)
    let reply = try dialogue.exchange(Command(.port, hostPort.portArgument))
    guard reply.code.isCompletion else { throw .refused(reply, by: .port) }
    opening.proven = .plain
    return listener
  }

  /// Listens at a port that is allowed.
  private func listen() throws(FTPError) -> ListeningSocket {
    let local = dialogue.connection.localAddress
    // From a random one on: a port that was in use a moment ago may not be free yet.
    let ports = options.activePorts ?? 0...0
    let count = Int(ports.upperBound) - Int(ports.lowerBound) + 1
    let start = Int.random(in: 0..<count)
    var failure = Errno.addressInUse
    for step in 0..<min(count, Self.portLimit) {
      let port = Int(ports.lowerBound) + (start + step) % count
      do throws(Errno) {
        return try ListeningSocket(at: local.withPort(UInt16(clamping: port)))
      } catch {
        failure = error
      }
    }
    throw .dataConnection(.system(.listening, failure))
  }

  /// How many ports are tried.
  private static var portLimit: Int { 1000 }

  /// What the server is told for an address of this machine.
  private func advertised(_ address: SocketAddress) -> SocketAddress {
    guard let digits = options.activeAddress, let named = SocketAddress(digits: digits) else {
      return address
    }
    return named.withPort(address.port)
  }

  /// What EPRT says of an address (RFC 2428 §2).
  static func eprtArgument(_ address: SocketAddress) -> String {
    let isIPv4 = address.hostOctets.count == 4
    let plain = HostPort(host: address.hostOctets, port: address.port)
    let text = isIPv4 ? plain.hostText : address.hostText
    return HostPort.eprtArgument(ipv6: !isIPv4, address: text, port: address.port)
  }

  /// Waits for the server to connect; anybody else who does is sent away.
  ///
  /// The control connection is watched too, since a server that cannot connect says so there.
  ///
  /// - Parameters:
  ///   - listener: Where the server was told to connect to.
  ///   - verb: What the data belong to.
  ///   - ticket: Of that command.
  /// - Returns: The connection.
  /// - Throws: ``FTPError/refused(_:by:)`` with what the server said instead;
  ///   ``FTPError/dataConnection(_:)``; ``FTPError/foreignConnection(_:)``. The reply to the command may still be to come.
  func accept(
    _ listener: borrowing ListeningSocket,
    _ verb: CommandVerb,
    _ ticket: Int
  ) throws(FTPError) -> ByteStream {
    var deadline = Deadline.after(options.connectTimeout)
    let connection = dialogue.connection
    var isDone = false
    var stranger: SocketAddress?
    while true {
      if !isDone, let reply = dialogue.earlyReply(to: ticket) {
        guard reply.code.isCompletion else { throw .refused(reply, by: verb) }
        // The connection may be on its way; of an empty file there need be none.
        deadline = min(deadline, .after(DataConnection.grace))
        isDone = true
      }
      let replies = isDone ? [] : [Readiness.Request(connection.descriptor, .readable)]
      let ready: [Int]
      do {
        ready = try Readiness.wait(
          forAny: [Readiness.Request(listener.descriptor, .readable)] + replies,
          until: deadline,
          cancelledBy: dialogue.cancellation
        )
      } catch {
        if error == .timedOut, let stranger { throw .foreignConnection(stranger.hostText) }
        throw .dataConnection(TransportError(error, while: .accepting))
      }
      guard ready.contains(0) else {
        guard try dialogue.receiveNow(for: ticket) || dialogue.earlyReply(to: ticket) != nil else {
          throw .connectionLost
        }
        continue
      }
      do {
        let socket = try listener.accept(until: deadline, cancelledBy: dialogue.cancellation)
        if let peer = socket.peerAddress, peer.isSameHost(as: connection.peerAddress) {
          return .clear(socket)
        }
        stranger = socket.peerAddress
        dialogue.observer?.note("refused a data connection from another host than the server")
      } catch {
        throw .dataConnection(error)
      }
    }
  }
}
