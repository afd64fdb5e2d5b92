package import FTPProtocol

extension Session {
  /// Lists a directory, with MLSD where the server has it, else with LIST.
  ///
  /// - Parameters:
  ///   - path: The directory; `nil` for the working directory.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - showsHidden: Whether names that begin with a dot are wanted too.
  /// - Returns: The entries without `.` and `..`, in the server's order.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory.
  package func list(
    _ path: RemotePath?,
    now: TimeValue,
    showsHidden: Bool
  ) throws(FTPError) -> Listing {
    var listing = Listing()
    try streamListing(path, now: now, showsHidden: showsHidden) { part in listing.append(part) }
    listing.settle()
    // What the listing itself taught of the clock counts for it too.
    listing.clock = knowledge.clock
    keep(listing, of: path, showsHidden: showsHidden)
    return listing
  }

  /// Describes one file or directory.
  ///
  /// - Returns: `nil` when the server knows no such name.
  package func entry(
    at path: RemotePath,
    now: TimeValue
  ) throws(FTPError) -> ListingEntry? {
    if try features().list.has("MLST"), knowledge.listsFacts != false {
      try chooseFacts()
      let reply = try exchange(command(.mlst, path))
      guard !reply.saysUnknownCommand else { return try entryInParent(path, now) }
      guard reply.code.isCompletion else { return nil }
      return ListingEntry(description: reply)
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

  /// Describes one name as LIST has it, where a link is a link; MLST of some servers tells what it
  /// leads to (pyftpdlib 2.2.0).
  ///
  /// - Returns: `nil` where the listing of its directory does not tell.
  package func entryTellingLinks(
    at path: RemotePath,
    now: TimeValue
  ) throws(FTPError) -> ListingEntry? {
    guard let name = path.normalized.lastComponent else { return nil }
    let parent: RemotePath? = path.normalized.hasParent ? path.normalized.parent : nil
    var listing = Listing()
    do throws(FTPError) {
      try streamLines(parent, now, true) { part in listing.append(part) }
    } catch {
      guard case .refused = error, error.sessionIsUsable else { throw error }
      return nil
    }
    listing.settle()
    // What names alone tell was found out by going there, through links too.
    guard listing.dialect != .facts else { return nil }
    return listing.entries.first { $0.name == name.octets && $0.kind != .unparsed }
  }

  /// Does something in another directory, and comes back.
  ///
  /// LIST gets no argument: servers expand it, take it for options, or answer a missing name with
  /// an empty listing and 226 (vsftpd 3.0.3).
  func inDirectory<Result>(
    _ path: RemotePath,
    _ body: () throws(FTPError) -> Result
  ) throws(FTPError) -> Result {
    let here = try workingDirectory()
    try perform(command(.cwd, path))
    knownDirectory = nil
    detour = path
    defer { detour = nil }
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
}
