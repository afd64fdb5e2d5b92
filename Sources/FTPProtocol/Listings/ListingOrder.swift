/// By what the entries of a listing are sorted; names, as octets, decide between equals.
package enum ListingOrder: Hashable, Sendable {
  case name

  /// The largest first; unknown sizes last.
  case size

  /// The newest first; unknown times last.
  case time
}

extension Listing {
  /// Returns the positions of the entries in an order, or the other way round.
  package func positions(
    sortedBy order: ListingOrder,
    isReversed: Bool = false
  ) -> [Int] {
    let sorted = indices.sorted { first, second in
      precedes(self[first], self[second], by: order)
    }
    return isReversed ? sorted.reversed() : sorted
  }

  private func precedes(
    _ first: ListingEntry,
    _ second: ListingEntry,
    by order: ListingOrder
  ) -> Bool {
    switch order {
    case .size where first.size != second.size:
      return (first.size ?? -1) > (second.size ?? -1)
    case .time where first.modified != second.modified:
      guard let later = first.modified else { return false }
      guard let earlier = second.modified else { return true }
      return later > earlier
    default: return first.name.lexicographicallyPrecedes(second.name)
    }
  }
}
