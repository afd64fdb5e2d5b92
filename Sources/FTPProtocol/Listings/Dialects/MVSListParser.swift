import Octets

/// Lines of z/OS for data sets, members of libraries, and load modules.
///
/// Sizes are tracks and records, hence left out; a load module's own size is not that of its file.
enum MVSListParser {
  /// Which table a heading announces.
  enum Table: Hashable, Sendable {
    case dataSets
    case members
    case loadModules
    case jobs
  }

  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    if let table = heading(line, fields) {
      entry.evidence.table = table
      return .nothing
    }
    if takeDataSet(line, fields, form, &entry) || takeMember(line, fields, form, &entry)
      || takeLoadModule(line, fields, &entry) || takeJob(line, fields, &entry)
      || takeName(line, fields, form, &entry)
    {
      return .entry
    }
    return .notUnderstood
  }

  private static func heading(_ line: Span<UInt8>, _ fields: LineFields) -> Table? {
    guard fields.count >= 4 else { return nil }
    if line.equals(fields[0], "jobname"), line.equals(fields[1], "jobid") { return .jobs }
    if line.equals(fields[0], "volume"), line.equals(fields[1], "unit") { return .dataSets }
    guard line.equals(fields[0], "name") else { return nil }
    if line.equals(fields[1], "vv.mm") { return .members }
    return line.equals(fields[1], "size") && line.equals(fields[2], "ttr") ? .loadModules : nil
  }

  /// Reads `SAVE00 3390   2004/06/23  1    1  FB     128  6144  PS    A.B.C`.
  private static func takeDataSet(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> Bool {
    let last = fields.count - 1
    guard last >= 1, isDataSetName(line, fields[last]) else { return false }
    entry.name = fields[last]
    entry.kind = .file
    if isWithoutAttributes(line, fields) {
      if line.equals(fields[0], "pseudo") { entry.kind = .directory }
      return true
    }
    guard last >= 3, fields[0].count <= 6, fields[1].count <= 5,
      line.allSatisfy(fields[0], isNameLetter), line.allSatisfy(fields[1], isNameLetter)
    else { return false }
    let organization = fields[last - 1]
    if line.hasPrefix(organization, "po") {
      entry.kind = .directory
    } else if !["ps", "psu", "da", "dau", "is", "isu", "vsam", "gdg", "none"].contains(where: {
      line.equals(organization, $0)
    }) {
      return false
    }
    if line.equals(organization, "vsam"), last == 3 { return true }
    // Extents and tracks run together when they are large.
    guard (7...9).contains(last) else { return false }
    if line.hasPrefix(fields[2], "**") { return true }
    guard let date = date(line, fields[2], or: .monthDayYear, form, &entry) else { return false }
    entry.time = ListedTime(year: date.year, month: date.month, day: date.day, clock: nil)
    return true
  }

  /// Whether words tell why there are no attributes, the name behind them: `Migrated`,
  /// `Pseudo Directory`, `Error determining attributes`, `ARCIVE Not Direct Access Device`,
  /// `TAPE01 Tape`, `Not Mounted`.
  private static func isWithoutAttributes(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
    let last = fields.count - 1
    if line.equals(fields[0], "migrated") || line.equals(fields[0], "arcive") {
      return last == 1 || line.equals(fields[1], "not")
    }
    if line.equals(fields[0], "pseudo") { return last == 2 && line.equals(fields[1], "directory") }
    if line.equals(fields[0], "error") {
      return last == 3 && line.equals(fields[1], "determining")
    }
    // With the volume in front, or without.
    let isNot = line.equals(fields[0], "not") ? 0 : line.equals(fields[1], "not") ? 1 : nil
    if let isNot {
      return last == isNot + 2 && line.equals(fields[isNot + 1], "mounted")
        || last == isNot + 4 && line.equals(fields[isNot + 1], "direct")
    }
    return last == 2 && line.equals(fields[1], "tape") && line.allSatisfy(fields[0], isNameLetter)
  }

  /// Reads `2004/06/23`, and of older releases `06/23/04`.
  private static func date(
    _ line: Span<UInt8>,
    _ range: Range<Int>,
    or order: ListingForm.DateOrder,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> (year: Int, month: Int, day: Int)? {
    guard let date = DateField(line, range) else { return nil }
    entry.evidence.date = date.numbers
    return date.date(in: form.dateOrder ?? order)
  }

  /// Reads `TBSHELF1  01.03 2002/09/12 2002/10/11 09:37    11    11     0 KIL001`.
  private static func takeMember(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard isMemberName(line, fields[0]) else { return false }
    entry.kind = .file
    entry.name = fields[0]
    if fields.count == 1 {
      // A member without statistics fills its line with blanks; else the heading must tell.
      let filling = line.count - fields[0].upperBound
      return fields[0].lowerBound <= 1 && (form.table != nil || filling >= 8)
    }
    guard (8...9).contains(fields.count), fields[1].count == 5,
      line[fields[1].lowerBound + 2] == .dot,
      let date = date(line, fields[3], or: .yearMonthDay, form, &entry),
      DateField(line, fields[2]) != nil, let clock = ClockField(line, fields[4]),
      let time = ListedTime(year: date.year, month: date.month, day: date.day, clock: clock)
    else { return false }
    entry.time = time
    return true
  }

  /// Reads `EAGKCPT   000058   000009          00 FO             RN RU            31    ANY`.
  private static func takeLoadModule(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard fields.count >= 6, isMemberName(line, fields[0]), fields[1].count >= 6,
      fields[2].count == 6, let size = hexadecimal(line, fields[1]),
      hexadecimal(line, fields[2]) != nil,
      line.equals(fields[fields.count - 1], "any") || line.equals(fields[fields.count - 1], "24")
        || line.equals(fields[fields.count - 1], "31")
        || line.equals(fields[fields.count - 1], "64")
    else { return false }
    entry.kind = .file
    entry.name = fields[0]
    entry.size = size
    entry.isSizeRounded = true
    return true
  }

  /// Reads `ASCHINT  STC00968 IBMUSER  ACTIVE STC` and `IBMUSER  JOB00123  OUTPUT  3 Spool Files`.
  private static func takeJob(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard fields.count >= 3, isMemberName(line, fields[0]), isJob(line, fields[1]) else {
      return false
    }
    for index in 2..<min(fields.count, 4)
    where line.equals(fields[index], "active") || line.equals(fields[index], "input")
      || line.equals(fields[index], "output") || line.equals(fields[index], "held")
    {
      entry.kind = .file
      entry.name = fields[1]
      return true
    }
    return false
  }

  /// `JOB00123`, `STC00968`, `TSU12345`, `J0000123`.
  private static func isJob(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 8 else { return false }
    let isLong = line[range.lowerBound + 1].isDigit
    let number = (range.lowerBound + (isLong ? 1 : 3))..<range.upperBound
    return line.number(number) != nil && line[range.lowerBound].isOne(of: "JST")
      && (isLong || line.hasPrefix(range, "job") || line.hasPrefix(range, "stc")
        || line.hasPrefix(range, "tsu"))
  }

  /// Takes the name from where a heading announced it, of a line that says nothing else known.
  private static func takeName(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> Bool {
    entry.kind = .file
    switch form.table {
    case .dataSets:
      entry.name = fields[fields.count - 1]
      return fields.count >= 2 && isDataSetName(line, entry.name)
    case .members, .loadModules:
      entry.name = fields[0]
      return isMemberName(line, fields[0])
    case .jobs, nil: return false
    }
  }

  private static func hexadecimal(_ line: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    guard range.count <= 8 else { return nil }
    var value: Int64 = 0
    for index in range {
      guard let digit = line[index].hexadecimalValue else { return nil }
      value = value << 4 | Int64(digit)
    }
    return value
  }

  private static func isMemberName(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count <= 8 && !line[range.lowerBound].isDigit && line.allSatisfy(range, isNameLetter)
  }

  private static func isDataSetName(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count <= 56
      && line.allSatisfy(range) { octet in
        isNameLetter(octet) || octet.isLetter || octet.isOne(of: ".-()'")
      }
  }

  /// Capitals, digits and `$ # @`.
  private static func isNameLetter(_ octet: UInt8) -> Bool {
    octet.isUppercase || octet.isDigit || octet.isOne(of: "$#@{")
  }
}
