import Octets

/// Lines of `DIR` as IIS and its relatives send them: `11-24-26  02:03PM  <DIR>  name`.
enum DOSListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count >= 3, let date = DateField(line, fields[0]) else {
      return isSummary(line, fields) ? .nothing : .notUnderstood
    }
    guard let clock = DOSClock(line, fields), clock.end < fields.count else {
      return .notUnderstood
    }
    entry.evidence.date = date.hasPoints ? nil : date.numbers
    guard let (year, month, day) = date.dosDate(form), DateRest.isMeant(month: month, day: day)
    else { return .notUnderstood }
    if let time = clock.field {
      entry.time = ListedTime(year: year, month: month, day: day, clock: time)
    }
    return takeKindAndName(line, fields, clock.end, form, &entry)
  }

  /// `2 File(s)  1,234 bytes`, behind the entries; in any language a word with a plural.
  private static func isSummary(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
    fields.count >= 3 && line.size(fields[0]) != nil
      && line.firstIndex(of: .openParenthesis, in: fields[1]) != nil && line.size(fields[2]) != nil
  }

  private static func takeKindAndName(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let field = fields[index]
    if line[field.lowerBound] == .less {
      // `<DIR>name` is met too.
      guard let end = line.firstIndex(of: .greater, in: field) else { return .notUnderstood }
      let mark = field.lowerBound..<(end + 1)
      guard let kind = kind(line, mark) else { return .notUnderstood }
      entry.kind = kind
      entry.name = line.trimmingStart(mark.upperBound..<line.count)
      guard !entry.name.isEmpty else { return .notUnderstood }
      if kind == .link { splitTarget(line, &entry) }
      return .entry
    }
    var end = field.upperBound
    if let grouped = SpacedThousands(line, fields, index, form, &entry.evidence.parts) {
      (entry.size, end) = (grouped.octets, grouped.end)
    } else if !takeSize(line, field, &entry) {
      return .notUnderstood
    }
    let rest = end..<line.count
    let trimmed = line.trimmingStart(rest)
    // Windows has no names of blanks alone: the name is missing.
    guard !trimmed.isEmpty, trimmed.lowerBound > rest.lowerBound else { return .notUnderstood }
    entry.kind = .file
    // Behind a size stands one blank, unless all lines have more.
    let blanks = trimmed.lowerBound - rest.lowerBound
    entry.evidence.indent = (.size, blanks - 1)
    let start = rest.lowerBound + 1 + min(form[indent: .size], blanks - 1)
    entry.name = start..<line.count
    return .entry
  }

  /// What a word in place of a size says: `<DIR>`, `<REP>` and `<Dossier>` in French.
  private static func kind(_ line: Span<UInt8>, _ mark: Range<Int>) -> EntryKind? {
    if line.equals(mark, "<DIR>") || line.equals(mark, "<REP>") || line.equals(mark, "<Dossier>") {
      return .directory
    }
    return line.equals(mark, "<JUNCTION>") || line.equals(mark, "<SYMLINKD>")
      || line.equals(mark, "<SYMLINK>") ? .link : nil
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
