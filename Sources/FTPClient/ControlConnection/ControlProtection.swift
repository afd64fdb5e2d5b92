import FTPProtocol
import Platform
import Transport

/// Protection on the control connection, and what it means for waiting.
extension ControlConnection {
  /// Goes on under the protection of TLS.
  ///
  /// - Throws: ``FTPError/octetsBeforeHandshake`` when anything has come in clear behind the last
  ///   reply; ``FTPError/transport(_:)``. The connection is unusable then, and never goes on in
  ///   clear.
  func protect(
    by context: TLSContext,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) {
    isUsable = false
    // The client speaks first in TLS: the server has nothing to say yet.
    if hasInput, try !receiveNow() {
      throw .transport(.tls(.closedInHandshake))
    }
    guard !parser.hasBufferedOctets else { throw .octetsBeforeHandshake }
    do throws(TransportError) {
      var clear = ByteStream.closed
      swap(&clear, &stream)
      stream = try clear.protected(by: context, for: .control)
      try stream.shakeHands(until: deadline, cancelledBy: cancellation)
    } catch {
      throw .transport(error)
    }
    isUsable = true
  }

  /// Goes on in clear, after the server has agreed to that.
  func unprotect(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) {
    isUsable = false
    do throws(TransportError) {
      var protected = ByteStream.closed
      swap(&protected, &stream)
      stream = try protected.unprotected(until: deadline, cancelledBy: cancellation)
    } catch {
      throw .transport(error)
    }
    isUsable = true
  }

  /// Waits until there is something to read, if only an end.
  func waitForInput(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) {
    // What TLS has taken from the network already is not announced by the descriptor.
    guard !stream.hasBufferedInput else { return }
    try Readiness.wait(for: descriptor, .readable, until: deadline, cancelledBy: cancellation)
  }

  /// Whether there is something to read, if only an end.
  var hasInput: Bool { stream.hasBufferedInput || Readiness.isReady(descriptor, .readable) }
}
