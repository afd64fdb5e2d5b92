package import FTPProtocol

extension Session {
  /// Asks for the modification time of a file (MDTM).
  ///
  /// - Returns: UTC; `nil` when the server does not tell. RFC 3659 §3.
  package func modificationTime(of path: RemotePath) throws(FTPError) -> TimeValue? {
    FileFactReplies.modificationTime(try exchange(command(.mdtm, path)))
  }

  /// Tells the server when a file was last modified, in the way that it understands.
  ///
  /// MFMT, MFF, SITE UTIME and MDTM with a time are tried in the order that FEAT suggests. A way
  /// counts as found once MDTM answers with the same second, and is remembered for the server; so
  /// is a server that has none.
  ///
  /// - Parameters:
  ///   - time: UTC; parts of a second are dropped.
  ///   - path: A file, relative to the working directory, or absolute.
  /// - Returns: Whether the server has taken the time; false when it has no way, and when it
  ///   refused for this file.
  /// - Throws: What goes wrong on the way; a refusal is false.
  package func setModificationTime(
    _ time: TimeValue,
    of path: RemotePath
  ) throws(FTPError) -> Bool {
    switch timeSetting {
    case .some(.some(let way)):
      let reply = try exchange(command(way, time, path))
      guard reply.saysUnknownCommand else { return way.isDone(by: reply) }
      // The server is not what it was.
      timeSetting = .none
      return try findTimeSetting(time, path)
    case .some(.none): return false
    case .none: return try findTimeSetting(time, path)
    }
  }

  private func command(
    _ way: TimeSetting,
    _ time: TimeValue,
    _ path: RemotePath
  ) throws(FTPError) -> PlacedCommand {
    let words = way.words(time)
    return try command(words.verb, path, after: words.before).followed(by: words.after)
  }

  /// Whether nobody has found out how times are set at this server.
  package var mustFindTimeSetting: Bool { timeSetting == .none }

  /// Makes the command that tells the server when a file was last modified, so that it can travel
  /// with others.
  ///
  /// - Returns: `nil` when no way is known, or the path cannot be sent.
  package func commandSettingTime(_ time: TimeValue, of path: RemotePath) -> PlacedCommand? {
    guard case .some(.some(let way)) = timeSetting else { return nil }
    return try? command(way, time, path)
  }

  private func findTimeSetting(
    _ time: TimeValue,
    _ path: RemotePath
  ) throws(FTPError) -> Bool {
    var isUnknownToAll = true
    for way in TimeSetting.candidates(try features().list) {
      let reply = try exchange(command(way, time, path))
      // To a server that knows no such MDTM, the file of that strange name is missing.
      isUnknownToAll =
        isUnknownToAll && (reply.saysUnknownCommand || reply.isSuperfluous || way == .mdtm)
      guard way.isDone(by: reply) else { continue }
      isUnknownToAll = false
      // A server without MDTM has nothing but its word.
      let told = try modificationTime(of: path)
      guard told.map({ $0.secondsSinceEpoch == time.secondsSinceEpoch }) ?? true else {
        observer?.note("\(way.rawValue) leaves another time than the one it was given")
        continue
      }
      timeSetting = way
      return true
    }
    if isUnknownToAll { timeSetting = .some(nil) }
    return false
  }
}
