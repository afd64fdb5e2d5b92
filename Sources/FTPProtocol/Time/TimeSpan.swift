/// The moments between which a file was last modified, as far as somebody has told: in seconds
/// since 1970.
package struct TimeSpan: Hashable, Sendable {
  /// The earliest and the latest by the clock that told them.
  private let told: ClosedRange<Int64>

  /// Whether that clock shows UTC; else it is the server's own.
  private let isUTC: Bool

  /// How far a clock may be ahead of UTC, or behind it, in seconds.
  private static let zones: (ahead: Int64, behind: Int64) = (14 * 3600, 12 * 3600)

  /// Takes a moment that is known to the second, UTC.
  package init(_ seconds: Int64) {
    (told, isUTC) = (seconds...seconds, true)
  }

  /// Takes the moments between two, UTC; the later one may not be the earlier.
  package init(from first: Int64, to last: Int64) {
    self.init(told: first...max(first, last), isUTC: true)
  }

  /// Takes the time of an entry; `nil` when it has none.
  package init?(_ entry: ListingEntry) {
    guard let time = entry.modified else { return nil }
    self.init(time, entry.modifiedPrecision ?? .second, isUTC: entry.isUTC)
  }

  /// Takes a time as precisely as it is told.
  package init(_ time: TimeValue, _ precision: TimeValue.Precision, isUTC: Bool) {
    let first = time.secondsSinceEpoch
    let length: Int64 =
      switch precision {
      case .second: 0
      case .minute: 59
      case .day: 86_399
      }
    (told, self.isUTC) = (first...(first + length), isUTC)
  }

  /// Reads what ``text`` wrote; `nil` for anything else.
  package init?(text: String) {
    let isUTC = text.last == "Z"
    let numbers = (isUTC ? text.dropLast() : text[...]).split(separator: ".").map { Int64($0) }
    guard let first = numbers.first ?? nil, let last = numbers.last ?? nil, numbers.count <= 2
    else { return nil }
    self.init(first, last, isUTC: isUTC)
  }

  /// Takes the moments by the clock that told them; `nil` for what no file system tells.
  package init?(_ first: Int64, _ last: Int64, isUTC: Bool) {
    guard first <= last, Self.plausible.contains(first), Self.plausible.contains(last) else {
      return nil
    }
    self.init(told: first...last, isUTC: isUTC)
  }

  /// The moments by the clock that told them, `Z` behind them where that shows UTC: `100.159Z`.
  package var text: String {
    let zone = isUTC ? "Z" : ""
    return told.count == 1
      ? "\(told.lowerBound)\(zone)" : "\(told.lowerBound).\(told.upperBound)\(zone)"
  }

  /// Far more than any file system tells, so that sums of them cannot overflow.
  private static let plausible: ClosedRange<Int64> = -1_000_000_000_000...1_000_000_000_000

  /// The same with an earliest moment that is earlier by some seconds, none of them negative.
  package func maybeEarlier(by seconds: Int64) -> TimeSpan {
    let first = told.lowerBound.addingSaturated(-max(0, seconds))
    return TimeSpan(told: first...told.upperBound, isUTC: isUTC)
  }

  private init(told: ClosedRange<Int64>, isUTC: Bool) {
    (self.told, self.isUTC) = (told, isUTC)
  }

  /// The earliest, UTC: of a clock of no known zone, in the zone that is farthest ahead.
  package var start: Int64 { isUTC ? told.lowerBound : told.lowerBound - Self.zones.ahead }

  /// The latest, UTC.
  package var end: Int64 { isUTC ? told.upperBound : told.upperBound + Self.zones.behind }

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
    let (ours, theirs) = bounds(with: other)
    if ours.upperBound < theirs.lowerBound { return .earlier }
    if ours.lowerBound > theirs.upperBound { return .later }
    return ours.count == 1 && theirs.count == 1 ? .same : nil
  }

  /// Whether a file may have been modified later than another one.
  package func mayBeLater(than other: TimeSpan) -> Bool {
    let (ours, theirs) = bounds(with: other)
    return ours.upperBound > theirs.lowerBound
  }

  /// The bounds of both by one clock: two times of a server's own are compared by that.
  private func bounds(with other: TimeSpan) -> (ClosedRange<Int64>, ClosedRange<Int64>) {
    isUTC == other.isUTC ? (told, other.told) : (start...end, other.start...other.end)
  }
}
