import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// A plan that is kept for later.
struct MirrorPlanFlags: ParsableArguments {
  @Option(name: .long, help: "Keep the plan in a file, and do nothing else.")
  var plan: LocalOperand?

  @Option(name: .long, help: "Carry out the plan of such a file, and nothing else.")
  var apply: LocalOperand?

  func validate() throws {
    if plan != nil, apply != nil {
      throw ValidationError("Either --plan, which keeps a plan, or --apply, which carries it out.")
    }
  }
}

/// Keeping a plan, and carrying it out later.
extension MirrorRun {
  /// Keeps what may be carried out of a plan.
  ///
  /// - Throws: Why it cannot be kept.
  func keep(
    _ plan: MirrorPlan,
    of trees: MirrorTrees,
    _ path: FilePath,
    _ session: Session,
    in file: FilePath
  ) throws(CommandError) {
    let header = try header(trees.there, path, session)
    do throws(Errno) {
      try PrivateFile.replace(file, with: PlanFile(header, plan.steps).octets)
    } catch {
      throw CommandError.local(.doing("mirror --plan", file.octets), error)
    }
    shell.output.say("\(MirrorWords.total(plan)); kept in \(Escaping.name(file.octets))")
  }

  private func header(
    _ there: RemotePath,
    _ path: FilePath,
    _ session: Session
  ) throws(CommandError) -> PlanFile.Header {
    PlanFile.Header(
      direction: setup.direction,
      here: LocalDirectory.realPath(path).octets,
      there: try remotely(Self.what, session.url(of: there, asksWhere: false)),
      directory: there.octets
    )
  }

  /// Carries out a plan that was kept, step by step, each of which is left out where something has
  /// changed since.
  ///
  /// - Parameters:
  ///   - kept: The plan.
  ///   - path: The directory here; `nil` for both sides as the plan names them.
  ///   - remote: The directory at the server.
  /// - Throws: ``CommandError``; the first of several.
  mutating func apply(
    _ kept: PlanFile,
    here path: FilePath?,
    there remote: RemotePath
  ) throws(CommandError) {
    let place = path ?? FilePath(octets: kept.header.here)
    try clearingAway { run throws(CommandError) in
      try run.leavingNothing(at: place) { run throws(CommandError) in
        try run.applyNow(kept, path, remote)
      }
    }
  }

  private mutating func applyNow(
    _ kept: PlanFile,
    _ path: FilePath?,
    _ remote: RemotePath
  ) throws(CommandError) {
    let session = try shell.loggedIn()
    let there =
      path == nil
      ? RemotePath(kept.header.directory)
      : try remotely(Self.what, session.absolute(remote))
    let path = path ?? FilePath(octets: kept.header.here)
    let header = try header(there, path, session)
    guard header == kept.header else { throw Self.otherPair(header, kept.header) }
    var plan = MirrorPlan()
    plan.steps = kept.steps
    guard !isDryRun else { return try show(plan) }
    let trees = MirrorTrees(here: try open(path), there: there)
    let manifest = try openManifest(of: trees, path, session)
    let lock = try takeLock(of: trees.there, session)
    defer { release(lock, in: session) }
    let carrying = try self.carrying(trees, session, manifest)
    carrying.looksAtSources = true
    let outcome = carrying.run(plan)
    (summary.here, summary.there) = (header.here, header.there)
    summary.note(outcome, heldByGuards: 0)
    say(MirrorWords.summary(outcome, plan))
    try end(outcome)
  }

  private static func otherPair(
    _ ours: PlanFile.Header,
    _ theirs: PlanFile.Header
  ) -> CommandError {
    let (from, to) = (Escaping.name(theirs.there), Escaping.name(theirs.here))
    let pair = theirs.direction == .upload ? "\(to) to \(from)" : "\(from) to \(to)"
    return CommandError(
      "mirror --apply",
      .failed(
        .guarded,
        "that is the plan of a mirror from \(pair), and not of these two",
        advice: "Name those two, or none at their server; '--plan FILE' makes another plan."
      )
    )
  }
}
