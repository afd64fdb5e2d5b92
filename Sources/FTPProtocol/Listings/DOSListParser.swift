/// Lines of `DIR` as IIS and its relatives send them: `11-24-26  02:03PM  <DIR>  name`.
package enum DOSListParser {
  /// Reads one line; the time is the server's own wall clock.
  ///
  /// - Returns: `nil` if it is no such line.
  package static func parse(_ line: Span<UInt8>) -> ListingEntry? {
    let octets = line.indices.map { line[$0] }
    var scanner = FieldScanner(octets)
    guard let dateField = scanner.next(), let (year, month, day) = date(dateField),
      var clockField = scanner.next().map({ [UInt8]($0) })
    else { return nil }
    // `02:03 PM` with a blank is met too.
    var ahead = scanner
    if let suffix = ahead.next(), suffix.count == 2,
      [0x4D, 0x6D].contains(suffix[suffix.endIndex - 1])
    {
      clockField += suffix
      scanner = ahead
    }
    guard let (hour, minute) = clock(clockField), let sizeField = scanner.next(),
      let time = TimeValue(year: year, month: month, day: day, hour: hour, minute: minute),
      let name = scanner.restAfterSize(sizeField)
    else { return nil }
    // Windows has no names of blanks alone: the name is missing.
    guard name.contains(where: { $0 != 0x20 }) else { return nil }
    var entry = ListingEntry(name, .file, raw: octets)
    entry.modified = time
    entry.modifiedPrecision = .minute
    switch String(decoding: sizeField, as: UTF8.self).uppercased() {
    case "<DIR>": entry.kind = .directory
    case "<JUNCTION>", "<SYMLINKD>", "<SYMLINK>": entry.kind = .link
    default:
      guard let size = FieldScanner.size(sizeField) else { return nil }
      entry.size = size
    }
    return entry
  }

  /// Reads `11-24-26`, `11-24-2026` or `2026-11-24`, with slashes as well, or `24.11.2026`.
  ///
  /// Points are the mark of the languages that put the day first.
  private static func date(_ field: ArraySlice<UInt8>) -> (Int, Int, Int)? {
    let parts = field.split(omittingEmptySubsequences: false) { [0x2D, 0x2F, 0x2E].contains($0) }
    guard parts.count == 3, let first = FieldScanner.number(parts[0]),
      let second = FieldScanner.number(parts[1]), let third = FieldScanner.number(parts[2])
    else { return nil }
    if parts[0].count == 4 { return (first, second, third) }
    guard parts[0].count <= 2, parts[1].count <= 2 else { return nil }
    let (month, day) = field.contains(0x2E) ? (second, first) : (first, second)
    switch parts[2].count {
    case 4: return (third, month, day)
    // Two digits: what is before 1970 is meant to be after 2000.
    case 2: return (third < 70 ? 2000 + third : 1900 + third, month, day)
    default: return nil
    }
  }

  /// Reads `02:03PM`, `02:03p` or `14:03`.
  private static func clock(_ field: [UInt8]) -> (Int, Int)? {
    let digits = field.prefix { (0x30...0x3A).contains($0) }
    let parts = digits.split(separator: 0x3A)
    guard parts.count == 2, var hour = FieldScanner.number(parts[0]), parts[1].count == 2,
      let minute = FieldScanner.number(parts[1])
    else { return nil }
    switch String(decoding: field[digits.count...], as: UTF8.self).lowercased() {
    case "": break
    case "a", "am":
      guard (1...12).contains(hour) else { return nil }
      hour %= 12
    case "p", "pm":
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + 12
    default: return nil
    }
    return (hour, minute)
  }
}

extension FieldScanner {
  /// Returns the name behind the size or `<DIR>`.
  ///
  /// IIS writes one blank behind a size, and fills the column behind `<DIR>` with them: there a
  /// name cannot be told from its blanks.
  fileprivate func restAfterSize(_ field: ArraySlice<UInt8>) -> [UInt8]? {
    field.first == 0x3C ? restAfterBlanks() : restAfterBlank()
  }
}
