package import Platform

extension ByteStream {
  /// Changes a clear stream into one that is protected as soon as the handshake is done.
  ///
  /// The clear stream is gone, however this ends: nothing can be written in clear after it.
  ///
  /// - Parameters:
  ///   - context: What the server's connections have in common.
  ///   - role: What the connection is for; a data connection resumes the control connection's
  ///     session.
  /// - Returns: The stream, on which nothing has been sent.
  /// - Throws: ``TransportError/tls(_:)``.
  package consuming func protected(
    by context: TLSContext,
    for role: TLSConnection.Role
  ) throws(TransportError) -> ByteStream {
    switch consume self {
    case .clear(let socket):
      do {
        return .protected(try TLSConnection(over: socket, context, role))
      } catch {
        throw .tls(error)
      }
    case .protected(let connection): return .protected(connection)
    case .closed: throw .closedByPeer
    }
  }

  /// Goes on with the handshake, without waiting.
  ///
  /// - Returns: What to wait for; `nil` when the handshake is done.
  /// - Throws: ``TransportError/tls(_:)`` among others; the stream is of no more use.
  package borrowing func shakeHandsNow() throws(TransportError) -> Readiness.Interest? {
    switch self {
    case .protected(let connection): return try connection.shakeHandsNow()
    default: return nil
    }
  }

  /// Does the handshake, waiting for the other side.
  package borrowing func shakeHands(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) {
    while let interest = try shakeHandsNow() {
      try wait(interest, until: deadline, cancelledBy: cancellation, while: .shakingHands)
    }
  }

  /// Answers the peer's close-notify, if that can be done without waiting: nothing more is read.
  package borrowing func answerEnd() {
    _ = try? sendCloseNotifyNow()
  }

  /// Ends the protection on both sides; the connection goes on in clear (RFC 2228, CCC).
  ///
  /// - Throws: ``TransportError``; the connection is closed then.
  package consuming func unprotected(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) -> ByteStream {
    let stream = consume self
    while let interest = try stream.sendCloseNotifyNow() {
      try stream.wait(interest, until: deadline, cancelledBy: cancellation, while: .writing)
    }
    try stream.awaitCloseNotify(until: deadline, cancelledBy: cancellation)
    switch consume stream {
    case .protected(let connection): return .clear(connection.unprotected())
    case .clear(let socket): return .clear(socket)
    case .closed: throw .closedByPeer
    }
  }

  private borrowing func sendCloseNotifyNow() throws(TransportError) -> Readiness.Interest? {
    switch self {
    case .protected(let connection): return try connection.sendCloseNotifyNow()
    default: return nil
    }
  }

  /// Reads up to the peer's close-notify; octets before it would be a reply nobody asked for.
  private borrowing func awaitCloseNotify(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) {
    var octets = [UInt8](repeating: 0, count: 1024)
    while true {
      var span = octets.mutableSpan
      let count = try span.withUnsafeMutableBytes { bytes throws(TransportError) in
        try read(into: bytes, until: deadline, cancelledBy: cancellation)
      }
      guard count > 0 else { return }
    }
  }

  /// How the octets are protected; `nil` in clear.
  package var protection: Protection? {
    switch self {
    case .protected(let connection): connection.protection
    default: nil
    }
  }

  /// Whose certificate the handshake showed; `nil` in clear, and where a session was resumed.
  package var identity: PeerIdentity? {
    switch self {
    case .protected(let connection): connection.identity
    default: nil
    }
  }

  /// Takes the sessions that the peer has sent since the last call.
  package borrowing func takeSessions() -> [TLSSession] {
    switch self {
    case .protected(let connection): connection.takeSessions()
    default: []
    }
  }
}
