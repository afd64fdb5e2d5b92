package import Platform
import SystemPackage

/// A connection's octets in both directions, whatever protects them.
package enum ByteStream: ~Copyable {
  // What borrows a stream is not put into loops: Swift 6.3's optimizer aborts over it.

  /// Octets travel as they are.
  case clear(Socket)

  /// Octets travel encrypted, once the handshake is done.
  case protected(TLSConnection)

  /// There is no connection: what is left of a stream that was changed into another one.
  case closed

  /// The descriptor to poll; −1 without a connection, which nobody ever sees ready.
  package var descriptor: Int32 {
    switch self {
    case .clear(let socket): socket.descriptor
    case .protected(let connection): connection.descriptor
    case .closed: -1
    }
  }

  /// The address on this machine; `nil` once the connection is gone.
  package var localAddress: SocketAddress? {
    switch self {
    case .clear(let socket): socket.localAddress
    case .protected(let connection): connection.localAddress
    case .closed: nil
    }
  }

  /// The address of the other side; `nil` once the connection is gone.
  package var peerAddress: SocketAddress? {
    switch self {
    case .clear(let socket): socket.peerAddress
    case .protected(let connection): connection.peerAddress
    case .closed: nil
    }
  }

  /// Whether octets are there that no wait for the descriptor would tell of.
  package var hasBufferedOctets: Bool {
    switch self {
    case .protected(let connection): connection.hasBufferedOctets
    default: false
    }
  }

  /// Whether there is something to read, if only an end, that no wait for the descriptor would
  /// tell of.
  package var hasBufferedInput: Bool {
    switch self {
    case .protected(let connection): connection.hasBufferedInput
    default: false
    }
  }

  /// Reads what is there, without waiting.
  ///
  /// - Throws: ``TransportError/truncated`` for an end of protected octets that anybody may have
  ///   made.
  @inline(never)
  package borrowing func readNow(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(TransportError) -> ReadOutcome {
    switch self {
    case .clear(let socket):
      return try moving(while: .reading, socket.read(into: buffer))
    case .protected(let connection): return try connection.read(into: buffer)
    case .closed: return .endOfStream
    }
  }

  /// Reads what is there as the network gives it, whatever protects it: for who wants nothing but
  /// the end of a connection on which nothing can be read any more.
  @inline(never)
  package borrowing func readBelowNow(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(TransportError) -> ReadOutcome {
    switch self {
    case .protected(let connection): return try connection.readBelow(into: buffer)
    case .clear: return try readNow(into: buffer)
    case .closed: return .endOfStream
    }
  }

  /// Writes what is taken at once, without waiting.
  ///
  /// What was not taken must be offered again before anything else.
  @inline(never)
  package borrowing func writeNow(
    _ octets: UnsafeRawBufferPointer
  ) throws(TransportError) -> WriteOutcome {
    switch self {
    case .clear(let socket):
      return try moving(while: .writing, socket.write(octets))
    case .protected(let connection): return try connection.write(octets)
    case .closed: throw .closedByPeer
    }
  }

  /// Reads the next octets, waiting for them.
  ///
  /// - Returns: How many of the buffer's octets were filled; 0 at the end of the stream.
  package borrowing func read(
    into buffer: UnsafeMutableRawBufferPointer,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) -> Int {
    while true {
      switch try readNow(into: buffer) {
      case .octets(let count): return count
      case .endOfStream: return 0
      case .wouldBlock(let interest):
        try wait(interest, until: deadline, cancelledBy: cancellation, while: .reading)
      }
    }
  }

  /// Writes all octets, waiting as long as the other side takes some before the deadline.
  package borrowing func write(
    _ octets: UnsafeRawBufferPointer,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) {
    var rest = octets[...]
    while !rest.isEmpty {
      switch try writeNow(UnsafeRawBufferPointer(rebasing: rest)) {
      case .octets(let count): rest = rest.dropFirst(count)
      case .wouldBlock(let interest):
        try wait(interest, until: deadline, cancelledBy: cancellation, while: .writing)
      }
    }
  }

  /// Says that nothing more will be written; the other side reads an end that is no accident.
  package borrowing func finishWriting(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) {
    switch self {
    case .clear(let socket):
      try moving(while: .writing, socket.shutDownWriting())
    case .protected(let connection):
      while let interest = try connection.sendCloseNotifyNow() {
        try wait(interest, until: deadline, cancelledBy: cancellation, while: .writing)
      }
      try connection.shutDownWriting()
    case .closed: break
    }
  }

  @inline(never)
  borrowing func wait(
    _ interest: Readiness.Interest,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?,
    while operation: TransportError.Operation
  ) throws(TransportError) {
    try waiting(
      while: operation,
      Readiness.wait(for: descriptor, interest, until: deadline, cancelledBy: cancellation)
    )
  }
}
