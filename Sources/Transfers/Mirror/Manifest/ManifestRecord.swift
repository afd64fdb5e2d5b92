package import FTPProtocol
import Octets

/// What is remembered of one file or directory: how it was on both sides when they were alike.
package struct ManifestRecord: Hashable, Sendable {
  package var kind: EntryKind

  /// Octets, as the file here has them; what the server told is ``sizeThere``.
  package var size: Int64

  /// SHA-256 of the content; `nil` where nobody has computed it.
  package var digest: [UInt8]? {
    get {
      guard let octets = encodedDigest.flatMap({ Base64.decode($0) }) else { return nil }
      return octets.count == 32 ? octets : nil
    }
    set { encodedDigest = newValue.map { Base64.encode($0)[...] } }
  }

  /// The same as a manifest has it: it is seldom needed, and there are many.
  var encodedDigest: ArraySlice<UInt8>?

  /// How the system here told the file from a changed one; `nil` where that is not known.
  package var stamp: LocalStamp?

  /// What the server showed of it.
  package var sizeThere: Int64?
  package var modifiedThere: TimeSpan?

  /// Whether the time at the server was so near to the moment that a later change need not show in it.
  package var isFreshThere = false

  /// By what the server told the file from all others; 0 where it did not.
  package var identityThere: UInt64 = 0

  /// Remembers a file or directory.
  package init(_ kind: EntryKind, size: Int64) { (self.kind, self.size) = (kind, size) }

  /// So near is what clocks may differ by that somebody has looked at.
  private static let nearness: Int64 = 120

  /// What the server shows of a file.
  package struct Shown {
    let size: Int64?
    let modified: TimeSpan?
    let identity: UInt64

    /// By how many seconds its clock is ahead; `nil` where nobody knows.
    let lead: Int64?

    /// Takes what a listing has of it.
    package init(_ size: Int64?, _ modified: TimeSpan?, mark identity: UInt64, lead: Int64?) {
      (self.size, self.modified, self.identity, self.lead) = (size, modified, identity, lead)
    }
  }

  /// Takes what the server shows of the file.
  ///
  /// - Parameters:
  ///   - shown: What.
  ///   - moment: When, in seconds since 1970, by the clock here.
  package mutating func take(_ shown: Shown, at moment: Int64) {
    (sizeThere, modifiedThere) = (shown.size, shown.modified)
    identityThere = shown.identity
    guard let modified = shown.modified else {
      isFreshThere = true
      return
    }
    let distance = shown.lead.map { abs($0).addingSaturated(Self.nearness) } ?? 86_400
    isFreshThere = modified.end.addingSaturated(distance) >= moment
  }

  /// Whether the file here is known not to have been changed since.
  package func isUntouchedHere(_ node: SideTree.Node) -> Bool {
    guard node.kind == kind, node.size == size, let stamp, stamp.changed != 0 else { return false }
    return node.stamp == stamp
  }

  /// Whether the server shows the same as then.
  ///
  /// A time that is told less exactly than then is the same where it may be: listings tell the minute
  /// for half a year, and the day from then on.
  package func isUntouchedThere(_ node: SideTree.Node) -> Bool {
    guard node.kind == kind, let size = node.size, size == sizeThere else { return false }
    // A server that tells no times shows the same of a file that is the same.
    guard let modifiedThere, let modified = node.modified else {
      return modifiedThere == nil && node.modified == nil
    }
    switch modifiedThere.order(to: modified) {
    case .same, nil: return true
    case .earlier, .later: return false
    }
  }

  /// Whether what the server shows under another path is surely this file: it has the same mark, which
  /// may be given again to a later file, and the size and the second of then.
  package func isMarked(as node: SideTree.Node) -> Bool {
    guard identityThere != 0, node.identity == identityThere, isUntouchedThere(node),
      let modifiedThere, let modified = node.modified
    else { return false }
    return modifiedThere.order(to: modified) == .same
  }
}

/// What is remembered of something that gets another name.
package struct MovedRecord: Hashable, Sendable {
  /// From the new path on; empty for what has that path itself.
  package var path: [UInt8]
  package var record: ManifestRecord
}
