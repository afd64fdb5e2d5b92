package import Platform
import SystemPackage

extension Proxy {
  /// Connects to a host by way of the proxy, which resolves its name.
  ///
  /// - Parameters:
  ///   - host: A name, or an address in digits without brackets.
  ///   - port: The port at the host.
  ///   - family: The only family of addresses of the proxy's that is used; `nil` for both.
  ///   - source: The address of this machine's to connect from; `nil` for the system's choice.
  ///   - deadline: For all of it.
  ///   - cancellation: What ends the attempt early.
  /// - Returns: A socket on which the host's first octet is the next to be read.
  /// - Throws: ``TransportError/proxy(_:)``, ``TransportError/cancelled``.
  package func connect(
    to host: String,
    port: UInt16,
    family: SocketAddress.Family? = nil,
    from source: SocketAddress? = nil,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) -> Socket {
    let socket = try reach(family, source, deadline, cancellation)
    do throws(ProxyRefusal) {
      switch kind {
      case .socks5:
        var handshake = try SOCKSHandshake(to: host, port: port, user: user, password: password)
        try shakeHands(&handshake, over: socket, deadline, cancellation)
      case .connect:
        var handshake = try CONNECTHandshake(to: host, port: port, user: user, password: password)
        try shakeHands(&handshake, over: socket, deadline, cancellation)
      }
    } catch {
      if cancellation?.isCancelled ?? false { throw .cancelled }
      throw self.error(error.reason)
    }
    return socket
  }

  /// Connects to the proxy itself.
  private func reach(
    _ family: SocketAddress.Family?,
    _ source: SocketAddress?,
    _ deadline: Deadline,
    _ cancellation: Cancellation?
  ) throws(TransportError) -> Socket {
    do throws(TransportError) {
      let addresses = try Resolver.addresses(
        of: host,
        port: port,
        family: family,
        until: deadline,
        cancelledBy: cancellation
      )
      let socket = try HappyEyeballs.connect(
        to: addresses,
        from: source,
        until: deadline,
        cancelledBy: cancellation
      )
      socket.sendSmallWritesAtOnce()
      return socket
    } catch {
      switch error {
      case .cancelled: throw .cancelled
      case .resolution(let words): throw self.error(.unknownHost(words))
      case .system(_, let errno): throw self.error(.unreachable(errno))
      default: throw self.error(.silent)
      }
    }
  }

  private func shakeHands(
    _ handshake: inout some ProxyHandshake,
    over socket: borrowing Socket,
    _ deadline: Deadline,
    _ cancellation: Cancellation?
  ) throws(ProxyRefusal) {
    while true {
      try send(handshake.takeOutgoing(), over: socket, deadline, cancellation)
      let count = handshake.wantedCount
      guard count > 0 else { return }
      try handshake.take(try receive(upTo: count, over: socket, deadline, cancellation))
    }
  }

  private func send(
    _ octets: [UInt8],
    over socket: borrowing Socket,
    _ deadline: Deadline,
    _ cancellation: Cancellation?
  ) throws(ProxyRefusal) {
    var sentCount = 0
    while sentCount < octets.count {
      let outcome: WriteOutcome
      do throws(Errno) {
        let rest = octets.span.extracting(sentCount..<octets.count)
        outcome = try rest.withUnsafeBytes { bytes throws(Errno) in try socket.write(bytes) }
      } catch {
        throw ProxyRefusal(.closed)
      }
      switch outcome {
      case .octets(let count): sentCount += count
      case .wouldBlock(let interest):
        try wait(for: socket.descriptor, interest, deadline, cancellation)
      }
    }
  }

  private func receive(
    upTo limit: Int,
    over socket: borrowing Socket,
    _ deadline: Deadline,
    _ cancellation: Cancellation?
  ) throws(ProxyRefusal) -> [UInt8] {
    var octets = [UInt8](repeating: 0, count: limit)
    while true {
      // A proxy that sends an octet now and then is no better than a silent one.
      if deadline.hasPassed { throw ProxyRefusal(.silent) }
      let outcome: ReadOutcome
      do throws(Errno) {
        var span = octets.mutableSpan
        outcome = try span.withUnsafeMutableBytes { bytes throws(Errno) in
          try socket.read(into: bytes)
        }
      } catch {
        throw ProxyRefusal(.closed)
      }
      switch outcome {
      case .octets(let count): return [UInt8](octets[..<count])
      case .endOfStream: throw ProxyRefusal(.closed)
      case .wouldBlock(let interest):
        try wait(for: socket.descriptor, interest, deadline, cancellation)
      }
    }
  }

  private func wait(
    for descriptor: Int32,
    _ interest: Readiness.Interest,
    _ deadline: Deadline,
    _ cancellation: Cancellation?
  ) throws(ProxyRefusal) {
    do throws(WaitError) {
      try Readiness.wait(for: descriptor, interest, until: deadline, cancelledBy: cancellation)
    } catch {
      throw ProxyRefusal(error == .timedOut ? .silent : .closed)
    }
  }
}
