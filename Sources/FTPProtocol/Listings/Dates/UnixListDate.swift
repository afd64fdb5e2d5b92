import Octets

/// The date in a line of `ls -l`, in the orders and languages that are met.
struct UnixListDate {
  let time: ListedTime

  /// Where the date ends in the line.
  let end: Int

  /// What kind of column ends there.
  let column: LineEvidence.Column

  /// Reads a date that begins with a field; `nil` if there is none.
  ///
  /// `Nov 24 14:03`, `Nov 24 2026`, `24. Nov 14:03`, `Nov 24 14:03:07 2026`, `2026-11-24 14:03`,
  /// `24-Nov-26`, `11-24 14:03`, `11 24 14:03`, and the forms of ``EastAsianDate``.
  init?(_ line: Span<UInt8>, _ fields: LineFields, from index: Int, _ form: ListingForm) {
    guard index < fields.count else { return nil }
    let first = fields[index]
    let octet = line[first.lowerBound]
    if octet.isDigit {
      guard let date = Self.beginningWithNumber(line, fields, index, form) else { return nil }
      self = date
      return
    }
    guard !octet.isASCII || octet.isLetter, index + 2 < fields.count else {
      return nil
    }
    // Few words stand before a number as small as a day: looking for a name takes longer.
    if let day = Self.day(line, fields[index + 1]), let month = MonthName.month(line, first) {
      self.init(line, fields, month, day, rest: index + 2, form)
    } else if Self.isWeekday(line, first), index + 3 < fields.count {
      // `Tue Nov 24 14:03:07 2026`
      self.init(line, fields, from: index + 1, form)
    } else {
      return nil
    }
  }

  private init(time: ListedTime, end: Int, column: LineEvidence.Column) {
    (self.time, self.end, self.column) = (time, end, column)
  }

  /// Reads what follows a month and a day: a time of day, with a year behind it or without, or a
  /// year alone.
  private init?(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ month: Int,
    _ day: Int,
    rest: Int,
    _ form: ListingForm
  ) {
    guard rest < fields.count else { return nil }
    let field = fields[rest]
    guard let clock = ClockField(line, field) else {
      guard field.count == 4, let year = line.number(field), year >= 1000,
        let time = ListedTime(year: year, month: month, day: day, clock: nil)
      else { return nil }
      let column = fields.gap(before: rest) == 1 ? LineEvidence.Column.yearAtLeft : .year
      self.init(time: time, end: field.upperBound, column: column)
      return
    }
    if clock.second != nil, rest + 1 < fields.count, fields[rest + 1].count == 4,
      let year = line.number(fields[rest + 1]), year >= 1000,
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    {
      self.init(time: time, end: fields[rest + 1].upperBound, column: .clock)
      return
    }
    let time = ListedTime(month: month, day: day, clock: clock, guessing: form.clock)
    guard let time else { return nil }
    self.init(time: time, end: field.upperBound, column: .clock)
  }

  private static func beginningWithNumber(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm
  ) -> UnixListDate? {
    let first = fields[index]
    if let parts = DateField(line, first) { return joined(line, fields, index, parts, form) }
    if let date = EastAsianDate(line, first.lowerBound, form) {
      return UnixListDate(time: date.time, end: date.end, column: date.column)
    }
    guard index + 2 < fields.count, let number = day(line, first) else { return nil }
    let second = fields[index + 1]
    if let month = MonthName.month(line, second) {
      return UnixListDate(line, fields, month, number, rest: index + 2, form)
    }
    // `3 29 03:26`, the month first
    guard number <= 12, line[first.upperBound - 1].isDigit, let day = line.number(second),
      (1...31).contains(day), second.count <= 2, ClockField(line, fields[index + 2]) != nil
    else { return nil }
    return UnixListDate(line, fields, number, day, rest: index + 2, form)
  }

  /// Reads what follows a date in one field, such as `2026-11-24` or `11-24`.
  private static func joined(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ parts: DateField,
    _ form: ListingForm
  ) -> UnixListDate? {
    guard let month = parts.month, let day = parts.day else { return nil }
    guard let year = parts.year else {
      return UnixListDate(line, fields, month, day, rest: index + 1, form)
    }
    guard index + 1 < fields.count, let clock = ClockField(line, fields[index + 1]) else {
      let time = ListedTime(year: year, month: month, day: day, clock: nil)
      return time.map {
        UnixListDate(time: $0, end: fields[index].upperBound, column: .yearAtLeft)
      }
    }
    guard var time = ListedTime(year: year, month: month, day: day, clock: clock) else {
      return nil
    }
    // `2026-11-24 14:03:07.000000000 +0100` tells its zone.
    if clock.second != nil, index + 2 < fields.count,
      let zone = zone(line, fields[index + 2]),
      let utc = TimeValue(secondsSinceEpoch: time.time.secondsSinceEpoch - zone)
    {
      time.time = utc
      time.isUTC = true
      return UnixListDate(time: time, end: fields[index + 2].upperBound, column: .clock)
    }
    return UnixListDate(time: time, end: fields[index + 1].upperBound, column: .clock)
  }

  /// Reads `+0100` as seconds.
  private static func zone(_ line: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    guard range.count == 5, line[range.lowerBound].isOne(of: "+-"),
      let digits = line.number((range.lowerBound + 1)..<range.upperBound), digits % 100 < 60
    else { return nil }
    let seconds = Int64(digits / 100 * 3600 + digits % 100 * 60)
    return line[range.lowerBound] == .plus ? seconds : -seconds
  }

  /// Reads the number of a day; some languages write a point or a comma behind it.
  private static func day(_ line: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var digits = range
    if line[range.upperBound - 1].isOne(of: ".,") {
      digits = range.lowerBound..<(range.upperBound - 1)
    }
    guard digits.count <= 2, let day = line.number(digits), (1...31).contains(day) else {
      return nil
    }
    return day
  }

  private static func isWeekday(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    line.equals(range, "mon") || line.equals(range, "tue") || line.equals(range, "wed")
      || line.equals(range, "thu") || line.equals(range, "fri") || line.equals(range, "sat")
      || line.equals(range, "sun")
  }
}
