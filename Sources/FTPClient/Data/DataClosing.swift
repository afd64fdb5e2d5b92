import FTPProtocol
import Platform
import Transport

/// How a data connection begins and ends under TLS.
extension DataConnection {
  /// How long the server may take to close after an upload, in the worst case.
  private static var closingLimit: Duration { .seconds(10) }

  /// Does the handshake where there is one, taking replies meanwhile: servers answer 1yz before it,
  /// after it, or in the middle.
  ///
  /// - Throws: ``FTPError/dataConnection(_:)``, also when the server gives up in the middle.
  mutating func shakeHands(until deadline: Deadline) throws(FTPError) {
    while true {
      let interest: Readiness.Interest?
      do {
        interest = try stream.shakeHandsNow()
      } catch {
        throw .dataConnection(error)
      }
      guard let interest else { return }
      let request = Readiness.Request(stream.descriptor, interest)
      try wait(for: request, until: deadline, while: .shakingHands)
      if let finalReply, !finalReply.code.isPositive { throw .dataConnection(.closedByPeer) }
    }
  }

  /// Waits whether the server ends a connection that it may not like, before anything is sent.
  ///
  /// - Throws: ``FTPError/dataConnection(_:)`` when it does.
  mutating func awaitObjection(for patience: Duration) throws(FTPError) {
    let deadline = Deadline.after(patience)
    let request = Readiness.Request(stream.descriptor, .readable)
    while !deadline.hasPassed {
      do throws(FTPError) {
        try wait(for: request, until: deadline, while: .writing)
      } catch .dataConnection(.timedOut) {
        return
      }
      if let finalReply, !finalReply.code.isPositive { throw .dataConnection(.closedByPeer) }
      if try hasEndedReading() { throw .dataConnection(.closedByPeer) }
    }
  }

  /// Ends an upload so that its tail arrives: everything is flushed, an end is said (under TLS
  /// with a close-notify), and the server's own end is awaited.
  ///
  /// A socket that is closed with octets unread, such as tickets of TLS 1.3, is reset, and the
  /// server may lose what it has not read yet.
  ///
  /// To end a connection that does not stand yet would be to give it up.
  mutating func finishWriting() throws(FTPError) {
    if !hasWritten, try !wait(for: .writable, while: .writing) { return }
    do {
      try stream.finishWriting(until: .after(idleTimeout), cancelledBy: cancellation)
    } catch {
      throw .dataConnection(error)
    }
    guard stream.protection != nil else { return }
    let request = Readiness.Request(stream.descriptor, .readable)
    var deadline = Deadline.after(min(idleTimeout, Self.closingLimit))
    while !deadline.hasPassed {
      let hadReply = finalReply != nil
      do throws(FTPError) {
        try wait(for: request, until: deadline, while: .reading)
        if try hasEndedReading() { return }
      } catch .dataConnection(.cancelled) {
        throw .dataConnection(.cancelled)
      } catch {
        // All is sent; what became of it is for the final reply to say.
        return
      }
      // A server that has said its last word need not close first.
      if !hadReply, finalReply != nil { deadline = min(deadline, .after(Self.grace)) }
    }
  }

  /// Reads what nobody wants.
  ///
  /// - Returns: Whether the server has ended its side.
  private borrowing func hasEndedReading() throws(FTPError) -> Bool {
    var octets = [UInt8](repeating: 0, count: 4096)
    do throws(TransportError) {
      var span = octets.mutableSpan
      let outcome = try span.withUnsafeMutableBytes { bytes throws(TransportError) in
        try stream.readNow(into: bytes)
      }
      if case .endOfStream = outcome { return true }
      return false
    } catch .truncated, .closedByPeer {
      return true
    } catch {
      throw .dataConnection(error)
    }
  }

  /// Waits for the data connection or a reply, whichever comes first, and takes the replies.
  private mutating func wait(
    for request: Readiness.Request,
    until deadline: Deadline,
    while operation: TransportError.Operation
  ) throws(FTPError) {
    let requests = [request] + requestForReplies
    let ready: [Int]
    do {
      ready = try Readiness.wait(forAny: requests, until: deadline, cancelledBy: cancellation)
    } catch {
      throw .dataConnection(TransportError(error, while: operation))
    }
    if ready.contains(1) { try takeReplies() }
  }
}
