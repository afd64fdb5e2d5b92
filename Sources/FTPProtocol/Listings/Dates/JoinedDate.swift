import Octets

extension DateRest {
  /// Reads what follows a date in one field, such as `2026-11-24` or `11-24`.
  func date(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ parts: DateField,
    _ form: ListingForm
  ) -> UnixListDate? {
    guard parts.year != nil else {
      guard let month = parts.month, let day = parts.day else { return nil }
      return date(line, fields, month, day, form)
    }
    guard let (year, month, day) = parts.listDate(form), Self.isMeant(month: month, day: day)
    else { return nil }
    if UnixListDate.isBetween(line, fields, next) { return nil }
    let numbers = parts.hasPoints ? nil : parts.numbers
    let clock = next + 1 < fields.count ? ListedClock(line, fields, next, form) : nil
    let tail = LineEvidence.Tail(.clockBehindDate, isThere: clock != nil)
    guard let clock, clock.end < fields.count, form.takes(tail, .clockBehindDate) else {
      let time = ListedTime(year: year, month: month, day: day, clock: nil)
      return UnixListDate(
        time: time,
        end: fields[next - 1].upperBound,
        column: .free,
        tail: tail,
        numbers: numbers
      )
    }
    var time = ListedTime(year: year, month: month, day: day, clock: clock.field)
    var end = clock.end
    var last = clock.tail ?? tail
    // `2026-11-24 14:03:07.000000000 +0100` tells its zone.
    let offset = end + 1 < fields.count ? ZoneOffset(line, fields[end]) : nil
    let isSure = offset?.isNumber ?? false
    if isSure || (clock.field.second != nil && offset != nil) {
      if !isSure { last = .init(.zone, isThere: true) }
      if isSure || form.takes(last, .zone) {
        if let seconds = offset?.seconds { time?.subtract(seconds) }
        end += 1
      }
    } else if clock.field.second != nil {
      last = .init(.zone, isThere: false)
    }
    return UnixListDate(
      time: time,
      end: fields[end - 1].upperBound,
      column: .clock,
      tail: last,
      numbers: numbers
    )
  }
}

/// A zone: `+0100`, `GMT`, `CEST`.
struct ZoneOffset {
  /// How far it is ahead of UTC; `nil` where its name does not tell.
  let seconds: Int64?

  /// Whether it is a number, which begins no name that is met.
  let isNumber: Bool

  init?(_ line: Span<UInt8>, _ range: Range<Int>) {
    if line.equals(range, "gmt") || line.equals(range, "utc") {
      (seconds, isNumber) = (0, false)
      return
    }
    // Most names of zones end in `T`, for time.
    let isName =
      (3...4).contains(range.count) && line[range.upperBound - 1] == UInt8(ascii: "T")
      && line.allSatisfy(range) { $0.isUppercase }
    if isName {
      (seconds, isNumber) = (nil, false)
      return
    }
    guard range.count == 5, line[range.lowerBound].isOne(of: "+-"),
      let digits = line.number((range.lowerBound + 1)..<range.upperBound), digits % 100 < 60
    else { return nil }
    let distance = Int64(digits / 100 * 3600 + digits % 100 * 60)
    (seconds, isNumber) = (line[range.lowerBound] == .plus ? distance : -distance, true)
  }
}

extension ListedTime {
  /// Makes a time of a zone one of UTC.
  mutating func subtract(_ seconds: Int64) {
    guard let utc = TimeValue(secondsSinceEpoch: time.secondsSinceEpoch - seconds) else { return }
    (time, isUTC) = (utc, true)
  }

  /// Reads `2026-11-24T14:03:07Z`, with a zone as `+01:00` or without one (RFC 3339).
  init?(_ line: Span<UInt8>, stamp range: Range<Int>) {
    guard range.count > 10, line[range.lowerBound + 10].lowercased == UInt8(ascii: "t"),
      let date = DateField(line, range.lowerBound..<(range.lowerBound + 10)),
      let (year, month, day) = date.date(in: .yearMonthDay), date.numbers == nil
    else { return nil }
    var end = range.lowerBound + 11
    while end < range.upperBound, line[end].isDigit || line[end].isOne(of: ":.") { end += 1 }
    guard let clock = ClockField(line, (range.lowerBound + 11)..<end),
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return nil }
    self = time
    let zone = end..<range.upperBound
    if zone.isEmpty { return }
    if line.equals(zone, "z") {
      isUTC = true
      return
    }
    guard zone.count == 6, line[end].isOne(of: "+-"), line[end + 3] == .colon,
      let hours = line.number((end + 1)..<(end + 3)),
      let minutes = line.number((end + 4)..<range.upperBound), minutes < 60
    else { return nil }
    let distance = Int64(hours * 3600 + minutes * 60)
    subtract(line[end] == .plus ? distance : -distance)
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
}
