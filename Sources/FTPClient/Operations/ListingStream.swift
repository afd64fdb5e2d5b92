package import FTPProtocol
import SystemPackage
import Transport

extension Session {
  /// The largest listing that is read: a server that sends more without an end is stopped.
  private static var listingLimit: Int { 1 << 32 }

  /// Lists a directory of any size in parts, each as soon as it is there.
  ///
  /// For what needs no order, such as `ls -U` and `find`: the memory for a part is all that a
  /// million entries cost.
  ///
  /// - Parameters:
  ///   - path: The directory; `nil` for the working directory.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - showsHidden: Whether LIST is asked for names that begin with a dot.
  ///   - receive: Takes some entries at a time, in the server's order, without `.` and `..`; the
  ///     last part may be empty. It cannot use the session meanwhile. What it throws stops the
  ///     listing; the session stays in step.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory.
  package func streamListing(
    _ path: RemotePath?,
    now: TimeValue,
    showsHidden: Bool,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    if try features().hasMLSD {
      do throws(FTPError) {
        try chooseFacts()
        let mlsd = if let path { try command(.mlsd, path) } else { Command(.mlsd) }
        return try readListing(mlsd, .facts, now, receive)
      } catch .refused(let reply, let verb) where reply.saysUnknownCommand {
        // Advertised and not there: so it will be for the rest of the session.
        knownFeatures?.hasMLSD = false
        observer?.note("\(verb) does not work here; using LIST")
      }
    }
    guard let path else { return try listHere(now, showsHidden, receive) }
    try inDirectory(path) { () throws(FTPError) in try listHere(now, showsHidden, receive) }
  }

  private func listHere(
    _ now: TimeValue,
    _ showsHidden: Bool,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    if showsHidden, provenHiddenListing != .refused {
      var isEmpty = true
      do throws(FTPError) {
        try readListing(Command(.list, "-a"), .list, now) { part throws(FTPError) in
          isEmpty = isEmpty && part.isEmpty
          try receive(part)
        }
        if !isEmpty || provenHiddenListing == .works {
          provenHiddenListing = .works
          return
        }
      } catch .refused(let reply, _) where isEmpty && reply.code.isPermanentNegative {
        provenHiddenListing = .refused
      }
    }
    try readListing(Command(.list), .list, now, receive)
  }

  /// Runs one listing command, and parses what comes.
  private func readListing(
    _ command: Command,
    _ source: ListingReader.Source,
    _ now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    var reader = ListingReader(source, now: now)
    var decoder = names.charset.map { ListingDecoder($0) }
    var count = 0
    let limit = Self.listingLimit
    let reply = try transfer(command, .fromServer, type: .image) { data throws(FTPError) in
      try Self.drain(&data) { octets throws(FTPError) in
        count += octets.count
        guard count <= limit else { throw .dataConnection(.system(.reading, .fileTooLarge)) }
        let wire = Span<UInt8>(_unsafeElements: octets.bindMemory(to: UInt8.self))
        let part: Listing?
        if let lines = decoder?.take(wire) {
          part = reader.read(lines.span)
        } else {
          part = reader.read(wire)
        }
        if let part { try receive(part) }
      }
    }
    if let rest = decoder?.finish(), let part = reader.read(rest.span) { try receive(part) }
    var last = reader.finish()
    last.noteCut(saidBy: reply)
    try receive(last)
  }
}
