package import FTPProtocol
import Octets

/// A tree as one side was seen to have it: names, kinds, sizes and times, and what is not known of it.
///
/// Made for millions of entries: all names are in one buffer, the entries of a directory lie beside each
/// other, in the order of their octets, and no path is kept. What a mirror leaves out of its world is not
/// in it.
package struct SideTree: Sendable {
  /// The position of an entry; that of the top is ``top``.
  package typealias Index = Int

  /// One file, directory or link.
  package struct Node: Sendable {
    package var kind: EntryKind

    /// Whether the directory was looked into, to the end, and everything in it was understood.
    package var isWhole = false

    /// Whether it is known what is in the directory, of which there may be more.
    package var isListed = false

    /// Whether names with a dot in front would have been seen in the directory.
    package var showsHidden = false

    /// Whether the directory holds something that is out of the world: it cannot become empty.
    package var holdsOthers = false

    /// Whether it is the business of another of several runs: it is seen, and neither replaced nor deleted.
    package var isOfOthers = false

    /// Whether the directory holds something that is left to others of several runs.
    package var holdsPartsOfOthers = false

    /// Whether what is told as a directory may be a link to one.
    package var mayBeLink = false

    /// Whether a directory counts only for what is in it.
    package var isPassed = false

    /// Permission bits; `nil` when nobody told.
    package var mode: UInt16?

    /// Octets; `nil` when nobody told, or only roughly.
    package var size: Int64?

    /// When it was last modified; `nil` when nobody told.
    package var modified: TimeSpan?

    /// What tells it from all others of its side; 0 when nobody told.
    package var identity: UInt64 = 0

    /// What the system of this side knows besides; `nil` at a server.
    package var stamp: LocalStamp?

    fileprivate var nameStart = 0
    fileprivate var nameCount: UInt16 = 0
    fileprivate var first: UInt32 = 0
    fileprivate var count: UInt32 = 0

    /// Whether nothing is left in the directory once all that was seen in it is gone.
    var canBecomeEmpty: Bool { isWhole && !holdsOthers && !isOfOthers && !holdsPartsOfOthers }

    /// Makes an entry of a kind of which nothing else is known.
    package init(_ kind: EntryKind) { self.kind = kind }
  }

  /// The top, which has no name.
  package static let top: Index = 0

  /// The most entries that a tree may have: what is more is taken for endless.
  package static let limit = 100_000_000

  private var nodes: [Node]
  private var names: [UInt8] = []
  private var goals: [Index: LinkGoal] = [:]

  /// How many files there are; links count as such.
  package private(set) var fileCount = 0

  /// How many directories there are below the top.
  package private(set) var directoryCount = 0

  /// Makes a tree of which nothing is known but that its top is a directory.
  package init() { nodes = [Node(.directory)] }

  /// Makes a tree whose top is not there: nothing is in it, and that is all.
  package static func nothing() -> SideTree {
    var tree = SideTree()
    (tree[top].isListed, tree[top].isWhole, tree[top].showsHidden) = (true, true, true)
    return tree
  }

  /// What is known of an entry.
  package subscript(index: Index) -> Node {
    get { nodes[index] }
    set { nodes[index] = newValue }
  }

  /// How many entries there are, the top with them.
  package var count: Int { nodes.count }

  /// The name of an entry; of the top none.
  package func name(of index: Index) -> ArraySlice<UInt8> {
    let node = nodes[index]
    return names[node.nameStart..<(node.nameStart + Int(node.nameCount))]
  }

  /// The entries of a directory, by name.
  package func children(of index: Index) -> Range<Index> {
    let node = nodes[index]
    return Int(node.first)..<(Int(node.first) + Int(node.count))
  }

  /// Says what is in a directory, once.
  ///
  /// - Parameters:
  ///   - index: The directory.
  ///   - entries: Each name once, in any order; names that are longer than a name can be are left out,
  ///     and the directory is not whole then.
  /// - Returns: Where they are.
  @discardableResult
  package mutating func fill(
    _ index: Index,
    with entries: [(name: [UInt8], node: Node)]
  ) -> Range<Index> {
    let start = nodes.count
    nodes[index].isListed = true
    guard start + entries.count <= Self.limit else {
      nodes[index].isWhole = false
      return start..<start
    }
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy { pair in
      !pair.1.name.lexicographicallyPrecedes(pair.0.name)
    }
    let sorted =
      isSorted ? entries : entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    for (name, node) in sorted {
      guard let count = UInt16(exactly: name.count) else {
        nodes[index].isWhole = false
        continue
      }
      var node = node
      (node.nameStart, node.nameCount) = (names.count, count)
      (node.first, node.count) = (0, 0)
      names += name
      nodes.append(node)
      if node.kind == .directory {
        directoryCount += 1
      } else if !node.isOfOthers {
        fileCount += 1
      }
    }
    nodes[index].first = UInt32(truncatingIfNeeded: start)
    nodes[index].count = UInt32(truncatingIfNeeded: nodes.count - start)
    return start..<nodes.count
  }

  /// Says where a link leads.
  package mutating func set(_ goal: LinkGoal, of index: Index) { goals[index] = goal }

  /// Where a link leads; `nil` where nobody told.
  package func goal(of index: Index) -> LinkGoal? { goals[index] }

  /// Finds an entry of a directory by its name.
  package func child(_ name: some Collection<UInt8>, of index: Index) -> Index? {
    var range = children(of: index)
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      let other = self.name(of: middle)
      if other.elementsEqual(name) { return middle }
      range =
        other.lexicographicallyPrecedes(name)
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// Finds what stands at a path.
  ///
  /// - Parameter path: From the top, with slashes between the names; empty for the top.
  /// - Returns: `nil` for nothing.
  package func find(_ path: [UInt8]) -> Index? {
    var index = Self.top
    for name in path.split(separator: .slash) {
      guard let next = child(name, of: index) else { return nil }
      index = next
    }
    return index
  }
}

extension Array where Element == UInt8 {
  /// The path of a name in the directory of this path, which is empty for the top.
  package func path(of name: some Collection<UInt8>) -> [UInt8] {
    var path: [UInt8] = []
    path.reserveCapacity(count + name.count + 1)
    if !isEmpty {
      path += self
      path.append(.slash)
    }
    path += name
    return path
  }

  /// Whether the path, which may come from anywhere, names something below the top, and nothing else.
  package var leadsBelow: Bool {
    split(separator: .slash, omittingEmptySubsequences: false)
      .allSatisfy { RemotePath.Component([UInt8]($0)) != nil }
  }
}
