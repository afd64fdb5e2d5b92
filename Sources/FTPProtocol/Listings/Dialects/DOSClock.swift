import Octets

/// The time of day in a line of `DIR`, which takes one field or more.
struct DOSClock {
  /// `nil` where the time contradicts itself (`14:03AM`).
  let field: ClockField?

  /// The field behind it.
  let end: Int

  /// Reads the field behind the date: `02:03PM`, `02:03 PM`, `02:03 p. m.`, `下午 02:03`, `14:03`.
  init?(_ line: Span<UInt8>, _ fields: LineFields) {
    let range = fields[1]
    if let plain = ClockField(line, range) ?? ClockField(line, pointed: range) {
      if let half = HalfOfDay.read(line, fields, 2),
        let full = ClockField(plain, isAfternoon: half.isAfternoon)
      {
        (field, end) = (full, half.end)
      } else {
        guard plain.hour < 24 else { return nil }
        (field, end) = (plain, 2)
      }
      return
    }
    if let glued = ClockField(line, range, suffix: nil) {
      (field, end) = (glued, 2)
      return
    }
    if let isAfternoon = HalfOfDay.isAfternoon(line, before: range),
      let plain = ClockField(line, fields[2]),
      let full = ClockField(plain, isAfternoon: isAfternoon)
    {
      (field, end) = (full, 3)
      return
    }
    guard range.count == 7, ClockField(line, range.dropLast(2)) != nil,
      line.hasSuffix(range, "am")
    else { return nil }
    (field, end) = (nil, 2)
  }
}
