import FTPProtocol
import Octets

/// One line of a manifest: a path, and what is remembered of it; the last line of a path counts.
///
/// Fields with tabs between them: path, kind, size, digest, stamp here, size and time at the server; `-`
/// for what is not known, `~` behind a time that was near to the moment; last the server's mark of the file, where it told one. A path with only `-`
/// behind it is forgotten. Untrusted: a manifest may come from a server.
package enum ManifestLine {
  private static let file = UInt8(ascii: "f")
  private static let directory = UInt8(ascii: "d")
  private static let fresh = UInt8(ascii: "~")
  private static let link = UInt8(ascii: "l")

  /// Writes a line, with LF at its end.
  package static func octets(of path: [UInt8], _ record: ManifestRecord?) -> [UInt8] {
    var line = escaped(path)
    guard let record else { return line + [UInt8]("\t-\n".utf8) }
    line.append(.tab)
    line.append(record.kind == .directory ? directory : record.kind == .link ? link : file)
    line += [UInt8]("\t\(record.size)\t".utf8)
    line += record.digest.map { Base64.encode($0) } ?? [.hyphen]
    line.append(.tab)
    line +=
      record.stamp.map { [UInt8]("\($0.modified),\($0.changed),\($0.number)".utf8) } ?? [.hyphen]
    line.append(.tab)
    line += record.sizeThere.map { [UInt8]("\($0)".utf8) } ?? [.hyphen]
    line.append(.tab)
    if let time = record.modifiedThere { line += [UInt8](time.text.utf8) }
    if record.isFreshThere { line.append(fresh) }
    if record.modifiedThere == nil, !record.isFreshThere { line.append(.hyphen) }
    if record.identityThere != 0 { line += [UInt8]("\t\(record.identityThere)".utf8) }
    line.append(.lineFeed)
    return line
  }

  /// Reads what a line remembers.
  ///
  /// - Parameter line: Without its LF.
  /// - Returns: `nil` for a line that makes no sense; its record is `nil` for a path that is forgotten.
  static func parse(_ line: ArraySlice<UInt8>) -> (path: [UInt8], record: ManifestRecord?)? {
    guard let tab = line.firstIndex(of: .tab), let path = unescaped(line[..<tab]), path.leadsBelow
    else { return nil }
    switch record(in: line[(tab + 1)...]) {
    case .record(let record): return (path, record)
    case .forgotten: return (path, nil)
    case .nonsense: return nil
    }
  }

  /// What stands behind a path.
  enum Rest {
    case record(ManifestRecord)
    case forgotten
    case nonsense
  }

  /// Reads what stands behind a path and the tab after it.
  static func record(in rest: ArraySlice<UInt8>) -> Rest {
    if rest.count == 1, rest.first == .hyphen { return .forgotten }
    var fields = ManifestFields(rest)
    guard let kind = fields.kind(), let size = fields.number(), size >= 0, fields.ends() else {
      return .nonsense
    }
    var record = ManifestRecord(kind, size: size)
    if !fields.takesNothing() {
      let digest = fields.text()
      // 32 octets.
      guard digest.count == 44 else { return .nonsense }
      record.encodedDigest = digest
    }
    if !fields.takesNothing() {
      guard let modified = fields.number(), fields.takes(.comma), let changed = fields.number(),
        fields.takes(.comma), let number = fields.mark(), fields.ends()
      else { return .nonsense }
      record.stamp = LocalStamp(modified: modified, changed: changed, number: number)
    }
    if !fields.takesNothing() {
      guard let size = fields.number(), size >= 0, fields.ends() else { return .nonsense }
      record.sizeThere = size
    }
    if fields.takes(fresh) {
      guard fields.ends() else { return .nonsense }
      record.isFreshThere = true
    } else if !fields.takesNothing() {
      guard let first = fields.number() else { return .nonsense }
      let last = fields.takes(.dot) ? fields.number() : first
      let isUTC = fields.takes(UInt8(ascii: "Z"))
      record.isFreshThere = fields.takes(fresh)
      guard let last, let time = TimeSpan(first, last, isUTC: isUTC), fields.ends() else {
        return .nonsense
      }
      record.modifiedThere = time
    }
    guard fields.isAtEnd else {
      guard let mark = fields.mark(), mark != 0, fields.ends(), fields.isAtEnd else {
        return .nonsense
      }
      record.identityThere = mark
      return .record(record)
    }
    return .record(record)
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
