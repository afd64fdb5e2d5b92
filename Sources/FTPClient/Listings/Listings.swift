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
    try streamListing(path, now: now, showsHidden: showsHidden) { part throws(FTPError) in
      try listing.collect(part)
    }
    listing.settle()
    // What the listing itself taught of the clock counts for it too.
    listing.clock = knowledge.clock
    listing.factsClock = knowledge.factsClock
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
    if try features().list.has("MLST"), knowledge.isTrue(.mlsd) != false {
      try chooseFacts()
      let reply = try exchange(command(.mlst, path))
      if reply.code.isPermanentNegative, !reply.saysUnknownCommand { return nil }
      if reply.code.isTransientNegative { throw .refused(reply, by: .mlst) }
      // What is no entry, or that of another name, leaves the decision to the listing.
      if var entry = ListingEntry(description: reply), reply.describes(path) {
        entry.correctTime(by: knowledge.factsClock)
        return entry
      }
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
    } catch {
      guard error.refusesDirectory else { throw error }
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
      try streamLines(parent, now, true) { part throws(FTPError) in try listing.collect(part) }
    } catch {
      guard error.refusesDirectory else { throw error }
      return nil
    }
    listing.settle()
    // What names alone tell was found out by going there, through links too.
    guard listing.dialect != .facts else { return nil }
    return listing.entries.first { $0.name == name.octets && $0.kind != .unparsed }
  }

  /// Lists a directory, or returns a listing that is not older than asked.
  ///
  /// For what a person sees and can look at again; not for what decides about a file.
  ///
  /// - Parameters:
  ///   - path: The directory; `nil` for the working directory.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - showsHidden: Whether names that begin with a dot are wanted too; they may be there anyhow.
  ///   - age: How old the listing may be. What this session itself has changed is never old.
  /// - Returns: The entries without `.` and `..`, in the server's order.
  /// - Throws: As ``list(_:now:showsHidden:)``.
  package func recentListing(
    _ path: RemotePath?,
    now: TimeValue,
    showsHidden: Bool,
    within age: Duration
  ) throws(FTPError) -> Listing {
    noteChanges()
    if let key = key(of: path),
      let listing = recentListings.listing(of: key, showsHidden: showsHidden, within: age)
    {
      return listing
    }
    return try list(path, now: now, showsHidden: showsHidden)
  }

  /// Keeps a listing for who asks next.
  private func keep(_ listing: Listing, of path: RemotePath?, showsHidden: Bool) {
    noteChanges()
    guard let key = key(of: path) else { return }
    recentListings.keep(listing, of: key, showsHidden: showsHidden)
  }

  private func noteChanges() {
    for command in dialogue.takeChanges() { recentListings.drop(changedBy: command) }
  }

  private func key(of path: RemotePath?) -> RemotePath? {
    if let path, path.isAbsolute { return path.normalized }
    guard let here = knownDirectory, here.isAbsolute else { return nil }
    return (path.map { here.appending($0) } ?? here).normalized
  }
}

extension Session {
  /// Whether names that begin with a dot are known to be in listings of a form, where they were asked for.
  package func showsHidden(in dialect: ListingDialect) -> Bool {
    if dialect == .facts { return software != .other || knowledge.isTrue(.mlsdHidden) == true }
    return knowledge.isTrue(.listAll) == true
  }

  /// Whether MLSD tells links from what they lead to: not that of pyftpdlib 2.2.0, nor of anybody of whom
  /// nothing is known.
  package var tellsLinksInFacts: Bool { software == .pureFTPd || software == .proftpd }
}
