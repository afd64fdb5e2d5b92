import Octets

/// Lines of Nortel's WF-FTP: `name  1014196  06/03/04  Thur.   10:20:03`.
enum NortelListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    guard fields.count == 5, let size = line.size(fields[1]),
      let date = DateField(line, fields[2]), date.numbers != nil,
      line[fields[3].upperBound - 1] == .dot, let clock = ClockField(line, fields[4]),
      clock.second != nil
    else { return .notUnderstood }
    entry.evidence.date = date.numbers
    guard let (year, month, day) = date.date(in: form.dateOrder ?? .monthDayYear),
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return .notUnderstood }
    entry.kind = .file
    entry.name = fields[0]
    entry.size = size
    entry.time = time
    return .entry
  }
}
