import Octets

/// What stands behind a day in a line of `ls -l`: a time of day, a year, or both.
///
/// Servers write them in each order, with `PM` and with the name of a zone. What is not taken for
/// a part of the date begins the name: see ``LineEvidence/Tail``.
struct DateRest {
  /// The field at which it begins.
  let next: Int

  /// Whether a weekday stands in front: no line of `ls -l` has one, but `date` writes it.
  private let hasWeekday: Bool

  /// Whether a comma stands behind the day: then a year follows it.
  private let hasComma: Bool

  init(_ next: Int, hasWeekday: Bool = false, hasComma: Bool = false) {
    (self.next, self.hasWeekday, self.hasComma) = (next, hasWeekday, hasComma)
  }

  /// Reads what follows a month and a day.
  ///
  /// - Returns: `nil` if that is no date; a date without a time where it makes no sense.
  func date(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ month: Int,
    _ day: Int,
    _ form: ListingForm
  ) -> UnixListDate? {
    guard next < fields.count, Self.isMeant(month: month, day: day) else { return nil }
    // Four digits are a year, and the commonest; no time of day has so many.
    let year = fields[next].count == 4 ? line.number(fields[next]) : nil
    if let year, year >= 1000, !hasComma, fields.gap(before: next) > 1 {
      // The column of `ls -l`, behind which all is the name.
      return UnixListDate(
        time: ListedTime(year: year, month: month, day: day, clock: nil),
        end: fields[next].upperBound,
        column: .year,
        tail: hasWeekday ? nil : .init(.clockBehindYear, isThere: false)
      )
    }
    guard year == nil, let clock = ListedClock(line, fields, next, form) else {
      return afterYear(line, fields, month, day, year, form)
    }
    var tail = clock.tail
    var (laterYear, end): (Int?, Int) = (nil, clock.end)
    if hasWeekday || clock.field.second != nil {
      // `14:03:07 2026`, `14:03:07 CET 2026`
      let hasZone = clock.end + 2 < fields.count && Self.isZone(line, fields[clock.end])
      let place = hasZone ? clock.end + 1 : clock.end
      if place + 1 < fields.count, fields[place].count == 4,
        let number = line.number(fields[place]), number >= 1000
      {
        if !hasWeekday, !hasZone { tail = .init(.year, isThere: true) }
        if form.takes(tail, .year) { (laterYear, end) = (number, place + 1) }
      } else if !hasWeekday {
        tail = .init(.year, isThere: false)
      }
    }
    let time: ListedTime? =
      laterYear.map { ListedTime(year: $0, month: month, day: day, clock: clock.field) }
      ?? ListedTime(month: month, day: day, clock: clock.field, guessing: form.clock)
    return UnixListDate(
      time: time,
      end: fields[end - 1].upperBound,
      column: .clock,
      tail: tail
    )
  }

  /// Reads a year, and the time of day behind it where that is no name.
  private func afterYear(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ month: Int,
    _ day: Int,
    _ knownYear: Int?,
    _ form: ListingForm
  ) -> UnixListDate? {
    let field = fields[next]
    guard let year = knownYear ?? year(line, fields, field), year >= 1000 else { return nil }
    if UnixListDate.isBetween(line, fields, next + 1) { return nil }
    let clock =
      next + 2 < fields.count
      ? ListedClock(line, fields, next + 1, form, isCertain: hasComma) : nil
    let isThere = clock != nil
    let tail: LineEvidence.Tail? =
      hasComma || hasWeekday ? nil : .init(.clockBehindYear, isThere: isThere)
    guard let clock, clock.end < fields.count, isThere, form.takes(tail, .clockBehindYear) else {
      guard field.count >= 4 else { return nil }
      return UnixListDate(
        time: ListedTime(year: year, month: month, day: day, clock: nil),
        end: field.upperBound,
        column: .yearAtLeft,
        tail: tail
      )
    }
    var end = clock.end
    var isUTC = false
    if hasWeekday, end + 1 < fields.count, Self.isZone(line, fields[end]) {
      isUTC = line.equals(fields[end], "gmt") || line.equals(fields[end], "utc")
      end += 1
    }
    var time = ListedTime(year: year, month: month, day: day, clock: clock.field)
    time?.isUTC = isUTC
    return UnixListDate(time: time, end: fields[end - 1].upperBound, column: .clock, tail: tail)
  }

  /// Reads four digits, or two between a comma and a time of day (`Sept 14, 99 2:30 pm`).
  private func year(_ line: Span<UInt8>, _ fields: LineFields, _ field: Range<Int>) -> Int? {
    let hasEnd = field.count == 5 && line[field.upperBound - 1] == .comma
    let digits = hasEnd ? field.lowerBound..<(field.upperBound - 1) : field
    guard let number = line.number(digits) else { return nil }
    switch digits.count {
    case 4: return number >= 1000 ? number : nil
    case 2:
      guard hasComma, next + 2 < fields.count,
        ClockField(line, fields[next + 1], suffix: nil) != nil
      else { return nil }
      return number < 70 ? 2000 + number : 1900 + number
    default: return nil
    }
  }

  /// Whether servers print such a day.
  ///
  /// Those whose time of FAT was never set have a day or a month of 0, and clocks with months of
  /// thirty days a 30th of February; a 31st of November has only who made it up.
  static func isMeant(month: Int, day: Int) -> Bool {
    guard (0...12).contains(month), (0...31).contains(day) else { return false }
    return day < 31 || month == 2 || CivilDate.daysInMonth(month, of: 2000) == 31
  }

  /// Whether a field names a zone: `CET`, `UTC+1`, `+0100`.
  static func isZone(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard (3...6).contains(range.count) else { return false }
    let isNumber =
      line[range.lowerBound].isOne(of: "+-")
      && line.number((range.lowerBound + 1)..<range.upperBound) != nil
    if isNumber { return range.count == 5 }
    var end = range.lowerBound
    while end < range.upperBound, line[end].isUppercase { end += 1 }
    guard end - range.lowerBound >= 3 else { return false }
    return end == range.upperBound || line[end].isOne(of: "+-")
  }
}
