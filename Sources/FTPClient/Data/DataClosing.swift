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
      switch readUnwanted(below: false) {
      case .end, .failure: throw .dataConnection(.closedByPeer)
      case .some, .nothing: break
      }
    }
  }

  /// Ends an upload so that its tail arrives: everything is flushed, an end is said (under TLS
  /// with a close-notify), and the server's own end is awaited.
  ///
  /// A socket that is closed with octets unread, such as tickets of TLS 1.3, is reset, and the
  /// server may lose what it has not read yet.
  ///
  /// To end a connection that does not stand yet would be to give it up.
  ///
  /// - Throws: ``FTPError/dataConnection(_:)`` when what was written cannot be ended.
  mutating func finishWriting() throws(FTPError) {
    if !hasWritten, try !wait(for: .writable, while: .writing) { return }
    // A request for new keys is answered while that can be.
    let hasEnded = takeNotices()
    do {
      try stream.finishWriting(until: .after(idleTimeout), cancelledBy: cancellation)
    } catch {
      // To a server that has ended its side nothing can be said; the final reply tells the rest.
      if hasEnded, error != .cancelled { return }
      throw .dataConnection(error)
    }
    guard stream.protection != nil else { return }
    try awaitEnd()
  }

  /// Reads until the server has ended its side, or has said its last word.
  private mutating func awaitEnd() throws(FTPError) {
    let request = Readiness.Request(stream.descriptor, .readable)
    var deadline = Deadline.after(min(idleTimeout, Self.closingLimit))
    var readsBelow = false
    while !deadline.hasPassed {
      let hadReply = finalReply != nil
      do throws(FTPError) {
        try wait(for: request, until: deadline, while: .reading)
      } catch .dataConnection(.cancelled) {
        throw .dataConnection(.cancelled)
      } catch {
        // All is sent; what became of it is for the final reply to say.
        return
      }
      switch readUnwanted(below: readsBelow) {
      case .end: return
      // The library wants to answer, and our side has ended: the octets are in the way all the same.
      case .failure where !readsBelow: readsBelow = true
      case .failure: return
      case .some, .nothing: break
      }
      // A server that has said its last word need not close first.
      if !hadReply, finalReply != nil { deadline = min(deadline, .after(Self.grace)) }
    }
  }

  /// How many octets are written between two looks at what the server says.
  private static var noticeInterval: Int64 { 1 << 20 }

  /// Takes what a server says during an upload, now and then: what TLS has to tell, such as new keys
  /// and tickets, would fill the connection, and reset it at its end.
  mutating func takeNoticesInTime() {
    guard octetCount - noticedCount >= Self.noticeInterval, !stream.isClear else { return }
    noticedCount = octetCount
    _ = takeNotices()
  }

  /// Takes what the server has said by now, as far as it comes to an end.
  ///
  /// - Returns: Whether it has ended its side.
  private borrowing func takeNotices() -> Bool {
    guard !stream.isClear else { return false }
    for _ in 0..<Self.noticeLimit {
      switch readUnwanted(below: false) {
      case .some: continue
      case .nothing: return false
      case .end, .failure: return true
      }
    }
    return false
  }

  /// How often a server that never stops saying something is listened to at once.
  private static var noticeLimit: Int { 64 }

  /// What came of reading what nobody wants.
  private enum Unwanted {
    case some
    case nothing

    /// The server has ended its side.
    case end

    /// Nothing can be read here any more.
    case failure
  }

  /// Reads what nobody wants.
  ///
  /// - Parameter isBelow: Whether what is below TLS is read.
  /// - Returns: What came of it.
  private borrowing func readUnwanted(below isBelow: Bool) -> Unwanted {
    var octets = [UInt8](repeating: 0, count: 4096)
    do throws(TransportError) {
      var span = octets.mutableSpan
      let outcome = try span.withUnsafeMutableBytes { bytes throws(TransportError) in
        isBelow ? try stream.readBelowNow(into: bytes) : try stream.readNow(into: bytes)
      }
      return switch outcome {
      case .octets: .some
      case .endOfStream: .end
      case .wouldBlock: .nothing
      }
    } catch .truncated {
      return .end
    } catch {
      return .failure
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
