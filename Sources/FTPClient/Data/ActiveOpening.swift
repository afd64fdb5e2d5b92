import FTPProtocol
import Platform
import SystemPackage
import Transport

extension DataTransfers {
  /// Listens for the server's data connection and tells it where (EPRT, then PORT).
  func announceActively() throws(FTPError) -> ListeningSocket {
    let listener: ListeningSocket
    do {
      listener = try ListeningSocket(at: dialogue.connection.localAddress.withPort(0))
    } catch {
      throw .dataConnection(.system(.listening, error))
    }
    let address = listener.address
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

  private static func eprtArgument(_ address: SocketAddress) -> String {
    let isIPv4 = address.hostOctets.count == 4
    let text =
      isIPv4 ? address.hostOctets.map { "\($0)" }.joined(separator: ".") : address.hostText
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
  ///   ``FTPError/dataConnection(_:)``. The reply to the command may still be to come.
  func accept(
    _ listener: borrowing ListeningSocket,
    _ verb: CommandVerb,
    _ ticket: Int
  ) throws(FTPError) -> ByteStream {
    var deadline = Deadline.after(options.connectTimeout)
    let connection = dialogue.connection
    var isDone = false
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
        dialogue.observer?.note("refused a data connection from another host than the server")
      } catch {
        throw .dataConnection(error)
      }
    }
  }
}
