package import Platform
import SystemPackage

/// A connection's octets in both directions, whatever protects them.
package enum ByteStream: ~Copyable, Sendable {
  /// Octets travel as they are.
  case clear(Socket)

  /// The descriptor to poll.
  package var descriptor: Int32 {
    switch self {
    case .clear(let socket): socket.descriptor
    }
  }

  /// The address on this machine; `nil` once the connection is gone.
  package var localAddress: SocketAddress? {
    switch self {
    case .clear(let socket): socket.localAddress
    }
  }

  /// The address of the other side; `nil` once the connection is gone.
  package var peerAddress: SocketAddress? {
    switch self {
    case .clear(let socket): socket.peerAddress
    }
  }

  /// Reads what is there, without waiting.
  package borrowing func readNow(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(TransportError) -> ReadOutcome {
    do {
      switch self {
      case .clear(let socket): return try socket.read(into: buffer)
      }
    } catch {
      throw Self.failure(of: .reading, error)
    }
  }

  /// Writes what is taken at once, without waiting.
  package borrowing func writeNow(
    _ octets: UnsafeRawBufferPointer
  ) throws(TransportError) -> WriteOutcome {
    do {
      switch self {
      case .clear(let socket): return try socket.write(octets)
      }
    } catch {
      throw Self.failure(of: .writing, error)
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

  /// Says that nothing more will be written; the other side reads an end.
  package borrowing func finishWriting() throws(TransportError) {
    do {
      switch self {
      case .clear(let socket): try socket.shutDownWriting()
      }
    } catch {
      throw Self.failure(of: .writing, error)
    }
  }

  private borrowing func wait(
    _ interest: Readiness.Interest,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?,
    while operation: TransportError.Operation
  ) throws(TransportError) {
    do {
      try Readiness.wait(for: descriptor, interest, until: deadline, cancelledBy: cancellation)
    } catch {
      throw TransportError(error, while: operation)
    }
  }

  /// A peer that resets or has closed is one case, however the system spells it.
  static func failure(
    of operation: TransportError.Operation,
    _ error: Errno
  ) -> TransportError {
    switch error {
    case .connectionReset, .brokenPipe, .socketNotConnected: .closedByPeer
    default: .system(operation, error)
    }
  }
}
