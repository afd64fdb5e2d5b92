import FTPProtocol
import Octets

/// Something that a walk has met, as `find` looks at it.
struct FoundEntry: Sendable {
  /// The path as it is shown: the starting point as the user typed it, and what is below.
  let path: RemotePath

  /// 0 for the starting point.
  let depth: Int

  /// The directory that it is in; `nil` for a starting point.
  let parent: RemotePath?

  /// The last name of the path.
  let name: [UInt8]

  let kind: EntryKind

  /// What a listing said; `nil` for a starting point that the server does not describe.
  let entry: ListingEntry?

  /// Whether nothing is in a directory; `nil` before it was listed, and where the listing does not
  /// tell all.
  var isEmptyDirectory: Bool?

  /// Takes what a listing said.
  init(_ entry: ListingEntry, at path: RemotePath, in parent: RemotePath?, depth: Int) {
    self.path = path
    self.parent = parent
    self.depth = depth
    name = entry.name
    kind = entry.kind
    self.entry = entry
  }

  /// Takes a starting point.
  init(startingPoint path: RemotePath, _ entry: ListingEntry?, isDirectory: Bool) {
    self.path = path
    parent = nil
    depth = 0
    let octets = path.octets.last == .slash ? path.octets.dropLast() : path.octets[...]
    name = path.lastComponent?.octets ?? (octets.isEmpty ? path.octets : [UInt8](octets))
    kind = isDirectory ? .directory : entry?.kind ?? .file
    self.entry = entry?.named(by: path)
  }
}

/// The times at which something may have been modified, in seconds since 1970.
struct TimeSpan: Hashable, Sendable {
  /// The earliest.
  let start: Int64

  /// The latest.
  let end: Int64

  /// Whether the time is UTC; else it is the server's own wall clock.
  let isUTC: Bool

  /// The zones of the earth: the server's clock may be so many seconds before UTC, or behind it.
  private static let zones: (ahead: Int64, behind: Int64) = (14 * 3600, 12 * 3600)

  /// Takes the time of an entry with the precision with which it is known.
  init?(_ entry: ListingEntry?) {
    guard let entry, let time = entry.modified else { return nil }
    start = time.secondsSinceEpoch
    isUTC = entry.isUTC
    switch entry.modifiedPrecision {
    case .second, nil: end = start
    case .minute: end = start + 59
    case .day: end = start + 86_399
    }
  }

  private init(start: Int64, end: Int64, isUTC: Bool) {
    (self.start, self.end, self.isUTC) = (start, end, isUTC)
  }

  /// Takes a time that is known to the second.
  init(_ time: TimeValue) {
    self.init(start: time.secondsSinceEpoch, end: time.secondsSinceEpoch, isUTC: true)
  }

  /// The span in UTC, which is wider where the server's zone is not known.
  var inUTC: TimeSpan {
    guard !isUTC else { return self }
    return TimeSpan(start: start - Self.zones.ahead, end: end + Self.zones.behind, isUTC: true)
  }
}
