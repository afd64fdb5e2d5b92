import FTPProtocol

extension Session {
  /// How many directories without hidden names are looked at twice before MLSD is believed.
  private static var hiddenProbeLimit: Int { 3 }

  /// The largest directory that is looked at twice.
  private static var hiddenProbeSize: Int { 10_000 }

  /// Lists a directory with MLSD.
  ///
  /// - Returns: False when the server announces MLSD and has none, and nothing was received.
  /// - Throws: As ``streamListing(_:now:showsHidden:_:)``.
  func streamFacts(
    _ path: RemotePath?,
    _ now: TimeValue,
    _ showsHidden: Bool,
    _ namesOnly: Bool,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> Bool {
    do throws(FTPError) {
      if showsHidden, mayHideNames {
        return try streamFactsLookingTwice(path, now, receive)
      }
      return try readFacts(path, now, namesOf: namesOnly ? showsHidden : nil, receive)
    } catch .refused(let reply, .mlsd)
      where knowledge.isTrue(.mlsd) == nil
      && (reply.code.isPermanentNegative || reply.saysNothingIsThere)
    {
      return try tryLines(instead: path, now, showsHidden, reply, receive)
    } catch {
      guard try meansEmptyDirectory(error, path) else { throw error }
      try receive(Listing())
      return true
    }
  }

  /// Whether MLSD may leave out hidden names, as far as is known.
  ///
  /// ProFTPD 1.3.8, Pure-FTPd 1.0.50 and pyftpdlib 2.2.0 tell them all.
  private var mayHideNames: Bool {
    software == .other && knowledge.isTrue(.mlsdHidden) == nil
      && knowledge.hiddenProbeCount < Self.hiddenProbeLimit
  }

  /// Finds out with LIST whether it is MLSD that does not work, or the directory that is not there.
  private func tryLines(
    instead path: RemotePath?,
    _ now: TimeValue,
    _ showsHidden: Bool,
    _ reply: Reply,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> Bool {
    guard !reply.saysUnknownCommand else {
      doWithoutFacts()
      return false
    }
    var count = 0
    do throws(FTPError) {
      try streamLines(path, now, showsHidden) { part throws(FTPError) in
        count += part.count
        try receive(part)
      }
    } catch {
      guard error.refusesDirectory else { throw error }
      throw .refused(reply, by: .mlsd)
    }
    if try meansEmptyDirectory(.refused(reply, by: .mlsd), path) {
      if count > 0 { doWithoutFacts() }
      return true
    }
    // To some, LIST of a directory that may not be read is an empty one.
    guard count > 0 else { throw .refused(reply, by: .mlsd) }
    doWithoutFacts()
    return true
  }

  private func doWithoutFacts() {
    knowledge.set(.mlsd, false)
    observer?.note("MLSD does not work here; using LIST")
  }

  /// Makes the command that lists a directory with facts: with the path behind it where the program
  /// is known to list that, else from inside.
  private func commandListing(_ path: RemotePath?) throws(FTPError) -> PlacedCommand {
    if let path, software.listsWhatIsNamed { return try command(.mlsd, path) }
    return PlacedCommand(Command(.mlsd), in: try place(of: path))
  }

  /// - Returns: False when what came is no listing of facts.
  private func readFacts(
    _ path: RemotePath?,
    _ now: TimeValue,
    namesOf hiddenToo: Bool? = nil,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> Bool {
    try chooseFacts()
    let mlsd = try commandListing(path)
    var count = 0
    var isNonsense = false
    do throws(FTPError) {
      try readListing(mlsd, .facts, now, namesOf: hiddenToo) { part throws(FTPError) in
        isNonsense = count == 0 && knowledge.isTrue(.mlsd) == nil && part.isAllUnparsed
        guard !isNonsense else { throw .stoppedByCaller }
        count += part.count
        if part.unparsedCount < part.count { knowledge.set(.mlsd, true) }
        try receive(part)
      }
    } catch .stoppedByCaller where isNonsense {
      doWithoutFacts()
      return false
    } catch .incompleteListing(.endsInMidLine)
      where count == 0 && knowledge.isTrue(.mlsd) == nil
    {
      // Words that are no listing often have no end.
      return false
    }
    return true
  }

  /// Lists a directory with MLSD, and where that shows no hidden names with `LIST -a` too: some
  /// servers hide them in one and not in the other.
  private func streamFactsLookingTwice(
    _ path: RemotePath?,
    _ now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> Bool {
    var kept = Listing()
    var keeps = true
    let hasFacts = try readFacts(path, now) { part throws(FTPError) in
      guard keeps else { return try receive(part) }
      kept.append(part)
      if part.indices.contains(where: { part.isHidden(at: $0) }) {
        knowledge.set(.mlsdHidden, true)
        keeps = false
      }
      keeps = keeps && kept.count <= Self.hiddenProbeSize
      if !keeps { try receive(kept) }
    }
    guard hasFacts, keeps else { return hasFacts }
    knowledge.hiddenProbeCount += 1
    var lines = Listing()
    do throws(FTPError) {
      try streamLines(path, now, true) { part in lines.append(part) }
    } catch .refused(_, .list) {
      knowledge.set(.mlsdHidden, true)
    }
    let isMore = lines.indices.contains { lines.isHidden(at: $0) }
    if isMore {
      knowledge.set(.mlsdHidden, false)
      observer?.note("MLSD hides names that begin with a dot here; using LIST -a for them")
    }
    try receive(isMore ? lines : kept)
    return true
  }
}
