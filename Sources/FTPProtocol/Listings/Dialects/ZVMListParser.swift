/// Lines of z/VM: `PROFILE  EXEC  V  65  107  2  2005-10-04 15:28:42 060191`.
///
/// A name has two parts, which FTP joins by a point.
enum ZVMListParser {
  static func parse(_ line: Span<UInt8>, into entry: inout ParsedLine) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    guard (8...9).contains(fields.count), let date = DateField(line, fields[6]),
      let clock = ClockField(line, fields[7]), clock.second != nil,
      let (year, month, day) = date.date(in: .monthDayYear),
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return .notUnderstood }
    entry.time = time
    entry.name = fields[0]
    if fields.count == 9, !line.equals(fields[8], "-") { entry.owner = fields[8] }
    if line.equals(fields[2], "DIR") || line.equals(fields[1], "DIR") {
      entry.kind = .directory
      return .entry
    }
    guard line.equals(fields[2], "F") || line.equals(fields[2], "V"),
      let length = line.number(fields[3]), let records = line.number(fields[4]),
      line.number(fields[5]) != nil
    else { return .notUnderstood }
    entry.kind = .file
    entry.nameExtension = fields[1]
    // Records of variable length are shorter than the longest; line ends come on top.
    entry.size = Int64(length) * Int64(records)
    entry.isSizeRounded = true
    return .entry
  }
}
