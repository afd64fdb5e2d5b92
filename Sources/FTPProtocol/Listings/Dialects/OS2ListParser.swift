import Octets

/// Lines of OS/2: `33280  A  02-09-97  13:49  OS2LDR`, `0  DIR  12-30-97  12:32  home`.
enum OS2ListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count >= 4, let size = line.size(fields[0]) else { return .notUnderstood }
    entry.kind = .file
    var next = 1
    while next < fields.count, isAttribute(line, fields[next]) {
      if line.equals(fields[next], "DIR") { entry.kind = .directory }
      next += 1
    }
    guard next + 2 < fields.count, let date = DateField(line, fields[next]),
      let clock = ClockField(line, fields[next + 1])
    else { return .notUnderstood }
    entry.evidence.date = date.numbers
    guard date.numbers != nil,
      let (year, month, day) = date.date(in: form.dateOrder ?? .monthDayYear),
      let time = ListedTime(year: year, month: month, day: day, clock: clock)
    else { return .notUnderstood }
    entry.size = size
    entry.time = time
    entry.name = line.trimmingStart(fields[next + 1].upperBound..<line.count)
    return .entry
  }

  private static func isAttribute(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    line.equals(range, "DIR")
      || (range.count <= 4
        && line.allSatisfy(range) {
          $0.isOne(of: "AHRS")
        })
  }
}
