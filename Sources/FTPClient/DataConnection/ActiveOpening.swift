import FTPProtocol
import Platform
import SystemPackage
import Transport

extension Session {
  /// Listens for the server's data connection and tells it where (EPRT, then PORT).
  func announceActively() throws(FTPError) -> ListeningSocket {
    let listener: ListeningSocket
    do {
      listener = try ListeningSocket(at: control.localAddress.withPort(0))
    } catch {
      throw .dataConnection(.system(.listening, error))
    }
    let address = listener.address
    let hasPlain = address.hostOctets.count == 4
    if !hasPlain || (options.prefersExtended && provenOpening != .plain) {
      do throws(FTPError) {
        try perform(Command(.eprt, Self.eprtArgument(address)))
        provenOpening = .extended
        return listener
      } catch {
        guard hasPlain, case .refused(let reply, _) = error, reply.code != .serviceNotAvailable
        else { throw error }
      }
    }
    let hostPort = HostPort(host: address.hostOctets, port: address.port)
    try perform(Command(.port, hostPort.portArgument))
    provenOpening = .plain
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
  func acceptActively(
    _ listener: borrowing ListeningSocket
  ) throws(FTPError) -> ByteStream? {
    let deadline = Deadline.after(options.connectTimeout)
    while true {
      do {
        let ready = try Readiness.wait(
          forAny: [
            Readiness.Request(listener.descriptor, .readable),
            Readiness.Request(control.descriptor, .readable),
          ],
          until: deadline,
          cancelledBy: cancellation
        )
        guard ready.contains(0) else { return nil }
      } catch {
        throw .dataConnection(TransportError(error, while: .accepting))
      }
      do {
        let socket = try listener.accept(until: deadline, cancelledBy: cancellation)
        if let peer = socket.peerAddress, peer.isSameHost(as: control.peerAddress) {
          return .clear(socket)
        }
        observer?.note("refused a data connection from another host than the server")
      } catch {
        throw .dataConnection(error)
      }
    }
  }
}
