/// The date in a line of `ls -l`, in the orders that are met.
struct UnixListDate {
  let time: TimeValue
  let precision: TimeValue.Precision

  /// Reads a date and moves the scanner behind it; `nil` if there is none at its position.
  ///
  /// `Nov 24 14:03`, `Nov 24 2026`, `24 Nov 14:03`, `2026-11-24 14:03[:07]`.
  static func parse(_ scanner: inout FieldScanner, now: TimeValue) -> UnixListDate? {
    guard let first = scanner.next() else { return nil }
    if let (year, month, day) = isoDate(first) {
      guard let field = scanner.next(), let clock = clock(field) else { return nil }
      return make(year, month, day, clock)
    }
    guard let second = scanner.next(), let third = scanner.next() else { return nil }
    let month: Int
    let day: Int
    if let named = self.month(first), let number = dayNumber(second) {
      (month, day) = (named, number)
    } else if let named = self.month(second), let number = dayNumber(first) {
      (month, day) = (named, number)
    } else {
      return nil
    }
    if let clock = clock(third) {
      return guessed(month, day, clock, now)
    }
    guard third.count == 4, let year = FieldScanner.number(third) else { return nil }
    return TimeValue(year: year, month: month, day: day).map {
      UnixListDate(time: $0, precision: .day)
    }
  }

  /// Chooses the year of a date that has none: the last one that puts it no later than a day
  /// after now, since the server's zone may be ahead.
  private static func guessed(
    _ month: Int,
    _ day: Int,
    _ clock: (Int, Int, Int?),
    _ now: TimeValue
  ) -> UnixListDate? {
    let limit = now.secondsSinceEpoch + 86400
    // A 29th of February may be up to eight years back.
    for year in stride(from: now.year + 1, to: now.year - 9, by: -1) {
      guard let date = make(year, month, day, clock) else { continue }
      if date.time.secondsSinceEpoch <= limit { return date }
    }
    return nil
  }

  private static func make(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ clock: (hour: Int, minute: Int, second: Int?)
  ) -> UnixListDate? {
    TimeValue(
      year: year,
      month: month,
      day: day,
      hour: clock.hour,
      minute: clock.minute,
      second: clock.second ?? 0
    ).map { UnixListDate(time: $0, precision: clock.second == nil ? .minute : .second) }
  }

  private static let monthNames = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func month(_ field: ArraySlice<UInt8>) -> Int? {
    guard field.count == 3 else { return nil }
    let name = String(decoding: field, as: UTF8.self).lowercased()
    return monthNames.firstIndex(of: name).map { $0 + 1 }
  }

  private static func dayNumber(_ field: ArraySlice<UInt8>) -> Int? {
    // Some languages write a point behind an ordinal number.
    let digits = field.last == 0x2E ? field.dropLast() : field
    guard let number = FieldScanner.number(digits), (1...31).contains(number) else { return nil }
    return number
  }

  /// Reads `14:03` or `14:03:07`, with parts of a second behind it or without.
  private static func clock(_ field: ArraySlice<UInt8>) -> (Int, Int, Int?)? {
    let parts = field.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = FieldScanner.number(parts[0]), hour < 24,
      parts[1].count == 2, let minute = FieldScanner.number(parts[1]), minute < 60
    else { return nil }
    guard parts.count == 3 else { return (hour, minute, nil) }
    guard let second = FieldScanner.number(parts[2].prefix { $0 != 0x2E }), second <= 60 else {
      return nil
    }
    return (hour, minute, second)
  }

  /// Reads `2026-11-24`.
  private static func isoDate(_ field: ArraySlice<UInt8>) -> (Int, Int, Int)? {
    let parts = field.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = FieldScanner.number(parts[0]), let month = FieldScanner.number(parts[1]),
      let day = FieldScanner.number(parts[2])
    else { return nil }
    return (year, month, day)
  }
}
