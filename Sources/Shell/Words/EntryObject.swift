import FTPProtocol
import Octets

/// A listing entry for programs, as one object of JSON; what is not known is absent.
enum EntryObject {
  /// Adds what is known of an entry.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - path: Where it is, absolute if that is known.
  ///   - object: The object that takes the members.
  static func add(_ entry: ListingEntry, at path: RemotePath, to object: inout JSONLine) {
    guard entry.kind != .unparsed else {
      object.add("type", "unparsed")
      return object.add("raw", entry.raw)
    }
    add(entry.name, at: path, entry.kind, to: &object)
    if let size = entry.size { object.add("size", size) }
    if let modified = EntryTime.timestamp(of: entry) { object.add("modified", modified) }
    if entry.modified != nil, let precision = entry.modifiedPrecision {
      object.add("modified_precision", EntryTime.name(of: precision))
    }
    if let mode = entry.mode { object.add("mode", EntryMode.octal(mode)) }
    if let owner = entry.owner { object.add("owner", owner) }
    if let group = entry.group { object.add("group", group) }
    if let target = entry.linkTarget, !target.isEmpty {
      object.add(pathname: "target", target)
    }
    if let unique = entry.unique { object.add("unique", unique) }
  }

  /// Returns the line of an entry.
  static func line(for entry: ListingEntry, at path: RemotePath) -> [UInt8] {
    var object = JSONLine()
    add(entry, at: path, to: &object)
    return object.finished()
  }

  /// Returns the line of something of which nothing is known but where and what it is.
  static func line(for kind: EntryKind, at path: RemotePath) -> [UInt8] {
    var object = JSONLine()
    add(path.lastComponent?.octets ?? path.octets, at: path, kind, to: &object)
    return object.finished()
  }

  private static func add(
    _ name: [UInt8],
    at path: RemotePath,
    _ kind: EntryKind,
    to object: inout JSONLine
  ) {
    object.add(pathname: "name", name)
    object.add(pathname: "path", path.octets)
    object.add("type", type(of: kind))
  }

  /// The name of a kind.
  static func type(of kind: EntryKind) -> String {
    switch kind {
    case .file: "file"
    case .directory: "dir"
    case .link: "link"
    case .other: "other"
    case .unparsed: "unparsed"
    }
  }
}
