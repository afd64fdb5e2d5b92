import Octets

/// Lines of HP NonStop (Guardian): `FILE4  101  16384 15-Aug-14 11:44:56 244, 10 "oooo"`.
enum NonStopListParser {
  static func parse(_ line: Span<UInt8>, into entry: inout ParsedLine) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    if fields.count >= 4, line.equals(fields[0], "file"), line.equals(fields[1], "code") {
      return .nothing
    }
    guard fields.count >= 7, line[fields[fields.count - 1].lowerBound] == .doubleQuote,
      line[fields[fields.count - 1].upperBound - 1] == .doubleQuote
    else { return .notUnderstood }
    // An `O` behind the name tells that the file is open.
    let code = line.equals(fields[1], "O") ? 2 : 1
    guard code + 5 < fields.count, line.number(fields[code]) != nil,
      let size = line.size(fields[code + 1]), let date = DateField(line, fields[code + 2]),
      date.numbers == nil, let (year, month, day) = date.date(in: .dayMonthYear),
      let clock = ClockField(line, fields[code + 3]),
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return .notUnderstood }
    entry.kind = .file
    entry.name = fields[0]
    entry.size = size
    entry.time = time
    entry.owner = fields[code + 4].lowerBound..<fields[fields.count - 2].upperBound
    return .entry
  }
}
