import Octets

/// Lines of Connect:Enterprise: `-C--E-----FTP A QUA1I1  18128  41 Aug 12 13:56 QUADTEST2`.
///
/// Flags of a batch and the protocol by which it came, its format, mailbox, number and size.
enum EnterpriseListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    guard fields.count >= 8, isFlags(line, fields[0]), fields[1].count == 1,
      line.number(fields[3]) != nil, let size = line.size(fields[4]),
      let date = UnixListDate(line, fields, from: 5, form)
    else { return .notUnderstood }
    entry.kind = .file
    entry.size = size
    entry.time = date.time
    return UnixListParser.takeName(line, after: date, form, &entry)
  }

  private static func isFlags(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 13 else { return false }
    let flags = range.lowerBound..<(range.lowerBound + 10)
    let method = flags.upperBound..<range.upperBound
    return line.allSatisfy(flags) { $0 == .hyphen || $0.isUppercase }
      && line.allSatisfy(method) { $0.isUppercase }
  }
}
