internal import CPlatform
import Glibc
package import SystemPackage

/// A pipe through which the kernel moves octets that this program does not look at.
///
/// The corresponding C function is `splice`.
package struct KernelPipe: ~Copyable {
  /// What is asked of the system; a user's limit may give less.
  private static let wantedCapacity: Int32 = 1 << 20

  private let readEnd: Descriptor
  private let writeEnd: Descriptor

  /// How many octets it holds at most.
  package let capacity: Int

  /// How many octets it holds.
  package private(set) var octetCount = 0

  /// Creates an empty pipe.
  package init() throws(Errno) {
    var ends: [Int32] = [-1, -1]
    capacity = try SystemCall.check { platform_pipe(&ends, Self.wantedCapacity) }
    readEnd = Descriptor(adopting: ends[0])
    writeEnd = Descriptor(adopting: ends[1])
  }

  /// Takes octets from a descriptor; the pipe must be empty.
  ///
  /// - Returns: How many; 0 at the end, `nil` when there are none yet.
  package mutating func fill(from descriptor: Int32, upTo limit: Int) throws(Errno) -> Int? {
    let number = writeEnd.rawValue
    let wanted = UInt(min(limit, capacity))
    let count = try SystemCall.attempt { platform_splice(descriptor, number, wanted) }
    guard let count else { return nil }
    octetCount += count
    return count
  }

  /// Gives octets to a descriptor.
  ///
  /// - Returns: How many; `nil` when it takes none yet.
  /// - Throws: `Errno.invalidArgument` when the kernel cannot do that with such a descriptor.
  package mutating func drain(into descriptor: Int32) throws(Errno) -> Int? {
    let number = readEnd.rawValue
    let wanted = UInt(octetCount)
    let count = try SystemCall.attempt { platform_splice(number, descriptor, wanted) }
    guard let count else { return nil }
    octetCount -= count
    return count
  }

  /// Copies what it holds to this program after all.
  ///
  /// - Returns: How many of the buffer's octets were filled.
  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    guard octetCount > 0 else { return 0 }
    let number = readEnd.rawValue
    let wanted = min(buffer.count, octetCount)
    let count = try SystemCall.check { Glibc.read(number, buffer.baseAddress, wanted) }
    octetCount -= count
    return count
  }
}
