/// A directory as a server described it.
package struct Listing: Hashable, Sendable {
  /// The entries in the server's order, without `.` and `..`.
  package let entries: [ListingEntry]

  /// The form in which the server wrote them.
  package let dialect: ListingDialect

  /// The lines that nobody understood, which are entries too.
  package var unparsedCount: Int { entries.count { $0.kind == .unparsed } }
}
