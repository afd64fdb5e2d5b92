import Octets

/// What belongs to the world of a mirror: on neither side is anything else touched.
package struct MirrorWorld: Sendable {
  package var filter: MirrorFilter

  /// What is done with links.
  package var links = MirrorLinks.skip

  /// The part of the work of several runs that is this one's; `nil` for all of it.
  package var shard: MirrorShard?

  /// Where to look; `nil` for everywhere.
  package var scope: MirrorScope?

  /// Paths that are left alone with all in them, such as where backups go.
  package var reserved: Set<[UInt8]> = []

  /// The names at the top that are a mirror's own.
  private static let manifestName = [UInt8](".ferry-manifest".utf8)
  private static let lockName = [UInt8](".ferry-lock".utf8)

  /// The name at the top of what is remembered there: each of several runs has its own.
  package static func manifestName(of shard: MirrorShard?) -> [UInt8] {
    manifestName + (shard?.suffix ?? [])
  }

  /// The name at the top of the lock: each of several runs has its own.
  package static func lockName(of shard: MirrorShard?) -> [UInt8] {
    lockName + (shard?.suffix ?? [])
  }

  /// What the names of directories with backups end in: they are left alone wherever they are.
  static let backupSuffix = [UInt8](".ferry-backup".utf8)

  /// The files that say what is left out of the directory that they are in.
  package static let ignoreName = [UInt8](".ferryignore".utf8)

  /// A world that has everything but what a filter leaves out.
  package init(_ filter: MirrorFilter = MirrorFilter()) { self.filter = filter }

  /// Whether a path is in it, given that the directory it is in is.
  package func includes(_ path: [UInt8], isDirectory: Bool) -> Bool {
    guard !isReserved(path), !path.isNamed(Self.ignoreName) else { return false }
    return filter.includes(path, isDirectory: isDirectory)
  }

  /// Whether the file is in it of which a path is what is left of an attempt.
  func includes(wholeOf path: [UInt8]) -> Bool {
    let (directory, name) = path.splitLast
    guard let whole = PartialName.whole(of: name) else { return true }
    return filter.includes(directory.path(of: whole), isDirectory: false)
  }

  /// Whether a directory is in it only for what may be in it: it is not made, nor deleted, for its own
  /// sake.
  func isPassed(_ path: [UInt8]) -> Bool {
    filter.verdict(on: path, isDirectory: true) == .passed
  }

  /// Whether a path is left alone by itself, and not since a filter says so.
  func isReserved(_ path: [UInt8]) -> Bool {
    reserved.contains(path) || Self.isOwn(path)
      || path.suffix(Self.backupSuffix.count).elementsEqual(Self.backupSuffix)
  }

  /// Whether a path leads to what is a mirror's own, or into it.
  package static func isOwn(below path: [UInt8]) -> Bool {
    path.split(separator: .slash).first.map { isOwn([UInt8]($0)) } ?? false
  }

  /// Whether a path is a mirror's own: its lock or what it remembers, or that of another of several runs,
  /// or one of them on its way.
  private static func isOwn(_ path: [UInt8]) -> Bool {
    for name in [manifestName, lockName] where path.starts(with: name) {
      let rest = PartialName.whole(of: path) ?? path
      guard rest.count > name.count else { return true }
      return MirrorShard.isSuffix(rest[name.count...])
    }
    return false
  }

  /// How much of something is this run's.
  package enum Share: Hashable, Sendable {
    case whole

    /// A directory of another run's, in which there may be some of this run's.
    case below
    case none
  }

  /// Says how much of something is this run's.
  ///
  /// - Parameters:
  ///   - path: From the top.
  ///   - isDirectory: Whether it is one.
  ///   - isInOwn: Whether the directory that it is in is this run's.
  /// - Returns: All of it where the work is not divided.
  package func share(of path: [UInt8], _ isDirectory: Bool, inOwn isInOwn: Bool) -> Share {
    guard let shard else { return .whole }
    guard isDirectory else { return isInOwn ? .whole : .none }
    if shard.owns(path) { return .whole }
    return shard.mayOwnBelow(path) ? .below : .none
  }
}

/// The directories of a tree in which something has changed.
package struct MirrorScope: Hashable, Sendable {
  /// Those that are looked at, without the directories in them.
  package var directories: Set<[UInt8]>

  /// Those that are looked at with all in them.
  package var trees: Set<[UInt8]>

  /// Names the directories from the top.
  package init(directories: Set<[UInt8]>, trees: Set<[UInt8]>) {
    (self.directories, self.trees) = (directories, trees)
  }

  /// Whether a directory is looked into: it is one of them, in a tree of them, or on the way to one.
  package func enters(_ path: [UInt8]) -> Bool {
    if path.isEmpty || trees.contains([]) { return true }
    if directories.contains(path) || trees.contains(path) { return true }
    for (index, octet) in path.enumerated() where octet == .slash {
      if trees.contains([UInt8](path[..<index])) { return true }
    }
    let prefix = path + [.slash]
    return directories.contains { $0.starts(with: prefix) }
      || trees.contains { $0.starts(with: prefix) }
  }
}

/// What is done with links.
package enum MirrorLinks: String, Hashable, Sendable, CaseIterable {
  /// They are left alone, and what has their names on the other side too.
  case skip

  /// Those here stand for what they lead to.
  case follow

  /// They are made as links on the other side.
  case copy
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
