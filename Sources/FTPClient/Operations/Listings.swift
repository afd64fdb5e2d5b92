package import FTPProtocol
import SystemPackage
import Transport

extension Session {
  /// The largest listing that is kept: a server that sends more without an end is stopped.
  private static var listingLimit: Int { 1 << 28 }

  /// Lists a directory, with MLSD where the server has it, else with LIST.
  ///
  /// - Parameters:
  ///   - path: The directory; `nil` for the working directory.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - showsHidden: Whether LIST is asked for names that begin with a dot.
  /// - Returns: The entries without `.` and `..`, in the server's order.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory.
  package func list(
    _ path: RemotePath?,
    now: TimeValue,
    showsHidden: Bool
  ) throws(FTPError) -> Listing {
    if try features().hasMLSD {
      do throws(FTPError) {
        let octets = try listing(Command(.mlsd, path?.octets))
        return ListingDialect.parse(facts: octets.span)
      } catch .refused(let reply, let verb) where reply.saysUnknownCommand {
        // Advertised and not there: so it will be for the rest of the session.
        knownFeatures?.hasMLSD = false
        observer?.note("\(verb) does not work here; using LIST")
      }
    }
    guard let path else { return try listHere(now, showsHidden) }
    return try inDirectory(path) { () throws(FTPError) in try listHere(now, showsHidden) }
  }

  /// Describes one file or directory.
  ///
  /// - Returns: `nil` when the server knows no such name.
  package func entry(
    at path: RemotePath,
    now: TimeValue
  ) throws(FTPError) -> ListingEntry? {
    if try features().list.has("MLST") {
      let reply = try exchange(Command(.mlst, path.octets))
      guard !reply.saysUnknownCommand else { return try entryInParent(path, now) }
      guard reply.code.isCompletion else { return nil }
      return reply.lines.lazy.compactMap { FactListParser.entry(inReplyLine: $0.span) }.first
    }
    return try entryInParent(path, now)
  }

  /// Looks a name up in the listing of its directory, for servers that describe no single file.
  private func entryInParent(
    _ path: RemotePath,
    _ now: TimeValue
  ) throws(FTPError) -> ListingEntry? {
    guard let name = path.lastComponent else { return nil }
    let parent: RemotePath? = path.hasParent ? path.parent : nil
    do {
      let entries = try list(parent, now: now, showsHidden: true).entries
      return entries.first { $0.name == name.octets }
    } catch .refused(let reply, _) where reply.code.isPermanentNegative {
      return nil
    }
  }

  private func listHere(_ now: TimeValue, _ showsHidden: Bool) throws(FTPError) -> Listing {
    if showsHidden, provenHiddenListing != .refused {
      do throws(FTPError) {
        let octets = try listing(Command(.list, "-a"))
        let parsed = ListingDialect.parse(listing: octets.span, now: now)
        if !parsed.entries.isEmpty || provenHiddenListing == .works {
          provenHiddenListing = .works
          return parsed
        }
      } catch .refused(let reply, _) where reply.code.isPermanentNegative {
        provenHiddenListing = .refused
      }
    }
    let octets = try listing(Command(.list))
    return ListingDialect.parse(listing: octets.span, now: now)
  }

  /// Does something in another directory, and comes back.
  ///
  /// LIST gets no argument: servers expand it, take it for options, or answer a missing name with
  /// an empty listing and 226 (vsftpd 3.0.3).
  private func inDirectory<Result>(
    _ path: RemotePath,
    _ body: () throws(FTPError) -> Result
  ) throws(FTPError) -> Result {
    let here = try workingDirectory()
    try perform(Command(.cwd, path.octets))
    knownDirectory = nil
    let result: Result
    do throws(FTPError) {
      result = try body()
    } catch {
      if error.sessionIsUsable { try returnTo(here) }
      throw error
    }
    try returnTo(here)
    return result
  }

  private func listing(_ command: Command) throws(FTPError) -> [UInt8] {
    var octets: [UInt8] = []
    let limit = Self.listingLimit
    try transfer(command, .fromServer, type: .image) { data throws(FTPError) in
      try Self.drain(&data) { part throws(FTPError) in
        guard octets.count + part.count <= limit else {
          throw .dataConnection(.system(.reading, .fileTooLarge))
        }
        octets += part
      }
    }
    return octets
  }
}

extension Reply {
  /// Whether the server does not know the command, rather than refusing what it was asked.
  fileprivate var saysUnknownCommand: Bool {
    [500, 502, 504].contains(code.value)
  }
}
