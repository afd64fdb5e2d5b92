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
    if line[fields[0].lowerBound] == .slash { return folder(line, fields, form, &entry) }
    guard fields.count >= 3,
      let type = (1..<min(fields.count - 1, 6)).first(where: {
        isType(line, fields[$0])
      })
    else { return .notUnderstood }
    entry.owner = fields[0]
    if type == 4 {
      guard takeSizeAndTime(line, fields, form, &entry) else { return .notUnderstood }
    } else if type == 2, let size = line.size(fields[1]) {
      entry.size = size
    } else if type == 3, isGlued(line, fields[0]), takeTime(line, fields, 1, form, &entry) {
      // A long owner leaves no blank before a long size.
      entry.owner = nil
    } else if type != 1 || !isMember(line, fields[1]) {
      return .notUnderstood
    }
    guard let kind = kind(line, fields[type]) else { return .notUnderstood }
    entry.kind = kind
    entry.name = line.trimmingStart(fields[type].upperBound..<line.count)
    if kind == .directory, entry.name.count > 1, line[entry.name.upperBound - 1] == .slash {
      entry.name = entry.name.lowerBound..<(entry.name.upperBound - 1)
    }
    // A member is named by its file too; all else has one name.
    if !isMember(line, fields[type]) { entry.name = line.lastComponent(entry.name) }
    return .entry
  }

  /// Reads `/QDLS/ARM          0 11/09/95 07:19:30 DIR`, of the folders of documents.
  private static func folder(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    guard fields.count == 5, takeSizeAndTime(line, fields, form, &entry),
      line.allSatisfy(fields[4], { $0.isUppercase })
    else { return .notUnderstood }
    let isDirectory = line.equals(fields[4], "DIR") || line.equals(fields[4], "FLR")
    entry.kind = isDirectory ? .directory : .file
    entry.name = line.lastComponent(fields[0])
    return .entry
  }

  /// `*DIR`, `*FILE` and others; the `**NONE**` of z/OS is none.
  private static func isType(_ line: Span<UInt8>, _ field: Range<Int>) -> Bool {
    line[field.lowerBound] == .asterisk && field.count > 2
      && line.allSatisfy((field.lowerBound + 1)..<field.upperBound) { $0.isUppercase || $0.isDigit }
  }

  private static func isMember(_ line: Span<UInt8>, _ type: Range<Int>) -> Bool {
    line.equals(type, "*MEM") || line.equals(type, "*MBR")
  }

  /// Whether a field is an owner's name of ten letters with a size behind it.
  private static func isGlued(_ line: Span<UInt8>, _ field: Range<Int>) -> Bool {
    field.count > 10
      && line.allSatisfy((field.lowerBound + 10)..<field.upperBound) { $0.isDigit }
  }

  private static func takeSizeAndTime(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard let size = line.size(fields[1]) else { return false }
    entry.size = size
    return takeTime(line, fields, 2, form, &entry)
  }

  private static func takeTime(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard let date = DateField(line, fields[index]),
      let clock = ClockField(line, fields[index + 1])
        ?? ClockField(line, pointed: fields[index + 1])
    else { return false }
    // The order of the date is that of the job; points are German.
    let order: ListingForm.DateOrder =
      date.hasPoints ? .dayMonthYear : form.dateOrder ?? .yearMonthDay
    if !date.hasPoints { entry.evidence.date = date.numbers }
    // A date in another order than that of the others has no time that is known.
    if let (year, month, day) = date.date(in: order) {
      entry.time = ListedTime(year: year, month: month, day: day, clock: clock)
    }
    return true
  }

  private static func kind(_ line: Span<UInt8>, _ type: Range<Int>) -> EntryKind? {
    let directories: [StaticString] = ["*DIR", "*DDIR", "*LIB", "*FLR"]
    if directories.contains(where: { line.equals(type, $0) }) { return .directory }
    if line.equals(type, "*SYMLNK") { return .link }
    let files: [StaticString] = ["*FILE", "*STMF", "*DSTMF", "*MEM", "*MBR", "*DOC", "*USRSPC"]
    if files.contains(where: { line.equals(type, $0) }) { return .file }
    return type.count > 1 ? .other : nil
  }
}
