import FTPClient
import FTPProtocol

/// The names of small files of a tree that have arrived: what gives one its name travels with the
/// next upload, or goes alone where there is none.
extension TreeUpload {
  /// Reads what the server answered to the commands that give an upload its name.
  ///
  /// Where that is no, or nothing, the file is sent once more, with all that it may take.
  func settle(
    _ arrived: (job: FileJob, upload: ArrivedUpload)?,
    _ replies: [Reply],
    _ worker: TreeWorker
  ) {
    worker.arrived = nil
    guard let (arrivedJob, upload) = arrived else { return }
    var job = arrivedJob
    guard ArrivedUpload.isNamed(by: replies) else {
      job.isHard = true
      return queue.putBack(.file(job))
    }
    job.progress?.end(with: upload.outcome)
  }

  /// Gives the first file of all its name at once, and its time: that shows how times are set here.
  ///
  /// - Throws: Nothing but a cancellation: the file has its name by then, or has been put back, and
  ///   whoever took it would put it back once more.
  func nameFirst(_ worker: TreeWorker) throws(TransferError) {
    do throws(TransferError) {
      guard let (job, _) = worker.arrived, try nameArrived(worker) else { return }
      try remotely(worker.session.learnClock(fromJustStored: job.remote))
      if options.policy.keepsTimes,
        let time = job.file.keepableTime.flatMap({ TimeValue(secondsSinceEpoch: $0) })
      {
        _ = try remotely(worker.session.setModificationTime(time, of: job.remote))
      }
    } catch {
      guard !error.isCancellation else { throw error }
    }
  }

  func giveUp(_ worker: TreeWorker) { settle(worker.arrived, [], worker) }

  func complete(_ worker: TreeWorker) throws(TransferError) {
    _ = try nameArrived(worker)
  }

  /// Gives the file that arrived last its name.
  ///
  /// - Returns: Whether it was asked for; where the connection was lost, the file is sent again.
  private func nameArrived(_ worker: TreeWorker) throws(TransferError) -> Bool {
    guard let arrived = worker.arrived else { return false }
    let session = worker.session
    do throws(FTPError) {
      settle(arrived, try session.exchange(arrived.upload.commands), worker)
      return true
    } catch {
      settle(arrived, [], worker)
      guard !worker.isHelper, error.isLostConnection else { throw .remote(error) }
    }
    try worker.repeating(options.policy) { () throws(FTPError) in
      if !session.isAlive { try session.reconnect() }
    }
    return false
  }
}
