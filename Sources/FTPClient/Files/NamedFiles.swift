package import FTPProtocol

extension Session {
  /// Removes a file (DELE).
  package func removeFile(_ path: RemotePath) throws(FTPError) {
    try perform(command(.dele, path))
  }

  /// Gives a file or directory another name (RNFR, RNTO).
  ///
  /// Whether an existing file is replaced is the server's decision.
  package func rename(_ path: RemotePath, to newPath: RemotePath) throws(FTPError) {
    let target = try command(.rnto, newPath)
    try perform(command(.rnfr, path))
    try perform(target)
  }

  /// Asks for the size of a file as the server would send it (SIZE).
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - directory: Where a relative path is meant; `nil` for the working directory.
  /// - Returns: Octets, in type image; `nil` when the server does not tell, which proves nothing
  ///   about the file.
  /// - Throws: What goes wrong on the way; a refusal is `nil`. RFC 3659 §4.
  package func size(
    of path: RemotePath,
    in directory: Place? = nil
  ) throws(FTPError) -> Int64? {
    FileFactReplies.size(try exchangeInImage([command(.size, path, in: directory)])[0])
  }

  /// Sets the permission bits of a file (MFF where the server takes the mode so, else SITE CHMOD).
  ///
  /// - Parameters:
  ///   - mode: At most octal 7777.
  ///   - path: Relative to the working directory, or absolute.
  /// - Throws: ``FTPError/refused(_:by:)``.
  package func changeMode(_ mode: UInt16, of path: RemotePath) throws(FTPError) {
    let digits = String(mode, radix: 8)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    // ProFTPD 1.3.8 loses blanks, tabs and quotes of names in SITE CHMOD, but not in MFF.
    if (try features().list.parameters(of: "MFF") ?? "").lowercased().contains("unix.mode") {
      let reply = try exchange(command(.mff, path, after: "UNIX.mode=\(padded); "))
      if reply.code.isCompletion { return }
    }
    try perform(command(.site, path, after: "CHMOD \(padded) "))
  }
}
