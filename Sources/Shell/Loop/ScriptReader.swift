import Octets
import Platform

/// The lines of a script, read as they come.
struct ScriptReader: ~Copyable {
  private let file: LocalFile
  private let cancellation: Cancellation
  private var pending: [UInt8] = []
  private var start = 0
  private var hasEnded = false

  /// The number of the line that was read last, from 1.
  private(set) var lineNumber = 0

  init(_ file: consuming LocalFile, cancelledBy cancellation: Cancellation) {
    self.file = file
    self.cancellation = cancellation
  }

  /// Returns the next line without its end; `nil` behind the last one.
  mutating func nextLine() throws(WaitError) -> [UInt8]? {
    while true {
      if let end = pending[start...].firstIndex(of: .lineFeed) {
        defer { start = end + 1 }
        lineNumber += 1
        return [UInt8](pending[start..<end])
      }
      if hasEnded {
        guard start < pending.count else { return nil }
        defer { start = pending.count }
        lineNumber += 1
        return [UInt8](pending[start...])
      }
      try readMore()
    }
  }

  private mutating func readMore() throws(WaitError) {
    pending.removeFirst(start)
    start = 0
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var span = buffer.mutableSpan
    let count = try span.withUnsafeMutableBytes { bytes throws(WaitError) in
      try file.read(into: bytes, cancelledBy: cancellation)
    }
    if count == 0 { hasEnded = true }
    pending += buffer[..<count]
  }
}
