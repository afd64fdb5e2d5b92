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
    if let progress = job.progress { end(job, progress, with: upload.outcome) }
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

  /// Removes what an earlier run of ours left of a file that has its name all the same: the reply to
  /// RNTO may be lost, and another attempt stopped in the middle.
  ///
  /// - Parameters:
  ///   - job: What need not be sent.
  ///   - isThere: Whether something has the temporary name.
  ///   - worker: Who has the job.
  /// - Throws: What goes wrong on the way; a refusal is none.
  func removeRest(
    of job: FileJob,
    isThere: Bool,
    _ worker: TreeWorker
  ) throws(TransferError) {
    guard let records = options.policy.recordDirectory,
      let temporary = PartialName.temporary(for: job.remote)
    else { return }
    let session = worker.session
    let url = try remotely(session.url(of: job.remote, asksWhere: false))
    // Without a record it is somebody else's; with one that is locked it is in use.
    guard UploadRecord.isThere(in: records, for: url),
      let record = try? UploadRecord.open(in: records, for: url)
    else { return }
    guard isThere, record.earlier != nil else { return record.end(keeps: false) }
    try complete(worker)
    do throws(FTPError) {
      try session.removeFile(temporary)
    } catch {
      guard error.isRefusal else { throw .remote(error) }
    }
    record.end(keeps: false)
  }
}
