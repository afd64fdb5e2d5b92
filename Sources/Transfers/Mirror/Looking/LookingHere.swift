import FTPClient
import FTPProtocol
import Octets
package import Platform
import SystemPackage

/// Looking at a tree of this machine for a mirror.
package struct LookingHere {
  /// What was found.
  package struct Sight: Sendable {
    package var tree = SideTree()
    package var faults: [MirrorFault] = []

    /// The world, with what the files in the tree leave out of it.
    package var world: MirrorWorld
  }

  /// The longest file of rules that is read, in octets.
  private static let ignoreLimit = 1 << 20

  /// How deep a tree may be.
  private static let depthLimit = 200

  private let top: SharedDirectory
  private let isTarget: Bool
  private let cancellation: Cancellation?
  private var sight: Sight

  /// What each directory on the way is, where links are followed.
  private var above: [FileInfo.Identity] = []

  /// Looks at all of a tree.
  ///
  /// - Parameters:
  ///   - top: Its directory.
  ///   - world: What counts.
  ///   - isTarget: Whether it is the side that is changed: what is left there of files that never were
  ///     complete is looked at, too.
  ///   - cancellation: Ends it early.
  /// - Returns: The tree; what could not be looked at is not whole in it, and among the faults.
  /// - Throws: A cancellation.
  package static func look(
    at top: SharedDirectory,
    _ world: MirrorWorld,
    isTarget: Bool = false,
    cancelledBy cancellation: Cancellation?
  ) throws(TransferError) -> Sight {
    var looking = LookingHere(
      top: top,
      isTarget: isTarget,
      cancellation: cancellation,
      sight: Sight(world: world)
    )
    do throws(Errno) {
      if world.links == .follow, let info = try? FileInfo(of: top.open.path) {
        looking.above.append(info.identity)
      }
      try looking.enter(top.open.open(below: []), SideTree.top, [], depth: 0)
    } catch {
      looking.sight.faults.append(MirrorFault([], .local(.reading, top.open.path, error)))
    }
    if cancellation?.isCancelled ?? false { throw .remote(.cancelled) }
    return looking.sight
  }

  private mutating func enter(
    _ directory: consuming OpenDirectory,
    _ index: SideTree.Index,
    _ path: [UInt8],
    depth: Int
  ) throws(Errno) {
    let names = try directory.names()
    if names.contains(MirrorWorld.ignoreName) { try readRules(directory, path) }
    let ownsFiles = sight.world.shard?.owns(path) ?? true
    var (isWhole, holdsOthers, holdsPartsOfOthers) = (true, false, false)
    var entries: [(name: [UInt8], node: SideTree.Node)] = []
    entries.reserveCapacity(names.count)
    for name in names {
      let child = path.path(of: name)
      guard var info = try directory.info(of: name) else { continue }
      var isLink = false
      if info.kind == .link, sight.world.links == .follow,
        let target = directory.infoBehindLink(name)
      {
        (info, isLink) = (target, true)
      }
      let isDirectory = info.kind == .directory
      guard sight.world.includes(child, isDirectory: isDirectory),
        !PartialName.mayBeOne(name) || isTarget && sight.world.includes(wholeOf: child)
      else {
        holdsOthers = true
        continue
      }
      let share = sight.world.share(of: child, info.kind == .directory, inOwn: ownsFiles)
      if share != .whole { holdsPartsOfOthers = true }
      // What has the name of a link is left alone by every run, and so each has to see it.
      guard share != .none || info.kind == .link || info.kind == .other else { continue }
      guard RemotePath.Component(name) != nil else {
        isWhole = false
        sight.faults.append(MirrorFault(child, .unsafeName))
        continue
      }
      var node = SideTree.Node(info, seenAt: WallClock.secondsSinceEpoch)
      node.mayBeLink = isLink
      node.isPassed = isDirectory && sight.world.isPassed(child)
      node.isOfOthers = share != .whole
      entries.append((name, node))
    }
    let range = sight.tree.fill(index, with: entries)
    if sight.world.links == .copy { readLinks(range, directory, path) }
    sight.tree[index].isWhole = isWhole
    sight.tree[index].showsHidden = true
    sight.tree[index].holdsOthers = holdsOthers
    sight.tree[index].holdsPartsOfOthers = holdsPartsOfOthers
    for child in range where sight.tree[child].kind == .directory {
      guard !(cancellation?.isCancelled ?? false) else { return }
      let name = [UInt8](sight.tree.name(of: child))
      let place = path.path(of: name)
      guard sight.world.scope?.enters(place) ?? true else { continue }
      look(into: child, name, directory, place, depth: depth + 1)
    }
  }

  private mutating func readLinks(
    _ range: Range<SideTree.Index>,
    _ directory: borrowing OpenDirectory,
    _ path: [UInt8]
  ) {
    for child in range where sight.tree[child].kind == .link {
      let name = [UInt8](sight.tree.name(of: child))
      guard let text = try? directory.text(ofLink: name) else { continue }
      sight.tree.set(LinkGoal(text, in: path), of: child)
    }
  }

  private mutating func look(
    into index: SideTree.Index,
    _ name: [UInt8],
    _ parent: borrowing OpenDirectory,
    _ path: [UInt8],
    depth: Int
  ) {
    guard depth < Self.depthLimit else {
      return sight.faults.append(MirrorFault(path, .endlessTree))
    }
    do throws(Errno) {
      guard sight.world.links == .follow else {
        return try enter(parent.open(directory: name), index, path, depth: depth)
      }
      let identity = try FileInfo(of: parent.path.appending(octets: name)).identity
      guard !above.contains(identity) else {
        return sight.faults.append(MirrorFault(path, .endlessTree))
      }
      above.append(identity)
      defer { above.removeLast() }
      let isLink = sight.tree[index].mayBeLink
      let directory =
        isLink
        ? try OpenDirectory.open(parent.path.appending(octets: name))
        : try parent.open(directory: name)
      try enter(directory, index, path, depth: depth)
    } catch {
      let place = parent.path.appending(octets: name)
      sight.faults.append(MirrorFault(path, .local(.reading, place, error)))
    }
  }

  /// Takes what a file of rules leaves out of the world.
  private mutating func readRules(
    _ directory: borrowing OpenDirectory,
    _ path: [UInt8]
  ) throws(Errno) {
    let place = directory.path.appending(octets: MirrorWorld.ignoreName)
    // What the rules are is not known: nothing of the directory is.
    guard let octets = try PrivateFile.read(place, upTo: Self.ignoreLimit) else { return }
    sight.world.filter.addIgnoreFile(octets, in: path)
  }
}

extension SideTree.Node {
  /// For so many seconds after a change another one may leave no trace: clocks of file systems are coarse,
  /// and those of other machines differ a little.
  private static let settlingTime: Int64 = 2

  /// Takes what the system says of a file.
  ///
  /// - Parameters:
  ///   - info: What it says.
  ///   - moment: When it was asked, in seconds since 1970.
  package init(_ info: FileInfo, seenAt moment: Int64) {
    switch info.kind {
    case .file: self.init(.file)
    case .directory: self.init(.directory)
    case .link: self.init(.link)
    case .other: self.init(.other)
    }
    mode = info.mode
    modified = TimeSpan(info.modified)
    guard info.kind == .file else { return }
    size = info.size
    let isSettled = info.changed / 1_000_000_000 + Self.settlingTime < moment
    stamp = LocalStamp(info)
    if !isSettled { stamp?.changed = 0 }
  }
}
