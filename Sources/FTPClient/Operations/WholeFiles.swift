package import FTPProtocol

extension Session {
  /// Fetches a file that is known to be small, at once.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - buffer: Larger than the file.
  ///   - escort: What travels with it.
  /// - Returns: How many octets of the buffer were filled.
  /// - Throws: ``FTPError/stoppedByCaller`` when the buffer is full; the session is in step.
  package func retrieve(
    _ path: RemotePath,
    into buffer: UnsafeMutableRawBufferPointer,
    with escort: inout TransferEscort
  ) throws(FTPError) -> Int {
    var filled = 0
    try transfer(command(.retr, path), .fromServer, type: .image, with: &escort) {
      data throws(FTPError) in
      while true {
        guard filled < buffer.count else { throw .stoppedByCaller }
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        let count = try data.read(into: rest)
        guard count > 0 else { return }
        filled += count
      }
    }
    return filled
  }

  /// Sends a small file at once.
  ///
  /// - Parameters:
  ///   - octets: All of the file.
  ///   - path: Relative to the working directory, or absolute.
  ///   - escort: What travels with it.
  /// - Throws: What a transfer throws; the server may keep a part.
  package func store(
    _ octets: UnsafeRawBufferPointer,
    as path: RemotePath,
    with escort: inout TransferEscort
  ) throws(FTPError) {
    try transfer(command(.stor, path), .toServer, type: .image, with: &escort) {
      data throws(FTPError) in
      try data.write(octets)
    }
  }
}
