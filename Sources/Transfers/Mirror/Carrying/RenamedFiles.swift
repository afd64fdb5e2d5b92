import FTPProtocol
import Octets
import Platform
import SystemPackage

/// What gets another name on its side.
extension MirrorCarrying {
  /// Renames a file or directory that is as the plan saw it, and moves what is remembered of it.
  func rename(
    _ old: [UInt8],
    _ step: MirrorPlan.Step,
    _ changes: inout some SideChanges
  ) throws(TransferError) {
    guard MirrorPlan.Seen.fits(step.source, try changes.seen(old)),
      try changes.isFree(step.path, for: old)
    else { throw .changedSincePlanned }
    try changes.rename(old, to: step.path)
    outcome.renamedCount += 1
    report(step)
    guard let manifest else { return }
    // What gives way to another file is alike on both sides under neither name.
    let isKnown = step.reason != .conflict
    let records = isKnown ? moved[step.path] ?? manifest.records(of: old) : []
    manifest.forget(old)
    for record in records {
      let path = record.path.isEmpty ? step.path : step.path.path(of: record.path)
      manifest.remember(refreshed(record.record, path), of: path)
    }
  }

  /// A file has a new stamp when it gets another name, and is the same.
  func refreshed(_ record: ManifestRecord, _ path: [UInt8]) -> ManifestRecord {
    guard record.kind == .file, let stamp = record.stamp, let place = try? trees.local(path),
      let info = try? place.info()
    else { return record }
    let now = SideTree.Node(info, seenAt: WallClock.secondsSinceEpoch).stamp
    guard let now, now != stamp, now.number == stamp.number, now.modified == stamp.modified,
      info.size == record.size
    else { return record }
    var record = record
    record.stamp = now
    return record
  }
}
