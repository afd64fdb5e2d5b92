import FTPProtocol
import Octets

/// What is kept of files that are replaced or deleted.
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

  /// The directory that takes the backups of this run on one side, which no other run has.
  private func backupTop(
    _ backup: [UInt8],
    _ side: MirrorSide,
    _ changes: inout some SideChanges
  ) throws(TransferError) -> [UInt8] {
    if let top = backupTops[side] { return top }
    try makeBackupDirectory(backup.splitLast.directory, &changes)
    // Runs of one second have names of their own.
    for number in 1...Self.backupLimit {
      let mark = number == 1 ? "" : "-\(number)"
      let top = backup + [UInt8](mark.utf8) + MirrorWorld.backupSuffix
      guard try changes.makeDirectory(top) else { continue }
      backupDirectories.insert(top)
      backupTops[side] = top
      return top
    }
    throw .takenName
  }

  private static let backupLimit = 1000

  /// Makes a directory for backups, with those that it is in.
  private func makeBackupDirectory(
    _ path: [UInt8],
    _ changes: inout some SideChanges
  ) throws(TransferError) {
    var directory: [UInt8] = []
    for name in path.split(separator: .slash) {
      directory = directory.path(of: name)
      if backupDirectories.insert(directory).inserted { _ = try changes.makeDirectory(directory) }
    }
  }

  /// Moves a file to where backups are, under its own path.
  func move(
    _ step: MirrorPlan.Step,
    into backup: [UInt8],
    _ changes: inout some SideChanges
  ) throws(TransferError) {
    guard MirrorPlan.Seen.fits(step.target, try changes.seen(step.path)) else {
      throw .changedSincePlanned
    }
    let target = try backupTop(backup, step.side, &changes).path(of: step.path)
    try makeBackupDirectory(target.splitLast.directory, &changes)
    try changes.rename(step.path, to: target)
    manifest?.remember(nil, of: step.path)
  }
}
