import Octets

/// Lines of NetWare: `d [RWCEAFMS] Admin  512 Nov 13 07:51 Driver`.
enum NetWareListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    if UnixListParser.isTotal(line, fields) { return .nothing }
    let kind = line[fields[0].lowerBound]
    // Of a file, some leave out the hyphen.
    let isBare = kind == .openBracket
    guard kind == UInt8(ascii: "d") || kind == UInt8(ascii: "D") || kind == .hyphen || isBare else {
      return .notUnderstood
    }
    entry.kind = kind == .hyphen || isBare ? .file : .directory
    // The rights stand behind a blank or not.
    let isGlued = fields[0].count > 1
    let start = isBare ? fields[0].lowerBound : fields[0].lowerBound + 1
    let rights = isGlued ? start..<fields[0].upperBound : fields[1]
    var owner = isGlued ? 1 : 2
    guard fields.count > owner + 4, isRights(line, rights) else { return .notUnderstood }
    // `-[R----F-]  1 filp  34515 Sep 25  2001 info.zip` (HellSoft)
    if let links = line.number(fields[owner]), line.size(fields[owner + 1]) == nil {
      entry.links = links
      owner += 1
    }
    for index in min(owner + 2, fields.count)..<fields.count {
      guard let size = line.size(fields[index - 1]),
        let date = UnixListDate(line, fields, from: index, form)
      else { continue }
      entry.size = size
      entry.time = date.time
      (entry.evidence.parts, entry.evidence.date) = (date.parts, date.numbers)
      entry.owner = fields[owner].lowerBound..<fields[index - 2].upperBound
      entry.name = line.trimmingStart(date.end..<line.count)
      return entry.name.isEmpty || !date.isUnderstood ? .notUnderstood : .entry
    }
    return .notUnderstood
  }

  private static func isRights(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 3, line[range.lowerBound] == .openBracket,
      line[range.upperBound - 1] == .closeBracket
    else { return false }
    let letters = (range.lowerBound + 1)..<(range.upperBound - 1)
    return line.allSatisfy(letters) { $0 == .hyphen || $0.isLetter }
  }
}
