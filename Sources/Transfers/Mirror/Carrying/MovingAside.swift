/// Making room for files by moving what they replace to where backups are.
extension MirrorCarrying {
  /// Moves aside what transfers would replace.
  ///
  /// What cannot be moved stays as it is: nothing comes in its place.
  ///
  /// - Parameters:
  ///   - steps: Transfers.
  ///   - backup: Where it goes, from the top.
  ///   - changes: The side that is changed.
  /// - Returns: The transfers that have nothing in their way now.
  /// - Throws: What ends the work.
  func movingAside(
    for steps: [MirrorPlan.Step],
    into backup: [UInt8],
    _ changes: inout some SideChanges
  ) throws(TransferFailure) -> [MirrorPlan.Step] {
    var free: [MirrorPlan.Step] = []
    for step in steps {
      guard step.target != nil else {
        free.append(step)
        continue
      }
      try attempt(step.path) { () throws(TransferError) in
        try move(step, into: backup, &changes)
        free.append(step)
      }
    }
    return free
  }
}
