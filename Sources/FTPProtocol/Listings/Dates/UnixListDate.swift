import Octets

/// The date in a line of `ls -l`, in the orders and languages that are met.
struct UnixListDate {
  /// `nil` where the date makes no sense, such as `Jan 00 1980` for a time of FAT that is zero.
  let time: ListedTime?

  /// Where the date ends in the line.
  let end: Int

  /// What kind of column ends there; `nil` where no blank behind it belongs to a name.
  let column: LineEvidence.Column?

  /// What may belong to the date or begin the name.
  var parts: LineEvidence.Parts

  /// The numbers of a date whose order is not known.
  var numbers: DateNumbers?

  /// Whether it is known where the date ends.
  let isUnderstood: Bool

  init(
    time: ListedTime?,
    end: Int,
    column: LineEvidence.Column?,
    parts: LineEvidence.Parts = .init(),
    isUnderstood: Bool = true
  ) {
    (self.time, self.end, self.column) = (time, end, column)
    (self.parts, self.isUnderstood) = (parts, isUnderstood)
  }

  /// Reads a date that begins with a field; `nil` if there is none.
  ///
  /// `Nov 24 14:03`, `Nov 24 2026`, `24. Nov 14:03`, `Nov 24 14:03:07 2026`, `Nov 24, 2026 14:03`,
  /// `Tue Nov 24 14:03:07 CET 2026`, `2026-11-24 14:03`, `24-Nov-26`, `11-24 14:03`,
  /// `11 24 14:03`, each with `PM` or without, and the forms of ``EastAsianDate``.
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
    if first.count >= 5, line[first.upperBound - 1].isDigit,
      let parts = DateField(line, first)
    {
      // `Nov-24-2026 14:03`, `Nov-24 14:03`
      guard let date = DateRest(index + 1).date(line, fields, parts, form) else { return nil }
      self = date
      return
    }
    // Few words stand before a number as small as a day: looking for a name takes longer.
    if let day = Self.day(line, fields[index + 1]), let month = MonthName.month(line, first) {
      let rest = DateRest(index + 2, hasComma: line[fields[index + 1].upperBound - 1] == .comma)
      guard let date = rest.date(line, fields, month, day, form) else { return nil }
      self = date
    } else if WeekdayName.day(line, first) != nil,
      let date = Self.beginningWithWeekday(line, fields, index, form)
    {
      self = date
    } else if fields[index + 1].count >= 6,
      let date = Self.joinedDayAndYear(line, fields, index, form)
    {
      self = date
    } else {
      return nil
    }
  }

  /// Reads `Tue Nov 24 14:03:07 2026` and `Tue, 24 Nov 2026 14:03:07 GMT`.
  private static func beginningWithWeekday(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm
  ) -> UnixListDate? {
    guard index + 4 < fields.count else { return nil }
    let (first, second) = (fields[index + 1], fields[index + 2])
    let rest = DateRest(index + 3, hasWeekday: true)
    if let day = day(line, second), let month = MonthName.month(line, first) {
      return rest.date(line, fields, month, day, form)
    }
    guard let day = day(line, first), let month = MonthName.month(line, second) else { return nil }
    return rest.date(line, fields, month, day, form)
  }

  /// Reads `Dec 29,2002   7:00` (Distinct FTP Server 3.0), `Oct 8,2002 09:47 AM`, `Oct 8,2002`.
  private static func joinedDayAndYear(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm
  ) -> UnixListDate? {
    let field = fields[index + 1]
    guard field.count > 5, line[field.upperBound - 5] == .comma,
      let year = line.number((field.upperBound - 4)..<field.upperBound),
      let day = day(line, field.lowerBound..<(field.upperBound - 5)),
      let month = MonthName.month(line, fields[index]),
      DateRest.isMeant(month: month, day: day)
    else { return nil }
    guard let clock = ListedClock(line, fields, index + 2, form, isCertain: true),
      clock.end < fields.count
    else {
      let time = ListedTime(year: year, month: month, day: day, clock: nil)
      return UnixListDate(time: time, end: field.upperBound, column: .free)
    }
    let rest = DateRest(clock.end)
    let date = rest.withClock(line, fields, (year, month, day), clock, form)
    return UnixListDate(time: date.time, end: date.end, column: nil, parts: date.parts)
  }

  private static func beginningWithNumber(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm
  ) -> UnixListDate? {
    let first = fields[index]
    if first.count > 2, line.allSatisfy(first, { $0.isDigit }) {
      // Owners and sizes come here often; of such numbers only a year begins a date: `2026 11月 24`,
      // and `20261124` before a time of day is one.
      if first.count == 8 { return compact(line, fields, index) }
      guard first.count == 4, index + 1 < fields.count,
        !line[fields[index + 1].upperBound - 1].isASCII
      else { return nil }
    }
    if let parts = DateField(line, first) {
      return DateRest(index + 1).date(line, fields, parts, form)
    }
    if let date = EastAsianDate(line, first.lowerBound, form) {
      return UnixListDate(time: date.time, end: date.end, column: date.column)
    }
    if first.count >= 16, let time = ListedTime(line, stamp: first) {
      return UnixListDate(time: time, end: first.upperBound, column: .free)
    }
    guard index + 2 < fields.count, let number = day(line, first), number > 0 else { return nil }
    let second = fields[index + 1]
    let rest = DateRest(index + 2)
    if let month = MonthName.month(line, second) {
      return rest.date(line, fields, month, number, form)
    }
    // `3 29 03:26`, the month first
    guard number <= 12, line[first.upperBound - 1].isDigit,
      let day = line.number(second), (1...31).contains(day), second.count <= 2,
      ClockField(line, fields[index + 2]) != nil
    else { return nil }
    return rest.date(line, fields, number, day, form)
  }

  /// Reads `20261124 14:03`, which may be a size if no time of day follows.
  private static func compact(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int
  ) -> UnixListDate? {
    guard index + 2 < fields.count, let number = line.number(fields[index]),
      let clock = ClockField(line, fields[index + 1]),
      let time = ListedTime(
        year: number / 10_000,
        month: number / 100 % 100,
        day: number % 100,
        clock: clock
      )
    else { return nil }
    return UnixListDate(time: time, end: fields[index + 1].upperBound, column: .clock)
  }

  /// Reads the number of a day; some languages write a point or a comma behind it.
  ///
  /// A day of 0 is that of a FAT time that was never set.
  private static func day(_ line: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 3 else { return nil }
    var digits = range
    if line[range.upperBound - 1].isOne(of: ".,") {
      digits = range.lowerBound..<(range.upperBound - 1)
    }
    guard digits.count <= 2, let day = line.number(digits), (0...31).contains(day) else {
      return nil
    }
    return day
  }
}
