import Glibc
import Platform
package import SystemPackage

/// A port on 127.0.0.1 where connecting neither succeeds nor fails: nobody accepts, and the queue
/// of those who wait is full.
package final class SilentPort: Sendable {
  /// The port.
  package let number: UInt16

  private let listener: Descriptor
  private let first: Descriptor
  private let second: Descriptor

  /// Fills the queue.
  package init() throws(Errno) {
    listener = try Self.makeSocket()
    first = try Self.makeSocket()
    second = try Self.makeSocket()
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let socket = listener.rawValue
    _ = try SystemCall.check { Self.with(&address) { bind(socket, $0, $1) } }
    _ = try SystemCall.check { listen(socket, 0) }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = try SystemCall.check {
      withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          getsockname(socket, $0, &length)
        }
      }
    }
    number = UInt16(bigEndian: address.sin_port)
    // The first is in the queue once this returns; Linux lets one wait where none may.
    for waiting in [first.rawValue, second.rawValue] {
      _ = Self.with(&address) { connect(waiting, $0, $1) }
    }
  }

  private static func makeSocket() throws(Errno) -> Descriptor {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let nonBlocking = Int32(SOCK_NONBLOCK.rawValue)
    return Descriptor(
      adopting: try SystemCall.check { socket(AF_INET, kind | nonBlocking, 0) }
    )
  }

  private static func with(
    _ address: inout sockaddr_in,
    _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
