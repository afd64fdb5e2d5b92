package import FTPProtocol

extension Session {
  /// Names a file at this server as a URL without a password, for records of where something
  /// came from; it is not meant to be parsed.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - asksWhere: Whether the server may be asked for the working directory; without it, a
  ///     relative path stays one.
  /// - Returns: The URL, with the octets of the path as they are.
  /// - Throws: What goes wrong while the server is asked.
  package func url(of path: RemotePath, asksWhere: Bool) throws(FTPError) -> [UInt8] {
    let user = credentials.map { $0.user + [0x40] } ?? []
    var directory = knownDirectory
    if asksWhere, !path.isAbsolute { directory = try workingDirectory() }
    let whole = (directory ?? RemotePath("~")).appending(path).normalized.octets
    let slash: [UInt8] = whole.first == 0x2F ? [] : [0x2F]
    return [UInt8]("ftp://".utf8) + user + [UInt8]("\(endpoint)".utf8) + slash + whole
  }
}
