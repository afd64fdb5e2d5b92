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
    let sorted: [Int]
    switch order {
    case .name: sorted = positionsByName()
    case .size: sorted = positions { records[$0].size }
    case .time: sorted = positions { records[$0].seconds }
    }
    return isReversed ? sorted.reversed() : sorted
  }

  /// The largest numbers first; names decide between equals.
  private func positions(by number: (Int) -> Int64) -> [Int] {
    indices.sorted { first, second in
      let (one, other) = (number(first), number(second))
      return one == other ? namePrecedes(first, second) : one > other
    }
  }

  private func positionsByName() -> [Int] {
    if isSortedByName { return Array(indices) }
    return indices.sorted(by: namePrecedes)
  }

  /// Compares names as octets.
  func namePrecedes(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (records[first], records[second])
    let (chunk, otherChunk) = (chunks[Int(one.chunk)], chunks[Int(other.chunk)])
    let name = chunk.span.extracting(one.name)
    let otherName = otherChunk.span.extracting(other.name)
    for index in 0..<Swift.min(name.count, otherName.count)
    where name[index] != otherName[index] {
      return name[index] < otherName[index]
    }
    return name.count < otherName.count
  }
}
