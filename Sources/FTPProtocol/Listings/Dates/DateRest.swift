import Octets

/// What stands behind a day in a line of `ls -l`: a time of day, a year, or both.
///
/// Servers write them in each order, with `PM` and with the name of a zone. What is not taken for
/// a part of the date begins the name: see ``LineEvidence/Part``.
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
      // Most names have no blank, and are the last field, or begin with a word of small letters.
      if next + 2 >= fields.count || !DateTail.mayBegin(line, fields[next + 1]) {
        var parts = LineEvidence.Parts()
        if !hasWeekday { parts.lack(LineEvidence.Part.behindColumn) }
        return UnixListDate(
          time: ListedTime(year: year, month: month, day: day, clock: nil),
          end: fields[next].upperBound,
          column: .year,
          parts: parts
        )
      }
      return afterColumn(line, fields, month, day, year, form)
    }
    guard year == nil, let clock = ListedClock(line, fields, next, form) else {
      return afterYear(line, fields, month, day, year, form)
    }
    var parts = clock.parts
    if hasWeekday || clock.field.second != nil {
      switch laterYear(line, fields, clock.end, form, &parts) {
      case .some((let year, let end)):
        return UnixListDate(
          time: ListedTime(year: year, month: month, day: day, clock: clock.field),
          end: fields[end - 1].upperBound,
          column: .clock,
          parts: parts
        )
      case nil where hasWeekday && hasYearBehindWord(line, fields, clock.end): return nil
      case nil: break
      }
    }
    if !hasWeekday, parts.absent & LineEvidence.Part.half.bit != 0 { parts.note(.clockAlone) }
    var time = ListedTime(month: month, day: day, clock: clock.field, guessing: form.clock)
    let tail = DateTail(
      line,
      fields,
      clock.end,
      behind: clock.field.second == nil ? .minutes : .seconds,
      of: time?.time,
      lacksYear: clock.field.second == nil,
      form
    )
    if let year = tail.year {
      time = ListedTime(year: year, month: month, day: day, clock: clock.field)
    }
    if let offset = clock.offset ?? tail.offset { time?.subtract(offset) }
    parts.merge(tail.parts)
    return UnixListDate(
      time: time,
      end: fields[tail.end - 1].upperBound,
      column: .clock,
      parts: parts
    )
  }

  /// Reads `14:03:07 2026` and `14:03:07 CET 2026` behind the time of day.
  private func laterYear(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ start: Int,
    _ form: ListingForm,
    _ parts: inout LineEvidence.Parts
  ) -> (year: Int, end: Int)? {
    var place = start
    while place < start + 2, place + 2 < fields.count, Self.isZone(line, fields[place]) {
      place += 1
    }
    guard place + 1 < fields.count, fields[place].count == 4,
      let year = line.number(fields[place]), year >= 1000
    else {
      if !hasWeekday { parts.note(.year, isThere: false) }
      return nil
    }
    // With a weekday or a zone, it is the output of `date`, and the year belongs to it.
    if !hasWeekday, place == start {
      parts.note(.year)
      guard form[has: .year] else { return nil }
    }
    return (year, place + 1)
  }

  /// Whether a word that nobody knows stands between the time of day and the year.
  private func hasYearBehindWord(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ start: Int
  ) -> Bool {
    guard start + 2 < fields.count, fields[start + 1].count == 4,
      let year = line.number(fields[start + 1])
    else { return false }
    return (1970...2100).contains(year)
  }

  /// Reads what stands behind the year's own column: the name, unless all lines have more.
  private func afterColumn(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ month: Int,
    _ day: Int,
    _ year: Int,
    _ form: ListingForm
  ) -> UnixListDate {
    var parts = LineEvidence.Parts()
    if next + 2 < fields.count, let clock = ListedClock(line, fields, next + 1, form),
      clock.end < fields.count
    {
      parts.note(.clockBehindColumn)
      if form[has: .clockBehindColumn] {
        let date = withClock(line, fields, (year, month, day), clock, form)
        parts.merge(date.parts)
        return UnixListDate(time: date.time, end: date.end, column: .clock, parts: parts)
      }
    } else if !hasWeekday {
      parts.lack(LineEvidence.Part.behindColumn)
    }
    let time = ListedTime(year: year, month: month, day: day, clock: nil)
    let tail = DateTail(line, fields, next + 1, behind: .date, of: time?.time, form)
    parts.merge(tail.parts)
    return UnixListDate(
      time: time,
      end: fields[tail.end - 1].upperBound,
      column: tail.end == next + 1 ? .year : .free,
      parts: parts
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
    let clock =
      next + 2 < fields.count
      ? ListedClock(line, fields, next + 1, form, isCertain: hasComma) : nil
    let isCertain = hasComma || hasWeekday
    var parts = LineEvidence.Parts()
    if !isCertain {
      parts.note(.clockBehindYear, isThere: clock != nil)
      parts.note(.clockBehindColumn, isThere: clock != nil)
    }
    guard let clock, clock.end < fields.count, isCertain || form[has: .clockBehindYear] else {
      guard field.count >= 4 else { return nil }
      return withoutClock(line, fields, (year, month, day), clock, .yearAtLeft, parts, form)
    }
    let date = withClock(line, fields, (year, month, day), clock, form)
    parts.merge(date.parts)
    return UnixListDate(time: date.time, end: date.end, column: .clock, parts: parts)
  }

  /// Puts a whole date and a time of day together, and takes what stands behind them.
  func withClock(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ date: (year: Int, month: Int, day: Int),
    _ clock: ListedClock,
    _ form: ListingForm
  ) -> UnixListDate {
    var time = ListedTime(year: date.year, month: date.month, day: date.day, clock: clock.field)
    let tail = DateTail(
      line,
      fields,
      clock.end,
      behind: clock.field.second == nil ? .minutes : .seconds,
      of: time?.time,
      isCertain: hasWeekday,
      form
    )
    if let offset = clock.offset ?? tail.offset { time?.subtract(offset) }
    var parts = clock.parts
    parts.merge(tail.parts)
    return UnixListDate(
      time: time,
      end: fields[tail.end - 1].upperBound,
      column: .clock,
      parts: parts
    )
  }

  /// Takes a whole date, behind which stands no time of day that belongs to it.
  func withoutClock(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ date: (year: Int, month: Int, day: Int),
    _ clock: ListedClock?,
    _ column: LineEvidence.Column,
    _ known: LineEvidence.Parts,
    _ form: ListingForm
  ) -> UnixListDate {
    var parts = known
    let time = ListedTime(year: date.year, month: date.month, day: date.day, clock: nil)
    let place = column == .yearAtLeft ? next + 1 : next
    let isUnknown = clock == nil && ListedClock.isUnknown(line, fields, place)
    parts.note(.unknownClock, isThere: isUnknown)
    let tail = DateTail(line, fields, place, behind: .date, of: time?.time, form)
    parts.merge(tail.parts)
    return UnixListDate(
      time: time,
      end: fields[tail.end - 1].upperBound,
      column: tail.end == place ? column : .free,
      parts: parts,
      isUnderstood: !isUnknown || !form[has: .unknownClock]
    )
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

  /// Whether a field names a zone in front of a year, where any word in capitals does.
  private static func isZone(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if ZoneField(line, range) != nil { return true }
    guard (3...6).contains(range.count) else { return false }
    var end = range.lowerBound
    while end < range.upperBound, line[end].isUppercase { end += 1 }
    guard end - range.lowerBound >= 3 else { return false }
    return end == range.upperBound || line[end].isOne(of: "+-")
  }
}
