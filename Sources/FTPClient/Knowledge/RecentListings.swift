import FTPProtocol
import Octets

/// Listings that were made a short while ago, for who can live with that: completion, patterns.
struct RecentListings {
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
    where other == changed || other.octets.starts(with: changed.octets + [.slash]) {
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
