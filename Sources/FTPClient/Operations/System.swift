import FTPProtocol

extension Session {
  /// Asks what kind of system the server runs on (SYST).
  ///
  /// - Returns: Its own words, such as `UNIX Type: L8`; `nil` when it does not tell.
  package func systemName() throws(FTPError) -> [UInt8]? {
    let reply = try exchange(Command(.syst))
    return reply.code.isCompletion ? reply.lines.first : nil
  }
}
