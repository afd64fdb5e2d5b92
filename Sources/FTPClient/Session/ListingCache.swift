package import FTPProtocol

/// Listings that were made a short while ago, for who can live with that: completion, patterns.
struct ListingCache {
  private struct Kept {
    let listing: Listing
    let showsHidden: Bool
    let time: ContinuousClock.Instant
  }

  private var kept: [RemotePath: Kept] = [:]
  private var entryCount = 0

  /// How many entries are kept at most, of all directories together.
  private static let limit = 20_000

  /// Returns the listing of a directory.
  ///
  /// - Parameters:
  ///   - path: Absolute.
  ///   - showsHidden: Whether hidden names are wanted; a listing that has them serves who does not.
  ///   - age: How old it may be.
  /// - Returns: `nil` when there is none such.
  func listing(of path: RemotePath, showsHidden: Bool, within age: Duration) -> Listing? {
    guard let found = kept[path], found.showsHidden || !showsHidden,
      ContinuousClock.now - found.time <= age
    else { return nil }
    return found.listing
  }

  /// Keeps a listing, in the place of what was kept too long.
  mutating func keep(_ listing: Listing, of path: RemotePath, showsHidden: Bool) {
    drop(path)
    guard listing.count <= Self.limit, listing.isComplete else { return }
    while entryCount + listing.count > Self.limit,
      let oldest = kept.min(by: { $0.value.time < $1.value.time })
    {
      drop(oldest.key)
    }
    kept[path] = Kept(listing: listing, showsHidden: showsHidden, time: .now)
    entryCount += listing.count
  }

  private mutating func drop(_ path: RemotePath) {
    if let old = kept.removeValue(forKey: path) { entryCount -= old.listing.count }
  }

  /// Forgets what a command may have changed: the path's directory, and all at and below the path.
  mutating func drop(changedBy command: Command) {
    guard let path = command.argument.map({ RemotePath($0) }), path.isAbsolute,
      Self.verbsOfPaths.contains(command.verb)
    else { return dropAll() }
    let changed = path.normalized
    drop(changed.parent)
    for other in kept.keys
    where other == changed || other.octets.starts(with: changed.octets + [0x2F]) {
      drop(other)
    }
  }

  /// Forgets everything.
  mutating func dropAll() {
    kept = [:]
    entryCount = 0
  }

  /// Commands whose argument is a path and nothing else.
  private static let verbsOfPaths: Set<CommandVerb> = [
    .stor, .appe, .dele, .rmd, .mkd, .rnfr, .rnto, .rmda,
  ]
}

extension Command {
  /// Whether nothing at the server is another after it.
  var changesNothing: Bool {
    switch verb {
    // With a time in front of the path it sets that.
    case .mdtm: argument?.first.map { !(0x30...0x39).contains($0) } ?? true
    default: Self.verbsThatChangeNothing.contains(verb)
    }
  }

  private static let verbsThatChangeNothing: Set<CommandVerb> = [
    .user, .pass, .acct, .cwd, .cdup, .quit, .port, .pasv, .type, .stru, .mode, .retr, .allo, .rest,
    .abor, .pwd, .list, .nlst, .syst, .stat, .help, .noop, .feat, .opts, .eprt, .epsv, .size, .mlst,
    .mlsd, .auth, .pbsz, .prot, .ccc, .host, .clnt, .hash, .rang, .md5, .mmd5, .xcrc, .xmd5, .xsha,
    .xsha1, .xsha256, .xsha512, .avbl, .xquota,
  ]
}

extension Session {
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
    if let key = cacheKey(path),
      let listing = cache.listing(of: key, showsHidden: showsHidden, within: age)
    {
      return listing
    }
    return try list(path, now: now, showsHidden: showsHidden)
  }

  /// Keeps a listing for who asks next.
  func keep(_ listing: Listing, of path: RemotePath?, showsHidden: Bool) {
    noteChanges()
    guard let key = cacheKey(path) else { return }
    cache.keep(listing, of: key, showsHidden: showsHidden)
  }

  /// Forgets all listings, since somebody else may have changed something.
  package func forgetListings() {
    cache.dropAll()
  }

  private func noteChanges() {
    for command in control.takeChanges() { cache.drop(changedBy: command) }
  }

  private func cacheKey(_ path: RemotePath?) -> RemotePath? {
    if let path, path.isAbsolute { return path.normalized }
    guard let knownDirectory else { return nil }
    return path.map { knownDirectory.appending($0).normalized } ?? knownDirectory.normalized
  }
}
