import FTPProtocol

/// The time of a listing entry as text, with as much precision as is known.
enum EntryTime {
  /// Writes `2026-11-24 14:03:07Z`, `2026-11-24 14:03` or `2026-11-24`.
  ///
  /// The `Z` says that it is UTC; without it, it is the server's own wall clock.
  static func text(of entry: ListingEntry) -> String? {
    guard let time = entry.modified else { return nil }
    switch entry.modifiedPrecision {
    case .day: return date(time)
    case .minute: return "\(date(time)) \(clock(time))" + zone(of: entry)
    case .second, nil:
      return "\(date(time)) \(clock(time)):\(pad(time.second, 2))" + zone(of: entry)
    }
  }

  /// Writes a moment that is known to be UTC: `2026-11-24 14:03:07Z`.
  static func text(of time: TimeValue) -> String {
    "\(date(time)) \(clock(time)):\(pad(time.second, 2))Z"
  }

  /// Writes a time for programs: `2026-11-24T14:03:07Z` (RFC 3339), without the `Z` where it is not
  /// known to be UTC.
  static func timestamp(of entry: ListingEntry) -> String? {
    guard let time = entry.modified else { return nil }
    var text = "\(date(time))T\(clock(time)):\(pad(time.second, 2))"
    if time.nanosecond > 0 {
      text += "." + pad(time.nanosecond, 9)
      while text.last == "0" { text.removeLast() }
    }
    return text + zone(of: entry)
  }

  /// The name of a precision.
  static func name(of precision: TimeValue.Precision) -> String {
    switch precision {
    case .second: "second"
    case .minute: "minute"
    case .day: "day"
    }
  }

  private static func zone(of entry: ListingEntry) -> String { entry.isUTC ? "Z" : "" }

  private static func date(_ time: TimeValue) -> String {
    "\(pad(time.year, 4))-\(pad(time.month, 2))-\(pad(time.day, 2))"
  }

  private static func clock(_ time: TimeValue) -> String {
    "\(pad(time.hour, 2)):\(pad(time.minute, 2))"
  }

  private static func pad(_ number: Int, _ digits: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
