import FTPProtocol
import Octets

/// One of something for each side.
struct Sided<Value> {
  var here: Value
  var there: Value

  subscript(side: MirrorSide) -> Value {
    get { side == .here ? here : there }
    set { if side == .here { here = newValue } else { there = newValue } }
  }
}

extension Sided: Sendable where Value: Sendable {}

/// The steps of a plan of both sides, and what the guards say of its deletions.
extension TwoWayPlanning {
  mutating func transfer(
    _ file: SideTree.Node,
    to side: MirrorSide,
    _ path: [UInt8],
    _ reason: MirrorReason,
    over old: SideTree.Node? = nil
  ) {
    let step = MirrorPlan.Step(
      .transfer,
      at: side,
      path,
      reason,
      source: MirrorPlan.Seen(file),
      target: old.map { MirrorPlan.Seen($0) }
    )
    plan.octetCount = plan.octetCount.addingSaturated(file.size ?? 0)
    if old == nil { work[side].created.append(step) } else { work[side].changed.append(step) }
  }

  /// Plans a directory, before those that are in it.
  mutating func makeDirectory(_ path: [UInt8], at side: MirrorSide, position: Int? = nil) {
    let step = MirrorPlan.Step(
      .makeDirectory,
      at: side,
      path,
      .absent,
      source: MirrorPlan.Seen(.directory)
    )
    work[side].directories.insert(step, at: position ?? work[side].directories.count)
  }

  func removal(
    of node: SideTree.Node,
    at side: MirrorSide,
    _ path: [UInt8],
    _ reason: MirrorReason
  ) -> MirrorPlan.Step {
    var step = MirrorPlan.Step(
      node.kind == .directory ? .removeDirectory : .removeFile,
      at: side,
      path,
      reason,
      target: MirrorPlan.Seen(node)
    )
    step.mayBeLink = node.kind == .directory && node.mayBeLink
    return step
  }

  /// Clears a directory away, with all that is in it, for a file of its name.
  mutating func clear(_ index: SideTree.Index, at side: MirrorSide, _ path: [UInt8]) {
    let tree = tree(side)
    for child in tree.children(of: index) {
      let path = path.path(of: tree.name(of: child))
      if tree[child].kind == .directory {
        clear(child, at: side, path)
      } else {
        work[side].clearing.append(removal(of: tree[child], at: side, path, .otherKind))
      }
    }
    work[side].clearing.append(removal(of: tree[index], at: side, path, .otherKind))
  }

  // MARK: Guards

  /// Says of each side whether so much may be deleted there.
  mutating func judgeDeletions() {
    for side in [MirrorSide.here, .there] {
      let verdict = verdict(of: side)
      plan.sideVerdicts[side] = verdict
      if plan.verdict == .passed { plan.verdict = verdict }
    }
    if plan.verdict == .passed, plan.unclearCount > 0 { plan.verdict = .incomplete }
  }

  private func verdict(of side: MirrorSide) -> MirrorPlan.Guard {
    let steps = plan.steps.filter { $0.side == side && $0.deletes }
    guard !steps.isEmpty else { return .passed }
    let (own, other) = (tree(side), tree(side.other))
    if other.fileCount == 0, other.directoryCount == 0 {
      return .emptySource(targetCount: own.fileCount)
    }
    // What one listing leaves out may stand in another place.
    if !other.isWhole, !options.deletesAfterErrors { return .incomplete }
    let count = steps.count { $0.action == .removeFile }
    if options.deletionLimit.isExceeded(by: count, of: own.fileCount) {
      return .tooMany(count, of: own.fileCount, limit: options.deletionLimit)
    }
    return .passed
  }
}

extension SideTree.Node {
  /// Whether a name that was not seen in a directory is known not to be in it.
  func tellsAbsence(of name: some Collection<UInt8>) -> Bool {
    isWhole && (showsHidden || name.first != .dot)
  }
}

extension SideTree {
  /// Whether all directories were looked into, to the end.
  var isWhole: Bool {
    (0..<count).allSatisfy { self[$0].kind != .directory || self[$0].isWhole }
  }

  /// Whether nothing is known to stand at a path.
  func lacks(_ path: [UInt8]) -> Bool {
    var index = SideTree.top
    for name in path.split(separator: .slash) {
      guard let next = child(name, of: index) else { return self[index].tellsAbsence(of: name) }
      index = next
    }
    return false
  }
}

extension MirrorPlan {
  /// Files that both sides have changed, of which one gets another name.
  package var conflictCount: Int {
    steps.count { step in
      guard case .rename = step.action else { return false }
      return step.reason == .conflict
    }
  }

  /// The plan without what it deletes at one side, and without what was to come in its place.
  package func withoutDeletions(at side: MirrorSide) -> MirrorPlan {
    var plan = self
    let cleared = Set(
      steps.filter { $0.side == side && $0.deletes && $0.reason == .otherKind }.map(\.path)
    )
    plan.steps.removeAll { step in
      step.side == side && (step.deletes || step.isBelow(cleared))
    }
    return plan
  }
}
