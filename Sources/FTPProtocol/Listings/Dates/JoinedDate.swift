import Octets

extension DateRest {
  /// Reads what follows a date in one field, such as `2026-11-24` or `11-24`.
  func date(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ field: DateField,
    _ form: ListingForm
  ) -> UnixListDate? {
    guard field.year != nil else {
      guard let (month, day) = field.monthAndDay(form) else { return nil }
      var found = date(line, fields, month, day, form)
      found?.numbers = field.numbers
      return found
    }
    guard let day = field.listDate(form), Self.isMeant(month: day.month, day: day.day) else {
      return nil
    }
    let clock = next + 1 < fields.count ? ListedClock(line, fields, next, form) : nil
    var parts = LineEvidence.Parts()
    parts.note(.clockBehindDate, isThere: clock != nil)
    var found: UnixListDate
    if let clock, clock.end < fields.count, form[has: .clockBehindDate] {
      found = withClock(line, fields, day, clock, form)
      found.parts.merge(parts)
    } else {
      found = withoutClock(line, fields, day, clock, .free, parts, form)
    }
    found.numbers = field.hasPoints ? nil : field.numbers
    return found
  }
}

extension DateField {
  /// Takes the numbers in the order that the listing shows, the month first where it shows none.
  fileprivate func listDate(_ form: ListingForm) -> (year: Int, month: Int, day: Int)? {
    if hasPoints || numbers == nil, let year, let month, let day { return (year, month, day) }
    if let order = form.dateOrder { return date(in: order) }
    if let year, let month, let day { return (year, month, day) }
    return date(in: .monthDayYear)
  }

  /// Takes the numbers of a date without a year in the order that the listing shows.
  fileprivate func monthAndDay(_ form: ListingForm) -> (month: Int, day: Int)? {
    if let numbers, form.dateOrder == .dayMonthYear, (1...12).contains(numbers.second) {
      return (Int(numbers.second), Int(numbers.first))
    }
    guard let month, let day else { return nil }
    return (month, day)
  }
}
