package import FTPProtocol

/// What a server says of one file; `nil` for what it does not tell.
package struct FileFacts: Hashable, Sendable {
  /// Octets, in type image.
  package let size: Int64?

  /// UTC.
  package let modified: TimeValue?

  /// Takes what a listing or a reply said.
  package init(size: Int64? = nil, modified: TimeValue? = nil) {
    self.size = size
    self.modified = modified
  }
}

extension Session {
  /// Asks for the size and the modification time of a file that is about to be fetched (SIZE,
  /// MDTM; RFC 3659), and for the port on which it will come.
  ///
  /// All that needs to be said before RETR travels in one packet where the server takes it.
  ///
  /// - Parameter path: Relative to the working directory, or absolute.
  /// - Returns: What it tells.
  /// - Throws: What goes wrong on the way; a refusal is `nil`, which proves nothing about the file.
  package func factsBeforeRetrieval(of path: RemotePath) throws(FTPError) -> FileFacts {
    var commands = commands(setting: .image)
    let factsIndex = commands.count
    commands += [try command(.size, path), try command(.mdtm, path)]
    let asksEarly = mayAskEarly
    if asksEarly { commands.append(Command(.epsv)) }
    let replies = try exchange(commands)
    if factsIndex > 0 { try note(replies[0], setting: .image) }
    if asksEarly, let last = replies.last { earlyOpening = EarlyOpening(last) }
    return FileFacts(
      size: FileFactReplies.size(replies[factsIndex]),
      modified: FileFactReplies.modificationTime(replies[factsIndex + 1])
    )
  }

  /// Asks for the size and the modification time of a file (SIZE, MDTM; RFC 3659).
  ///
  /// - Parameter path: Relative to the working directory, or absolute.
  /// - Returns: What it tells.
  /// - Throws: What goes wrong on the way; a refusal is `nil`, which proves nothing about the file.
  package func facts(of path: RemotePath) throws(FTPError) -> FileFacts {
    let setting = commands(setting: .image)
    let questions = [try command(.size, path), try command(.mdtm, path)]
    let replies = try exchange(setting + questions)
    if !setting.isEmpty { try note(replies[0], setting: .image) }
    return FileFacts(
      size: FileFactReplies.size(replies[setting.count]),
      modified: FileFactReplies.modificationTime(replies[setting.count + 1])
    )
  }
}
