import FTPProtocol
import Octets
import Synchronization

/// Moving the files of a plan otherwise than between this machine and the server.
extension MirrorCarrying {
  /// Moves files one after the other in a way of somebody else's.
  func moveEach(
    _ steps: [MirrorPlan.Step],
    _ move: (MirrorPlan.Step) throws(TransferFailure) -> (TransferOutcome, ManifestRecord?)
  ) throws(TransferFailure) {
    var changes = ChangesThere(trees, session, options.policy, now: now)
    for step in steps {
      try attempt(step.path) { () throws(TransferError) in
        let now = try changes.seen(step.path)
        guard MirrorPlan.Seen.fits(step.target, now) else {
          throw .changedSincePlanned
        }
        do throws(TransferFailure) {
          let (done, record) = try move(step)
          outcome.transferredCount += 1
          outcome.movedOctetCount = outcome.movedOctetCount.addingSaturated(done.movedOctetCount)
          manifest?.remember(record, of: step.path)
          arrivals.records.withLock { $0[step.path] = record }
        } catch {
          throw error.error
        }
      }
    }
    if manifest != nil { try lookAgain() }
  }
}
