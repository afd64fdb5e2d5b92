import Octets

/// Lines of `DIR` as IIS and its relatives send them: `11-24-26  02:03PM  <DIR>  name`.
enum DOSListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count >= 4, let date = DateField(line, fields[0]) else {
      return isSummary(line, fields) ? .nothing : .notUnderstood
    }
    var next = 2
    var clock = ClockField(line, fields[1], suffix: nil) ?? ClockField(line, pointed: fields[1])
    // `02:03 PM` with a blank is met too.
    if let later = ClockField(line, fields[1], suffix: fields[2]) { (clock, next) = (later, 3) }
    guard let clock, next < fields.count else { return .notUnderstood }
    entry.evidence.date = date.hasPoints ? nil : date.numbers
    guard let (year, month, day) = date.dosDate(form), DateRest.isMeant(month: month, day: day)
    else { return .notUnderstood }
    entry.time = ListedTime(year: year, month: month, day: day, clock: clock)
    return takeKindAndName(line, fields[next], form, &entry)
  }

  /// `2 File(s)  1,234 bytes`, behind the entries; in any language a word with a plural.
  private static func isSummary(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
    fields.count >= 3 && line.size(fields[0]) != nil
      && line.firstIndex(of: .openParenthesis, in: fields[1]) != nil && line.size(fields[2]) != nil
  }

  private static func takeKindAndName(
    _ line: Span<UInt8>,
    _ field: Range<Int>,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let rest = field.upperBound..<line.count
    let trimmed = line.trimmingStart(rest)
    // Windows has no names of blanks alone: the name is missing.
    guard !trimmed.isEmpty, trimmed.lowerBound > rest.lowerBound else { return .notUnderstood }
    entry.name = trimmed
    // `<REP>` is French.
    if line.equals(field, "<DIR>") || line.equals(field, "<REP>") {
      entry.kind = .directory
    } else if line.equals(field, "<JUNCTION>") || line.equals(field, "<SYMLINKD>")
      || line.equals(field, "<SYMLINK>")
    {
      entry.kind = .link
      splitTarget(line, &entry)
    } else if takeSize(line, field, &entry) {
      entry.kind = .file
      // Behind a size stands one blank, unless all lines have more.
      let blanks = trimmed.lowerBound - rest.lowerBound
      entry.evidence.indent = (.size, blanks - 1)
      let start = rest.lowerBound + 1 + min(form[indent: .size], blanks - 1)
      entry.name = start..<line.count
    } else {
      return .notUnderstood
    }
    return .entry
  }

  /// Takes a size that is not rounded; one that no file can have is not known.
  private static func takeSize(
    _ line: Span<UInt8>,
    _ field: Range<Int>,
    _ entry: inout ParsedLine
  ) -> Bool {
    entry.size = line.size(field)
    if entry.size != nil { return true }
    guard let listed = ListedSize(line, field), !listed.isRounded else { return false }
    entry.size = listed.octets
    return true
  }

  /// Takes `name [target]` apart.
  private static func splitTarget(_ line: Span<UInt8>, _ entry: inout ParsedLine) {
    guard line[entry.name.upperBound - 1] == .closeBracket,
      let bracket = line.firstIndex(of: .openBracket, in: entry.name),
      bracket > entry.name.lowerBound + 1,
      line[bracket - 1] == .space
    else { return }
    entry.linkTarget = (bracket + 1)..<(entry.name.upperBound - 1)
    entry.name = entry.name.lowerBound..<(bracket - 1)
  }
}

extension DateField {
  /// Reads `11-24-26`, `11/24/2026`, `2026-11-24`, `24.11.2026`.
  ///
  /// IIS puts the month first whatever the language; other servers are found out by their dates.
  fileprivate func dosDate(_ form: ListingForm) -> (year: Int, month: Int, day: Int)? {
    if hasPoints, let year, let month, let day { return (year, month, day) }
    return date(in: form.dateOrder == .dayMonthYear ? .dayMonthYear : .monthDayYear)
  }
}
