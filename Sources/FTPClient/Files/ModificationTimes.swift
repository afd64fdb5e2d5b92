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
  /// counts as found once MDTM or MLST answers with the same second, or where neither answers, if
  /// FEAT announces it. It is remembered for the server; so is a server that has none.
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
  package var mustFindTimeSetting: Bool {
    timeSetting == .none && vainTimeSettingCount < Self.vainTimeSettingLimit
  }

  /// Makes the command that tells the server when a file was last modified, so that it can travel
  /// with others.
  ///
  /// - Returns: `nil` when no way is known, or the path cannot be sent.
  package func commandSettingTime(_ time: TimeValue, of path: RemotePath) -> PlacedCommand? {
    guard case .some(.some(let way)) = timeSetting else { return nil }
    return try? command(way, time, path)
  }

  /// Tries one way after the other, and remembers the one whose effect was seen.
  ///
  /// A yes alone is believed of what FEAT announces: servers say it to any SITE, or a reply that is
  /// late is taken for it.
  private func findTimeSetting(
    _ time: TimeValue,
    _ path: RemotePath
  ) throws(FTPError) -> Bool {
    guard vainTimeSettingCount < Self.vainTimeSettingLimit else { return false }
    let features = try features().list
    var isWithoutWay = true
    for way in TimeSetting.candidates(features) {
      let reply = try exchange(command(way, time, path))
      // To a server that knows no such MDTM, the file of that strange name is missing.
      guard way.isDone(by: reply) else {
        isWithoutWay =
          isWithoutWay && (reply.saysUnknownCommand || reply.isSuperfluous || way == .mdtm)
        continue
      }
      guard let told = try toldTime(of: path, features) else {
        if way.isAnnounced(by: features) {
          timeSetting = way
          return true
        }
        isWithoutWay = false
        observer?.note("nothing shows that \(way.rawValue) has set the time")
        continue
      }
      guard told.secondsSinceEpoch == time.secondsSinceEpoch else {
        observer?.note("\(way.rawValue) leaves another time than the one it was given")
        continue
      }
      timeSetting = way
      return true
    }
    if isWithoutWay { timeSetting = .some(nil) } else { vainTimeSettingCount += 1 }
    return false
  }

  /// For how many files all ways are tried in vain, in one session.
  private static var vainTimeSettingLimit: Int { 2 }

  /// Asks for the modification time of a file, by MDTM or else MLST.
  private func toldTime(
    of path: RemotePath,
    _ features: FeatureList
  ) throws(FTPError) -> TimeValue? {
    if let told = try modificationTime(of: path) { return told }
    guard features.has("MLST") else { return nil }
    let reply = try exchange(command(.mlst, path))
    guard let entry = ListingEntry(description: reply), reply.describes(path),
      entry.modifiedPrecision == .second
    else { return nil }
    return entry.modified
  }
}
