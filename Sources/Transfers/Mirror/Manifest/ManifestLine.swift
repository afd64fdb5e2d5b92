import FTPProtocol
import Octets

/// One line of a manifest: a path, and what is remembered of it; the last line of a path counts.
///
/// Fields with tabs between them: path, kind, size, digest, stamp here, size and time at the server; `-`
/// for what is not known; last the server's mark of the file, where it told one. A path with only `-`
/// behind it is forgotten. Untrusted: a manifest may come from a server.
enum ManifestLine {
  private static let file = UInt8(ascii: "f")
  private static let directory = UInt8(ascii: "d")

  /// Writes a line, with LF at its end.
  static func octets(of path: [UInt8], _ record: ManifestRecord?) -> [UInt8] {
    var line = escaped(path)
    guard let record else { return line + [UInt8]("\t-\n".utf8) }
    line.append(.tab)
    line.append(record.kind == .directory ? directory : file)
    line += [UInt8]("\t\(record.size)\t".utf8)
    line += record.digest.map { Base64.encode($0) } ?? [.hyphen]
    line.append(.tab)
    line +=
      record.stamp.map { [UInt8]("\($0.modified),\($0.changed),\($0.number)".utf8) } ?? [.hyphen]
    line.append(.tab)
    line += record.sizeThere.map { [UInt8]("\($0)".utf8) } ?? [.hyphen]
    line.append(.tab)
    line += record.modifiedThere.map { [UInt8]($0.text.utf8) } ?? [.hyphen]
    if record.identityThere != 0 { line += [UInt8]("\t\(record.identityThere)".utf8) }
    line.append(.lineFeed)
    return line
  }

  /// Reads what a line remembers.
  ///
  /// - Parameter line: Without its LF.
  /// - Returns: `nil` for a line that makes no sense; its record is `nil` for a path that is forgotten.
  static func parse(_ line: ArraySlice<UInt8>) -> (path: [UInt8], record: ManifestRecord?)? {
    let fields = line.split(separator: .tab, omittingEmptySubsequences: false)
    guard let path = unescaped(fields[0]), path.leadsBelow else { return nil }
    if fields.count == 2, fields[1].elementsEqual([.hyphen]) { return (path, nil) }
    guard fields.count == 7 || fields.count == 8 else { return nil }
    let kind: EntryKind
    switch fields[1].first {
    case file where fields[1].count == 1: kind = .file
    case directory where fields[1].count == 1: kind = .directory
    default: return nil
    }
    guard let size = fields[2].decimalNumber else { return nil }
    var record = ManifestRecord(kind, size: size)
    if !isNothing(fields[3]) {
      guard let digest = Base64.decode(fields[3]), digest.count == 32 else { return nil }
      record.digest = digest
    }
    if !isNothing(fields[4]) {
      let parts = fields[4].split(separator: .comma)
      guard parts.count == 3, let modified = number(parts[0]), let changed = number(parts[1]),
        let file = UInt64(parts[2].text)
      else { return nil }
      record.stamp = LocalStamp(modified: modified, changed: changed, number: file)
    }
    if !isNothing(fields[5]) {
      guard let size = fields[5].decimalNumber else { return nil }
      record.sizeThere = size
    }
    if !isNothing(fields[6]) {
      guard let time = TimeSpan(text: fields[6].text) else { return nil }
      record.modifiedThere = time
    }
    if fields.count == 8 {
      guard let mark = UInt64(fields[7].text), mark != 0 else { return nil }
      record.identityThere = mark
    }
    return (path, record)
  }

  private static func isNothing(_ field: ArraySlice<UInt8>) -> Bool {
    field.count == 1 && field.first == .hyphen
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int64? {
    guard field.first == .hyphen else { return field.decimalNumber }
    return field.dropFirst().decimalNumber.map { -$0 }
  }

  /// The path without characters that end fields and lines.
  static func escaped(_ path: [UInt8]) -> [UInt8] {
    path.contains { $0 == .percent || $0.isControl }
      ? PercentCoding.encode(path) { $0.isControl } : path
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    text.contains(.percent) ? PercentCoding.decode(text) : [UInt8](text)
  }
}
