import FTPProtocol

extension Session {
  /// Says whether data that ended without the server's word for it (a close-notify) is all.
  ///
  /// Somebody on the way may have ended the connection, and the final reply does not tell how much
  /// was sent. A file is all when it has the size that the server tells; a listing when its last
  /// line has an end.
  ///
  /// - Parameters:
  ///   - count: What is there, in octets from the beginning of the file.
  ///   - endsWithLine: Whether the last octet ended a line.
  ///   - command: What was asked for.
  ///   - type: The representation type; sizes of text are not told by all servers.
  /// - Returns: False when nothing proves it.
  /// - Throws: What goes wrong on the way to an answer.
  func proves(
    _ count: Int64,
    endsWithLine: Bool,
    of command: Command,
    _ type: RepresentationType
  ) throws(FTPError) -> Bool {
    switch command.verb {
    case .list, .nlst, .mlsd: return endsWithLine
    case .retr where type == .image:
      observer?.note("the data ended without a close-notify; asking for its size")
      return FileFactReplies.size(try exchange(Command(.size, command.argument))) == count
    default: return false
    }
  }
}
