import Octets

/// Lines of OS-9: `20.20 07/03/29 1026 d-ewrewr 2650 85920 name`.
///
/// Owner, date, time of day, attributes, sector and length.
enum OS9ListParser {
  static func parse(_ line: Span<UInt8>, into entry: inout ParsedLine) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    if line.equals(fields[0], "owner"), fields.count >= 6 { return .nothing }
    if line.equals(fields[0], "directory"), fields.count > 2, line.equals(fields[1], "of") {
      return .nothing
    }
    guard fields.count >= 7, let point = line.firstIndex(of: .dot, in: fields[0]),
      line.number(fields[0].lowerBound..<point) != nil,
      line.number((point + 1)..<fields[0].upperBound) != nil,
      isAttributes(line, fields[3]), let size = line.size(fields[5]),
      let (year, month, day) = DateField(line, fields[1])?.date(in: .yearMonthDay),
      fields[2].count == 4, let clock = line.number(fields[2]),
      let time = TimeValue(
        year: year,
        month: month,
        day: day,
        hour: clock / 100,
        minute: clock % 100
      )
    else { return .notUnderstood }
    entry.kind = line[fields[3].lowerBound] == UInt8(ascii: "d") ? .directory : .file
    entry.owner = fields[0]
    entry.size = size
    entry.time = ListedTime(time: time, precision: .minute)
    entry.name = line.trimmingStart(fields[5].upperBound..<line.count)
    return .entry
  }

  /// `d-ewrewr`: directory, shared, and execute, write, read for the public and the owner.
  private static func isAttributes(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count == 8
      && line.allSatisfy(range) {
        [
          .hyphen, UInt8(ascii: "d"), UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "w"),
          UInt8(ascii: "r"),
        ].contains($0)
      }
  }
}
