import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// One run of `mirror`: lock, plan, guards, work, and what is said of it.
struct MirrorRun {
  var setup: Mirror.Setup
  let flags: MirrorFlags
  let isDryRun: Bool
  let writesJSON: Bool
  let shell: ShellState
  var summary = MirrorSummary()

  /// How many files the target had when all of it was looked at.
  var targetFileCount = 0

  /// Whether the last run changed anything.
  var hasChanged = false

  /// What the last run has left undone; `nil` where it did not come to its end.
  var left: MirrorLeft?

  /// Whether the directory here is there since the last run wanted it.
  var hasMadeHere = false

  /// Where the plan is kept instead of being carried out; `nil` for nowhere.
  var planFile: FilePath?

  init(
    _ setup: Mirror.Setup,
    _ flags: MirrorFlags,
    isDryRun: Bool,
    writesJSON: Bool,
    in shell: ShellState
  ) {
    (self.setup, self.flags, self.shell) = (setup, flags, shell)
    (self.isDryRun, self.writesJSON) = (isDryRun, writesJSON)
  }

  static let what = [UInt8]("mirror".utf8)

  /// Mirrors one tree.
  ///
  /// - Parameters:
  ///   - path: The directory here; made for a download where it is not there.
  ///   - remote: The directory at the server; made for an upload where it is not there.
  /// - Throws: ``CommandError``; the first of several.
  mutating func mirror(here path: FilePath, there remote: RemotePath) throws(CommandError) {
    try clearingAway { run throws(CommandError) in
      try run.leavingNothing(at: path) { run throws(CommandError) in
        try run.mirrorNow(path, remote)
      }
    }
  }

  private mutating func mirrorNow(_ path: FilePath, _ remote: RemotePath) throws(CommandError) {
    let session = try shell.loggedIn()
    let there = try remotely(Self.what, session.absolute(remote))
    summary.there = try remotely(Self.what, session.url(of: there, asksWhere: false))
    summary.here = LocalDirectory.realPath(path).octets
    let here = try open(path)
    if flags.swap { return try swap(here, path, there, session) }
    let trees = MirrorTrees(here: here, there: there)
    let manifest = try openManifest(of: trees, path, session)
    if isTwoWay { try requireTop(there, manifest, session) }
    let lock = try takeLock(of: trees.there, session)
    defer { release(lock, in: session) }
    let manifestThere =
      flags.manifest == .remote
      ? try transferring { () throws(TransferError) in
        try ManifestThere.read(in: there, of: setup.world.shard, session, now: .current)
      } : nil
    let mirror = Mirror(trees, in: session, setup, manifest, manifestThere, now: .current)
    let plan = try transferring { () throws(TransferError) in
      try mirror.plan(learning: !isDryRun && planFile == nil)
    }
    summary.note(plan, mirror.faults, files: mirror.fileCounts)
    if setup.world.scope == nil {
      let counts = mirror.fileCounts
      targetFileCount = setup.direction == .upload ? counts.there : counts.here
    }
    hasChanged = !plan.isEmpty
    for fault in mirror.faults { shell.show(error(of: fault)) }
    if setup.direction == .download || isTwoWay, !mirror.isThere, let first = mirror.faults.first {
      throw error(of: first).alreadyShown
    }
    for fault in plan.faults { shell.show(MirrorWords.error(of: fault)) }
    if isDryRun {
      try show(plan)
      guard planFile != nil else { return try end(mirror.faults, plan, nil) }
    }
    let allowed = try guarded(plan)
    if let planFile {
      try keep(allowed, of: trees, path, session, in: planFile)
      var kept = allowed
      kept.verdict = .passed
      try end(mirror.faults, kept, nil)
      return try end(allowed, of: plan)
    }
    let carrying = try carrying(trees, session, manifest)
    carrying.hasFailedBefore = !mirror.faults.isEmpty || !plan.faults.isEmpty
    let outcome = carrying.run(allowed)
    let held = plan.steps.count(where: \.deletes) - allowed.steps.count(where: \.deletes)
    summary.note(outcome, heldByGuards: held)
    noteLeft(mirror.faults, plan, outcome, held: held, path)
    // Where nothing is, and nothing was sent, nothing is to be remembered.
    let isThere = mirror.isThere || !allowed.isEmpty
    if flags.manifest == .remote, let manifest, isThere, outcome.manifestError == nil,
      manifest.hasChanged || manifestThere == nil && manifest.manifest.count > 0
    {
      try transferring { () throws(TransferError) in
        try ManifestThere.write(
          manifest,
          in: there,
          of: setup.world.shard,
          setup.trees.policy,
          session,
          now: .current
        )
      }
    }
    say(MirrorWords.summary(outcome, plan))
    try end(mirror.faults, plan, outcome)
    if plan.conflictCount > 0 { throw conflictError(plan) }
    try end(allowed, of: plan)
  }

  // MARK: Guards

  /// The steps of a plan that may be carried out: all, or those that delete nothing.
  func guarded(_ plan: MirrorPlan) throws(CommandError) -> MirrorPlan {
    guard !isTwoWay else { return try guardedBySide(plan) }
    switch plan.verdict {
    case .passed: return plan
    case .incomplete:
      let error = guardError(plan)
      if plan.unclearCount > 0 { shell.show(error) }
      return plan.withoutDeletions()
    case .tooMany, .emptySource:
      let error = guardError(plan)
      guard shell.front.canDecide else {
        shell.show(error)
        return plan.withoutDeletions()
      }
      let question = "\(MirrorWords.verdict(plan)); delete them?"
      if try shell.front.confirm(question, for: Self.what) {
        var plan = plan
        plan.verdict = .passed
        return plan
      }
      shell.show(error)
      return plan.withoutDeletions()
    }
  }

  /// Ends with what a guard has said, unless somebody allowed it.
  func end(_ allowed: MirrorPlan, of plan: MirrorPlan) throws(CommandError) {
    guard allowed.verdict != .passed || allowed.steps.count < plan.steps.count else { return }
    throw guardError(plan).alreadyShown
  }

  func guardError(_ plan: MirrorPlan) -> CommandError {
    let advice =
      switch plan.verdict {
      case .tooMany: "'--max-delete N' allows more; '--dry-run' shows which."
      case .emptySource: "Look whether it is the right directory; 'rm -r' empties one."
      case .incomplete, .passed: "'--ignore-errors' deletes all the same what is known."
      }
    let why = "\(MirrorWords.verdict(plan)), so that nothing was deleted"
    return CommandError("mirror --delete", .failed(.guarded, why, advice: advice))
  }

  // MARK: Work

  /// What carries out plans as the flags say.
  func carrying(
    _ trees: MirrorTrees,
    _ session: Session,
    _ manifest: ManifestFile?
  ) throws(CommandError) -> MirrorCarrying {
    let carrying = MirrorCarrying(
      trees,
      in: session,
      setup.trees,
      manifest,
      shell.observer,
      now: .current
    )
    carrying.deletesAfterErrors = flags.ignoreErrors
    if let backup = try flags.backupPath() {
      carrying.backup = backup.path(of: [UInt8](TimeValue.current.timeValueText.utf8))
    }
    carrying.report = { [shell, writesJSON, isTwoWay] step in
      if writesJSON {
        try? shell.output.writeOctets(MirrorWords.object(step))
      } else {
        shell.output.say(MirrorWords.done(step, isTwoWay: isTwoWay))
      }
    }
    return carrying
  }

  // MARK: Words

  func show(_ plan: MirrorPlan) throws(CommandError) {
    if writesJSON {
      for step in plan.steps { try shell.output.writeOctets(MirrorWords.object(step)) }
    } else {
      let lines = isTwoWay ? MirrorWords.linesBySide(plan) : MirrorWords.lines(plan)
      for line in lines { try shell.output.writeText(line + "\n") }
    }
    guard !isTwoWay else { return showGuards(plan) }
    if plan.verdict != .passed { shell.show(guardError(plan)) }
  }

  /// Ends with the first thing that is not as it should be.
  func end(
    _ faults: [MirrorFault],
    _ plan: MirrorPlan,
    _ outcome: MirrorOutcome?
  ) throws(CommandError) {
    if let outcome { try end(outcome) }
    if let first = faults.first { throw error(of: first).alreadyShown }
    if let first = plan.faults.first { throw MirrorWords.error(of: first).alreadyShown }
    if outcome == nil, isTwoWay { try endBySide(plan) }
    if outcome == nil, plan.verdict != .passed { throw guardError(plan).alreadyShown }
  }

  /// Says what failed, and ends with the first of it.
  func end(_ outcome: MirrorOutcome) throws(CommandError) {
    for failure in outcome.failures { shell.show(MirrorWords.error(of: failure)) }
    let hidden = outcome.failureCount - outcome.failures.count
    if hidden > 0 { shell.output.say("and \(hidden) more failures") }
    if outcome.heldDeletionCount > 0 {
      let them = Quantity.count(outcome.heldDeletionCount, "deletion was", "deletions were")
      shell.output.say("\(them) left out, since not all went well before", style: .warning)
    }
    if let error = outcome.manifestError {
      shell.show(CommandError.local(.doing("remember", Self.what), error))
    }
    if let end = outcome.end { throw CommandError(Self.what, .transfer(end)) }
    if let first = outcome.failures.first { throw MirrorWords.error(of: first).alreadyShown }
    if let error = outcome.manifestError {
      throw CommandError.local(.doing("remember", Self.what), error).alreadyShown
    }
  }

  func error(of fault: MirrorFault) -> CommandError {
    let name = fault.path.isEmpty ? [UInt8]([.dot]) : fault.path
    return CommandError(.doing("mirror", name), .transfer(fault.failure))
  }

  func transferring<Result>(
    _ body: () throws(TransferError) -> Result
  ) throws(CommandError) -> Result {
    do throws(TransferError) {
      return try body()
    } catch {
      throw CommandError(Self.what, .transfer(TransferFailure(error)))
    }
  }
}
