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

  /// Whether what this is told of may be the file that the other is told of: something is there, and
  /// nothing tells the two apart.
  package func mayBeOneFile(as other: FileFacts) -> Bool {
    guard self != FileFacts() else { return false }
    if let size, let theirs = other.size, size != theirs { return false }
    if let modified, let theirs = other.modified, modified != theirs { return false }
    return true
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
    let asksEarly = data.mayAskEarly
    let early = asksEarly ? [PlacedCommand(Command(.epsv))] : []
    let questions = [try command(.size, path), try command(.mdtm, path)]
    let replies = try exchangeInImage(questions + early)
    if asksEarly, let last = replies.last { data.noteEarlyPort(last) }
    return FileFacts(
      size: FileFactReplies.size(replies[0]),
      modified: modificationTime(toldBy: replies[1])
    )
  }

  /// Asks whether there is a file that an upload is going to replace (SIZE), and for the port on which
  /// the upload will go, in one packet where the server takes it.
  ///
  /// - Parameter path: Relative to the working directory, or absolute.
  /// - Returns: `nil` where the server does not tell.
  /// - Throws: What goes wrong on the way.
  package func isThereBeforeStorage(_ path: RemotePath) throws(FTPError) -> Bool? {
    let asksEarly = data.mayAskEarly
    let early = asksEarly ? [PlacedCommand(Command(.epsv))] : []
    let replies = try exchangeInImage([try command(.size, path)] + early)
    if asksEarly, let last = replies.last { data.opening.early = DataOpening.Early(last) }
    if FileFactReplies.size(replies[0]) != nil { return true }
    let isAnswer = replies[0].code.isPermanentNegative && !replies[0].saysUnknownCommand
    return isAnswer ? false : nil
  }

  /// Whether a file may be in the way of one that is renamed to its name: on Windows it is, on Unix
  /// it makes room by itself.
  package var mayRefuseToReplace: Bool { software == .other }

  /// Asks for the size and the modification time of a file (SIZE, MDTM; RFC 3659).
  ///
  /// - Parameter path: Relative to the working directory, or absolute.
  /// - Returns: What it tells.
  /// - Throws: What goes wrong on the way; a refusal is `nil`, which proves nothing about the file.
  package func facts(of path: RemotePath) throws(FTPError) -> FileFacts {
    let replies = try exchangeInImage([try command(.size, path), try command(.mdtm, path)])
    return FileFacts(
      size: FileFactReplies.size(replies[0]),
      modified: modificationTime(toldBy: replies[1])
    )
  }

  /// Asks questions whose answers depend on the representation type, after TYPE I where need be, in
  /// the same packet.
  ///
  /// - Returns: The replies to the questions.
  /// - Throws: ``FTPError/refused(_:by:)`` when TYPE is refused.
  func exchangeInImage(_ questions: [PlacedCommand]) throws(FTPError) -> [Reply] {
    let place = questions.lazy.compactMap(\.place).first
    return try recovering { () throws(FTPError) in
      try go(to: place)
      let setting = data.commands(setting: .image).map { PlacedCommand($0) }
      let replies = try dialogue.exchange(setting + questions)
      if !setting.isEmpty { try data.require(replies[0], setting: .image) }
      return [Reply](replies.dropFirst(setting.count))
    }
  }
}
