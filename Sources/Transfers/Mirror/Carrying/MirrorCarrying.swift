package import FTPClient
package import FTPProtocol
import Octets
import Platform
import Synchronization
import SystemPackage

/// Carrying out a plan: exactly its steps, each of which is left out where it no longer fits what is
/// there.
///
/// First what clears the way, then directories, names that moved, new files, changed files, links; deletions
/// come last, on both sides, and not at all after something failed, unless that is wanted.
package final class MirrorCarrying {
  let trees: MirrorTrees
  let session: Session
  let options: TreeOptions
  private let observer: TransferObserver
  let now: TimeValue
  let manifest: ManifestFile?

  /// Whether things are deleted although something failed before.
  package var deletesAfterErrors = false

  /// Whether something went wrong before the plan is carried out: then nothing is deleted either.
  package var hasFailedBefore = false

  /// Whether what is transferred is looked at again on the side it comes from: for plans that were kept.
  package var looksAtSources = false

  /// Where what would be deleted or replaced is moved to, from the top; `nil` to delete it.
  package var backup: [UInt8]?

  /// Moves a file in another way than between this machine and the server, and says what is to be
  /// remembered of it; `nil` for that way.
  var move: ((MirrorPlan.Step) throws(TransferFailure) -> (TransferOutcome, ManifestRecord?))?

  /// Told of each step that was done, but for transfers, which the observer is told of.
  package var report: (MirrorPlan.Step) -> Void = { _ in }

  var outcome = MirrorOutcome()

  /// What the plan knows of what gets another name.
  private(set) var moved: [[UInt8]: [MovedRecord]] = [:]

  /// Where backups of this run go, on each side.
  var backupTops: [MirrorSide: [UInt8]] = [:]

  /// Directories that are known to be there for backups, on the side that is changed.
  var backupDirectories: Set<[UInt8]> = []

  /// Files that have arrived: what the server shows of them is still to be seen.
  let arrivals = Arrivals()

  final class Arrivals: Sendable {
    let records = Mutex<[[UInt8]: ManifestRecord]>([:])
  }

  /// Prepares to carry out plans.
  ///
  /// - Parameters:
  ///   - trees: Both sides.
  ///   - session: Logged in.
  ///   - options: How files are transferred.
  ///   - manifest: Where it is remembered; `nil` for nowhere.
  ///   - observer: Who is told of each file.
  ///   - now: What the years of listings are guessed by.
  package init(
    _ trees: MirrorTrees,
    in session: Session,
    _ options: TreeOptions,
    _ manifest: ManifestFile?,
    _ observer: TransferObserver,
    now: TimeValue
  ) {
    (self.trees, self.session, self.options) = (trees, session, options)
    (self.manifest, self.observer, self.now) = (manifest, observer, now)
  }

  /// Carries out a plan.
  ///
  /// - Parameter plan: Its deletions are what the guards let through: they are not asked again.
  /// - Returns: What became of it.
  package func run(_ plan: MirrorPlan) -> MirrorOutcome {
    outcome = MirrorOutcome()
    moved = plan.moved
    backupTops = [:]
    do throws(TransferFailure) {
      // A file that gives way gets its other name before anything takes it, or comes in its place.
      for part in [Part.room, .changes, .deletions] {
        for side in [MirrorSide.here, .there] {
          try run(plan.steps.filter { $0.side == side && Part(of: $0) == part }, part, side)
        }
      }
    } catch {
      outcome.end = outcome.end ?? error
    }
    do throws(Errno) {
      try manifest?.finish()
    } catch {
      outcome.manifestError = error
    }
    return outcome
  }

  /// What is done on both sides before the next part is begun on either.
  private enum Part {
    case room
    case changes
    case deletions

    init(of step: MirrorPlan.Step) {
      if step.reason == .conflict, case .rename = step.action {
        self = .room
      } else {
        self = step.deletes && step.reason != .otherKind ? .deletions : .changes
      }
    }
  }

  private func run(
    _ steps: [MirrorPlan.Step],
    _ part: Part,
    _ side: MirrorSide
  ) throws(TransferFailure) {
    guard !steps.isEmpty else { return }
    backupDirectories = []
    switch side {
    case .here:
      var changes = ChangesHere(trees: trees)
      try run(steps, part, side, &changes)
    case .there:
      var changes = ChangesThere(trees, session, options.policy, now: now)
      try run(steps, part, side, &changes)
    }
  }

  private func run(
    _ steps: [MirrorPlan.Step],
    _ part: Part,
    _ side: MirrorSide,
    _ changes: inout some SideChanges
  ) throws(TransferFailure) {
    guard part != .deletions else {
      guard !outcome.hasFailed && !hasFailedBefore || deletesAfterErrors else {
        outcome.heldDeletionCount += steps.count
        return
      }
      return try remove(steps, &changes)
    }
    let clearing = steps.filter { $0.deletes && $0.reason == .otherKind }
    try remove(clearing, &changes)
    var newDirectories: Set<[UInt8]> = []
    for step in steps where step.action == .makeDirectory {
      try attempt(step.path) { () throws(TransferError) in
        if try changes.makeDirectory(step.path) { newDirectories.insert(step.path) }
        manifest?.remember(ManifestRecord(.directory, size: 0), of: step.path)
        outcome.madeDirectoryCount += 1
        report(step)
      }
    }
    for step in steps {
      guard case .rename(let old) = step.action else { continue }
      try attempt(step.path) { () throws(TransferError) in try rename(old, step, &changes) }
    }
    var transfers = steps.filter { $0.action == .transfer }
    if looksAtSources { transfers = try stillThere(transfers, side.other) }
    if let backup { transfers = try movingAside(for: transfers, into: backup, &changes) }
    try transfer(transfers, to: side, newDirectories)
    try setModes(steps.filter(\.setsMode), &changes)
    try makeLinks(steps.filter(\.makesLink), &changes)
  }

  /// Does one step; what fails is noted, and what ends the work is thrown.
  func attempt(
    _ path: [UInt8],
    _ body: () throws(TransferError) -> Void
  ) throws(TransferFailure) {
    do throws(TransferError) {
      try body()
    } catch {
      let failure = TransferFailure(error)
      if error.isCancellation || failure.endsTheTree || !session.isUsable { throw failure }
      outcome.note(path, error)
    }
  }

  // MARK: Transfers

  private func transfer(
    _ steps: [MirrorPlan.Step],
    to side: MirrorSide,
    _ newDirectories: Set<[UInt8]>
  ) throws(TransferFailure) {
    guard !steps.isEmpty else { return }
    if let move { return try moveEach(steps, move) }
    let (arrivals, manifest) = (arrivals, manifest)
    let counts = TransferCounts()
    var planned = steps
    if backup != nil { for index in planned.indices { planned[index].target = nil } }
    let transfers = MirrorTransfers(
      trees: trees,
      session: session,
      options: options,
      observer: observer,
      now: now,
      count: { counts.note($0) },
      remember: { path, record in
        manifest?.remember(record, of: path)
        if side == .there { arrivals.records.withLock { $0[path] = record } }
      }
    )
    let done = try transfers.run(planned, to: side, newDirectories: newDirectories)
    let (fileCount, octetCount) = counts.value
    outcome.transferredCount += fileCount
    outcome.movedOctetCount = outcome.movedOctetCount.addingSaturated(octetCount)
    outcome.add(done)
    if let end = outcome.end { throw end }
    if side == .there { try lookAgain() }
  }

  /// Counts files as they arrive, on whatever thread.
  private final class TransferCounts: Sendable {
    private let state = Mutex<(files: Int, octets: Int64)>((0, 0))

    func note(_ outcome: TransferOutcome) {
      state.withLock {
        $0.files += 1
        $0.octets = $0.octets.addingSaturated(outcome.movedOctetCount)
      }
    }

    var value: (Int, Int64) { state.withLock { ($0.files, $0.octets) } }
  }

  /// Looks at what has arrived as the server shows it: that is what the next run will compare with.
  func lookAgain() throws(TransferFailure) {
    var records = arrivals.records.withLock { records in
      defer { records = [:] }
      return records
    }
    // One listing for each directory.
    let paths = records.keys.sorted {
      $0.splitLast.directory.lexicographicallyPrecedes($1.splitLast.directory)
    }
    var changes = ChangesThere(trees, session, options.policy, now: now)
    for path in paths {
      try attempt(path) { () throws(TransferError) in
        guard var record = records.removeValue(forKey: path) else { return }
        guard let seen = try changes.seen(path) else {
          // Some servers do not list all that they have.
          guard try remotely(session.size(of: trees.remote(path))) == nil else { return }
          manifest?.remember(nil, of: path)
          throw .notThere
        }
        guard seen.kind == .file, let size = seen.size else { return }
        if size != record.sizeThere {
          // Not what was proven a moment ago: the next run has to look.
          manifest?.remember(nil, of: path)
          return
        }
        let shown = seen.shown(clockLead: session.knowledge.clockLead)
        record.take(shown, at: WallClock.secondsSinceEpoch)
        manifest?.remember(record, of: path)
      }
    }
  }
}
