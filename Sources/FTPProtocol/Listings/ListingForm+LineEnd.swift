import Octets

extension ListingForm.LineEnd {
  /// Finds the end of the line that begins at a place, and the beginning of the next; `nil` if
  /// the line has no end yet.
  func line(_ octets: Span<UInt8>, from start: Int) -> (end: Int, next: Int)? {
    let mark: UInt8 = self == .carriageReturn ? .carriageReturn : .lineFeed
    var rest = start..<octets.count
    while let index = octets.firstIndex(of: mark, in: rest) {
      if self == .carriageReturn { return (index, index + 1) }
      let hasReturn = index > start && octets[index - 1] == .carriageReturn
      if hasReturn, self == .doubled, index - 1 > start, octets[index - 2] == .carriageReturn {
        return (index - 2, index + 1)
      }
      if hasReturn || self == .lineFeed { return (hasReturn ? index - 1 : index, index + 1) }
      rest = (index + 1)..<octets.count
    }
    return nil
  }

  /// Finds out what ends the lines of a listing.
  static func decide(_ octets: Span<UInt8>) -> Self {
    var (both, doubled, feeds, returns) = (0, 0, 0, 0)
    var last: UInt8 = 0
    var beforeLast: UInt8 = 0
    for index in octets.indices {
      let octet = octets[index]
      if octet == .lineFeed {
        if last == .carriageReturn { both += 1 } else { feeds += 1 }
        if last == .carriageReturn, beforeLast == .carriageReturn { doubled += 1 }
      } else if last == .carriageReturn {
        returns += 1
      }
      (beforeLast, last) = (last, octet)
    }
    if both + feeds == 0 { return returns > 0 ? .carriageReturn : .lineFeed }
    // A file of Mac OS is named `Icon` and CR; that is not all that is in a directory.
    if doubled == both, both > 1 || (both == 1 && !octets.endsInIcon) { return .doubled }
    // Names have line feeds in them, but not most names.
    return feeds * 4 < both ? .both : .lineFeed
  }
}

extension Span where Element == UInt8 {
  /// Whether the last line ends with the name of the file in which Mac OS keeps a folder's icon.
  fileprivate var endsInIcon: Bool {
    count > 7 && equals((count - 7)..<(count - 3), "icon")
  }
}
