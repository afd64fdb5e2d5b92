import Octets

/// What stands between a time of day or a year and the name: a zone, a day of the week, a year.
///
/// All of it is rare, and much of it may begin a name: see ``LineEvidence/Part``.
struct DateTail {
  /// What the tail stands behind.
  enum Place {
    case seconds
    case minutes

    /// The last part of a date of which no time of day is told.
    case date

    fileprivate var zone: LineEvidence.Part {
      switch self {
      case .seconds: .zone
      case .minutes: .zoneBehindMinutes
      case .date: .zoneBehindYear
      }
    }

    /// The parts that may be there, a bit for each.
    fileprivate var bits: UInt32 {
      switch self {
      case .seconds: zone.bit | LineEvidence.Part.weekday.bit | LineEvidence.Part.unit.bit
      case .minutes:
        zone.bit | LineEvidence.Part.weekday.bit | LineEvidence.Part.unit.bit
          | LineEvidence.Part.yearBehindMinutes.bit
      case .date: zone.bit | LineEvidence.Part.weekday.bit
      }
    }
  }

  /// The field behind it.
  private(set) var end: Int

  /// How far a zone in it is ahead of UTC.
  private(set) var offset: Int64?

  private(set) var year: Int?

  /// Which parts there are.
  private(set) var parts = LineEvidence.Parts()

  /// Reads what stands at a field.
  ///
  /// - Parameters:
  ///   - line: A line of a listing.
  ///   - fields: Its fields.
  ///   - start: The field behind the time of day or the year.
  ///   - place: What that is.
  ///   - date: The date as it is known so far.
  ///   - lacksYear: Whether the year of it is guessed.
  ///   - isCertain: Whether the date is none of `ls`, and no name begins with a zone.
  ///   - form: What all lines have.
  @inline(__always)
  init(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ start: Int,
    behind place: Place,
    of date: TimeValue?,
    lacksYear: Bool = false,
    isCertain: Bool = false,
    _ form: ListingForm
  ) {
    end = start
    // Most names have no blank, and are the last field, or begin with a word of small letters.
    if start + 1 < fields.count, Self.mayBegin(line, fields[start]) {
      read(line, fields, place, date, lacksYear, isCertain, form)
    }
    parts.lack(place.bits)
  }

  /// Whether a field begins as a zone, a number or a word for hours does, or is no ASCII.
  @inline(__always)
  static func mayBegin(_ line: Span<UInt8>, _ field: Range<Int>) -> Bool {
    let octet = line[field.lowerBound]
    return octet < UInt8(ascii: "a") || octet == UInt8(ascii: "h") || octet == UInt8(ascii: "u")
      || !octet.isASCII
  }

  @inline(never)
  private mutating func read(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ place: Place,
    _ date: TimeValue?,
    _ lacksYear: Bool,
    _ isCertain: Bool,
    _ form: ListingForm
  ) {
    var hasZone = false
    while end + 1 < fields.count {
      let field = fields[end]
      let part: LineEvidence.Part
      if year == nil, !hasZone, let zone = ZoneField(line, field) {
        hasZone = true
        part = place.zone
        let isSure = isCertain || (zone.isNumber && place != .date)
        guard note(part, isSure: isSure, form) else { return }
        offset = zone.seconds
        end += 1
        // `+0000 UTC`
        guard zone.isNumber, end + 1 < fields.count else { continue }
        let isNamed = ZoneField(line, fields[end]) != nil
        parts.note(.secondZone, isThere: isNamed)
        if isNamed, form[has: .secondZone] { end += 1 }
        continue
      } else if let date, WeekdayName.day(line, field) == date.weekday {
        part = .weekday
      } else if place != .date, Self.isUnit(line, field) {
        part = .unit
      } else if lacksYear, year == nil, field.count == 4, let number = line.number(field),
        number >= 1970
      {
        part = .yearBehindMinutes
        if let date, form.clock.isOld(date) { parts.note(.oldClock) }
        guard note(part, isSure: false, form) else { return }
        year = number
        end += 1
        continue
      } else {
        return
      }
      guard parts.present & part.bit == 0, note(part, isSure: false, form) else { return }
      end += 1
    }
  }

  /// Notes a part that is there.
  ///
  /// - Returns: Whether it belongs to the date.
  private mutating func note(
    _ part: LineEvidence.Part,
    isSure: Bool,
    _ form: ListingForm
  ) -> Bool {
    if isSure { return true }
    parts.note(part)
    return form[has: part]
  }

  /// `Uhr`, `uur`, `h`.
  private static func isUnit(_ line: Span<UInt8>, _ field: Range<Int>) -> Bool {
    line.equals(field, "uhr") || line.equals(field, "uur") || line.equals(field, "h")
      || line.equals(field, "hs")
  }
}
