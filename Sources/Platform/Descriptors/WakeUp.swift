internal import CPlatform
import Glibc
package import SystemPackage

/// A descriptor that becomes readable when another thread, or a signal handler, says so.
///
/// The corresponding C function is `eventfd`.
package struct WakeUp: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Creates a wake-up that nobody has signalled.
  package init() throws(Errno) {
    descriptor = Descriptor(adopting: try SystemCall.check { platform_eventfd() })
  }

  /// The descriptor to poll for reading.
  package var rawValue: Int32 { descriptor.rawValue }

  /// Makes the descriptor readable until it is drained.
  package borrowing func signal() {
    var one: UInt64 = 1
    // EAGAIN means that the counter is full, hence readable already.
    _ = Glibc.write(rawValue, &one, MemoryLayout<UInt64>.size)
  }

  /// Makes the descriptor unreadable again.
  package borrowing func drain() {
    var count: UInt64 = 0
    _ = Glibc.read(rawValue, &count, MemoryLayout<UInt64>.size)
  }
}
