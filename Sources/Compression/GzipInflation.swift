internal import CZlib

/// Octets in the format of gzip (RFC 1952), inflated piece by piece in a bounded space.
///
/// A file may have several members, one behind the other; what they have together is its content.
package struct GzipInflation: ~Copyable {
  /// Why octets cannot be inflated.
  package enum Failure: Error, Hashable, Sendable {
    /// They do not begin as gzip does.
    case notGzip

    /// They are damaged: a checksum or a length does not fit, or the format is broken.
    case damaged

    /// They end in the middle.
    case truncated

    /// There is no memory.
    case noMemory
  }

  private let stream: UnsafeMutablePointer<z_stream>
  private let buffer: UnsafeMutableRawBufferPointer

  /// Whether octets of a member have come whose end has not.
  private var isInMember = false

  /// How many members have ended.
  private var memberCount = 0

  /// Whether the zeros behind the last member have begun, by which some programs fill a block.
  private var isPadding = false

  private static let pieceSize = 64 * 1024

  /// Starts with no octets.
  package init() throws(Failure) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    buffer = .allocate(byteCount: Self.pieceSize, alignment: 16)
    guard zlib_begin_gzip(stream) == Z_OK else {
      stream.deallocate()
      buffer.deallocate()
      throw .noMemory
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    buffer.deallocate()
  }

  /// Takes the next octets of the file.
  ///
  /// - Parameters:
  ///   - octets: Any number of them.
  ///   - take: Gets what they stand for, at most 64 KiB at once, and says whether it wants more.
  /// - Returns: Whether more is wanted.
  /// - Throws: ``Failure`` of the first octet that does not fit.
  package mutating func inflate(
    _ octets: UnsafeRawBufferPointer,
    _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(Failure) -> Bool {
    guard let base = octets.baseAddress, !octets.isEmpty else { return true }
    precondition(octets.count <= Int(UInt32.max), "zlib counts in 32 bits")
    if isPadding {
      guard octets.allSatisfy({ $0 == 0 }) else { throw .damaged }
      return true
    }
    // zlib reads, and does not write, where its input is.
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: base.assumingMemoryBound(to: Bytef.self)
    )
    stream.pointee.avail_in = UInt32(octets.count)
    repeat {
      if !isInMember {
        guard stream.pointee.avail_in > 0, let first = stream.pointee.next_in?.pointee else {
          return true
        }
        if memberCount > 0, first == 0 {
          isPadding = true
          let rest = octets.suffix(Int(stream.pointee.avail_in))
          guard rest.allSatisfy({ $0 == 0 }) else { throw .damaged }
          return true
        }
        // What is neither padding nor a member would be content that is lost.
        guard memberCount == 0 || first == 0x1F else { throw .damaged }
        isInMember = true
      }
      stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: Bytef.self)
      stream.pointee.avail_out = UInt32(buffer.count)
      let result = CZlib.inflate(stream, Z_NO_FLUSH)
      let count = buffer.count - Int(stream.pointee.avail_out)
      if count > 0, !take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { return false }
      switch result {
      case Z_STREAM_END:
        memberCount += 1
        isInMember = false
        inflateReset(stream)
      // Nothing more comes of what is there.
      case Z_BUF_ERROR: return true
      case Z_OK: continue
      case Z_MEM_ERROR: throw .noMemory
      default: throw memberCount == 0 && stream.pointee.total_out == 0 ? .notGzip : .damaged
      }
    } while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
    return true
  }

  /// Says whether all of the file came.
  ///
  /// - Throws: ``Failure/truncated``; ``Failure/notGzip`` for an empty file.
  package borrowing func finish() throws(Failure) {
    guard !isInMember else { throw .truncated }
    guard memberCount > 0 else { throw .notGzip }
  }
}
