import FTPClient
package import FTPProtocol
import Octets
import Platform
import SystemPackage

/// A mirror from one server to another one, whose files pass this machine and not its disk, or go straight
/// where both servers allow that.
package final class MirrorBetween {
  private let source: ServerCopy.Place
  private let target: ServerCopy.Place
  private let setup: Mirror.Setup
  private let manifest: ManifestFile?
  private let observer: TransferObserver
  private let now: TimeValue

  /// The source as it was seen by the last plan.
  private var seen = SideTree()
  private var hint = 0

  /// What could not be looked at, on either side.
  package private(set) var faults: [MirrorFault] = []

  /// Whether the directories are there.
  package private(set) var areThere = (source: true, target: true)

  /// How many files each side was seen to have.
  package private(set) var fileCounts = (source: 0, target: 0)

  /// Which way files may go; once one cannot go straight, no other one tries.
  package var passage = ServerCopy.Passage.any

  /// Names both sides, by absolute paths.
  package init(
    from source: ServerCopy.Place,
    to target: ServerCopy.Place,
    _ setup: Mirror.Setup,
    _ manifest: ManifestFile?,
    in observer: TransferObserver,
    now: TimeValue
  ) {
    (self.source, self.target, self.setup) = (source, target, setup)
    (self.manifest, self.observer, self.now) = (manifest, observer, now)
  }

  /// Looks at both sides and makes a plan.
  ///
  /// - Parameter learns: Whether what was found alike is remembered.
  /// - Returns: The plan.
  /// - Throws: Why a side could not be looked at, and cancellation.
  package func plan(learning learns: Bool) throws(TransferError) -> MirrorPlan {
    let from = try look(at: source, beside: SideTree())
    var to = try look(at: target, beside: from.tree)
    areThere = (from.isThere, to.isThere)
    if !to.isThere { (to.tree, to.faults) = (.nothing(), []) }
    faults = from.faults + to.faults
    fileCounts = (from.tree.fileCount, to.tree.fileCount)
    seen = from.tree
    for index in 0..<seen.count where seen[index].kind == .file {
      seen[index].stamp = Self.stamp(seen[index])
    }
    var options = setup.options
    // A rename is sure where the digest of a file here is known.
    options.findsRenames = false
    var planning = MirrorPlanning(here: seen, there: to.tree, .upload, options, setup.limits)
    planning.hasManifest = (manifest?.manifest.count ?? 0) > 0
    planning.record = { [self] path, _ in manifest?.manifest.record(of: path, hint: &hint) }
    planning.alike = { [self] path, likeness, here, there in
      guard learns, likeness != .manifest, let size = here.size else { return }
      var record = ManifestRecord(.file, size: size)
      record.stamp = here.stamp
      let shown = MirrorPlan.Seen(there).shown(clockLead: target.session.knowledge.clockLead)
      record.take(shown, at: WallClock.secondsSinceEpoch)
      manifest?.remember(record, of: path)
    }
    return try planning.plan { question, path throws(TransferError) in
      guard question == .timeThere else { return .digest(nil) }
      let place = Self.path(path, below: target.path)
      let times = try remotely(target.session.modificationTimes(of: [place]))
      let time: TimeValue? = times.first.flatMap { $0 }
      return .time(time.map { TimeSpan($0.secondsSinceEpoch) })
    }
  }

  private func look(
    at place: ServerCopy.Place,
    beside other: SideTree
  ) throws(TransferError) -> LookingThere.Sight {
    try LookingThere.look(
      at: place.path,
      setup.world,
      beside: other,
      listers: setup.listers,
      setup.trees.policy.retry,
      in: place.session,
      now: now
    )
  }

  /// What tells a file at the source from a changed one, as far as its server does.
  private static func stamp(_ node: SideTree.Node) -> LocalStamp? {
    guard let time = node.modified else { return nil }
    return LocalStamp(modified: time.start, changed: max(1, time.end), number: node.identity)
  }

  /// Carries out a plan.
  ///
  /// - Parameters:
  ///   - plan: Its deletions are what the guards let through.
  ///   - report: Told of each step that was done, but for transfers.
  /// - Returns: What became of it.
  /// - Throws: Why nothing could be begun.
  package func run(
    _ plan: MirrorPlan,
    report: @escaping (MirrorPlan.Step) -> Void
  ) throws(TransferError) -> MirrorOutcome {
    let nowhere = try locally(.opening, "/", OpenDirectory.open("/"))
    let trees = MirrorTrees(here: SharedDirectory(nowhere), there: target.path)
    let carrying = MirrorCarrying(
      trees,
      in: target.session,
      setup.trees,
      manifest,
      observer,
      now: now
    )
    carrying.deletesAfterErrors = setup.options.deletesAfterErrors
    carrying.hasFailedBefore = !faults.isEmpty || !plan.faults.isEmpty
    carrying.report = report
    carrying.move = { [self] step throws(TransferFailure) in try copy(step) }
    return carrying.run(plan)
  }

  private func copy(
    _ step: MirrorPlan.Step
  ) throws(TransferFailure) -> (TransferOutcome, ManifestRecord?) {
    let from = ServerCopy.Place(Self.path(step.path, below: source.path), at: source.session)
    let to = ServerCopy.Place(Self.path(step.path, below: target.path), at: target.session)
    let copy = ServerCopy(of: from, to: to, now: now)
    copy.policy = setup.trees.policy
    copy.passage = passage
    copy.keepsExisting = step.target == nil
    let node = seen.find(step.path).map { seen[$0] }
    copy.mode = copy.policy.keepsModes ? node?.mode : nil
    let progress = TransferProgress(
      of: from.path.octets,
      to: to.path.octets,
      .toServer,
      in: observer,
      announced: step.source?.size.map { .size($0) } ?? .unsized
    )
    let outcome = try copy.run(progress)
    if passage == .any, case .throughHere(_?) = copy.passage { passage = copy.passage }
    guard let node, let size = node.size, size == outcome.octetCount else { return (outcome, nil) }
    var record = ManifestRecord(.file, size: size)
    record.stamp = node.stamp
    record.sizeThere = size
    let moment = WallClock.secondsSinceEpoch
    record.modifiedThere = TimeSpan(from: moment.addingSaturated(-86_400), to: moment)
    return (outcome, record)
  }

  private static func path(_ path: [UInt8], below top: RemotePath) -> RemotePath {
    path.split(separator: .slash).reduce(top) { $0.appending([UInt8]($1)) }
  }
}
