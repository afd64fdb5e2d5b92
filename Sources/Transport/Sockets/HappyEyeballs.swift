package import Platform
import SystemPackage

/// Connecting to whichever address of a host answers first (RFC 8305).
package enum HappyEyeballs {
  /// How long an address may be silent before the next one is tried as well (RFC 8305 §5).
  private static let attemptDelay = Duration.milliseconds(250)

  /// One address that is being tried.
  private final class Attempt {
    var socket: Socket?
    let descriptor: Int32

    init(to address: SocketAddress, from source: SocketAddress?) throws(Errno) {
      let socket = try Socket(address.family)
      if let source {
        guard source.family == address.family else { throw .addressNotAvailable }
        try socket.bind(to: source)
      }
      try socket.beginConnecting(to: address)
      descriptor = socket.descriptor
      self.socket = consume socket
    }
  }

  /// Connects to one of several addresses.
  ///
  /// The families take turns, and an address that does not answer at once does not hold up the
  /// next one.
  ///
  /// - Parameters:
  ///   - addresses: In the order of preference; at least one.
  ///   - source: The address of this machine's to connect from; `nil` for the system's choice.
  ///   - deadline: When to give up.
  ///   - cancellation: What ends the attempt early.
  /// - Returns: The connected socket.
  /// - Throws: Why the last address that failed did, or that time ran out.
  package static func connect(
    to addresses: [SocketAddress],
    from source: SocketAddress? = nil,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) -> Socket {
    var waiting = interleaved(addresses)[...]
    var attempts: [Attempt] = []
    var failure = TransportError.resolution("no address")
    while true {
      if let next = waiting.popFirst() {
        do {
          attempts.append(try Attempt(to: next, from: source))
        } catch {
          failure = .system(.connecting, error)
          continue
        }
      }
      guard !attempts.isEmpty else { throw failure }
      let pause = waiting.isEmpty ? Deadline.never : .after(attemptDelay)
      do {
        let ready = try Readiness.wait(
          forAny: attempts.map { Readiness.Request($0.descriptor, .writable) },
          until: min(pause, deadline),
          cancelledBy: cancellation
        )
        if let socket = takeConnected(&attempts, ready, &failure) { return socket }
      } catch .timedOut where !deadline.hasPassed {
        continue
      } catch {
        throw TransportError(error, while: .connecting)
      }
    }
  }

  /// Returns the first of the finished attempts that has a connection; removes the others.
  private static func takeConnected(
    _ attempts: inout [Attempt],
    _ ready: [Int],
    _ failure: inout TransportError
  ) -> Socket? {
    for index in ready.reversed() {
      guard let socket = attempts.remove(at: index).socket.take() else { continue }
      do {
        try socket.finishConnecting()
        return socket
      } catch {
        failure = .system(.connecting, error)
      }
    }
    return nil
  }

  /// Lets the families take turns, beginning with the one the system prefers (RFC 8305 §4).
  static func interleaved(_ addresses: [SocketAddress]) -> [SocketAddress] {
    guard let preferred = addresses.first?.family else { return [] }
    let first = addresses.filter { $0.family == preferred }
    let second = addresses.filter { $0.family != preferred }
    return (0..<max(first.count, second.count)).flatMap { index in
      first.dropFirst(index).prefix(1) + second.dropFirst(index).prefix(1)
    }
  }
}
