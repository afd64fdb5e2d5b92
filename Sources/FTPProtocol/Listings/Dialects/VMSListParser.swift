import Octets

/// Lines of OpenVMS: `README.TXT;4  2  18-APR-2000 10:40:39 [GROUP,OWNER] (RWED,RE,,)`.
///
/// What is behind the name stands in any order, and on the next line if the name is long. Sizes
/// are blocks, hence not exact: they are left out.
enum VMSListParser {
  static func parse(
    _ line: Span<UInt8>,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line, endsAtLineEnds: true)
    guard fields.count > 0 else { return .nothing }
    let last = lastOfName(line, fields)
    let name = fields[0].lowerBound..<fields[last].upperBound
    guard let semicolon = version(line, name) else {
      return isHeading(line, fields) || isContinuation(line, fields) ? .nothing : .notUnderstood
    }
    // `*.*;0              <%RMS-E-FNF, file not found>`
    if line[name.lowerBound] == .asterisk { return .nothing }
    let next = last + 1
    guard next < fields.count else {
      return line.firstIndex(of: .lineFeed, in: 0..<line.count) == nil
        ? .incomplete : .notUnderstood
    }
    // No more than the name may be seen.
    guard isRefusal(line, fields, next) || takeFields(line, fields, next, &entry) else {
      return .notUnderstood
    }
    takeName(line, name, semicolon, &entry)
    return .entry
  }

  /// The field with which a name ends: blanks in it have a `^` before them.
  private static func lastOfName(_ line: Span<UInt8>, _ fields: LineFields) -> Int {
    var last = 0
    while last + 1 < fields.count, line[fields[last].upperBound - 1] == .caret,
      fields.gap(before: last + 1) == 1
    {
      last += 1
    }
    return last
  }

  /// Whether a line tells why it tells nothing: `%RMS-E-PRV, insufficient privilege`, `no privilege
  /// for attempted operation`.
  private static func isRefusal(_ line: Span<UInt8>, _ fields: LineFields, _ index: Int) -> Bool {
    if line.hasPrefix(fields[index], "%RMS-") || line.hasPrefix(fields[index], "%SYSTEM-") {
      return true
    }
    return index + 1 < fields.count && line.equals(fields[index + 1], "privilege")
      && (line.equals(fields[index], "no") || line.equals(fields[index], "insufficient"))
  }

  /// Finds the semicolon before the number of a version.
  private static func version(_ line: Span<UInt8>, _ name: Range<Int>) -> Int? {
    guard let semicolon = line.lastIndex(of: .semicolon, in: name), semicolon > name.lowerBound,
      line.number((semicolon + 1)..<name.upperBound) != nil
    else { return nil }
    return semicolon
  }

  /// Knows a line that says more of the file before: `   (RWED,RWED,RE,RE)`, or why it says no more.
  private static func isContinuation(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
    if line.hasPrefix(fields[0], "*.*;") || line.hasPrefix(fields[0], "<%") { return true }
    guard fields[0].lowerBound > 0 else { return false }
    for index in 0..<fields.count where !line[fields[index].lowerBound].isOne(of: "([") {
      return false
    }
    return true
  }

  /// Knows `Directory DISK:[DIR]`, `DISK:[DIR]` and `Total of 11 files, 17 blocks.`.
  private static func isHeading(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
    let isTotal = line.equals(fields[0], "total") || line.equals(fields[0], "grand")
    if isTotal, fields.count >= 3 {
      return line.equals(fields[1], "of") || line.equals(fields[2], "of")
        || line.hasPrefix(fields[2], "file")
    }
    let place = fields[fields.count - 1]
    let isPlace =
      line[place.upperBound - 1] == .closeBracket
      && line.firstIndex(of: .openBracket, in: place) != nil
    return isPlace && (fields.count == 1 || line.equals(fields[0], "directory"))
  }

  private static func takeFields(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ first: Int,
    _ entry: inout ParsedLine
  ) -> Bool {
    var date: (year: Int, month: Int, day: Int)?
    var clock: ClockField?
    for index in first..<fields.count {
      let field = fields[index]
      switch line[field.lowerBound] {
      case .openBracket: takeOwner(line, field, &entry)
      case .openParenthesis: entry.mode = mode(line, field)
      default:
        if let found = ClockField(line, field) {
          clock = found
        } else if line[field.lowerBound].isDigit, let found = DateField(line, field),
          found.numbers == nil
        {
          date = found.date(in: .dayMonthYear)
        }
      }
    }
    guard let date else { return false }
    // The French `JUI` is June or July.
    entry.time = ListedTime(year: date.year, month: date.month, day: date.day, clock: clock)
    return entry.time != nil || date.month == 0
  }

  private static func takeName(
    _ line: Span<UInt8>,
    _ name: Range<Int>,
    _ semicolon: Int,
    _ entry: inout ParsedLine
  ) {
    let plain = name.lowerBound..<semicolon
    if line.hasSuffix(plain, ".DIR"), plain.count > 4 {
      entry.kind = .directory
      entry.name = plain.lowerBound..<(plain.upperBound - 4)
    } else {
      entry.kind = .file
      entry.name = plain
      entry.version = semicolon..<name.upperBound
    }
  }

  /// Reads `[GROUP,OWNER]` or `[OWNER]`.
  private static func takeOwner(
    _ line: Span<UInt8>,
    _ field: Range<Int>,
    _ entry: inout ParsedLine
  ) {
    guard field.count > 2, line[field.upperBound - 1] == .closeBracket else { return }
    let inner = (field.lowerBound + 1)..<(field.upperBound - 1)
    guard let comma = line.firstIndex(of: .comma, in: inner) else {
      entry.owner = inner
      return
    }
    guard comma > inner.lowerBound, comma + 1 < inner.upperBound else { return }
    entry.group = inner.lowerBound..<comma
    entry.owner = (comma + 1)..<inner.upperBound
  }

  /// Reads `(RWED,RWED,RE,)`: system, owner, group and world.
  private static func mode(_ line: Span<UInt8>, _ field: Range<Int>) -> UInt16? {
    guard field.count > 2, line[field.upperBound - 1] == .closeParenthesis else { return nil }
    var mode: UInt16 = 0
    var group: UInt16 = 0
    for index in (field.lowerBound + 1)..<(field.upperBound - 1) {
      let shift = 9 - 3 * group
      switch line[index] {
      case .comma:
        group += 1
        guard group < 4 else { return nil }
      case UInt8(ascii: "R"): mode |= 4 << shift
      case UInt8(ascii: "W"): mode |= 2 << shift
      case UInt8(ascii: "E"): mode |= 1 << shift
      case UInt8(ascii: "D"): break
      default: return nil
      }
    }
    return group == 3 ? mode & 0o777 : nil
  }
}
