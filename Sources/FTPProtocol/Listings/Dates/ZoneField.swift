import Octets

/// A zone behind a time of day: `+0100`, `+01:00`, `-03`, `Z`, `GMT`, `CEST`, `GMT+01:00`,
/// `Europe/Berlin`.
struct ZoneField {
  /// How far it is ahead of UTC; `nil` where its name does not tell.
  let seconds: Int64?

  /// Whether it is a number of hours and minutes, which begins no name that is met.
  let isNumber: Bool

  /// Reads a field; `nil` for words that are no zones, such as `PART` or `README`.
  init?(_ line: Span<UInt8>, _ range: Range<Int>) {
    let first = line[range.lowerBound]
    if first == .plus || first == .hyphen {
      guard range.count != 4, let seconds = Self.distance(line, range) else { return nil }
      (self.seconds, isNumber) = (seconds, range.count > 3)
      return
    }
    guard first.isUppercase else { return nil }
    isNumber = false
    var end = range.lowerBound
    while end < range.upperBound, line[end].isUppercase { end += 1 }
    let letters = range.lowerBound..<end
    let isUniversal =
      line.equals(letters, "gmt") || line.equals(letters, "utc") || line.equals(letters, "z")
      || line.equals(letters, "ut")
    if end == range.upperBound {
      guard isUniversal || Self.names.contains(Self.key(line, letters)) else { return nil }
      seconds = isUniversal ? 0 : nil
    } else if isUniversal, line[end].isOne(of: "+-") {
      guard letters.count == 3, let distance = Self.distance(line, end..<range.upperBound) else {
        return nil
      }
      seconds = distance
    } else {
      guard Self.isPlace(line, range) else { return nil }
      seconds = nil
    }
  }

  /// Reads `+1`, `+01`, `+0100`, `+01:00`.
  private static func distance(_ line: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    let digits = (range.lowerBound + 1)..<range.upperBound
    var (hours, minutes): (Int?, Int?) = (nil, 0)
    switch digits.count {
    case 1, 2: hours = line.number(digits)
    case 4:
      hours = line.number(digits.lowerBound..<(digits.lowerBound + 2))
      minutes = line.number((digits.lowerBound + 2)..<digits.upperBound)
    case 5 where line[digits.lowerBound + 2] == .colon:
      hours = line.number(digits.lowerBound..<(digits.lowerBound + 2))
      minutes = line.number((digits.lowerBound + 3)..<digits.upperBound)
    default: return nil
    }
    guard let hours, let minutes, hours <= 15, minutes < 60 else { return nil }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return line[range.lowerBound] == .hyphen ? -seconds : seconds
  }

  /// Whether it is `Area/City` of the zones' database: no name has a slash in it.
  private static func isPlace(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let slash = line.firstIndex(of: .slash, in: range), slash + 1 < range.upperBound,
      line[slash + 1].isUppercase
    else { return false }
    let area = range.lowerBound..<slash
    let isArea = areas.contains { line.equals(area, $0) }
    return isArea
      && line.allSatisfy((slash + 1)..<range.upperBound) {
        $0.isLetter || $0.isDigit || $0.isOne(of: "/_-+")
      }
  }

  private static let areas: [StaticString] = [
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific", "Etc", "US", "Brazil", "Canada", "Chile", "Mexico",
  ]

  /// A name of at most eight letters as a number.
  private static func key(_ line: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    guard range.count <= 8 else { return 0 }
    var key: UInt64 = 0
    for index in range { key = key << 8 | UInt64(line[index]) }
    return key
  }

  /// The abbreviations that `date` prints; most other words in capitals begin names.
  private static let names: Set<UInt64> = {
    let words =
      "ACDT ACST ADT AEDT AEST AKDT AKST ART AST AWST BRST BRT BST CAT CDT CEST CET CLST CLT COT CST"
      + " EAT EDT EEST EET EST HDT HKT HST ICT IDT IRST IST JST KST MDT MESZ MEZ MSD MSK MST MYT NDT"
      + " NST NZDT NZST PDT PET PHT PKT PST SAST SGT SST TRT VET WAT WEST WET WIB WIT WITA"
    return Set(
      words.split(separator: " ").map { word in
        word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
      }
    )
  }()
}

extension ListedTime {
  /// Makes a time of a zone one of UTC.
  mutating func subtract(_ seconds: Int64) {
    guard let utc = TimeValue(secondsSinceEpoch: time.secondsSinceEpoch - seconds) else { return }
    (time, isUTC) = (utc, true)
  }

  /// Reads `2026-11-24T14:03:07Z`, with a zone as `+01:00` or `+0100` or without one (RFC 3339), and
  /// `2026-11-24_14:03`.
  init?(_ line: Span<UInt8>, stamp range: Range<Int>) {
    guard range.count > 10, line[range.lowerBound + 10].isOne(of: "Tt_"),
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
    guard let seconds = ZoneField(line, zone)?.seconds else { return nil }
    subtract(seconds)
  }
}
