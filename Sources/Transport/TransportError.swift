package import Platform
package import SystemPackage

/// Why octets could not be moved between this machine and another.
package enum TransportError: Error, Hashable, Sendable {
  /// What was being done when it failed.
  package enum Operation: Hashable, Sendable {
    case resolving
    case connecting
    case listening
    case accepting

    /// Agreeing on protection.
    case shakingHands
    case reading
    case writing
  }

  /// The system refused.
  case system(Operation, Errno)

  /// The name of a host stands for no address; the system's own words.
  case resolution(String)

  /// The deadline passed.
  case timedOut(Operation)

  /// Somebody cancelled the wait.
  case cancelled

  /// The other side closed the connection in the middle.
  case closedByPeer

  /// The protected octets ended without the peer's word that they were all (a close-notify):
  /// anybody on the way may have cut them off.
  case truncated

  /// The connection could not be protected, or its protection broke.
  case tls(TLSError)

  /// Turns the end of a wait into an error of the operation that waited.
  package init(_ error: WaitError, while operation: Operation) {
    switch error {
    case .timedOut: self = .timedOut(operation)
    case .cancelled: self = .cancelled
    case .system(let errno): self = .system(operation, errno)
    }
  }
}
