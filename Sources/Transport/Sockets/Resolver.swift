import Glibc
package import Platform
import Synchronization
import SystemPackage

/// The addresses that the name of a host stands for.
package enum Resolver {
  private typealias Answer = Result<[SocketAddress], TransportError>

  /// What the thread that asks and the thread that waits share.
  private final class Inquiry: Sendable {
    let answer = Mutex<Answer?>(nil)
    let done: Cancellation

    init() throws(Errno) {
      done = try Cancellation()
    }
  }

  /// Finds the addresses of a host, in the order the system prefers them.
  ///
  /// `getaddrinfo` cannot be stopped: it runs on a thread of its own, which is left behind when
  /// the wait ends early.
  ///
  /// - Parameters:
  ///   - host: A name, or an address in digits (IPv6 without brackets).
  ///   - port: The port that the addresses get.
  ///   - family: The only family wanted, `nil` for both.
  ///   - deadline: When to give up.
  ///   - cancellation: What ends the wait early.
  /// - Returns: At least one address.
  /// - Throws: ``TransportError/resolution(_:)`` with the system's words when there is none.
  package static func addresses(
    of host: String,
    port: UInt16,
    family: SocketAddress.Family?,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) -> [SocketAddress] {
    if let literal = try? lookUp(host, port, family, flags: AI_NUMERICHOST).get() {
      return literal
    }
    let inquiry = try calling(while: .resolving, Inquiry())
    let thread = try calling(
      while: .resolving,
      WorkerThread.start {
        let answer = lookUp(host, port, family, flags: 0)
        inquiry.answer.withLock { $0 = answer }
        inquiry.done.cancel()
      }
    )
    thread.detach()
    try waitForAnswer(inquiry, deadline, cancellation)
    let answer = inquiry.answer.withLock { $0 }
    return try (answer ?? .failure(.timedOut(.resolving))).get()
  }

  private static func waitForAnswer(
    _ inquiry: Inquiry,
    _ deadline: Deadline,
    _ cancellation: Cancellation?
  ) throws(TransportError) {
    try waiting(
      while: .resolving,
      Readiness.wait(
        for: inquiry.done.descriptor,
        .readable,
        until: deadline,
        cancelledBy: cancellation
      )
    )
  }

  private static func lookUp(
    _ host: String,
    _ port: UInt16,
    _ family: SocketAddress.Family?,
    flags: Int32
  ) -> Answer {
    var hints = addrinfo()
    hints.ai_family = family?.domain ?? AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = flags
    var list: UnsafeMutablePointer<addrinfo>?
    let result = getaddrinfo(host, nil, &hints, &list)
    guard result == 0 else {
      return .failure(.resolution(String(cString: gai_strerror(result))))
    }
    defer { freeaddrinfo(list) }
    var addresses: [SocketAddress] = []
    var entry = list?.pointee
    while let current = entry {
      if let pointer = current.ai_addr,
        let address = SocketAddress(copying: pointer, length: current.ai_addrlen)
      {
        addresses.append(address.withPort(port))
      }
      entry = current.ai_next?.pointee
    }
    guard !addresses.isEmpty else { return .failure(.resolution("no usable address")) }
    return .success(addresses)
  }
}
