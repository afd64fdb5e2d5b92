import FTPProtocol
import Octets

/// What goes, on either side.
extension MirrorCarrying {
  /// Removes files and directories, those after what is in them; of what fails, or was changed since, the
  /// directories stay, too.
  func remove(
    _ steps: [MirrorPlan.Step],
    _ changes: inout some SideChanges
  ) throws(TransferFailure) {
    guard !steps.isEmpty else { return }
    var gone: Set<[UInt8]> = []
    // Directories come behind what is in them; what may be a link is tried first, from above.
    for step in steps.reversed() where step.mayBeLink && backup == nil && !step.isBelow(gone) {
      try attempt(step.path) { () throws(TransferError) in
        guard try changes.removeLink(step.path) else { return }
        gone.insert(step.path)
        removed(step)
      }
    }
    var kept: Set<[UInt8]> = []
    for step in steps where step.extent != .link && !step.isBelow(gone) {
      // A directory of which something stays is not tried.
      guard !kept.contains(step.path) else {
        kept.insert(step.path.splitLast.directory)
        continue
      }
      var isGone = false
      try attempt(step.path) { () throws(TransferError) in
        switch try remove(step, &changes) {
        case .stays: return
        case .wasGone: manifest?.remember(nil, of: step.path)
        case .done: removed(step)
        }
        isGone = true
      }
      if !isGone { kept.insert(step.path.splitLast.directory) }
    }
  }

  private func removed(_ step: MirrorPlan.Step) {
    outcome.removedCount += 1
    manifest?.remember(nil, of: step.path)
    report(step)
  }

  /// What became of something that was to go.
  private enum Removal {
    case done

    /// Somebody else has done it.
    case wasGone

    /// Others of several runs have yet to empty it.
    case stays
  }

  private func remove(
    _ step: MirrorPlan.Step,
    _ changes: inout some SideChanges
  ) throws(TransferError) -> Removal {
    if step.action == .removeDirectory {
      if step.extent == .whenEmpty, try !changes.isEmpty(step.path) { return .stays }
      try changes.removeDirectory(step.path)
      return .done
    }
    guard let seen = try changes.seen(step.path) else { return .wasGone }
    guard MirrorPlan.Seen.fits(step.target, seen) else { throw .changedSincePlanned }
    if let backup {
      try move(step, into: backup, &changes)
    } else {
      try changes.removeFile(step.path)
    }
    return .done
  }
}
