import FTPProtocol

/// What came of asking for the lines of a directory (LIST).
private enum LineAnswer {
  /// Entries, which have been given out; whether some of them were understood.
  case entries(areUnderstood: Bool)

  /// A listing of nothing, whole.
  case nothing

  /// Lines of which not one is understood; they have been kept back.
  case notUnderstood(Listing)

  /// The refusal has words for an empty directory.
  case saidEmpty(FTPError)

  /// The server has no such command.
  case unknownCommand(FTPError)
}

/// The lines of one listing, kept back until one of them is understood.
private struct UnderstoodLines {
  private var kept = Listing()
  private var areGivenOut = false
  private var areUnderstood = false

  /// How many octets are kept of what nobody understands: that much waits in ``ListingReader`` too.
  private static let limit = 1 << 22

  mutating func take(
    _ part: Listing,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    areUnderstood = areUnderstood || part.unparsedCount < part.count
    guard !areGivenOut else { return try receive(part) }
    kept.append(part)
    guard areUnderstood || kept.octetCount > Self.limit || kept.cutShortBy != nil else { return }
    areGivenOut = true
    let lines = kept
    kept = Listing()
    try receive(lines)
  }

  /// What the whole listing was.
  var answer: LineAnswer {
    if areGivenOut { return .entries(areUnderstood: areUnderstood) }
    return kept.isEmpty ? .nothing : .notUnderstood(kept)
  }
}

extension Session {
  /// Lists a directory with LIST, or NLST where that tells nothing.
  ///
  /// LIST gets no path, but is sent where that leads: servers expand it, take it for options, or
  /// answer a missing name with an empty listing and 226 (vsftpd 3.0.3).
  ///
  /// - Throws: ``FTPError/refused(_:by:)``, also where neither command is known: a listing that did
  ///   not come is never an empty one.
  func streamLines(
    _ path: RemotePath?,
    _ now: TimeValue,
    _ showsHidden: Bool,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    let place = try place(of: path)
    guard knowledge.isTrue(.list) != false else {
      do throws(FTPError) {
        _ = try listNames(in: place, now, receive)
      } catch {
        guard try meansEmptyDirectory(error, path) else { throw error }
        try receive(Listing())
      }
      return
    }
    var sightings = ClockSightings(knowledge.clock)
    func note(_ part: Listing) throws(FTPError) {
      sightings.note(part)
      try receive(part)
    }
    let answer = try lines(in: place, now, showsHidden, note)
    if case .entries(let areUnderstood) = answer {
      if areUnderstood { knowledge.set(.list, true) }
    } else {
      try listNames(insteadOf: answer, path, place, now, receive)
    }
    try calibrateClock(sightings, in: place)
  }

  /// Asks for the lines, with hidden names where they are wanted and can be had.
  private func lines(
    in place: Place,
    _ now: TimeValue,
    _ showsHidden: Bool,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> LineAnswer {
    if showsHidden, knowledge.isTrue(.listAll) != false,
      let answer = try listAll(in: place, now, receive)
    {
      return answer
    }
    let answer = try listPlainly(in: place, now, receive)
    // An empty directory says nothing of `-a`.
    if showsHidden, case .entries(areUnderstood: true) = answer { knowledge.set(.listAll, false) }
    return answer
  }

  /// LIST -a.
  ///
  /// - Returns: `nil` when that tells nothing, which LIST may do.
  private func listAll(
    in place: Place,
    _ now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> LineAnswer? {
    var lines = UnderstoodLines()
    var hasCome = false
    var isNonsense = false
    do throws(FTPError) {
      try readListing(PlacedCommand(Command(.list, "-a"), in: place), .list, now) {
        part throws(FTPError) in
        // `ls: -a: No such file or directory`, as data.
        isNonsense = !hasCome && knowledge.isTrue(.listAll) == nil && part.isAllUnparsed
        guard !isNonsense else { throw .stoppedByCaller }
        hasCome = hasCome || !part.isEmpty
        try lines.take(part, receive)
      }
    } catch .stoppedByCaller where isNonsense {
      return nil
    } catch .incompleteListing(.endsInMidLine) where !hasCome && knowledge.isTrue(.listAll) == nil {
      // The same, and without an end.
      return nil
    } catch .refused(let reply, .list) where !hasCome && reply.code != .serviceNotAvailable {
      // `No files found` may be about one of the name `-a`.
      guard reply.code.isPermanentNegative || reply.saysNothingIsThere else {
        throw .refused(reply, by: .list)
      }
      return nil
    }
    switch lines.answer {
    case .nothing: return nil
    case .entries(areUnderstood: true): knowledge.set(.listAll, true)
    default: break
    }
    return lines.answer
  }

  /// LIST.
  private func listPlainly(
    in place: Place,
    _ now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> LineAnswer {
    var lines = UnderstoodLines()
    do throws(FTPError) {
      try readListing(PlacedCommand(Command(.list), in: place), .list, now) {
        part throws(FTPError) in try lines.take(part, receive)
      }
    } catch .refused(let reply, .list)
      where reply.saysUnknownCommand && knowledge.isTrue(.list) == nil
    {
      return .unknownCommand(.refused(reply, by: .list))
    } catch .refused(let reply, .list) where reply.saysNothingIsThere {
      return .saidEmpty(.refused(reply, by: .list))
    }
    return lines.answer
  }

  /// Asks for names where LIST has told nothing, and decides what that means if they tell nothing
  /// either.
  private func listNames(
    insteadOf answer: LineAnswer,
    _ path: RemotePath?,
    _ place: Place,
    _ now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    var kept: Listing?
    if case .notUnderstood(let lines) = answer { kept = lines }
    var refusal: FTPError?
    // A server whose LIST has told something before means it.
    if kept != nil || knowledge.isTrue(.list) == nil {
      do throws(FTPError) {
        var hasPlainNames = false
        let hasNames = try listNames(in: place, now, unlike: kept) { part throws(FTPError) in
          hasPlainNames = hasPlainNames || part.indices.contains { !part.isHidden(at: $0) }
          try receive(part)
        }
        if hasNames {
          // Names that begin with a dot are left out of LIST by right.
          if hasPlainNames, kept == nil { knowledge.set(.list, false) }
          observer?.note("LIST tells nothing here; using NLST")
          return
        }
      } catch {
        guard case .refused(_, .nlst) = error, error.sessionIsUsable else { throw error }
        refusal = error
      }
    }
    switch (answer, refusal) {
    case (.notUnderstood(let lines), _): try receive(lines)
    case (.saidEmpty(let words), _):
      guard try meansEmptyDirectory(words, path) else { throw words }
      try receive(Listing())
    case (.unknownCommand(let error), let refusal?):
      guard try meansEmptyDirectory(refusal, path) else {
        let isUnknown = refusal.reply?.saysUnknownCommand ?? true
        throw isUnknown ? error : refusal
      }
      try receive(Listing())
    // To some, LIST of a directory that may not be read is an empty one.
    case (.nothing, let refusal?) where !refusal.leavesEmpty:
      guard try meansEmptyDirectory(refusal, path) else { throw refusal }
      try receive(Listing())
    default: try receive(Listing())
    }
  }

  /// Whether a refusal to list a directory says that it is empty, and it is known to be one.
  ///
  /// - Parameters:
  ///   - error: Of LIST, NLST or MLSD.
  ///   - path: The directory; `nil` for the working directory, in which we were seen to be.
  /// - Returns: False where the error stands.
  /// - Throws: What goes wrong on the way to an answer.
  func meansEmptyDirectory(
    _ error: FTPError,
    _ path: RemotePath?
  ) throws(FTPError) -> Bool {
    guard error.sessionIsUsable, case .refused(let reply, let verb) = error,
      [.list, .nlst, .mlsd].contains(verb), reply.saysNothingIsThere
    else { return false }
    guard let path else { return true }
    return try isDirectory(path)
  }

  /// Whether LIST of a directory shows a name as something.
  func isListed(
    as kind: EntryKind,
    _ name: RemotePath.Component,
    in place: Place
  ) throws(FTPError) -> Bool {
    var isListed = false
    _ = try listPlainly(in: place, .epoch) { part in
      isListed = isListed || part.contains { $0.name == name.octets && $0.kind == kind }
    }
    return isListed
  }
}

extension FTPError {
  /// Whether the refusal of NLST says nothing against an empty listing by LIST: there is no such
  /// command, or nothing that would have a name.
  fileprivate var leavesEmpty: Bool {
    guard let reply else { return true }
    return reply.saysUnknownCommand || RefusalReason(reply) == .missing
  }
}

extension Listing {
  /// Whether there are whole lines, and nobody understood any.
  var isAllUnparsed: Bool { !isEmpty && unparsedCount == count && !endsInMidLine }
}
