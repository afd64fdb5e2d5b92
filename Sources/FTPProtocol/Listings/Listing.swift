/// A directory as a server described it: entries in the server's order, without `.` and `..`.
///
/// Entries are made when they are asked for; what is needed of many of them, such as all names in
/// order, can be had without making them.
package struct Listing: Sendable {
  private var storage: [ListingEntry] = []

  /// The form in which the server wrote it.
  package private(set) var dialect: ListingDialect

  /// The server's reply that says that it left entries out.
  package var cutShortBy: Reply?

  /// Makes a listing without entries.
  package init(dialect: ListingDialect = .unknown) {
    self.dialect = dialect
  }

  init(entries: [ListingEntry], dialect: ListingDialect) {
    storage = entries
    self.dialect = dialect
  }

  /// Whether the server told all that is in the directory, as far as it has said.
  package var isComplete: Bool { cutShortBy == nil }

  /// The lines that nobody understood, which are entries too.
  package var unparsedCount: Int { storage.count { $0.kind == .unparsed } }

  /// All entries at once, which for a million of them takes much memory: prefer the collection.
  package var entries: [ListingEntry] { storage }

  /// Adds the entries of another part of the same listing.
  package mutating func append(_ part: Listing) {
    storage += part.storage
    if dialect == .unknown { dialect = part.dialect }
    cutShortBy = cutShortBy ?? part.cutShortBy
  }

  /// Adds the octets of an entry's name, or those of the line if nobody understood it.
  package func appendName(at position: Int, to octets: inout [UInt8]) {
    let entry = storage[position]
    octets += entry.kind == .unparsed ? entry.raw : entry.name
  }

  /// What an entry is, without making it.
  package func kind(at position: Int) -> EntryKind {
    storage[position].kind
  }

  /// Whether an entry's name begins with a dot; lines that nobody understood do not hide.
  package func isHidden(at position: Int) -> Bool {
    let entry = storage[position]
    return entry.kind != .unparsed && entry.name.first == 0x2E
  }
}

extension Listing: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { storage.count }

  /// Makes the entry at a position.
  package subscript(position: Int) -> ListingEntry { storage[position] }
}
