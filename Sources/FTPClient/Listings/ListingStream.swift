package import FTPProtocol
import Transport

extension Session {
  /// The largest listing that is read: a server that sends more without an end is stopped.
  static var listingLimit: Int { 1 << 32 }

  /// Lists a directory of any size in parts, each as soon as it is there.
  ///
  /// For what needs no order, such as `ls -U` and `find`: the memory for a part is all that a
  /// million entries cost.
  ///
  /// - Parameters:
  ///   - path: The directory; `nil` for the working directory.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - showsHidden: Whether names that begin with a dot are wanted too.
  ///   - namesOnly: Whether nothing is wanted but names; some parts are ``Listing/plainNames`` then.
  ///   - receive: Takes some entries at a time, in the server's order, without `.` and `..`; the
  ///     last part may be empty. It cannot use the session meanwhile. What it throws stops the
  ///     listing; the session stays in step.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory.
  package func streamListing(
    _ path: RemotePath?,
    now: TimeValue,
    showsHidden: Bool,
    namesOnly: Bool = false,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    if try features().hasMLSD, knowledge.isTrue(.mlsd) != false,
      !showsHidden || knowledge.isTrue(.mlsdHidden) != false
    {
      guard try !streamFacts(path, now, showsHidden, namesOnly, receive) else { return }
    }
    try streamLines(path, now, showsHidden, receive)
  }

  /// Lists a directory with LIST, or NLST where there is nothing else.
  ///
  /// LIST gets no path, but is sent where that leads: servers expand it, take it for options, or
  /// answer a missing name with an empty listing and 226 (vsftpd 3.0.3).
  func streamLines(
    _ path: RemotePath?,
    _ now: TimeValue,
    _ showsHidden: Bool,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    let place = try place(of: path)
    guard knowledge.isTrue(.list) != false else { return try listNames(in: place, now, receive) }
    var sightings = ClockSightings(knowledge.clock)
    func note(_ part: Listing) throws(FTPError) {
      sightings.note(part)
      try receive(part)
    }
    var count: Int?
    if showsHidden, knowledge.isTrue(.listAll) != false {
      count = try listAll(in: place, now, note)
    }
    if count ?? 0 == 0 {
      let plainCount = try listPlainly(in: place, now, note)
      // An empty directory says nothing of `-a`.
      if count == nil || plainCount > 0, showsHidden { knowledge.set(.listAll, false) }
      count = plainCount
    }
    if count ?? 0 > 0 {
      knowledge.set(.list, true)
    } else if knowledge.isTrue(.list) == nil {
      try listNames(in: place, now, receive)
    }
    try calibrateClock(sightings, in: place)
  }

  /// LIST -a, unless it turns out to be refused or misunderstood.
  ///
  /// - Returns: How many entries came; `nil` when the server does not take the option.
  private func listAll(
    in place: Place,
    _ now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> Int? {
    var count = 0
    var isNonsense = false
    do throws(FTPError) {
      try readListing(PlacedCommand(Command(.list, "-a"), in: place), .list, now) {
        part throws(FTPError) in
        // `ls: -a: No such file or directory`, as data.
        isNonsense = count == 0 && knowledge.isTrue(.listAll) == nil && part.isAllUnparsed
        guard !isNonsense else { throw .stoppedByCaller }
        count += part.count
        try receive(part)
      }
    } catch .stoppedByCaller where isNonsense {
      return nil
    } catch .incompleteListing(.endsInMidLine) where count == 0 && knowledge.isTrue(.listAll) == nil
    {
      // The same, and without an end.
      return nil
    } catch .refused(let reply, .list) where count == 0 && reply.code.isPermanentNegative {
      return nil
    }
    if count > 0 { knowledge.set(.listAll, true) }
    return count
  }

  /// LIST, where that is known.
  ///
  /// - Returns: How many entries came.
  func listPlainly(
    in place: Place,
    _ now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> Int {
    var count = 0
    do throws(FTPError) {
      try readListing(PlacedCommand(Command(.list), in: place), .list, now) {
        part throws(FTPError) in
        count += part.count
        try receive(part)
      }
    } catch .refused(let reply, .list)
      where reply.saysUnknownCommand && knowledge.isTrue(.list) == nil
    {
      return 0
    }
    return count
  }

  /// Runs one listing command, and parses what comes.
  ///
  /// - Parameters:
  ///   - command: What lists.
  ///   - source: Which kind of command that is.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - hiddenToo: Where nothing but names is wanted, whether those that begin with a dot are too;
  ///     `nil` where entries are wanted.
  ///   - receive: Takes the parts.
  /// - Throws: What ``transfer(_:_:type:from:with:_:)`` throws.
  func readListing(
    _ command: PlacedCommand,
    _ source: ListingReader.Source,
    _ now: TimeValue,
    namesOf hiddenToo: Bool? = nil,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    let clock = knowledge.clock
    let now = source == .list ? clock.shows(at: now) : now
    var reader =
      hiddenToo.map { ListingReader(namesOf: source, showsHidden: $0, now: now) }
      ?? ListingReader(source, now: now)
    var decoder = dialogue.connection.names.charset.map { ListingDecoder($0) }
    var count = 0
    let limit = Self.listingLimit
    func give(_ part: Listing?) throws(FTPError) {
      guard var part else { return }
      part.clock = clock
      try receive(part)
    }
    let reply = try transfer(command, .fromServer, type: .image) { data throws(FTPError) in
      try data.readAll { octets throws(FTPError) in
        count += octets.count
        guard count <= limit else { throw .incompleteListing(.tooLong(octetLimit: limit)) }
        let wire = Span<UInt8>(_unsafeElements: octets.bindMemory(to: UInt8.self))
        if let lines = decoder?.take(wire) {
          try give(reader.read(lines.span))
        } else {
          try give(reader.read(wire))
        }
      }
    }
    if let rest = decoder?.finish() { try give(reader.read(rest.span)) }
    var last = reader.finish()
    last.noteCut(saidBy: reply)
    last.dropTornLine()
    try give(last)
    guard !last.endsInMidLine else { throw .incompleteListing(.endsInMidLine) }
  }
}

extension Listing {
  /// Whether there are whole lines, and nobody understood any.
  var isAllUnparsed: Bool { !isEmpty && unparsedCount == count && !endsInMidLine }
}

extension Listing {
  /// Adds another part of the same listing, as long as there is room for it.
  ///
  /// A server that never stops is stopped here, and by what a stream reads at most; who needs no
  /// more than a part at a time has no use for this.
  ///
  /// - Parameters:
  ///   - part: The next entries.
  ///   - entryLimit: How many are kept.
  ///   - octetLimit: How many of the server's octets are kept.
  /// - Throws: ``FTPError/incompleteListing(_:)``.
  mutating func collect(
    _ part: Listing,
    entryLimit: Int = 4_000_000,
    octetLimit: Int = 1 << 29
  ) throws(FTPError) {
    append(part)
    guard count <= entryLimit else { throw .incompleteListing(.tooManyEntries(limit: entryLimit)) }
    guard octetCount <= octetLimit else {
      throw .incompleteListing(.tooLong(octetLimit: octetLimit))
    }
  }
}
