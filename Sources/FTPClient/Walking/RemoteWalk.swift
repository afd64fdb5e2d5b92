package import FTPProtocol

/// A directory at a server and all below it, one directory at a time.
///
/// Holds the paths of directories that are still to be listed, never the tree. A directory that
/// was listed before, by another way or in a loop, is not listed again; see ``WalkVisits``.
package struct RemoteWalk {
  /// How to walk.
  package struct Options: Hashable, Sendable {
    /// Whether all directories of one depth come before those below them.
    package var isBreadthFirst = false

    /// Whether links to directories are walked into.
    package var followsLinks = false

    /// Whether a link has to be known for one, whatever it leads to.
    ///
    /// MLSD of some servers shows what links lead to (pyftpdlib 2.2.0): directories are listed with
    /// LIST then, where a link is a link.
    package var tellsLinks = false

    /// Whether names that begin with a dot are asked for.
    package var showsHidden = true

    /// How deep the user wants to look: 0 for the first directory alone.
    package var deepest: Int?

    /// How deep a tree may be before it is taken for an endless one.
    package var depthLimit = 200

    /// How many entries a tree may have before it is taken for an endless one.
    package var entryLimit = 50_000_000

    package init() {}
  }

  /// What came of one directory, or of the attempt.
  package enum Step: Sendable {
    /// It was listed.
    case directory(RemotePath?, depth: Int, Listing)

    /// It could not be listed; the walk goes on with the others.
    case failure(RemotePath?, FTPError)

    /// It was listed before, and so was all below it.
    case visitedBefore(RemotePath?)

    /// It is deeper than ``Options/depthLimit``.
    case tooDeep(RemotePath)

    /// There are as many entries as ``Options/entryLimit`` allows; the walk ends here.
    case tooMany(limit: Int)
  }

  package let options: Options

  /// Whether a directory is walked into; asked with its path, its depth and its entry.
  package var selects: (RemotePath, Int, ListingEntry) -> Bool = { _, _, _ in true }

  /// The order of the directories in one directory: by name, octet by octet.
  package var precedes: (ListingEntry, ListingEntry) -> Bool = {
    $0.name.lexicographicallyPrecedes($1.name)
  }

  /// Who lists directories ahead, in the directory where the walk began.
  package var listingsAhead: ListingsAhead?

  /// What is still to be listed, the next one last.
  private var places: [WalkPlace]

  /// What is below the places of one depth, in order, where these come first.
  private var placesBelow: [WalkPlace] = []

  private var visits: WalkVisits
  private var entryCount = 0

  /// What is to be said before the next directory, the first one last.
  private var remarks: [Step] = []

  /// Starts in front of a directory.
  ///
  /// - Parameters:
  ///   - root: Relative to the working directory, which may not change during the walk, or
  ///     absolute; `nil` for the working directory, with paths that begin below it.
  ///   - options: How to walk.
  package init(_ root: RemotePath?, _ options: Options = Options()) {
    self.options = options
    places = [WalkPlace(root: root)]
    visits = WalkVisits(followsLinks: options.followsLinks)
  }

  /// Lists the next directory.
  ///
  /// - Parameters:
  ///   - session: Where the tree is.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  /// - Returns: `nil` at the end of the walk.
  /// - Throws: What ends the session, and cancellation. The next call lists the same directory.
  package mutating func next(in session: Session, now: TimeValue) throws(FTPError) -> Step? {
    var listing = Listing()
    let step = try next(in: session, now: now) { part, _, _ in listing.append(part) }
    guard case .directory(let path, let depth, _) = step else { return step }
    return .directory(path, depth: depth, listing)
  }

  /// Lists the next directory part by part, for directories of any size.
  ///
  /// - Parameters:
  ///   - session: Where the tree is.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - receive: Takes some entries, with the path and the depth of their directory; it cannot use
  ///     the session. What it throws is thrown.
  /// - Returns: The step, its listing without entries; `nil` at the end of the walk.
  /// - Throws: As ``next(in:now:)``; the parts of that directory will come again.
  package mutating func next(
    in session: Session,
    now: TimeValue,
    _ receive: (Listing, RemotePath?, Int) throws(FTPError) -> Void
  ) throws(FTPError) -> Step? {
    while true {
      if let remark = remarks.popLast() { return remark }
      guard var place = takePlace() else { return nil }
      do throws(FTPError) {
        switch try visits.admit(&place, in: session) {
        case .visitedBefore: return .visitedBefore(place.path)
        // A link to a file is an entry of its directory, and nothing else.
        case .noDirectory: continue
        case .first: try list(place, in: session, now, receive)
        }
        return .directory(place.path, depth: place.depth, Listing())
      } catch {
        guard error.isOfOneDirectory else {
          places.append(place)
          throw error
        }
        return .failure(place.path, error)
      }
    }
  }

  private mutating func takePlace() -> WalkPlace? {
    if places.isEmpty {
      places = placesBelow.reversed()
      placesBelow = []
    }
    return places.popLast()
  }

  private mutating func list(
    _ place: WalkPlace,
    in session: Session,
    _ now: TimeValue,
    _ receive: (Listing, RemotePath?, Int) throws(FTPError) -> Void
  ) throws(FTPError) {
    var count = 0
    var found: [ListingEntry] = []
    let looksDeeper = options.deepest.map { place.depth < $0 } ?? true
    func take(_ part: Listing) throws(FTPError) {
      count += part.count
      if looksDeeper { found += directories(in: part) }
      try receive(part, place.path, place.depth)
    }
    if options.tellsLinks {
      try session.streamLines(place.path, now, options.showsHidden, take)
    } else if let path = place.path, let listing = listingsAhead?.listing(path) {
      try take(listing)
    } else {
      try session.streamListing(place.path, now: now, showsHidden: options.showsHidden, take)
    }
    entryCount += count
    guard entryCount < options.entryLimit else {
      (places, placesBelow) = ([], [])
      remarks = [.tooMany(limit: options.entryLimit)]
      return
    }
    enter(found, below: place)
  }

  private func directories(in part: Listing) -> [ListingEntry] {
    // What names alone tell was found out by going there, through links too.
    if options.tellsLinks, part.dialect == .facts { return [] }
    return part.indices.compactMap { position in
      switch part.kind(at: position) {
      case .directory: part[position]
      case .link where options.followsLinks: part[position]
      default: nil
      }
    }
  }

  /// Makes places of the directories in one that was listed.
  private mutating func enter(_ found: [ListingEntry], below place: WalkPlace) {
    var below: [WalkPlace] = []
    for entry in found.sorted(by: precedes) {
      // What a server calls `..` or `a/b` leads elsewhere.
      guard let name = RemotePath.Component(entry.name) else { continue }
      let child = place.child(name, entry, tracksPaths: visits.tracksPaths)
      guard let path = child.path, selects(path, child.depth, entry) else { continue }
      if child.depth > options.depthLimit {
        remarks.insert(.tooDeep(path), at: 0)
      } else {
        below.append(child)
      }
    }
    if options.isBreadthFirst {
      placesBelow += below
    } else {
      places += below.reversed()
    }
    listingsAhead?.expect(places.suffix(ListingsAhead.distance).reversed().compactMap(\.path))
  }
}

extension FTPError {
  /// Whether other directories can be listed all the same.
  fileprivate var isOfOneDirectory: Bool {
    switch self {
    case .refused, .dataConnection, .invalidCommand: sessionIsUsable && !isCancellation
    default: false
    }
  }
}
