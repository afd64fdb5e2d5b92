package import FTPProtocol

extension Session {
  /// Removes a file (DELE).
  package func removeFile(_ path: RemotePath) throws(FTPError) {
    try perform(Command(.dele, path.octets))
  }

  /// Gives a file or directory another name (RNFR, RNTO).
  ///
  /// Whether an existing file is replaced is the server's decision.
  package func rename(_ path: RemotePath, to newPath: RemotePath) throws(FTPError) {
    try perform(Command(.rnfr, path.octets))
    try perform(Command(.rnto, newPath.octets))
  }

  /// Asks for the size of a file as the server would send it (SIZE).
  ///
  /// - Parameter path: Relative to the working directory, or absolute.
  /// - Returns: Octets, in type image; `nil` when the server does not tell, which proves nothing
  ///   about the file.
  /// - Throws: What goes wrong on the way; a refusal is `nil`. RFC 3659 §4.
  package func size(of path: RemotePath) throws(FTPError) -> Int64? {
    try ensureType(.image)
    return FileFactReplies.size(try exchange(Command(.size, path.octets)))
  }

  /// Sets the permission bits of a file (SITE CHMOD).
  ///
  /// - Parameters:
  ///   - mode: At most octal 7777.
  ///   - path: Relative to the working directory, or absolute.
  /// - Throws: ``FTPError/refused(_:by:)``.
  package func changeMode(_ mode: UInt16, of path: RemotePath) throws(FTPError) {
    let digits = String(mode, radix: 8)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    try perform(Command(.site, [UInt8]("CHMOD \(padded) ".utf8) + path.octets))
  }
}
