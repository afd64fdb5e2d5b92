import FTPProtocol

/// An entry and the name under which it is shown.
struct ListedEntry: Sendable {
  let entry: ListingEntry

  /// The name as the user asked for it, or the entry's own.
  let name: [UInt8]
  let path: RemotePath
}

/// Entries that are shown together: those of a directory, or those that a user named.
enum ListedEntries: Sendable {
  /// A directory; its path where it is known.
  case directory(Listing, RemotePath?)

  /// What operands named.
  case named([ListedEntry])

  /// How many there are.
  var count: Int {
    switch self {
    case .directory(let listing, _): listing.count
    case .named(let entries): entries.count
    }
  }

  /// Makes the entry at a position.
  subscript(position: Int) -> ListedEntry {
    switch self {
    case .directory(let listing, let directory):
      let entry = listing[position]
      let name = entry.kind == .unparsed ? entry.raw : entry.name
      let path = directory?.appending(entry.name) ?? RemotePath(entry.name)
      return ListedEntry(entry: entry, name: name, path: path)
    case .named(let entries): return entries[position]
    }
  }

  /// Returns the positions to show, in order.
  func positions(_ order: EntryOrder, isReversed: Bool, showsHidden: Bool) -> [Int] {
    switch self {
    case .named(let entries):
      // What was named is sorted by the names that are shown.
      let named = entries.map { listed in
        var entry = listed.entry
        entry.name = listed.name
        return entry
      }
      return order.positions(of: named, isReversed: isReversed)
    case .directory(let listing, _):
      let positions = order.positions(of: listing, isReversed: isReversed)
      return showsHidden ? positions : positions.filter { !listing.isHidden(at: $0) }
    }
  }
}

extension ListingEntry {
  /// The same entry under the last name of its path: asked for one file, some servers tell the path
  /// that they were asked for (RFC 3659 §7.2 leaves that to them).
  func named(by path: RemotePath) -> ListingEntry {
    guard let name = path.lastComponent else { return self }
    var entry = self
    entry.name = name.octets
    return entry
  }
}
