import Octets

/// A time of day in a line of `ls -l`, with what a server writes behind it.
struct ListedClock {
  let field: ClockField

  /// The field behind it.
  let end: Int

  /// Whether `PM` may be a part of the time, or begin the name.
  private(set) var parts = LineEvidence.Parts()

  /// How far a zone in the same field is ahead of UTC (`10:20Z`, `10:20:30+0100`).
  private(set) var offset: Int64?

  /// Reads `14:03`, `2:03PM`, `2:03 PM`, `2:03 p. m.`, `09.17` and `下午 2:03`, in one field or more.
  ///
  /// Where it is certain, the date is none of `ls`, and other lines say nothing of it.
  init?(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm,
    isCertain: Bool = false
  ) {
    let range = fields[index]
    let next = index + 1
    guard line[range.lowerBound].isDigit else {
      guard next < fields.count, let isAfternoon = HalfOfDay.isAfternoon(line, before: range),
        let plain = ClockField(line, fields[next]),
        let full = ClockField(plain, isAfternoon: isAfternoon)
      else { return nil }
      (field, end) = (full, next + 1)
      return
    }
    guard let plain = ClockField(line, range) else {
      guard
        let other = ClockField(line, range, suffix: nil) ?? ClockField(line, pointed: range)
      else {
        guard let (clock, offset) = Self.zoned(line, range) else { return nil }
        (field, end, self.offset) = (clock, next, offset)
        return
      }
      (field, end) = (other, next)
      return
    }
    // What stands here is a name nearly always, and begins no such word.
    guard next + 1 < fields.count, fields[next].count >= 2, plain.hour <= 12,
      let half = HalfOfDay.read(line, fields, next), half.end < fields.count,
      let full = ClockField(plain, isAfternoon: half.isAfternoon)
    else {
      (field, end) = (plain, next)
      if plain.second == nil { parts.note(.half, isThere: false) }
      return
    }
    parts.note(.half)
    let isTaken = isCertain || form[has: .half]
    (field, end) = isTaken ? (full, half.end) : (plain, next)
  }

  /// Reads `10:20Z`, `10:20:30Z`, `10:20:30+01:00`.
  private static func zoned(
    _ line: Span<UInt8>,
    _ range: Range<Int>
  ) -> (clock: ClockField, offset: Int64?)? {
    var end = range.lowerBound
    while end < range.upperBound, line[end].isDigit || line[end].isOne(of: ":.,") { end += 1 }
    guard end - range.lowerBound >= 5, end < range.upperBound, line[end].isOne(of: "+-Z"),
      let clock = ClockField(line, range.lowerBound..<end),
      let zone = ZoneField(line, end..<range.upperBound)
    else { return nil }
    return (clock, zone.seconds)
  }

  /// Whether a field begins as a time of day does, or is a word in front of one, and the whole is
  /// not understood.
  ///
  /// `10:20Uhr`, `Fri 10:20`, `à 10:20`: where all lines have it, it begins no name.
  static func isUnknown(_ line: Span<UInt8>, _ fields: LineFields, _ index: Int) -> Bool {
    guard index + 1 < fields.count else { return false }
    let field = fields[index]
    let first = line[field.lowerBound]
    if first.isDigit {
      guard field.count >= 5,
        let colon = line.firstIndex(of: .colon, in: field.lowerBound..<(field.lowerBound + 3)),
        colon + 2 < field.upperBound
      else { return false }
      return line.number(field.lowerBound..<colon) != nil
        && line.number((colon + 1)..<(colon + 3)) != nil
    }
    let isShort = field.count <= 2 || (!first.isASCII && field.count <= 12)
    guard index + 2 < fields.count, isShort || field.count <= 4,
      ClockField(line, fields[index + 1]) != nil
    else { return false }
    return isShort || WeekdayName.day(line, field) != nil
  }
}
