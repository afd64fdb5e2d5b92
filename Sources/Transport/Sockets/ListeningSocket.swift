import Glibc
package import Platform
package import SystemPackage

/// A socket that others connect to.
package struct ListeningSocket: ~Copyable, Sendable {
  private let owner: Descriptor

  /// The address that others connect to, with the port the system chose.
  package let address: SocketAddress

  /// Listens at an address of this machine; port 0 lets the system choose.
  package init(at wanted: SocketAddress) throws(Errno) {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let flags = type | Int32(SOCK_NONBLOCK.rawValue)
    let descriptor = Descriptor(
      adopting: try SystemCall.check { socket(wanted.family.domain, flags, 0) }
    )
    let number = descriptor.rawValue
    _ = try SystemCall.check { wanted.withPointer { bind(number, $0, $1) } }
    _ = try SystemCall.check { listen(number, 64) }
    guard let chosen = SocketAddress(filledBy: { getsockname(number, $0, &$1) }) else {
      throw .invalidArgument
    }
    owner = descriptor
    address = chosen
  }

  /// The descriptor to poll for reading.
  package var descriptor: Int32 { owner.rawValue }

  /// Waits for the next connection.
  ///
  /// - Throws: ``TransportError/timedOut(_:)``, ``TransportError/cancelled``, or the system's
  ///   reason; a peer that went away before it was accepted is no reason.
  package borrowing func accept(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) -> Socket {
    let number = descriptor
    while true {
      try waiting(
        while: .accepting,
        Readiness.wait(for: number, .readable, until: deadline, cancelledBy: cancellation)
      )
      if let socket = try calling(while: .accepting, acceptNow()) { return socket }
    }
  }

  /// Returns the connection that waits, `nil` when its peer has gone away meanwhile.
  private borrowing func acceptNow() throws(Errno) -> Socket? {
    let number = descriptor
    do {
      let accepted = try SystemCall.attempt { Glibc.accept(number, nil, nil) }
      guard let accepted else { return nil }
      let descriptor = Descriptor(adopting: accepted)
      try descriptor.setClosedOnExec()
      return try Socket(adopting: descriptor)
    } catch .connectionAbort {
      return nil
    }
  }
}
