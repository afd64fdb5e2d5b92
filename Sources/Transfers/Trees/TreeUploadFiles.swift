import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// The files of a tree that is sent.
extension TreeUpload {
  func transfer(_ job: TreeQueue.FileJob, _ worker: TreeWorker) throws(TransferFailure) {
    let progress =
      job.progress
      ?? TransferProgress(
        of: job.localPath.octets,
        to: job.remote.octets,
        .toServer,
        in: observer,
        announcedSize: job.file.size ?? 0
      )
    do throws(TransferFailure) {
      do throws(TransferFailure) {
        guard try isNeeded(job) else { return progress.end(with: .skipped) }
        if try sendAtOnce(job, progress, worker) { return }
      } catch {
        if !error.error.isCancellation { progress.fail(with: error) }
        throw error
      }
      if worker.givesUp() {
        var rest = job
        rest.progress = progress
        return queue.putBack(.file(rest))
      }
      try send(job, progress, worker)
    } catch {
      if !error.error.isCancellation { queue.note { $0.note(job.localPath.octets, error) } }
      throw error
    }
  }

  /// Says whether a file is to be sent.
  ///
  /// A file at the server of the same size that is not older is this one: where times cannot be
  /// set, it has the time of its upload.
  private func isNeeded(_ job: TreeQueue.FileJob) throws(TransferFailure) -> Bool {
    guard let existing = job.directory.existing[job.file.name] else { return true }
    if job.file.isSame(as: existing) { return false }
    let isOlder = job.file.isNewer(than: existing) ?? true
    if existing.size == job.file.size, !isOlder { return false }
    switch options.overwrite {
    case .never: throw TransferFailure(.remoteFileExists)
    case .newer: return isOlder
    case .ask, .always: return true
    }
  }

  /// Sends a small file whole.
  ///
  /// - Returns: False when it takes more than that.
  private func sendAtOnce(
    _ job: TreeQueue.FileJob,
    _ progress: TransferProgress,
    _ worker: TreeWorker
  ) throws(TransferFailure) -> Bool {
    guard !job.isHard, options.policy.allowsMovingAtOnce, !options.policy.storesInPlace,
      !worker.session.knowledge.storesInPlace, let size = job.file.size,
      size <= TreeWorker.smallFileLimit,
      job.directory.existing[job.file.name] == nil
    else { return false }
    let clock = TransferClock()
    let temporary = job.directory.remote.appending(PartialFile.name(for: job.file.name))
    let octets = try read(job, worker)
    guard octets.count == Int(size) else { return false }
    progress.start(size: size)
    do throws(FTPError) {
      let naming = try commands(naming: job, from: temporary, worker.session)
      guard let proof = try store(octets, as: temporary, worker) else { return false }
      progress.advance(by: octets.count)
      worker.arrived = ArrivedUpload(
        job: job,
        progress: progress,
        outcome: clock.outcome(octetCount: size, proof: proof),
        commands: naming
      )
      // The first one of all shows how times are set here.
      if options.policy.keepsTimes, worker.session.mustFindTimeSetting { try completeFirst(worker) }
      return true
    } catch {
      if error.isCancellation { throw TransferFailure(.remote(error)) }
      return false
    }
  }

  /// Sends octets, the names of the upload before in front of them, and asks for their size.
  ///
  /// - Returns: What shows that they are whole; `nil` when they are not.
  private func store(
    _ octets: UnsafeRawBufferPointer,
    as temporary: RemotePath,
    _ worker: TreeWorker
  ) throws(FTPError) -> TransferProof? {
    let session = worker.session
    let before = worker.arrived.take()
    var pipelined = PipelinedCommands(
      ahead: before?.commands ?? [],
      behind: [try session.command(.size, temporary)]
    )
    defer { settle(before, pipelined.repliesAhead, session) }
    try session.store(octets, as: temporary, with: &pipelined)
    guard let told = pipelined.repliesBehind.first.flatMap(FileFactReplies.size) else {
      return TransferProof.none
    }
    return told == octets.count ? .size : nil
  }

  private func read(
    _ job: TreeQueue.FileJob,
    _ worker: TreeWorker
  ) throws(TransferFailure) -> UnsafeRawBufferPointer {
    do {
      let count = try job.directory.local.read(
        job.file.name,
        into: worker.buffer,
        followingLink: options.followsLinks
      )
      return UnsafeRawBufferPointer(rebasing: worker.buffer[..<count])
    } catch {
      throw TransferFailure(.local(.reading, job.localPath, error))
    }
  }

  /// Makes the commands that give an upload its name, and its time if it is known how.
  private func commands(
    naming job: TreeQueue.FileJob,
    from temporary: RemotePath,
    _ session: Session
  ) throws(FTPError) -> [PlacedCommand] {
    var commands = [
      try session.command(.rnfr, temporary), try session.command(.rnto, job.remote),
    ]
    if options.policy.keepsTimes,
      let time = job.file.modified.flatMap({ TimeValue(secondsSinceEpoch: $0) }),
      let command = session.commandSettingTime(time, of: job.remote)
    {
      commands.append(command)
    }
    return commands
  }

  /// Reads what the server answered to the commands that give an upload its name.
  ///
  /// Where that is no, or nothing, the file is sent once more, with all that it may take.
  private func settle(_ arrived: ArrivedUpload?, _ replies: [Reply], _ session: Session) {
    guard let arrived else { return }
    guard replies.count >= 2, replies[1].code.isCompletion else {
      var job = arrived.job
      job.progress = arrived.progress
      job.isHard = true
      return queue.putBack(.file(job))
    }
    arrived.progress.end(with: arrived.outcome)
  }

  private func completeFirst(_ worker: TreeWorker) throws(FTPError) {
    guard let arrived = worker.arrived.take() else { return }
    let replies = try worker.session.exchange(arrived.commands)
    settle(arrived, replies, worker.session)
    if let time = arrived.job.file.modified.flatMap({ TimeValue(secondsSinceEpoch: $0) }) {
      _ = try worker.session.setModificationTime(time, of: arrived.job.remote)
    }
  }

  func complete(_ worker: TreeWorker) throws(TransferFailure) {
    guard let arrived = worker.arrived.take() else { return }
    do throws(FTPError) {
      settle(arrived, try worker.session.exchange(arrived.commands), worker.session)
    } catch {
      settle(arrived, [], worker.session)
      throw TransferFailure(.remote(error))
    }
  }

  /// Sends a file of any size, with all that it may take.
  private func send(
    _ job: TreeQueue.FileJob,
    _ progress: TransferProgress,
    _ worker: TreeWorker
  ) throws(TransferFailure) {
    try complete(worker)
    var upload = Upload(of: .file(job.localPath), to: job.remote, now: now)
    upload.policy = options.policy
    _ = try upload.run(in: worker.session, progress)
  }
}
