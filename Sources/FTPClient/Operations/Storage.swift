package import FTPProtocol

extension Session {
  /// How an upload treats what is there.
  package enum StoreMode: Hashable, Sendable {
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
  /// - Throws: What ``transfer(_:_:type:from:_:)`` throws.
  @discardableResult
  package func store(
    _ path: RemotePath,
    _ mode: StoreMode = .replace,
    type: RepresentationType = .image,
    _ provide: (UnsafeMutableRawBufferPointer) throws(FTPError) -> Int
  ) throws(FTPError) -> Reply {
    let command = try command(mode == .replace ? .stor : .appe, path)
    return try transfer(command, .toServer, type: type) { data throws(FTPError) in
      let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: Self.bufferSize,
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
}
