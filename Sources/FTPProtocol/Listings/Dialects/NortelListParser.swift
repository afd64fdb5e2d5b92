import Octets

/// Lines that begin with a name without blanks: `name  1014196  06/03/04  Thur.   10:20:03` (Nortel's
/// WF-FTP), `CMT  <DIR>  Nov 21 1994 10:17` (Chameleon), `name  16246 02-20-94  23:08` (NCSA).
enum NortelListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    // `729088 Bytes Available`
    if fields.count == 3, line.number(fields[0]) != nil, line.equals(fields[1], "bytes") {
      return .nothing
    }
    guard fields.count >= 4 else { return .notUnderstood }
    let isDirectory = line.equals(fields[1], "<DIR>")
    guard isDirectory || line.size(fields[1]) != nil else { return .notUnderstood }
    entry.kind = isDirectory ? .directory : .file
    entry.size = line.size(fields[1])
    entry.name = fields[0]
    return takeNumbers(line, fields, form, &entry) || takeWords(line, fields, &entry)
      ? .entry : .notUnderstood
  }

  /// Reads `06/03/04  Thur.   10:20:03` and `02-20-94  23:08`, behind which nothing stands.
  private static func takeNumbers(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard fields.count <= 5, let date = DateField(line, fields[2]), date.numbers != nil,
      let clock = ClockField(line, fields[fields.count - 1])
    else { return false }
    let hasWeekday = fields.count == 5
    guard (clock.second != nil) == hasWeekday,
      !hasWeekday || line[fields[3].upperBound - 1] == .dot
    else { return false }
    entry.evidence.date = date.numbers
    guard let (year, month, day) = date.date(in: form.dateOrder ?? .monthDayYear),
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return false }
    entry.time = time
    return true
  }

  /// Reads `Nov 21 1994 10:17`, and the letters of attributes behind it.
  private static func takeWords(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard (6...7).contains(fields.count), let month = MonthName.month(line, fields[2]),
      let day = line.number(fields[3]), fields[4].count == 4, let year = line.number(fields[4]),
      let clock = ClockField(line, fields[5]),
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return false }
    entry.time = time
    return fields.count == 6 || line.allSatisfy(fields[6]) { $0.isUppercase }
  }
}
