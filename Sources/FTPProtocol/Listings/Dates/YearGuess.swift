/// The year of a date that has none.
struct YearGuess: Hashable, Sendable {
  private let year: Int

  /// A day after now in seconds since 1970: the server's zone may be ahead.
  private let limit: Int64

  /// The day of that, as `20261124`.
  let lastDay: Int32

  init(now: TimeValue) {
    limit = now.secondsSinceEpoch + 86400
    let last = TimeValue(secondsSinceEpoch: limit) ?? now
    year = last.year
    lastDay = Int32(last.year * 10_000 + last.month * 100 + last.day)
  }

  /// Whether a time is so long ago that `ls -l` would not leave out its year, but its hour.
  ///
  /// It does after half a year; some begin later.
  func isOld(_ time: TimeValue) -> Bool {
    limit - time.secondsSinceEpoch > 220 * 86400
  }

  /// Finds the last year that puts a date no later than a day after now; `nil` if there is none.
  func time(month: Int, day: Int, hour: Int, minute: Int) -> TimeValue? {
    // A 29th of February may be eight years back.
    for year in stride(from: year, to: year - 9, by: -1) {
      let time = TimeValue(year: year, month: month, day: day, hour: hour, minute: minute)
      if let time, time.secondsSinceEpoch <= limit { return time }
    }
    return nil
  }
}
