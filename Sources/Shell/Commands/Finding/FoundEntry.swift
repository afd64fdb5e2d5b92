import FTPProtocol
import Octets

/// Something that a walk has met, as `find` looks at it.
struct FoundEntry: Sendable {
  /// The path as it is shown: the starting point as the user typed it, and what is below.
  let path: RemotePath

  /// 0 for the starting point.
  let depth: Int

  /// The directory that it is in; `nil` for a starting point.
  let parent: RemotePath?

  /// The last name of the path.
  let name: [UInt8]

  let kind: EntryKind

  /// What a listing said; `nil` for a starting point that the server does not describe.
  let entry: ListingEntry?

  /// Whether nothing is in a directory; `nil` before it was listed, and where the listing does not
  /// tell all.
  var isEmptyDirectory: Bool?

  /// Takes what a listing said.
  init(_ entry: ListingEntry, at path: RemotePath, in parent: RemotePath?, depth: Int) {
    self.path = path
    self.parent = parent
    self.depth = depth
    name = entry.name
    kind = entry.kind
    self.entry = entry
  }

  /// Takes a starting point.
  init(startingPoint path: RemotePath, _ entry: ListingEntry?, isDirectory: Bool) {
    self.path = path
    parent = nil
    depth = 0
    let octets = path.octets.last == .slash ? path.octets.dropLast() : path.octets[...]
    name = path.lastComponent?.octets ?? (octets.isEmpty ? path.octets : [UInt8](octets))
    kind = isDirectory ? .directory : entry?.kind ?? .file
    self.entry = entry?.named(by: path)
  }
}
