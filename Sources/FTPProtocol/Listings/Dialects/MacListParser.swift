/// Lines of Mac OS before X, as NetPresenz and WebSTAR send them.
///
/// `-rw-r--r--  58679  60393  119072 Jul 22  2010 a.jpg` has the lengths of both forks and their
/// sum; `drwxr-xr-x  folder  0 Jan  4 14:51 b` the number of what is in the folder.
enum MacListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    if UnixListParser.isTotal(line, fields) { return .nothing }
    guard fields.count >= 6, let mode = UnixMode(line, fields[0]) else { return .notUnderstood }
    entry.kind = mode.kind
    entry.mode = mode.bits
    let isFolder = line.equals(fields[1], "folder")
    guard let date = UnixListDate(line, fields, from: isFolder ? 3 : 4, form) else {
      return .notUnderstood
    }
    if isFolder {
      guard mode.kind == .directory, let count = line.size(fields[2]) else {
        return .notUnderstood
      }
      entry.evidence.isCertainlyMac = true
      // Not octets, but what other servers call the size of a directory is no more.
      entry.size = count
    } else {
      guard mode.kind == .file, let data = line.size(fields[1]),
        let resources = line.size(fields[2]), let size = line.size(fields[3])
      else { return .notUnderstood }
      entry.evidence.isCertainlyMac = size > 0 && size - resources == data
      entry.size = size
    }
    entry.time = date.time
    return UnixListParser.takeName(line, after: date, form, &entry)
  }
}
