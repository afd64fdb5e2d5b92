import FTPProtocol
import Octets

/// What a plan deletes, and what its guards say of that.
extension MirrorPlanning {
  // MARK: What the source lacks

  /// What becomes of something that the source lacks.
  enum Fate: Int {
    case stays

    /// A directory, once others of several runs have deleted what is theirs in it.
    case goesWhenEmpty
    case goes
  }

  /// Plans to delete what stands where something of another kind goes.
  ///
  /// - Returns: Whether it goes, all of it.
  mutating func clear(_ index: SideTree.Index, _ path: [UInt8]) -> Fate {
    var steps: [MirrorPlan.Step] = []
    guard options.deletion != .nothing else { return .stays }
    let fate = collect(index, path, .otherKind, &steps)
    // What others leave standing is nothing to stay for: each run deletes what is its own.
    if fate != .stays { clearing += steps.reversed() }
    return fate
  }

  mutating func remove(
    _ index: SideTree.Index,
    in directory: SideTree.Index,
    _ path: [UInt8]
  ) {
    // A link of another run's.
    guard target[index].kind == .directory || !target[index].isOfOthers else { return }
    let fileCount = target.fileCount(below: index)
    guard options.deletion != .nothing else {
      plan.extraCount += fileCount
      return
    }
    let name = target.name(of: index)
    // Of a listing that is not whole, or shows no hidden names, it is not known what it lacks.
    let isHidden = name.first == .dot
    guard source[directory].isWhole, !isHidden || source[directory].showsHidden else {
      plan.unclearCount += max(1, fileCount)
      return
    }
    var steps: [MirrorPlan.Step] = []
    _ = collect(index, path, .notAtSource, &steps)
    if let whole = PartialName.whole(of: name), source.child(whole, of: directory) != nil {
      unfinished.append((path.splitLast.directory.path(of: whole), steps))
    } else {
      deletions += steps
    }
  }

  /// Plans to delete what earlier runs have left of files that do not come again; what is left of others
  /// is gone on with.
  mutating func clearUnfinished() {
    guard !unfinished.isEmpty else { return }
    let coming = Set((created + changed).map(\.path))
    for (whole, steps) in unfinished where !coming.contains(whole) { deletions += steps }
  }

  /// Collects the deletion of something and all in it, a directory before what is in it.
  ///
  /// - Returns: Whether all of it goes.
  private mutating func collect(
    _ index: SideTree.Index,
    _ path: [UInt8],
    _ reason: MirrorReason,
    _ steps: inout [MirrorPlan.Step]
  ) -> Fate {
    let node = target[index]
    guard node.kind == .directory else {
      // Links are left alone, here and there, unless they are copied.
      if node.kind == .link, linkObstacle == nil { return .stays }
      guard !node.isOfOthers, isManaged(node, path), counts(node) else {
        if !node.isOfOthers { plan.extraCount += 1 }
        return .stays
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
      return .goes
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
    var fate = node.isOfOthers || node.holdsPartsOfOthers ? Fate.goesWhenEmpty : .goes
    if !node.isWhole || node.holdsOthers || node.isPassed { fate = .stays }
    if !node.isOfOthers, !isManaged(node, path) { fate = .stays }
    for child in target.children(of: index) {
      let childFate = collect(child, path.path(of: target.name(of: child)), reason, &steps)
      if childFate.rawValue < fate.rawValue { fate = childFate }
    }
    if node.isOfOthers {
      step.extent = .link
    } else if fate == .goesWhenEmpty {
      step.extent = .whenEmpty
    }
    // A directory of which something stays is no link that could go alone.
    let isPlanned = node.isOfOthers ? node.mayBeLink && steps.count > position : fate != .stays
    if isPlanned { steps.insert(step, at: position) }
    return fate
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
    if count > 0, !source.mayHoldFiles(countingLinks: linkObstacle != nil),
      !source[SideTree.top].holdsPartsOfOthers
    {
      return .emptySource(targetCount: target.fileCount)
    }
    if plan.unclearCount > 0, !options.deletesAfterErrors { return .incomplete }
    let total = max(target.fileCount, options.knownFileCount)
    if options.deletionLimit.isExceeded(by: count, of: total) {
      return .tooMany(count, of: total, limit: options.deletionLimit)
    }
    return .passed
  }
}

extension SideTree {
  /// Whether there is any file in it, or may be: nobody knows what is in a directory that was not looked
  /// into.
  func mayHoldFiles(countingLinks: Bool) -> Bool {
    (0..<count).contains { index in
      switch self[index].kind {
      case .file: true
      case .link: countingLinks
      case .directory: !self[index].isListed
      case .other, .unparsed: false
      }
    }
  }

  /// How many files are at a place, and below it.
  func fileCount(below index: Index) -> Int {
    guard self[index].kind == .directory else { return 1 }
    return children(of: index).reduce(0) { $0 + fileCount(below: $1) }
  }
}
