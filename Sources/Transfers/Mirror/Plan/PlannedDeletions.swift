import FTPProtocol
import Octets

/// What a plan deletes, and what its guards say of that.
extension MirrorPlanning {
  // MARK: What the source lacks

  /// Plans to delete what stands where something of another kind goes.
  ///
  /// - Returns: Whether it may be deleted, all of it.
  mutating func clear(_ index: SideTree.Index, _ path: [UInt8]) -> Bool {
    var steps: [MirrorPlan.Step] = []
    guard options.deletion != .nothing, collect(index, path, .otherKind, &steps) else {
      return false
    }
    clearing += steps.reversed()
    return true
  }

  mutating func remove(
    _ index: SideTree.Index,
    in directory: SideTree.Index,
    _ path: [UInt8]
  ) {
    let fileCount = target.fileCount(below: index)
    guard options.deletion != .nothing else {
      plan.extraCount += fileCount
      return
    }
    let name = target.name(of: index)
    // What an earlier run has left of a file that comes again is gone on with.
    if let whole = PartialName.whole(of: name), source.child(whole, of: directory) != nil { return }
    // Of a listing that is not whole, or shows no hidden names, it is not known what it lacks.
    let isHidden = name.first == .dot
    guard source[directory].isWhole, !isHidden || source[directory].showsHidden else {
      plan.unclearCount += max(1, fileCount)
      return
    }
    var steps: [MirrorPlan.Step] = []
    _ = collect(index, path, .notAtSource, &steps)
    deletions += steps
  }

  /// Collects the deletion of something and all in it, a directory before what is in it.
  ///
  /// - Returns: Whether all of it goes.
  private mutating func collect(
    _ index: SideTree.Index,
    _ path: [UInt8],
    _ reason: MirrorReason,
    _ steps: inout [MirrorPlan.Step]
  ) -> Bool {
    let node = target[index]
    guard node.kind == .directory else {
      guard isManaged(node, path), counts(node) else {
        plan.extraCount += 1
        return false
      }
      steps.append(
        MirrorPlan.Step(
          .removeFile,
          at: direction.target,
          path,
          reason,
          target: MirrorPlan.Seen(node)
        )
      )
      return true
    }
    var step = MirrorPlan.Step(
      .removeDirectory,
      at: direction.target,
      path,
      reason,
      target: MirrorPlan.Seen(node)
    )
    step.mayBeLink = node.mayBeLink
    let position = steps.count
    var goes = node.isWhole && !node.holdsOthers && isManaged(node, path)
    for child in target.children(of: index)
    where !collect(child, path.path(of: target.name(of: child)), reason, &steps) { goes = false }
    // A directory of which something stays is no link that could go alone.
    if goes { steps.insert(step, at: position) }
    return goes
  }

  private func isManaged(_ node: SideTree.Node, _ path: [UInt8]) -> Bool {
    guard options.deletion == .managed else { return true }
    guard let record = record(path, direction == .upload ? node : nil), record.kind == node.kind
    else {
      return false
    }
    guard node.kind == .file else { return true }
    // What somebody has changed since is theirs.
    return direction == .upload ? record.isUntouchedThere(node) : record.isUntouchedHere(node)
  }

  // MARK: Guards

  func guardVerdict() -> MirrorPlan.Guard {
    let count = plan.removedFileCount
    guard plan.steps.contains(where: \.deletes) else {
      return plan.unclearCount > 0 ? .incomplete : .passed
    }
    if source.fileCount == 0, source.directoryCount == 0 {
      return .emptySource(targetCount: target.fileCount)
    }
    if plan.unclearCount > 0, !options.deletesAfterErrors { return .incomplete }
    if options.deletionLimit.isExceeded(by: count, of: target.fileCount) {
      return .tooMany(count, of: target.fileCount, limit: options.deletionLimit)
    }
    return .passed
  }
}

extension SideTree {
  /// How many files are at a place, and below it.
  func fileCount(below index: Index) -> Int {
    guard self[index].kind == .directory else { return 1 }
    return children(of: index).reduce(0) { $0 + fileCount(below: $1) }
  }
}
