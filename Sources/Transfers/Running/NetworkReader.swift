import FTPProtocol
import Platform

/// Reads a local file in the form in which it travels.
struct NetworkReader {
  private var translator: ASCIITranslator?
  private var pending: [UInt8] = []

  init(_ type: RepresentationType) {
    translator = type == .ascii ? ASCIITranslator() : nil
  }

  /// Fills a buffer with the next octets.
  ///
  /// - Returns: How many; 0 at the end of the file.
  mutating func fill(
    _ buffer: UnsafeMutableRawBufferPointer,
    from file: borrowing LocalFile,
    _ cancellation: Cancellation?
  ) throws(WaitError) -> Int {
    guard translator != nil else { return try file.read(into: buffer, cancelledBy: cancellation) }
    while pending.isEmpty {
      // Every octet may become two.
      let half = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(buffer.count / 2)])
      let count = try file.read(into: half, cancelledBy: cancellation)
      guard count > 0 else { return 0 }
      translator?.toNetwork([UInt8](half[..<count]).span, into: &pending)
    }
    let count = min(pending.count, buffer.count)
    buffer.copyBytes(from: pending.prefix(count))
    pending.removeFirst(count)
    return count
  }
}
