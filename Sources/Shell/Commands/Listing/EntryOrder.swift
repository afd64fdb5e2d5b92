import ArgumentParser
import FTPProtocol
import Octets

/// By what `ls` sorts.
enum EntryOrder: EnumerableFlag {
  case name
  case time
  case size
  case fileExtension
  case unsorted

  /// Those that are asked for; names decide where nothing else was said.
  static let allCases: [EntryOrder] = [.time, .size, .fileExtension, .unsorted]

  static func name(for value: EntryOrder) -> NameSpecification {
    switch value {
    case .name: .long
    case .time: .customShort("t")
    case .size: .customShort("S")
    case .fileExtension: .customShort("X")
    case .unsorted: [.customShort("U"), .customShort("f")]
    }
  }

  static func help(for value: EntryOrder) -> ArgumentHelp? {
    switch value {
    case .name: nil
    case .time: "Newest first."
    case .size: "Largest first."
    case .fileExtension: "By what stands behind the last dot of names."
    case .unsorted: "As the server sends them, at once and without keeping them."
    }
  }

  /// Returns the positions of a listing's entries in this order.
  func positions(of listing: Listing, isReversed: Bool) -> [Int] {
    switch self {
    case .name: return listing.positions(sortedBy: .name, isReversed: isReversed)
    case .time: return listing.positions(sortedBy: .time, isReversed: isReversed)
    case .size: return listing.positions(sortedBy: .size, isReversed: isReversed)
    case .unsorted: return isReversed ? listing.indices.reversed() : [Int](listing.indices)
    case .fileExtension:
      let byName = listing.positions(sortedBy: .name)
      let extensions = byName.map { position in
        var name: [UInt8] = []
        listing.appendName(at: position, to: &name)
        return Self.fileExtension(of: name)
      }
      // Equal extensions stay in the order of names.
      let sorted = byName.indices.sorted { first, second in
        extensions[first] == extensions[second]
          ? first < second : extensions[first].lexicographicallyPrecedes(extensions[second])
      }
      return (isReversed ? sorted.reversed() : sorted).map { byName[$0] }
    }
  }

  /// Returns the positions of a few entries in this order.
  func positions(of entries: [ListingEntry], isReversed: Bool) -> [Int] {
    guard self != .unsorted else {
      return isReversed ? entries.indices.reversed() : [Int](entries.indices)
    }
    let sorted = entries.indices.sorted { precedes(entries[$0], entries[$1]) }
    return isReversed ? sorted.reversed() : sorted
  }

  /// Whether an entry comes before another.
  func precedes(_ first: ListingEntry, _ second: ListingEntry) -> Bool {
    switch self {
    case .unsorted: return false
    case .size where first.size != second.size:
      return (first.size ?? -1) > (second.size ?? -1)
    case .time where first.modified != second.modified:
      guard let later = first.modified else { return false }
      guard let earlier = second.modified else { return true }
      return later > earlier
    case .fileExtension:
      let (one, other) = (Self.fileExtension(of: first.name), Self.fileExtension(of: second.name))
      guard one == other else { return one.lexicographicallyPrecedes(other) }
    default: break
    }
    return first.name.lexicographicallyPrecedes(second.name)
  }

  /// What stands behind the last dot; nothing for a name whose only dot is its first character.
  private static func fileExtension(of name: [UInt8]) -> ArraySlice<UInt8> {
    guard let dot = name.lastIndex(of: .dot), dot > 0 else { return [] }
    return name[(dot + 1)...]
  }
}
