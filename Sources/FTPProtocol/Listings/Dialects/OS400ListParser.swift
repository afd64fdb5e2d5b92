import Octets

/// Lines of IBM i: `PEP  36864 04/03/24 14:06:34 *DIR  dir1/`.
enum OS400ListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    guard fields.count >= 3,
      let type = (1..<min(fields.count - 1, 6)).first(where: {
        line[fields[$0].lowerBound] == .asterisk
      })
    else { return .notUnderstood }
    entry.owner = fields[0]
    if type == 4 {
      guard takeSizeAndTime(line, fields, form, &entry) else { return .notUnderstood }
    } else if type == 2, let size = line.size(fields[1]) {
      entry.size = size
    } else if type != 1 {
      return .notUnderstood
    }
    guard let kind = kind(line, fields[type]) else { return .notUnderstood }
    entry.kind = kind
    entry.name = line.trimmingStart(fields[type].upperBound..<line.count)
    if kind == .directory, entry.name.count > 1, line[entry.name.upperBound - 1] == .slash {
      entry.name = entry.name.lowerBound..<(entry.name.upperBound - 1)
    }
    return .entry
  }

  private static func takeSizeAndTime(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard let size = line.size(fields[1]), let date = DateField(line, fields[2]),
      let clock = ClockField(line, fields[3])
    else { return false }
    entry.size = size
    // The order of the date is that of the job; points are German.
    let order: ListingForm.DateOrder =
      date.hasPoints ? .dayMonthYear : form.dateOrder ?? .yearMonthDay
    if !date.hasPoints { entry.evidence.date = date.numbers }
    guard let (year, month, day) = date.date(in: order) else { return false }
    entry.time = ListedTime(year: year, month: month, day: day, clock: clock)
    return entry.time != nil
  }

  private static func kind(_ line: Span<UInt8>, _ type: Range<Int>) -> EntryKind? {
    let directories: [StaticString] = ["*DIR", "*DDIR", "*LIB", "*FLR"]
    if directories.contains(where: { line.equals(type, $0) }) { return .directory }
    if line.equals(type, "*SYMLNK") { return .link }
    let files: [StaticString] = ["*FILE", "*STMF", "*DSTMF", "*MEM", "*DOC", "*USRSPC"]
    if files.contains(where: { line.equals(type, $0) }) { return .file }
    return type.count > 1 ? .other : nil
  }
}
