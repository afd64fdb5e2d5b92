import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transfers

/// What a run of `mirror` that came to its end has left undone: what failed, and what could not be looked
/// at.
struct MirrorLeft {
  /// How many of them.
  var count = 0

  /// Where it is, for the next look.
  var scope = MirrorScope.nowhere

  /// The first of it.
  var first: CommandError?
}

extension MirrorRun {
  /// Notes what a run has left undone.
  ///
  /// - Parameters:
  ///   - faults: What could not be looked at.
  ///   - plan: The plan, with what it could not do.
  ///   - outcome: What became of it.
  ///   - heldCount: How many deletions the guards have left out.
  ///   - path: The directory here.
  mutating func noteLeft(
    _ faults: [MirrorFault],
    _ plan: MirrorPlan,
    _ outcome: MirrorOutcome,
    held heldCount: Int,
    _ path: FilePath
  ) {
    guard outcome.end == nil else { return }
    var left = MirrorLeft()
    left.count = faults.count + plan.faults.count + outcome.failureCount
    left.first =
      outcome.failures.first.map { MirrorWords.error(of: $0) } ?? faults.first.map { error(of: $0) }
      ?? plan.faults.first.map { MirrorWords.error(of: $0) }
    if left.count > 0 {
      // What was left out because of it is anywhere.
      let isNamed =
        outcome.failureCount == outcome.failures.count && heldCount == 0
        && outcome.heldDeletionCount == 0
      let scope = isNamed ? self.scope(of: outcome, plan, path) : nil
      left.scope = scope ?? setup.world.scope ?? .everywhere
      for fault in faults { left.scope.trees.insert(fault.path) }
      for fault in plan.faults { left.scope.insert(fault.path) }
    }
    self.left = left
  }

  /// Where what failed is; `nil` where that is not known.
  private func scope(
    of outcome: MirrorOutcome,
    _ plan: MirrorPlan,
    _ path: FilePath
  ) -> MirrorScope? {
    var scope = MirrorScope.nowhere
    for failure in outcome.failures {
      var name = failure.name
      if name.first == .slash {
        let top = path.octets.last == .slash ? path.octets : path.octets + [.slash]
        guard name.starts(with: top) else { return nil }
        name.removeFirst(top.count)
      }
      scope.insert(name)
      for step in plan.steps where step.path == name {
        if case .rename(let old) = step.action { scope.insert(old) }
      }
    }
    return scope
  }
}

extension MirrorScope {
  /// Nothing at all.
  static let nowhere = MirrorScope(directories: [], trees: [])

  /// All of a tree.
  static let everywhere = MirrorScope(directories: [], trees: [[]])

  /// Whether it is all of a tree.
  var isEverywhere: Bool { trees.contains([]) }

  /// Adds the directory that something is in, and the thing itself with all in it.
  mutating func insert(_ path: [UInt8]) {
    let slash = path.lastIndex(of: .slash)
    directories.insert(slash.map { [UInt8](path[..<$0]) } ?? [])
    trees.insert(path)
  }

  /// Both of them.
  func union(_ other: MirrorScope) -> MirrorScope {
    MirrorScope(
      directories: directories.union(other.directories),
      trees: trees.union(other.trees)
    )
  }
}
