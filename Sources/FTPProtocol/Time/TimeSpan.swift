/// The moments between which a file was last modified, as far as somebody has told: in seconds
/// since 1970, UTC.
package struct TimeSpan: Hashable, Sendable {
  /// The earliest.
  package let start: Int64

  /// The latest.
  package let end: Int64

  /// How far a clock may be ahead of UTC, or behind it, in seconds.
  private static let zones: (ahead: Int64, behind: Int64) = (14 * 3600, 12 * 3600)

  /// Takes a moment that is known to the second.
  package init(_ seconds: Int64) {
    (start, end) = (seconds, seconds)
  }

  /// Takes the time of an entry: wider where seconds are not told, and much wider where the zone is
  /// not known.
  ///
  /// `nil` when the entry has no time.
  package init?(_ entry: ListingEntry) {
    guard let time = entry.modified else { return nil }
    self.init(time, entry.modifiedPrecision ?? .second, isUTC: entry.isUTC)
  }

  /// Takes a time as precisely as it is told.
  package init(_ time: TimeValue, _ precision: TimeValue.Precision, isUTC: Bool) {
    let first = time.secondsSinceEpoch
    let last: Int64 =
      switch precision {
      case .second: first
      case .minute: first + 59
      case .day: first + 86_399
      }
    (start, end) = isUTC ? (first, last) : (first - Self.zones.ahead, last + Self.zones.behind)
  }

  /// Whether it is one moment.
  package var isExact: Bool { start == end }

  /// How two times are to each other.
  package enum Order: Hashable, Sendable {
    case earlier
    case same
    case later
  }

  /// Says whether a file was modified earlier or later than another one.
  ///
  /// - Returns: `nil` when what is known of the two leaves both possible.
  package func order(to other: TimeSpan) -> Order? {
    if end < other.start { return .earlier }
    if start > other.end { return .later }
    return isExact && other.isExact ? .same : nil
  }
}
