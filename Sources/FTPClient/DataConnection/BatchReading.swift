import Transport

extension DataConnection {
  /// Fills a buffer with what has come, waiting for the first octets only.
  ///
  /// Protected octets come in small records, which are too small for a write each.
  ///
  /// - Returns: How many; 0 at the end of the data, as for ``read(into:)``.
  /// - Throws: As ``read(into:)``, never before what came earlier has been returned.
  package mutating func readBatch(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(FTPError) -> Int {
    if let postponedError { throw postponedError }
    var count = try read(into: buffer)
    while count > 0, count < buffer.count {
      do {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        guard case .octets(let more) = try stream.readNow(into: rest) else { break }
        count += more
        note(rest, more)
      } catch .truncated {
        // The next read finds it again, and knows what it means.
        break
      } catch {
        postponedError = .dataConnection(error)
        break
      }
    }
    return count
  }
}
