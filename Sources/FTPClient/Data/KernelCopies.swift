package import Platform
import Transport

/// Octets that go between a data connection and a file inside the kernel.
extension DataConnection {
  /// Whether the kernel can do that here: octets travel as they are.
  package var isClear: Bool { stream.isClear }

  /// Makes the connection ready for a large file.
  package mutating func expectMuch() {
    stream.limitUnsentOctets()
    pathJudgement = octetCount + Self.pathSample
  }

  /// After how many octets TCP has measured the path by more than its handshake.
  private static var pathSample: Int64 { 256 << 10 }

  /// Judges the path, once that is due.
  private mutating func judgePath() {
    guard let due = pathJudgement, octetCount >= due else { return }
    pathJudgement = nil
    stream.limitOctetsOnShortPath()
  }

  /// Moves the next octets into an empty pipe.
  ///
  /// - Returns: How many; 0 at the end of the data, as for ``read(into:)``.
  package mutating func read(
    into pipe: inout KernelPipe,
    upTo limit: Int
  ) throws(FTPError) -> Int {
    while true {
      guard try wait(for: .readable, while: .reading) else { return 0 }
      do {
        switch try stream.readNow(into: &pipe, upTo: limit) {
        case .octets(let count):
          octetCount += Int64(count)
          return count
        case .endOfStream: return 0
        case .wouldBlock: continue
        }
      } catch {
        throw .dataConnection(error)
      }
    }
  }

  /// Sends all that a pipe holds.
  ///
  /// - Throws: As ``write(_:)``.
  package mutating func write(from pipe: inout KernelPipe) throws(FTPError) {
    while pipe.octetCount > 0 {
      try waitToWrite(.writable)
      guard case .octets(let count) = try overData(stream.writeNow(from: &pipe)) else { continue }
      hasWritten = true
      octetCount += Int64(count)
    }
  }

  /// Sends the next octets of a file, as many as are taken at once.
  ///
  /// - Returns: How many; 0 at the end of the file, `nil` when the kernel cannot do that with
  ///   this file.
  /// - Throws: As ``write(_:)``.
  package mutating func write(
    from file: borrowing LocalFile,
    at offset: Int64,
    upTo limit: Int
  ) throws(FTPError) -> Int? {
    while true {
      try waitToWrite(.writable)
      do {
        switch try stream.writeNow(from: file, at: offset, upTo: limit) {
        case .octets(let count):
          hasWritten = true
          octetCount += Int64(count)
          judgePath()
          return count
        case .endOfFile: return 0
        case .wouldBlock: continue
        case .unsupported: return nil
        }
      } catch {
        throw .dataConnection(error)
      }
    }
  }
}
