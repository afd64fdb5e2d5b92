import FTPProtocol

@testable import FTPClient

/// Whole files by one call, for tests of what a session does around them.
extension Session {
  /// Fetches a file (RETR).
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - type: Image for the octets as they are; ascii for text, with CRLF line ends.
  ///   - receive: Takes the octets as they come; what it throws stops the transfer.
  /// - Returns: The final reply, 2yz.
  /// - Throws: What ``transfer(_:_:type:from:with:_:)`` throws.
  @discardableResult
  func retrieve(
    _ path: RemotePath,
    type: RepresentationType = .image,
    _ receive: (UnsafeRawBufferPointer) throws(FTPError) -> Void
  ) throws(FTPError) -> Reply {
    try transfer(command(.retr, path), .fromServer, type: type) {
      data throws(FTPError) in
      try data.readAll(receive)
    }
  }
}

extension Session {
  /// Fetches a few octets of a file.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - offset: Where to begin, in octets (REST).
  ///   - limit: How many at most; a file with more is not read on.
  /// - Returns: The octets; one more than `limit` when the file does not end there.
  /// - Throws: What ``transfer(_:_:type:from:with:_:)`` throws.
  func octets(
    of path: RemotePath,
    from offset: Int64,
    upTo limit: Int
  ) throws(FTPError) -> [UInt8] {
    var octets = [UInt8](repeating: 0, count: limit + 1)
    var filled = 0
    do throws(FTPError) {
      try transfer(command(.retr, path), .fromServer, type: .image, from: offset) {
        data throws(FTPError) in
        while true {
          guard filled < octets.count else { throw .stoppedByCaller }
          var span = octets.mutableSpan
          let count = try span.withUnsafeMutableBytes { buffer throws(FTPError) in
            try data.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
          }
          guard count > 0 else { return }
          filled += count
        }
      }
    } catch {
      guard case .stoppedByCaller = error else { throw error }
    }
    return [UInt8](octets.prefix(filled))
  }
}

extension Session {
  /// How an upload treats what is there.
  enum StoreMode: Hashable, Sendable {
    /// The file is made anew (STOR).
    case replace

    /// The octets go behind those that are there (APPE).
    case append
  }

  /// Sends a file (STOR or APPE).
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - mode: What happens to a file of that name.
  ///   - type: Image for the octets as they are; ascii for text, with CRLF line ends.
  ///   - provide: Fills the buffer and returns how many octets; 0 ends the file. What it throws
  ///     stops the transfer, and the server may keep a part.
  /// - Returns: The final reply, 2yz.
  /// - Throws: What ``transfer(_:_:type:from:with:_:)`` throws.
  @discardableResult
  func store(
    _ path: RemotePath,
    _ mode: StoreMode = .replace,
    type: RepresentationType = .image,
    _ provide: (UnsafeMutableRawBufferPointer) throws(FTPError) -> Int
  ) throws(FTPError) -> Reply {
    let command = try command(mode == .replace ? .stor : .appe, path)
    return try transfer(command, .toServer, type: type) { data throws(FTPError) in
      let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: 256 * 1024,
        alignment: 4096
      )
      defer { buffer.deallocate() }
      while true {
        let count = try provide(buffer)
        guard count > 0 else { return }
        try data.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }

  /// Fetches a file that is known to be small, at once.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - buffer: Larger than the file.
  ///   - pipelined: What travels with it.
  /// - Returns: How many octets of the buffer were filled.
  /// - Throws: ``FTPError/stoppedByCaller`` when the buffer is full; the session is in step.
  func retrieve(
    _ path: RemotePath,
    into buffer: UnsafeMutableRawBufferPointer,
    with pipelined: inout PipelinedCommands
  ) throws(FTPError) -> Int {
    var filled = 0
    try transfer(command(.retr, path), .fromServer, type: .image, with: &pipelined) {
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
  ///   - pipelined: What travels with it.
  /// - Throws: What a transfer throws; the server may keep a part.
  func store(
    _ octets: UnsafeRawBufferPointer,
    as path: RemotePath,
    with pipelined: inout PipelinedCommands
  ) throws(FTPError) {
    try transfer(command(.stor, path), .toServer, type: .image, with: &pipelined) {
      data throws(FTPError) in
      try data.write(octets)
    }
  }
}
