import Octets

/// What belongs to the world of a mirror: on neither side is anything else touched.
package struct MirrorWorld: Sendable {
  package var filter: MirrorFilter

  /// What is done with links here.
  package var links = MirrorLinks.skip

  /// The part of the work of several runs that is this one's; `nil` for all of it.
  package var shard: MirrorShard?

  /// Paths that are left alone with all in them, such as where backups go.
  package var reserved: Set<[UInt8]> = [MirrorWorld.manifestName, MirrorWorld.lockName]

  /// The names at the top that are a mirror's own.
  package static let manifestName = [UInt8](".ferry-manifest".utf8)
  package static let lockName = [UInt8](".ferry-lock".utf8)

  /// The files that say what is left out of the directory that they are in.
  package static let ignoreName = [UInt8](".ferryignore".utf8)

  /// A world that has everything but what a filter leaves out.
  package init(_ filter: MirrorFilter = MirrorFilter()) { self.filter = filter }

  /// Whether a path is in it, given that the directory it is in is.
  package func includes(_ path: [UInt8], isDirectory: Bool) -> Bool {
    guard !reserved.contains(path), !path.isNamed(Self.ignoreName) else { return false }
    return filter.includes(path, isDirectory: isDirectory)
  }
}

/// What is done with links on this machine.
package enum MirrorLinks: String, Hashable, Sendable, CaseIterable {
  /// They are left alone, and what has their names on the other side too.
  case skip

  /// They stand for what they lead to.
  case follow
}

/// Something that could not be looked at, so that nothing is known of what is in it.
package struct MirrorFault: Error, Sendable {
  /// From the top; empty for the top itself.
  package let path: [UInt8]
  package let failure: TransferFailure

  init(_ path: [UInt8], _ error: TransferError) {
    (self.path, failure) = (path, TransferFailure(error))
  }
}

extension [UInt8] {
  fileprivate func isNamed(_ name: [UInt8]) -> Bool {
    guard count >= name.count, suffix(name.count).elementsEqual(name) else { return false }
    return count == name.count || self[count - name.count - 1] == .slash
  }
}
