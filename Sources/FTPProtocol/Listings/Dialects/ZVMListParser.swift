import Octets

/// Lines of z/VM: `PROFILE  EXEC  V  65  107  2  2005-10-04 15:28:42 060191`, a directory as
/// `MAILBOX  DIR  -  -  -  2005-10-04 15:28:42 -`, and those of its byte file system.
///
/// A name has two parts, which FTP joins by a point.
enum ZVMListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    if line[fields[0].lowerBound].isDigit, takeByteFile(line, fields, form, &entry) {
      return .entry
    }
    guard (7...9).contains(fields.count) else { return .notUnderstood }
    // A directory has a name of one part, or of two.
    let isDirectory = line.equals(fields[1], "DIR") || line.equals(fields[2], "DIR")
    let isShort = line.equals(fields[1], "DIR") && line.equals(fields[4], "-")
    let place = isShort && fields.count < 9 && DateField(line, fields[5]) != nil ? 5 : 6
    guard place + 1 < fields.count, takeTime(line, fields, place, form, &entry) else {
      return .notUnderstood
    }
    entry.name = fields[0]
    if place + 2 < fields.count, !line.equals(fields[place + 2], "-") {
      entry.owner = fields[place + 2]
    }
    if isDirectory {
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

  private static func takeTime(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard let date = DateField(line, fields[index]),
      let clock = ClockField(line, fields[index + 1]), clock.second != nil
    else { return false }
    entry.evidence.date = date.numbers
    guard let (year, month, day) = date.date(in: form.dateOrder ?? .monthDayYear),
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return false }
    entry.time = time
    return true
  }

  /// Reads `05/20/2000 13:38:19   F        1          65758 'bfsline.cpy'`.
  private static func takeByteFile(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard fields.count >= 6, line[fields[5].lowerBound] == .singleQuote, fields[2].count == 1,
      takeTime(line, fields, 0, form, &entry)
    else { return false }
    switch line[fields[2].lowerBound] {
    case UInt8(ascii: "F"): entry.kind = .file
    case UInt8(ascii: "D"): entry.kind = .directory
    default: entry.kind = .other
    }
    entry.links = line.number(fields[3])
    entry.size = line.size(fields[4])
    let quoted = line.trimmingEnd(fields[5].lowerBound..<line.count)
    guard quoted.count > 2, line[quoted.upperBound - 1] == .singleQuote else { return false }
    entry.name = (quoted.lowerBound + 1)..<(quoted.upperBound - 1)
    return true
  }
}
