import Octets

/// Lines of VShell and VxWorks, which begin with the size.
///
/// `206876  Apr 04, 2000 21:06 name`, with a slash behind directories, and
/// `2048    Feb-28-1998  05:23:30   name <DIR>`.
enum VShellListParser {
  static func parse(_ line: Span<UInt8>, into entry: inout ParsedLine) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    if isHeading(line, fields) { return .nothing }
    guard fields.count >= 4, let size = line.size(fields[0]) else { return .notUnderstood }
    entry.size = size
    entry.kind = .file
    return takeVShell(line, fields, &entry) || takeVxWorks(line, fields, &entry)
      ? .entry : .notUnderstood
  }

  private static func takeVShell(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard fields.count >= 6, let month = MonthName.month(line, fields[1]),
      line[fields[2].upperBound - 1] == .comma,
      let day = line.number(fields[2].lowerBound..<(fields[2].upperBound - 1)),
      fields[3].count == 4, let year = line.number(fields[3]),
      let clock = ClockField(line, fields[4]), clock.second == nil,
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return false }
    entry.time = time
    entry.name = (fields[4].upperBound + 1)..<line.count
    if line[line.count - 1] == .slash, entry.name.count > 1 {
      entry.kind = .directory
      entry.name = entry.name.lowerBound..<(line.count - 1)
    }
    return true
  }

  private static func takeVxWorks(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard let date = DateField(line, fields[1]), date.numbers == nil, let month = date.month,
      let year = date.year, let day = date.day, let clock = ClockField(line, fields[2]),
      clock.second != nil,
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return false }
    entry.time = time
    let name = line.trimmingEnd(line.trimmingStart(fields[2].upperBound..<line.count))
    entry.name = name
    guard line.hasSuffix(name, " <DIR>") else { return true }
    entry.kind = .directory
    entry.name = line.trimmingEnd(name.lowerBound..<(name.upperBound - 6))
    return !entry.name.isEmpty
  }

  /// `size  date  time  name`, and a rule of dashes below it.
  private static func isHeading(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
    if fields.count == 4, line.equals(fields[0], "size"), line.equals(fields[1], "date") {
      return true
    }
    return fields.count == 4
      && (0..<4).allSatisfy {
        line.allSatisfy(fields[$0]) { $0 == .hyphen } && fields[$0].count > 2
      }
  }
}
