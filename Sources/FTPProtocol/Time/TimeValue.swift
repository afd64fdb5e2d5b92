import Octets

/// A date and time as FTP writes them, from year 1 to 9999; no zone of its own.
package struct TimeValue: Hashable, Sendable {
  // Small, since listings have many of them.
  private let storedYear: Int16
  private let storedMonth: Int8
  private let storedDay: Int8
  private let storedHour: Int8
  private let storedMinute: Int8
  private let storedSecond: Int8
  private let storedNanosecond: Int32

  package var year: Int { Int(storedYear) }
  package var month: Int { Int(storedMonth) }
  package var day: Int { Int(storedDay) }
  package var hour: Int { Int(storedHour) }
  package var minute: Int { Int(storedMinute) }
  package var second: Int { Int(storedSecond) }

  /// Parts of a second, in nanoseconds.
  package var nanosecond: Int { Int(storedNanosecond) }

  /// How exactly a time is known.
  package enum Precision: Hashable, Sendable {
    case second
    case minute
    case day
  }

  /// Takes a date and a time of day; `nil` if there is none such.
  ///
  /// Second 60 is a leap second.
  package init?(
    year: Int,
    month: Int,
    day: Int,
    hour: Int = 0,
    minute: Int = 0,
    second: Int = 0,
    nanosecond: Int = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), (0..<24).contains(hour),
      (0..<60).contains(minute), (0...60).contains(second),
      (0..<1_000_000_000).contains(nanosecond),
      day >= 1, day <= CivilDate.daysInMonth(month, of: year)
    else { return nil }
    storedYear = Int16(year)
    storedMonth = Int8(month)
    storedDay = Int8(day)
    storedHour = Int8(hour)
    storedMinute = Int8(minute)
    storedSecond = Int8(second)
    storedNanosecond = Int32(nanosecond)
  }

  /// Takes seconds since the beginning of 1970; `nil` outside the years 1 to 9999.
  package init?(secondsSinceEpoch seconds: Int64) {
    guard (-62_135_596_800..<253_402_300_800).contains(seconds) else { return nil }
    let rest = (Int(seconds) % 86400 + 86400) % 86400
    let days = (Int(seconds) - rest) / 86400
    let (year, month, day) = CivilDate.date(daysSinceEpoch: days)
    self.init(
      year: year,
      month: month,
      day: day,
      hour: rest / 3600,
      minute: rest / 60 % 60,
      second: rest % 60
    )
  }

  /// The beginning of 1970.
  package static let epoch = TimeValue(knownYear: 1970)

  private init(knownYear year: Int) {
    (storedYear, storedMonth, storedDay) = (Int16(year), 1, 1)
    (storedHour, storedMinute, storedSecond, storedNanosecond) = (0, 0, 0, 0)
  }

  /// The seconds since the beginning of 1970, if this is UTC.
  package var secondsSinceEpoch: Int64 {
    let days = CivilDate.daysSinceEpoch(year: year, month: month, day: day)
    return Int64(days) * 86400 + Int64(hour * 3600 + minute * 60 + second)
  }

  /// Reads `YYYYMMDDHHMMSS` with any number of digits of a fraction (RFC 3659 §2.3).
  ///
  /// Servers that count years from 1900 wrote `19100` for 2000 and `19250` for 2150: five digits
  /// that begin with 19 are understood so.
  package static func parse(_ octets: Span<UInt8>) -> TimeValue? {
    parse(octets, 0..<octets.count)
  }

  /// Reads a part of a line.
  static func parse(_ line: Span<UInt8>, _ range: Range<Int>) -> TimeValue? {
    var end = range.lowerBound
    while end < range.upperBound, line[end].isDigit { end += 1 }
    var start = range.lowerBound
    var nanosecond = 0
    if end < range.upperBound {
      guard line[end] == .dot, let fraction = fraction(line, (end + 1)..<range.upperBound) else {
        return nil
      }
      nanosecond = fraction
    }
    let year: Int
    switch end - start {
    case 14: year = twoDigits(line, start) * 100 + twoDigits(line, start + 2)
    case 15:
      guard twoDigits(line, start) == 19, line[start + 2] != UInt8(ascii: "0") else { return nil }
      year = 1900 + Int(line[start + 2].digitValue) * 100 + twoDigits(line, start + 3)
      start += 1
    default: return nil
    }
    return TimeValue(
      year: year,
      month: twoDigits(line, start + 4),
      day: twoDigits(line, start + 6),
      hour: twoDigits(line, start + 8),
      minute: twoDigits(line, start + 10),
      second: twoDigits(line, start + 12),
      nanosecond: nanosecond
    )
  }

  /// Reads two octets that are known to be digits.
  private static func twoDigits(_ line: Span<UInt8>, _ start: Int) -> Int {
    Int(line[start].digitValue) * 10 + Int(line[start + 1].digitValue)
  }

  private static func fraction(_ line: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var value = 0
    var unit = 100_000_000
    for index in range {
      guard line[index].isDigit else { return nil }
      value += Int(line[index].digitValue) * unit
      unit /= 10
    }
    return value
  }

  /// The time as `YYYYMMDDHHMMSS`.
  package var timeValueText: String {
    [(year, 4), (month, 2), (day, 2), (hour, 2), (minute, 2), (second, 2)].map { number, width in
      let text = "\(number)"
      return String(repeating: "0", count: width - text.utf8.count) + text
    }.joined()
  }
}

extension TimeValue: Comparable {
  package static func < (first: TimeValue, second: TimeValue) -> Bool {
    (first.secondsSinceEpoch, first.nanosecond) < (second.secondsSinceEpoch, second.nanosecond)
  }
}
