package import FTPClient
package import FTPProtocol
import Octets

/// Looking at a tree of a server for a mirror: one listing a directory, and no command for a file.
package struct LookingThere {
  /// What was found.
  package struct Sight: Sendable {
    package var tree = SideTree()
    package var faults: [MirrorFault] = []

    /// How many names are out of the world, those of mirrors themselves apart.
    package var otherCount = 0

    /// Whether there is a directory at the top at all.
    package var isThere = true
  }

  private let top: RemotePath
  private let world: MirrorWorld
  private var sight = Sight()

  /// The directories that have been named and not listed yet.
  private var waiting: [[UInt8]: SideTree.Index] = [[]: SideTree.top]

  /// What LIST says of the links of the directory that is taken next, where its facts do not tell; `nil`
  /// where LIST was not asked, or does not tell either.
  private var links: [[UInt8]: [UInt8]]?

  /// Whether any name with a dot in front was seen.
  private var hasSeenHidden = false

  /// Looks at all of a tree.
  ///
  /// - Parameters:
  ///   - top: An absolute path.
  ///   - world: What counts.
  ///   - here: The other side: where only some directories are looked at, those are too that it has not.
  ///   - listers: How many connections list ahead of this one.
  ///   - retry: How often a directory is listed where connections break.
  ///   - session: Logged in.
  ///   - now: What the years of listings are guessed by.
  /// - Returns: The tree; what could not be looked at is not whole in it, and among the faults.
  /// - Throws: What ends the session, and cancellation.
  package static func look(
    at top: RemotePath,
    _ world: MirrorWorld,
    beside here: SideTree,
    listers: Int,
    _ retry: RetryPolicy,
    in session: Session,
    now: TimeValue
  ) throws(TransferError) -> Sight {
    var looking = LookingThere(top: top, world: world)
    var options = RemoteWalk.Options()
    options.listsEveryWay = true
    options.factsAhead = .comparing
    var walk = RemoteWalk(top, options)
    walk.selects = { [looking] path, _, entry in
      guard let relative = looking.relative(path) else { return false }
      guard world.includes(relative, isDirectory: true),
        world.shard?.mayOwnBelow(relative) ?? true
      else { return false }
      guard let scope = world.scope, !scope.enters(relative) else { return true }
      return here.find(relative).map { here[$0].kind != .directory } ?? true
    }
    let ahead =
      listers > 0
      ? try? WalkListers(
        listers,
        session.template,
        for: options,
        now: now,
        interruptedBy: session.cancellation
      ) : nil
    defer { ahead?.end() }
    walk.listingsAhead = ahead?.listingsAhead
    while true {
      switch walk.take() {
      case .place(let place): try looking.visit(place, &walk, in: session, retry, now)
      case .remark(let step): looking.take(step, session)
      case .nothing: return looking.sight
      }
    }
  }

  /// Lists one directory of the walk.
  private mutating func visit(
    _ place: WalkPlace,
    _ walk: inout RemoteWalk,
    in session: Session,
    _ retry: RetryPolicy,
    _ now: TimeValue
  ) throws(TransferError) {
    var place = place
    let attempts = Attempts(policy: retry, session: session)
    do throws(TransferError) {
      try attempts.run { _ throws(TransferError) in
        try remotely(place.examine(in: session, for: walk.options))
      }
      switch walk.admit(&place) {
      case .first: break
      case .visitedBefore: return take(.visitedBefore(place.path), session)
      case .noDirectory: return
      }
      let listing = try attempts.run { _ throws(TransferError) in
        try remotely(walk.listing(of: place, in: session, now: now))
      }
      if listing.dialect == .facts, mayHideLinks(listing, session) {
        try attempts.run { _ throws(TransferError) in
          try findLinks(place.path, walk.options, session, now)
        }
      }
      let isLink = links ?? [:]
      take(.directory(place.path, depth: place.depth, listing), session)
      links = nil
      let found = walk.options.directories(in: listing).filter { isLink[$0.name] == nil }
      walk.complete(place, found: found, entryCount: listing.count)
    } catch {
      guard case .remote(let refusal) = error, refusal.isOfOneDirectory else { throw error }
      take(.failure(place.path, refusal), session)
    }
  }

  private init(top: RemotePath, world: MirrorWorld) { (self.top, self.world) = (top, world) }

  /// The path from the top; `nil` for one that is not below it.
  private func relative(_ path: RemotePath?) -> [UInt8]? {
    guard let octets = path?.octets else { return nil }
    guard octets != top.octets else { return [] }
    let prefix = top.octets.last == .slash ? top.octets : top.octets + [.slash]
    return octets.starts(with: prefix) ? [UInt8](octets[prefix.count...]) : nil
  }

  private mutating func take(_ step: RemoteWalk.Step, _ session: Session) {
    switch step {
    case .directory(let path, _, let listing):
      guard let path = relative(path), let index = waiting.removeValue(forKey: path) else { return }
      fill(index, path, listing, session)
    case .failure(let path, let error):
      guard let path = relative(path) else { return }
      if path.isEmpty, error.refusesDirectory { sight.isThere = false }
      sight.faults.append(MirrorFault(path, .remote(error)))
    case .visitedBefore(let path):
      sight.faults.append(MirrorFault(relative(path) ?? [], .endlessTree))
    case .tooDeep(let path):
      sight.faults.append(MirrorFault(relative(path) ?? [], .endlessTree))
    case .tooMany: sight.faults.append(MirrorFault([], .endlessTree))
    }
  }

  /// Whether links in a listing of facts may be taken for something else.
  ///
  /// Facts do not tell what links say, nor all that there are: not those that lead nowhere (ProFTPD 1.3.8).
  /// pyftpdlib 2.2.0 tells of none that it is one, and through a link to a directory a mirror would leave
  /// its tree.
  private func mayHideLinks(_ listing: Listing, _ session: Session) -> Bool {
    if world.links == .copy { return true }
    guard !session.tellsLinksInFacts else { return false }
    return listing.indices.contains { listing.kind(at: $0) == .directory }
  }

  /// Finds out which names of a directory are links, where LIST tells that.
  private mutating func findLinks(
    _ path: RemotePath?,
    _ options: RemoteWalk.Options,
    _ session: Session,
    _ now: TimeValue
  ) throws(TransferError) {
    var options = options
    options.tellsLinks = true
    do throws(FTPError) {
      let lines = try session.list(path, for: options, now: now)
      if lines.dialect == .unix { links = Self.links(in: lines) }
    } catch {
      guard error.isRefusal, error.sessionIsUsable, world.links != .copy else {
        throw .remote(error)
      }
    }
  }

  /// What links say, by their names.
  private static func links(in listing: Listing) -> [[UInt8]: [UInt8]] {
    var links: [[UInt8]: [UInt8]] = [:]
    for entry in listing where entry.kind == .link { links[entry.name] = entry.linkTarget ?? [] }
    return links
  }

  private mutating func fill(
    _ index: SideTree.Index,
    _ path: [UInt8],
    _ listing: Listing,
    _ session: Session
  ) {
    let ownsFiles = world.shard?.owns(path) ?? true
    let said = world.links == .copy ? Self.links(in: listing).merging(links ?? [:]) { $1 } : [:]
    var (isWhole, holdsOthers, holdsPartsOfOthers) = (listing.isComplete, false, false)
    if let reply = listing.cutShortBy {
      sight.faults.append(
        MirrorFault(path, .remote(.incompleteListing(.leftOut(reply))))
      )
    }
    var entries: [(name: [UInt8], node: SideTree.Node)] = []
    entries.reserveCapacity(listing.count)
    let tellsLinks = listing.dialect == .unix || session.tellsLinksInFacts || links != nil
    for position in listing.indices {
      var entry = listing.brief(at: position)
      if links?.removeValue(forKey: entry.name) != nil { entry.kind = .link }
      guard entry.kind != .unparsed, RemotePath.Component(entry.name) != nil else {
        isWhole = false
        let line = entry.kind == .unparsed ? entry.raw : entry.name
        sight.faults.append(MirrorFault(path.path(of: line), .unsafeName))
        continue
      }
      if entry.name.first == .dot { hasSeenHidden = true }
      let child = path.path(of: entry.name)
      let isDirectory = entry.kind == .directory
      guard world.includes(child, isDirectory: isDirectory), world.includes(wholeOf: child) else {
        if !world.isReserved(child) { sight.otherCount += 1 }
        holdsOthers = true
        continue
      }
      let share = world.share(of: child, isDirectory, inOwn: ownsFiles)
      if share != .whole { holdsPartsOfOthers = true }
      // What has the name of a link is left alone by every run, and so each has to see it.
      guard share != .none || entry.kind == .link || entry.kind == .other else { continue }
      var node = SideTree.Node(entry.kind)
      node.mayBeLink = isDirectory && !tellsLinks
      node.isPassed = isDirectory && world.isPassed(child)
      node.isOfOthers = share != .whole
      node.mode = entry.mode
      if entry.kind == .file, !entry.isSizeRounded { node.size = entry.size }
      node.modified = TimeSpan(entry)
      node.identity = entry.unique?.checksum() ?? 0
      entries.append((entry.name, node))
    }
    for name in (links ?? [:]).keys {
      let child = path.path(of: name)
      guard RemotePath.Component(name) != nil, world.includes(child, isDirectory: false) else {
        holdsOthers = true
        continue
      }
      var node = SideTree.Node(.link)
      node.isOfOthers = world.share(of: child, false, inOwn: ownsFiles) != .whole
      entries.append((name, node))
    }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
    if zip(entries, entries.dropFirst()).contains(where: { $0.name == $1.name }) {
      // A server that names something twice has told nobody what else is there.
      isWhole = false
      sight.faults.append(MirrorFault(path, .takenName))
      var seen: Set<[UInt8]> = []
      entries.removeAll { !seen.insert($0.name).inserted }
    }
    let range = sight.tree.fill(index, with: entries)
    sight.tree[index].isWhole = isWhole && range.count == entries.count
    sight.tree[index].holdsOthers = holdsOthers
    sight.tree[index].holdsPartsOfOthers = holdsPartsOfOthers
    sight.tree[index].showsHidden = hasSeenHidden || session.showsHidden(in: listing.dialect)
    for child in range where sight.tree[child].kind == .link {
      guard let text = said[[UInt8](sight.tree.name(of: child))], !text.isEmpty else { continue }
      sight.tree.set(LinkGoal(text, in: path, below: top.octets), of: child)
    }
    for child in range where sight.tree[child].kind == .directory {
      waiting[path.path(of: sight.tree.name(of: child))] = child
    }
  }
}
