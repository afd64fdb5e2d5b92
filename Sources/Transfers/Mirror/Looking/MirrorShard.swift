import Octets

/// One of several runs that do the work of one mirror without talking to each other: each takes the
/// directories that a number made of their paths gives it.
package struct MirrorShard: Hashable, Sendable {
  /// Which it is, from 1 on.
  package let number: Int

  /// How many there are.
  package let count: Int

  /// How many names of a path decide.
  ///
  /// Directories that are deeper go with the one above them, so that each run looks into its own part and
  /// those above it, not into the whole tree.
  package let depth: Int

  /// How many names decide unless somebody says otherwise.
  package static let standardDepth = 3

  /// Takes a part; `nil` for one that cannot be.
  package init?(_ number: Int, of count: Int, depth: Int = standardDepth) {
    guard count >= 1, number >= 1, number <= count, depth >= 1 else { return nil }
    (self.number, self.count, self.depth) = (number, count, depth)
  }

  /// What stands behind the names of its own files, such as `-3-of-16`.
  package var suffix: [UInt8] { [UInt8]("-\(number)-of-\(count)".utf8) }

  /// Whether something is what stands behind the name of a part's own file.
  static func isSuffix(_ octets: ArraySlice<UInt8>) -> Bool {
    let parts = octets.split(separator: .hyphen, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].isEmpty, parts[2].elementsEqual("of".utf8),
      let number = parts[1].decimalNumber, let count = parts[3].decimalNumber
    else { return false }
    return number >= 1 && number <= count
  }

  /// Whether the files that are right in a directory are this run's.
  ///
  /// - Parameter path: The directory, from the top; empty for the top.
  /// - Returns: True for exactly one of all runs.
  package func owns(_ path: [UInt8]) -> Bool {
    var slashes = 0
    let end = path.firstIndex { octet in
      if octet == .slash { slashes += 1 }
      return slashes == depth
    }
    // To a side that ignores case both names are one. FNV-1a leaves short names close together; the last
    // step spreads them.
    var mark = path[..<(end ?? path.endIndex)].map(\.lowercased).checksum()
    mark = (mark ^ (mark >> 32)) &* 0x9E37_79B9_7F4A_7C15
    mark ^= mark >> 29
    return Int(mark % UInt64(count)) + 1 == number
  }

  /// Whether there may be directories of this run's in one: in those that no longer decide, only where
  /// they are its own.
  package func mayOwnBelow(_ path: [UInt8]) -> Bool {
    let nameCount = path.isEmpty ? 0 : path.count { $0 == .slash } + 1
    return nameCount < depth || owns(path)
  }
}
