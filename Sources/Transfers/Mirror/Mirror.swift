package import FTPClient
package import FTPProtocol
import Octets
import Platform
import SystemPackage

/// One mirror: both trees looked at, a plan made of them, and the plan carried out.
package final class Mirror {
  /// What a mirror is about, and how it is done.
  package struct Setup: Sendable {
    package var direction: MirrorDirection
    package var options = MirrorOptions()
    package var world = MirrorWorld()
    package var limits = MirrorLimits()

    /// What files are called that both sides have changed; `nil` for a mirror that changes one side only.
    package var twoWay: ConflictNaming?

    /// Files are transferred as these say.
    package var trees = TreeOptions()

    /// How many connections list directories.
    package var listers = 4

    /// A mirror in a direction, as users should have it.
    package init(_ direction: MirrorDirection) { self.direction = direction }
  }

  package let trees: MirrorTrees
  let session: Session
  let setup: Setup
  let manifest: ManifestFile?

  /// What others remember, at the server.
  private let manifestThere: Manifest?
  private let now: TimeValue

  /// What could not be looked at.
  package internal(set) var faults: [MirrorFault] = []

  /// Whether the top is at the server.
  package internal(set) var isThere = true

  /// How many names at the server are out of the world, those of mirrors themselves apart.
  package private(set) var otherCountThere = 0

  /// The files that were found alike last, where they are collected.
  package private(set) var alikePaths: [[UInt8]] = []

  /// Whether they are.
  package var collectsAlike = false

  /// How many files each side was seen to have.
  package internal(set) var fileCounts = (here: 0, there: 0)

  /// Where in the manifests the next path is looked for first.
  private var hints = (here: 0, there: 0)

  /// The digest that was asked for last.
  var lastDigest: (path: [UInt8], digest: LocalDigest)?

  /// Names both sides.
  ///
  /// - Parameters:
  ///   - trees: Both sides.
  ///   - session: Logged in.
  ///   - setup: What is done.
  ///   - manifest: What is remembered here.
  ///   - manifestThere: What is remembered at the server.
  ///   - now: What the years of listings are guessed by.
  package init(
    _ trees: MirrorTrees,
    in session: Session,
    _ setup: Setup,
    _ manifest: ManifestFile?,
    _ manifestThere: Manifest?,
    now: TimeValue
  ) {
    (self.trees, self.session, self.setup) = (trees, session, setup)
    (self.manifest, self.manifestThere, self.now) = (manifest, manifestThere, now)
  }

  /// Looks at both sides and makes a plan; nothing is changed but what is remembered.
  ///
  /// - Parameter learns: Whether what was found alike is remembered.
  /// - Returns: The plan.
  /// - Throws: Why a side could not be looked at, and cancellation.
  package func plan(learning learns: Bool) throws(TransferError) -> MirrorPlan {
    let here = try LookingHere.look(
      at: trees.here,
      setup.world,
      isTarget: setup.direction == .download && setup.twoWay == nil,
      cancelledBy: session.cancellation
    )
    // What files here leave out of the world is not looked at there either.
    var there = try LookingThere.look(
      at: trees.there,
      here.world,
      beside: here.tree,
      listers: setup.listers,
      setup.trees.policy.retry,
      in: session,
      now: now
    )
    isThere = there.isThere
    // Where both sides are changed, a directory that was there before was not meant to be gone.
    if !there.isThere, setup.direction == .upload, setup.twoWay == nil || !hasManifest {
      // Where nothing is, nothing was overlooked.
      there.tree = .nothing()
      there.faults = []
    }
    faults = Self.known(here.faults + there.faults, setup)
    otherCountThere = there.otherCount
    fileCounts = (here.tree.fileCount, there.tree.fileCount)
    if let naming = setup.twoWay {
      return try plan(here.tree, there.tree, here.world, naming, learning: learns)
    }
    var planning = MirrorPlanning(
      here: here.tree,
      there: there.tree,
      setup.direction,
      setup.options,
      setup.limits
    )
    planning.names =
      setup.direction == .upload
      ? .there(trees.there, session) : .here(trees.here, here.tree)
    planning.linkObstacle = try linkObstacle()
    planning.hasManifest = hasManifest
    planning.record = { [self] path, there in record(of: path, showing: there) }
    alikePaths = []
    planning.alike = { [self] path, likeness, here, there in
      if collectsAlike { alikePaths.append(path) }
      if learns { learn(path, likeness, here, there) }
    }
    if learns, setup.world.shard != nil {
      // Which of the runs has made it nobody knows: it is the mirror's.
      planning.alikeDirectory = { [self] path in
        let record = ManifestRecord(.directory, size: 0)
        if self.record(of: path, showing: nil) == nil { manifest?.remember(record, of: path) }
      }
    }
    return try planning.plan { question, path throws(TransferError) in
      try answer(question, about: path)
    }
  }

  /// What is in the way of links; `nil` where they are left alone.
  private func linkObstacle() throws(TransferError) -> (
    ([UInt8], [UInt8]) -> MirrorPlan.Fault.Obstacle?
  )? {
    guard setup.world.links == .copy else { return nil }
    guard setup.direction == .upload else { return { _, _ in nil } }
    guard try remotely(session.announcesLinks()) else { return { _, _ in .makesNoLinks } }
    return { [trees] path, goal in
      let hasBlank = [path, goal].contains { trees.remote($0).octets.contains(where: \.isBlank) }
      return hasBlank ? .blankInLink : nil
    }
  }

  /// The faults without those of the target's directories that are another run's: it deletes them while
  /// this one looks, and whatever else is the matter it tells itself.
  private static func known(_ faults: [MirrorFault], _ setup: Setup) -> [MirrorFault] {
    guard let shard = setup.world.shard else { return faults }
    return faults.filter { fault in
      switch fault.failure.error {
      case .remote(let error):
        setup.direction == .download || !error.refusesDirectory || shard.owns(fault.path)
      case .local(_, _, let errno):
        setup.direction == .upload || errno != .noSuchFileOrDirectory || shard.owns(fault.path)
      default: true
      }
    }
  }

  // MARK: What is remembered

  var hasManifest: Bool {
    (manifest?.manifest.count ?? 0) > 0 || (manifestThere?.count ?? 0) > 0
  }

  /// What is remembered of a path, here or at the server: that which the server still shows.
  func record(of path: [UInt8], showing there: SideTree.Node?) -> ManifestRecord? {
    let ours = manifest?.manifest.record(of: path, hint: &hints.here)
    guard let manifestThere else { return ours }
    guard var theirs = manifestThere.record(of: path, hint: &hints.there) else {
      // What somebody else forgot is not to be believed, unless it is as it was left here.
      guard let ours, let there, ours.isUntouchedThere(there) else { return nil }
      return ours
    }
    guard let ours else { return theirs }
    if let there, ours.isUntouchedThere(there), !theirs.isUntouchedThere(there) { return ours }
    // The stamp of another machine says nothing here.
    if ours.digest != nil, ours.digest == theirs.digest { theirs.stamp = ours.stamp }
    return theirs
  }

  /// Remembers two files that were found alike, where that is new.
  func learn(
    _ path: [UInt8],
    _ likeness: FileComparison.Likeness,
    _ here: SideTree.Node,
    _ there: SideTree.Node
  ) {
    guard let manifest, likeness != .manifest, let size = here.size else { return }
    var record = ManifestRecord(.file, size: size)
    if likeness == .content, let lastDigest, lastDigest.path == path {
      record = lastDigest.digest.record(WallClock.secondsSinceEpoch)
    } else {
      record.stamp = here.stamp
    }
    let shown = MirrorPlan.Seen(there).shown(clockLead: session.knowledge.clockLead)
    record.take(shown, at: WallClock.secondsSinceEpoch)
    manifest.remember(record, of: path)
  }

  /// Remembers files that the server has copied to another tree, by what it shows of the copies: their
  /// content is that of files here which were found alike with what was copied.
  ///
  /// - Parameters:
  ///   - paths: Found alike by the last plan.
  ///   - trees: The sides of the copies.
  ///   - manifest: Where it is remembered.
  package func remember(_ paths: [[UInt8]], as trees: MirrorTrees, _ manifest: ManifestFile?) {
    guard let manifest else { return }
    var changes = ChangesThere(trees, session, setup.trees.policy, now: now)
    for path in paths.sorted(by: {
      $0.splitLast.directory.lexicographicallyPrecedes($1.splitLast.directory)
    }) {
      guard let seen = try? changes.seen(path), seen.kind == .file,
        let place = try? trees.local(path, followingLinks: setup.world.links == .follow),
        let digest = LocalDigest.read(
          place,
          followingLink: setup.world.links == .follow,
          cancelledBy: session.cancellation
        ), seen.size == digest.info.size
      else { continue }
      let moment = WallClock.secondsSinceEpoch
      var record = digest.record(moment)
      record.take(seen.shown(clockLead: session.knowledge.clockLead), at: moment)
      manifest.remember(record, of: path)
    }
  }

  // MARK: Questions

  func answer(
    _ question: FileComparison.Question,
    about path: [UInt8]
  ) throws(TransferError) -> MirrorPlanning.Answer {
    switch question {
    case .digestHere: return .digest(try digestHere(path)?.octets)
    case .digestThere: return .digest(try digestThere(path))
    case .timeThere:
      let times = try remotely(session.modificationTimes(of: [trees.remote(path)]))
      let time: TimeValue? = times.first.flatMap { $0 }
      return .time(time.map { TimeSpan($0.secondsSinceEpoch) })
    case .contentThere: return .digest(try contentThere(path))
    }
  }

  func digestHere(_ path: [UInt8]) throws(TransferError) -> LocalDigest? {
    if let lastDigest, lastDigest.path == path { return lastDigest.digest }
    let followsLinks = setup.world.links == .follow
    guard let place = try? trees.local(path, followingLinks: followsLinks) else { return nil }
    let digest = LocalDigest.read(
      place,
      followingLink: followsLinks,
      cancelledBy: session.cancellation
    )
    if session.cancellation?.isCancelled ?? false { throw .remote(.cancelled) }
    lastDigest = digest.map { (path, $0) }
    return digest
  }

  /// Asks the server for a digest.
  ///
  /// - Returns: The SHA-256 that the file has if it is that here; another one where the server's own
  ///   digest, by whatever algorithm it has, differs; `nil` where it tells none.
  func digestThere(_ path: [UInt8]) throws(TransferError) -> [UInt8]? {
    guard let algorithm = try remotely(session.digestAlgorithms()).first else { return nil }
    guard let ours = try digestHere(path) else { return try toldDigest(path) }
    guard
      let theirs = try remotely(
        session.digest(of: trees.remote(path), algorithm: algorithm, ofSize: ours.info.size)
      )
    else { return nil }
    if algorithm == .sha256 { return theirs }
    let followsLinks = setup.world.links == .follow
    guard let place = try? trees.local(path, followingLinks: followsLinks),
      let digest = LocalDigest.read(
        place,
        algorithm,
        followingLink: followsLinks,
        cancelledBy: session.cancellation
      ), digest.info.hasSameContent(as: ours.info)
    else { return nil }
    return digest.octets == theirs ? ours.octets : theirs
  }

  /// Asks the server for the SHA-256 of a file, whatever is here.
  ///
  /// - Returns: `nil` where it tells none.
  func toldDigest(_ path: [UInt8]) throws(TransferError) -> [UInt8]? {
    guard try remotely(session.digestAlgorithms()).contains(.sha256) else { return nil }
    return try remotely(session.digest(of: trees.remote(path), algorithm: .sha256))
  }
}
