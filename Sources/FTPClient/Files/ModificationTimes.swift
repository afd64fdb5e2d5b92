package import FTPProtocol
import Platform

extension Session {
  /// Asks for the modification time of a file (MDTM).
  ///
  /// - Returns: UTC; `nil` when the server does not tell, or by another clock that is not known well
  ///   enough. RFC 3659 §3.
  package func modificationTime(of path: RemotePath) throws(FTPError) -> TimeValue? {
    modificationTime(toldBy: try exchange(command(.mdtm, path)))
  }

  /// Asks when a file was modified (MDTM), or looks it up in what the server lists.
  ///
  /// - Returns: `nil` when the server does not tell, and when there is no such file.
  package func timeSpan(of path: RemotePath) throws(FTPError) -> TimeSpan? {
    if let time = try modificationTime(of: path) { return TimeSpan(time.secondsSinceEpoch) }
    guard let now = TimeValue(secondsSinceEpoch: WallClock.secondsSinceEpoch) else { return nil }
    return try entry(at: path, now: now).flatMap { TimeSpan($0) }
  }

  /// Asks for the modification times of several files (MDTM), in as few packets as the server takes.
  ///
  /// - Parameter paths: Any number of them.
  /// - Returns: UTC; `nil` as for ``modificationTime(of:)``.
  /// - Throws: What goes wrong on the way; a refusal is `nil`.
  package func modificationTimes(of paths: [RemotePath]) throws(FTPError) -> [TimeValue?] {
    var times: [TimeValue?] = []
    var rest = paths[...]
    while !rest.isEmpty {
      var commands: [PlacedCommand] = []
      for path in rest.prefix(Self.questionsAtOnce) { commands.append(try command(.mdtm, path)) }
      rest = rest.dropFirst(commands.count)
      let replies = try exchange(commands)
      // A server that does not know the question is not asked again.
      guard !(replies.first?.saysUnknownCommand ?? true) else { break }
      times += replies.map { modificationTime(toldBy: $0) }
    }
    return times + [TimeValue?](repeating: nil, count: paths.count - times.count)
  }

  /// How many files are asked after with one packet.
  private static var questionsAtOnce: Int { 64 }

  /// Reads the reply to MDTM.
  func modificationTime(toldBy reply: Reply) -> TimeValue? {
    FileFactReplies.modificationTime(reply).flatMap { knowledge.factsClock.utc($0) }
  }

  /// Tells the server when a file was last modified, in the way that it understands.
  ///
  /// MFMT, MFF, SITE UTIME and MDTM with a time are tried in the order that FEAT suggests. A way
  /// counts as found once MDTM or MLST answers with the same second, or where neither answers, if
  /// FEAT announces it. It is remembered for the server; so is a server that has none.
  ///
  /// At a server whose clock is not UTC a time is set only where it is known what the clock showed
  /// then. Before anything is known of its clock, what is found counts for this session, until
  /// something is: a time that is set and told by the same wrong clock looks right.
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
    switch timeSetting ?? (mustLearnClock ? seenTimeSetting.map { .some($0) } : .none) {
    case .some(.some(let found)):
      guard let command = try command(found, time, path) else { return false }
      let reply = try exchange(command)
      guard reply.saysUnknownCommand else { return found.way.isDone(by: reply) }
      // The server is not what it was.
      (timeSetting, seenTimeSetting) = (.none, nil)
      return try findTimeSetting(time, path)
    case .some(.none): return false
    case .none: return try findTimeSetting(time, path)
    }
  }

  /// - Returns: `nil` where nobody knows what the server's clock showed.
  private func command(
    _ found: FoundTimeSetting,
    _ time: TimeValue,
    _ path: RemotePath
  ) throws(FTPError) -> PlacedCommand? {
    guard let shown = knowledge.factsClock.shown(at: time) else { return nil }
    let words = found.way.words(found.isLocal ? shown : time)
    return try command(words.verb, path, after: words.before).followed(by: words.after)
  }

  /// Whether the times of files are set at this server; `nil` when nobody has tried.
  package var setsTimes: Bool? { timeSetting.map { $0 != nil } }

  /// Whether nobody has found out how times are set at this server.
  package var mustFindTimeSetting: Bool {
    timeSetting == .none && vainTimeSettingCount < Self.vainTimeSettingLimit
  }

  /// Makes the command that tells the server when a file was last modified, so that it can travel
  /// with others.
  ///
  /// - Returns: `nil` when no way is known, or the path cannot be sent.
  package func commandSettingTime(_ time: TimeValue, of path: RemotePath) -> PlacedCommand? {
    guard case .some(.some(let found)) = timeSetting else { return nil }
    return try? command(found, time, path)
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
    // What the server will tell, if the time is set.
    guard let shown = knowledge.factsClock.shown(at: time) else { return false }
    var isWithoutWay = true
    for way in TimeSetting.candidates(features) {
      for isLocal in shown == time ? [false] : [true, false] {
        let found = FoundTimeSetting(way, isLocal: isLocal)
        guard let command = try command(found, time, path) else { return false }
        let reply = try exchange(command)
        // To a server that knows no such MDTM, the file of that strange name is missing.
        guard way.isDone(by: reply) else {
          isWithoutWay =
            isWithoutWay && (reply.saysUnknownCommand || reply.isSuperfluous || way == .mdtm)
          break
        }
        guard let told = try toldTime(of: path, features) else {
          if way.isAnnounced(by: features), !isLocal {
            remember(found)
            return true
          }
          isWithoutWay = false
          observer?.note("nothing shows that \(way.rawValue) has set the time")
          continue
        }
        guard told.secondsSinceEpoch == shown.secondsSinceEpoch else {
          observer?.note("\(way.rawValue) leaves another time than the one it was given")
          continue
        }
        remember(found)
        return true
      }
    }
    if isWithoutWay { timeSetting = .some(nil) } else { vainTimeSettingCount += 1 }
    return false
  }

  private func remember(_ found: FoundTimeSetting) {
    if mustLearnClock { seenTimeSetting = found } else { timeSetting = found }
  }

  /// For how many files all ways are tried in vain, in one session.
  private static var vainTimeSettingLimit: Int { 2 }

  /// Asks for the modification time of a file, by MDTM or else MLST, as the server tells it.
  func toldTime(
    of path: RemotePath,
    _ features: FeatureList
  ) throws(FTPError) -> TimeValue? {
    let reply = try exchange(command(.mdtm, path))
    if let told = FileFactReplies.modificationTime(reply) { return told }
    guard features.has("MLST") else { return nil }
    let description = try exchange(command(.mlst, path))
    guard let entry = ListingEntry(description: description), description.describes(path),
      entry.modifiedPrecision == .second
    else { return nil }
    return entry.modified
  }
}
