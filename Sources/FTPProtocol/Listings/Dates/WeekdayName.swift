import Octets

/// The names of the days of the week, as `date` writes them: `Fri`, `Fri,`, `Friday`.
enum WeekdayName {
  /// Finds the day that a word names, Monday first; `nil` for other words.
  @inline(__always)
  static func day(_ line: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard (3...10).contains(range.count) else { return nil }
    let start = range.lowerBound
    let first = UInt32(line[start].lowercased) << 16 | UInt32(line[start + 1].lowercased) << 8
    let day: Int
    switch first | UInt32(line[start + 2].lowercased) {
    case 0x6D6F6E: day = 0
    case 0x747565: day = 1
    case 0x776564: day = 2
    case 0x746875: day = 3
    case 0x667269: day = 4
    case 0x736174: day = 5
    case 0x73756E: day = 6
    default: return nil
    }
    let isWhole =
      range.count == 3 || line[range.upperBound - 1].isOne(of: ",.") || line.hasSuffix(range, "day")
    return isWhole ? day : nil
  }
}

extension TimeValue {
  /// The day of the week, Monday first.
  var weekday: Int {
    let days = CivilDate.daysSinceEpoch(year: year, month: month, day: day)
    return ((days + 3) % 7 + 7) % 7
  }
}
