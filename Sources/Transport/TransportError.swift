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

  /// The proxy on the way does not pass the connection on.
  case proxy(ProxyError)

  /// Turns the end of a wait into an error of the operation that waited.
  package init(_ error: WaitError, while operation: Operation) {
    switch error {
    case .timedOut: self = .timedOut(operation)
    case .cancelled: self = .cancelled
    case .system(let errno): self = .system(operation, errno)
    }
  }
}

extension TransportError {
  /// Takes what the system says of a connection: a peer that resets or has closed is one case,
  /// however that is spelt, and so is an end of which the system says nothing.
  init(moving error: Errno?, while operation: Operation) {
    switch error {
    case nil, .connectionReset, .brokenPipe, .socketNotConnected: self = .closedByPeer
    case let error?: self = .system(operation, error)
    }
  }
}

/// Moves octets of a connection; what the system refuses becomes an error of the operation.
///
/// - Parameters:
///   - operation: What is being done.
///   - work: A single expression, so that the errors keep their type.
/// - Returns: What the work returns.
/// - Throws: ``TransportError`` of the operation.
func moving<Value: ~Copyable>(
  while operation: TransportError.Operation,
  _ work: @autoclosure () throws(Errno) -> Value
) throws(TransportError) -> Value {
  do throws(Errno) {
    return try work()
  } catch {
    throw TransportError(moving: error, while: operation)
  }
}

/// Waits for something; how the wait ended becomes an error of the operation that waited.
///
/// - Parameters:
///   - operation: What is being done.
///   - work: A single expression, so that the errors keep their type.
/// - Returns: What the work returns.
/// - Throws: ``TransportError`` of the operation.
package func waiting<Value: ~Copyable>(
  while operation: TransportError.Operation,
  _ work: @autoclosure () throws(WaitError) -> Value
) throws(TransportError) -> Value {
  do throws(WaitError) {
    return try work()
  } catch {
    throw TransportError(error, while: operation)
  }
}

/// Calls the system; what it refuses becomes an error of the operation that called.
///
/// - Parameters:
///   - operation: What is being done.
///   - work: A single expression, so that the errors keep their type.
/// - Returns: What the work returns.
/// - Throws: ``TransportError/system(_:_:)`` of the operation.
package func calling<Value: ~Copyable>(
  while operation: TransportError.Operation,
  _ work: @autoclosure () throws(Errno) -> Value
) throws(TransportError) -> Value {
  do throws(Errno) { return try work() } catch { throw .system(operation, error) }
}
