import Octets

/// A time of day in a line of a listing.
struct ClockField {
  let hour: Int
  let minute: Int

  /// `nil` where minutes are all that is told.
  let second: Int?

  /// Reads `14:03`, `14:03:07`, `14:03:07.12`, `14:03:07,12`, and `24:00` for the end of the day.
  ///
  /// `00:0` is met too (a router's `ls`).
  init?(_ line: Span<UInt8>, _ range: Range<Int>) {
    guard range.count >= 4, let colon = line.firstIndex(of: .colon, in: range),
      colon - range.lowerBound <= 2, let hour = line.number(range.lowerBound..<colon), hour <= 24
    else { return nil }
    let rest = (colon + 1)..<range.upperBound
    guard let next = line.firstIndex(of: .colon, in: rest) else {
      guard rest.count == 2 || (rest.count == 1 && hour == 0), let minute = line.number(rest),
        minute < 60, hour < 24 || minute == 0
      else { return nil }
      (self.hour, self.minute, second) = (hour, minute, nil)
      return
    }
    let seconds = (next + 1)..<range.upperBound
    let point =
      line.firstIndex(of: .dot, in: seconds) ?? line.firstIndex(of: .comma, in: seconds)
      ?? seconds.upperBound
    guard hour < 24, next - rest.lowerBound == 2, let minute = line.number(rest.lowerBound..<next),
      minute < 60, point - seconds.lowerBound == 2,
      let second = line.number(seconds.lowerBound..<point), second <= 60,
      point == seconds.upperBound
        || line.allSatisfy((point + 1)..<seconds.upperBound, { $0.isDigit })
    else { return nil }
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// Reads `02:03PM`, `2:03p`, `14:03` as Windows writes them; a suffix may be in the next field.
  ///
  /// `00:34AM` and `14:03PM` are met too (net-ftp-list's samples, ESP32FtpServer): the hour of such
  /// a server is one of 24, and the suffix says nothing more. `14:03AM` contradicts itself.
  init?(_ line: Span<UInt8>, _ range: Range<Int>, suffix: Range<Int>?) {
    var digits = range
    var mark = suffix ?? range.upperBound..<range.upperBound
    if suffix == nil {
      while !digits.isEmpty, !line[digits.upperBound - 1].isDigit {
        digits = digits.lowerBound..<(digits.upperBound - 1)
      }
      mark = digits.upperBound..<range.upperBound
    }
    guard let clock = ClockField(line, digits), clock.hour < 24 else { return nil }
    guard !mark.isEmpty else {
      self = clock
      return
    }
    guard let isAfternoon = HalfOfDay.isAfternoon(line, mark),
      let half = ClockField(clock, isAfternoon: isAfternoon)
    else { return nil }
    self = half
  }

  /// Puts a time of day into a half of the day; `nil` if they contradict each other.
  init?(_ clock: ClockField, isAfternoon: Bool) {
    guard clock.hour < 24, isAfternoon || clock.hour <= 12 else { return nil }
    hour = clock.hour == 12 ? (isAfternoon ? 12 : 0) : clock.hour % 12 + (isAfternoon ? 12 : 0)
    (minute, second) = (clock.minute, clock.second)
  }

  /// Reads `09.17`, as small servers write it in lines of `ls -l`, and the French `09h17`.
  init?(_ line: Span<UInt8>, pointed range: Range<Int>) {
    if range.count == 8, line[range.lowerBound + 2] == .dot, line[range.lowerBound + 5] == .dot {
      // `14.31.26`
      guard let hour = line.number(range.lowerBound..<(range.lowerBound + 2)), hour < 24,
        let minute = line.number((range.lowerBound + 3)..<(range.lowerBound + 5)), minute < 60,
        let second = line.number((range.lowerBound + 6)..<range.upperBound), second < 60
      else { return nil }
      (self.hour, self.minute, self.second) = (hour, minute, second)
      return
    }
    guard (4...5).contains(range.count), line[range.upperBound - 3].isOne(of: ".h"),
      let hour = line.number(range.lowerBound..<(range.upperBound - 3)), hour < 24,
      let minute = line.number((range.upperBound - 2)..<range.upperBound), minute < 60
    else { return nil }
    (self.hour, self.minute, second) = (hour, minute, nil)
  }
}

extension ListedTime {
  /// Puts a date and a time of day together; `24:00` is the beginning of the next day.
  init?(year: Int, month: Int, day: Int, clock: ClockField?) {
    let hour = clock?.hour ?? 0
    let time = TimeValue(
      year: year,
      month: month,
      day: day,
      hour: hour == 24 ? 0 : hour,
      minute: clock?.minute ?? 0,
      second: clock?.second ?? 0
    )
    let precision: TimeValue.Precision =
      clock == nil ? .day : clock?.second == nil ? .minute : .second
    guard let time else { return nil }
    guard hour == 24 else {
      self.init(time: time, precision: precision)
      return
    }
    let nextDay = TimeValue(secondsSinceEpoch: time.secondsSinceEpoch + 86400)
    guard let nextDay else { return nil }
    self.init(time: nextDay, precision: precision)
  }

  /// Guesses the year of a date that has none.
  init?(month: Int, day: Int, clock: ClockField, guessing year: YearGuess) {
    let isNextDay = clock.hour == 24
    let hour = isNextDay ? 0 : clock.hour
    guard let time = year.time(month: month, day: day, hour: hour, minute: clock.minute),
      let exact = ListedTime(year: time.year, month: month, day: day, clock: clock)
    else { return nil }
    self = exact
  }
}
