package import FTPProtocol

/// A walk with one session, step by step.
extension RemoteWalk {
  /// Lists the next directory.
  ///
  /// - Parameters:
  ///   - session: Where the tree is.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  /// - Returns: `nil` at the end of the walk.
  /// - Throws: What ends the session, and cancellation. The next call lists the same directory.
  package mutating func next(in session: Session, now: TimeValue) throws(FTPError) -> Step? {
    var listing = Listing()
    let step = try next(in: session, now: now) { part, _, _ throws(FTPError) in
      try listing.collect(part)
    }
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
      var place: WalkPlace
      switch take() {
      case .place(let taken): place = taken
      case .remark(let step): return step
      case .nothing: return nil
      }
      do throws(FTPError) {
        try place.examine(in: session, for: options)
        switch admit(&place) {
        case .visitedBefore: return .visitedBefore(place.path)
        case .noDirectory: continue
        case .first: try list(place, in: session, now, receive)
        }
        return .directory(place.path, depth: place.depth, Listing())
      } catch {
        guard error.isOfOneDirectory else {
          putBack(place)
          throw error
        }
        return .failure(place.path, error)
      }
    }
  }

  /// Lists a place that was admitted, whole, or takes the listing that was made ahead.
  ///
  /// - Parameters:
  ///   - place: Is to be completed with what is found.
  ///   - session: Where the tree is.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  /// - Returns: The entries without `.` and `..`, in the server's order.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory.
  package func listing(
    of place: WalkPlace,
    in session: Session,
    now: TimeValue
  ) throws(FTPError) -> Listing {
    if let path = place.path, let listing = listingsAhead?.listing(path, session) { return listing }
    return try session.list(place.path, for: options, now: now)
  }

  private mutating func list(
    _ place: WalkPlace,
    in session: Session,
    _ now: TimeValue,
    _ receive: (Listing, RemotePath?, Int) throws(FTPError) -> Void
  ) throws(FTPError) {
    var count = 0
    var found: [ListingEntry] = []
    let looksBelow = options.looksBelow(depth: place.depth)
    func take(_ part: Listing) throws(FTPError) {
      count.addSaturated(part.count)
      if looksBelow { found += options.directories(in: part) }
      try receive(part, place.path, place.depth)
    }
    if let path = place.path, let listing = listingsAhead?.listing(path, session) {
      try take(listing)
    } else {
      try session.streamListing(place.path, for: options, now: now, take)
    }
    complete(place, found: found, entryCount: count)
  }
}

extension Session {
  /// Lists a directory as a walk needs it, part by part.
  ///
  /// - Parameters:
  ///   - path: The directory; `nil` for the working directory.
  ///   - options: How the walk goes.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - receive: Takes some entries at a time, as in ``streamListing(_:now:showsHidden:_:)``.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory.
  package func streamListing(
    _ path: RemotePath?,
    for options: RemoteWalk.Options,
    now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    if options.tellsLinks {
      try streamLines(path, now, options.showsHidden, receive)
    } else {
      try streamListing(path, now: now, showsHidden: options.showsHidden, receive)
    }
  }

  /// Lists a directory as a walk needs it, whole.
  ///
  /// - Parameters:
  ///   - path: The directory; `nil` for the working directory.
  ///   - options: How the walk goes.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  /// - Returns: The entries without `.` and `..`, in the server's order.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory.
  package func list(
    _ path: RemotePath?,
    for options: RemoteWalk.Options,
    now: TimeValue
  ) throws(FTPError) -> Listing {
    guard options.tellsLinks else {
      return try list(path, now: now, showsHidden: options.showsHidden)
    }
    var listing = Listing()
    try streamLines(path, now, options.showsHidden) { part throws(FTPError) in
      try listing.collect(part)
    }
    listing.settle()
    return listing
  }
}

extension FTPError {
  /// Whether other directories can be listed all the same.
  package var isOfOneDirectory: Bool {
    switch self {
    case .refused, .dataConnection, .incompleteListing, .invalidCommand:
      sessionIsUsable && !isCancellation
    default: false
    }
  }
}
