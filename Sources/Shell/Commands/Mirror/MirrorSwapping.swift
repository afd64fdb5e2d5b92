import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// `mirror --swap`: a whole new tree beside the old one, and then two renames.
extension MirrorRun {
  /// Makes the new tree, proves it, and puts it in place of the old one.
  ///
  /// - Parameters:
  ///   - here: The directory here.
  ///   - path: Its path.
  ///   - there: The directory at the server.
  ///   - session: Logged in.
  /// - Throws: ``CommandError``; the old tree is in its place then.
  func swap(
    _ here: SharedDirectory,
    _ path: FilePath,
    _ there: RemotePath,
    _ session: Session
  ) throws(CommandError) {
    let swap = try Self.swap(of: there)
    let trees = MirrorTrees(here: here, there: there)
    let manifest = try openManifest(of: trees, path, session)
    // From before anything is made until nothing is left to do: what is exchanged is one tree.
    let lock = try isDryRun ? nil : takeLock(beside: swap, session)
    defer { release(lock, in: session) }
    let before = Mirror(trees, in: session, setup, manifest, nil, now: .current)
    before.collectsAlike = true
    let change = try transferring { () throws(TransferError) in
      try before.plan(learning: false)
    }
    try checkNothingIsLost(before, change)
    guard !isDryRun else {
      try show(change)
      return try end(before.faults, change, nil)
    }
    let isComplete = before.faults.isEmpty && change.faults.isEmpty
    guard isComplete, try guarded(change).steps.count == change.steps.count else {
      for fault in before.faults { shell.show(error(of: fault)) }
      try end(before.faults, change, nil)
      throw guardError(change)
    }
    guard !change.isEmpty else { return shell.output.say(MirrorWords.total(change)) }
    let next = MirrorTrees(here: here, there: swap.next)
    try remotely(Self.what, session.makeDirectoryWithParents(next.there))
    let nextManifest = try openManifest(of: next, path, session)
    try fill(next, from: before.alikePaths, before, nextManifest, session, place: swap.place)
    try transferring { () throws(TransferError) in
      try swap.exchange(in: session, now: .current)
    }
    keep(nextManifest, as: manifest)
    let name = Escaping.name(swap.old.octets)
    shell.output.say("mirror: the new tree is in its place; the one before is \(name)")
  }

  /// Takes the lock of an exchange, which is beside the place.
  private func takeLock(
    beside swap: MirrorSwap,
    _ session: Session
  ) throws(CommandError) -> MirrorLock? {
    let above = swap.place.parent
    if above != .root { try remotely(Self.what, session.makeDirectoryWithParents(above)) }
    return try takeLock(of: swap, session)
  }

  /// Refuses a swap that would take something out of sight that nobody wanted gone.
  private func checkNothingIsLost(
    _ mirror: Mirror,
    _ plan: MirrorPlan
  ) throws(CommandError) {
    let count = plan.extraCount + mirror.otherCountThere
    guard count > 0 else { return }
    let them = Quantity.count(count, "name")
    let why = "\(them) at the server would not be in the new tree"
    let advice =
      mirror.otherCountThere > 0
      ? "A swap exchanges all of a directory, also what patterns leave alone."
      : "'--delete' lets them go with the old tree."
    throw CommandError("mirror --swap", .failed(.guarded, why, advice: advice))
  }

  /// Makes the new tree: what is alike is copied by the server where it can, the rest is sent.
  private func fill(
    _ next: MirrorTrees,
    from alike: [[UInt8]],
    _ before: Mirror,
    _ manifest: ManifestFile?,
    _ session: Session,
    place: RemotePath
  ) throws(CommandError) {
    var setup = setup
    // What an earlier attempt has left there is made right, too.
    (setup.options.deletion, setup.options.deletionLimit) = (.all, .percent(100))
    setup.options.findsRenames = false
    let mirror = Mirror(next, in: session, setup, manifest, nil, now: .current)
    func plan() throws(CommandError) -> MirrorPlan {
      try transferring { () throws(TransferError) in try mirror.plan(learning: true) }
    }
    var change = try plan()
    var directories = MirrorPlan()
    directories.steps = change.steps.filter { $0.action == .makeDirectory }
    _ = try carrying(next, session, nil).run(directories)
    let missing = Set(
      change.steps.filter { $0.action == .transfer && $0.target == nil }.map(\.path)
    )
    let copies = UnchangedCopies(from: place, to: next.there, in: session)
    var copied: [[UInt8]] = []
    try transferring { () throws(TransferError) in
      try copies.copy(alike.filter { missing.contains($0) }) { copied.append($0) }
    }
    if !copied.isEmpty {
      before.remember(copied, as: next, manifest)
      try known(manifest)
    }
    change = try plan()
    let outcome = try carrying(next, session, manifest).run(change)
    say(MirrorWords.summary(outcome, change))
    try end(mirror.faults, change, outcome)
    let left = try plan()
    for fault in mirror.faults { shell.show(error(of: fault)) }
    guard left.isEmpty, left.faults.isEmpty, mirror.faults.isEmpty else {
      let why = "the new tree is not whole: \(MirrorWords.total(left))"
      let advice = "Nothing was exchanged. The same command goes on with it."
      throw CommandError("mirror --swap", .failed(.mismatch, why, advice: advice))
    }
  }

  /// Makes what was remembered known to the next plan.
  private func known(_ manifest: ManifestFile?) throws(CommandError) {
    do throws(Errno) {
      try manifest?.finish()
    } catch {
      throw CommandError.local(.doing("remember", Self.what), error)
    }
  }

  /// Makes what is known of the new tree what is known of the place.
  private func keep(_ new: ManifestFile?, as old: ManifestFile?) {
    guard let new, let old else { return }
    do throws(Errno) {
      try old.take(new)
    } catch {
      shell.show(CommandError.local(.doing("remember", Self.what), error))
    }
  }

  private static func swap(of place: RemotePath) throws(CommandError) -> MirrorSwap {
    guard let swap = MirrorSwap(place) else {
      let why = "the directory has no name, so that no other can take its place"
      throw CommandError("mirror --swap", .refused(why, advice: nil))
    }
    return swap
  }

  /// Puts the tree before the last swap back in its place.
  ///
  /// - Parameters:
  ///   - operands: What was typed; a URL among them, or the last one, is the directory.
  ///   - flags: How locks are taken.
  ///   - shell: Where the session is.
  /// - Throws: ``CommandError``; both trees are where they were then, as far as the server lets them.
  static func swapBack(
    _ operands: [RemoteOperand],
    _ flags: MirrorFlags,
    in shell: ShellState
  ) throws(CommandError) {
    guard let operand = operands.last(where: \.isURL) ?? operands.last else {
      let advice = "mirror --swap-back DIRECTORY"
      throw CommandError("mirror --swap-back", .refused("no directory is named", advice: advice))
    }
    let session = try shell.loggedIn()
    let path = try shell.remotePath(operand)
    let place = try remotely(what, session.absolute(path))
    let swap = try swap(of: place)
    let setup = Mirror.Setup(.upload)
    var run = MirrorRun(setup, flags, isDryRun: false, writesJSON: false, in: shell)
    try run.clearingAway { run throws(CommandError) in
      let lock = try run.takeLock(of: swap, session)
      defer { run.release(lock, in: session) }
      do throws(TransferError) {
        try swap.back(in: session)
      } catch {
        throw CommandError(
          .doing("mirror --swap-back", place.octets),
          .transfer(TransferFailure(error))
        )
      }
    }
    shell.output.say("mirror: the tree before is in its place; the other one is beside it")
  }
}
