import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// One session at work on a tree, with what it needs for each file and keeps between them.
///
/// Belongs to one thread.
final class TreeWorker {
  let session: Session
  let waiter: TreeWaiter

  /// Holds a small file whole.
  let buffer: UnsafeMutableRawBufferPointer

  /// The upload before, which has arrived and has no name yet.
  var arrived: (job: FileJob, upload: ArrivedUpload)?

  /// Whether the session was made for this tree alone: a worker who loses such a one, or is told
  /// that others are in the way, is the one too many, and leaves its work to them.
  let isHelper: Bool

  /// Puts a session to work.
  ///
  /// - Throws: The reason why the system gives no descriptor.
  init(_ session: Session, isHelper: Bool) throws(Errno) {
    self.session = session
    self.isHelper = isHelper
    waiter = try TreeWaiter()
    buffer = .allocate(byteCount: SmallFile.bufferSize, alignment: 4096)
  }

  deinit {
    buffer.deallocate()
  }

  /// How often this worker tries: one too many leaves what others can do.
  func policy(_ policy: TransferPolicy) -> TransferPolicy {
    var policy = policy
    policy.retry.leavesToOthers = isHelper
    return policy
  }

  /// Whether a failure says that this worker is one too many.
  func isOneTooMany(_ error: TransferError) -> Bool {
    isHelper && (!session.isUsable || error.meansOneTooMany)
  }

  /// Does something without octets at the server, again where that makes sense.
  func repeating<Result>(
    _ policy: TransferPolicy,
    _ body: () throws(FTPError) -> Result
  ) throws(TransferError) -> Result {
    let attempts = Attempts(policy: self.policy(policy).retry, session: session)
    return try attempts.run { _ throws(TransferError) in try remotely(body()) }
  }
}

/// What is done with the jobs of a tree, by several workers at once.
protocol TreeWork: Sendable {
  associatedtype Frontier: TreeFrontier

  var queue: TreeQueue<Frontier> { get }
  var observer: TransferObserver { get }

  /// Looks into a directory.
  func look(into place: Frontier.Place, _ worker: TreeWorker) throws(TransferError)

  /// Makes what tells of a file.
  func progress(of job: FileJob) -> TransferProgress

  /// Transfers a file.
  ///
  /// - Returns: What that did; `nil` where it is told later, or by somebody else.
  /// - Throws: Why it failed, and what is left of it.
  func transfer(
    _ job: FileJob,
    _ progress: TransferProgress,
    _ worker: TreeWorker
  ) throws(TransferFailure) -> TransferOutcome?

  /// Completes what was put off until the next command.
  func complete(_ worker: TreeWorker) throws(TransferError)

  /// Leaves to others what was put off until the next command, of which there will be none.
  func giveUp(_ worker: TreeWorker)

  /// Told of each file that was transferred, on the thread that did it.
  func note(_ outcome: TransferOutcome, of job: FileJob)

  /// The name of a directory on the side that it comes from, for messages.
  func name(of place: Frontier.Place) -> [UInt8]
}

extension TreeWork {
  func note(_ outcome: TransferOutcome, of job: FileJob) {}

  /// Says that a file was transferred, or needed not be.
  func end(_ job: FileJob, _ progress: TransferProgress, with outcome: TransferOutcome) {
    if !outcome.wasSkipped { note(outcome, of: job) }
    progress.end(with: outcome)
  }

  /// Does jobs until there are no more.
  ///
  /// - Parameters:
  ///   - worker: Who does them.
  ///   - pool: Who else works.
  /// - Returns: Why this worker stopped before the work was done.
  func run(_ worker: TreeWorker, in pool: WorkerPool) -> TransferFailure? {
    let failure = work(worker, pool)
    if let failure, !failure.error.isCancellation { giveUp(worker) }
    return failure
  }

  private func work(_ worker: TreeWorker, _ pool: WorkerPool) -> TransferFailure? {
    while true {
      switch queue.next(for: pool.workerCount, worker.waiter) {
      case .job(let job):
        pool.grow(waiting: queue.waitingCount)
        defer { if queue.finish(job) { observer.completeExpectations() } }
        if let failure = perform(job, worker) {
          if failure.error.isCancellation || failure.endsTheTree { return failure }
          // What this worker was doing is left to the others.
          if worker.isOneTooMany(failure.error) { return .lostWorker }
        }
        guard worker.session.isUsable else { return .lostWorker }
      case .wait:
        do throws(TransferError) {
          try complete(worker)
          try wait(for: worker.waiter, worker.session.cancellation)
        } catch {
          return TransferFailure(error)
        }
      case .end:
        do throws(TransferError) {
          guard worker.arrived != nil else { return nil }
          try complete(worker)
        } catch {
          return TransferFailure(error)
        }
      }
    }
  }

  /// Does a job, and tells how it went.
  private func perform(_ job: TreeQueue<Frontier>.Job, _ worker: TreeWorker) -> TransferFailure? {
    switch job {
    case .directory(let place): return look(at: place, worker)
    case .file(var job):
      let progress = job.progress ?? progress(of: job)
      job.progress = progress
      do throws(TransferFailure) {
        if let outcome = try transfer(job, progress, worker) { end(job, progress, with: outcome) }
        return nil
      } catch {
        if worker.isOneTooMany(error.error), !error.error.isCancellation, !error.endsTheTree {
          queue.putBack(.file(job))
        } else {
          progress.fail(with: error)
          note(error, of: progress.name)
        }
        return error
      }
    }
  }

  private func look(at place: Frontier.Place, _ worker: TreeWorker) -> TransferFailure? {
    do throws(TransferError) {
      try look(into: place, worker)
      return nil
    } catch {
      let failure = TransferFailure(error)
      if worker.isOneTooMany(error), !error.isCancellation, !failure.endsTheTree {
        queue.putBack(.directory(place))
      } else {
        note(failure, of: name(of: place))
      }
      return failure
    }
  }

  /// Takes note of what failed, and ends the work where all the rest would fail too.
  private func note(_ failure: TransferFailure, of name: [UInt8]) {
    guard !failure.error.isCancellation else { return }
    if failure.endsTheTree, queue.stop(because: failure) { return }
    queue.note { $0.note(name, failure) }
  }

  private func wait(
    for waiter: TreeWaiter,
    _ cancellation: Cancellation?
  ) throws(TransferError) {
    do {
      try Readiness.wait(
        for: waiter.wakeUp.rawValue,
        .readable,
        until: .never,
        cancelledBy: cancellation
      )
      waiter.wakeUp.drain()
    } catch {
      throw .remote(.cancelled)
    }
  }
}

extension TransferFailure {
  /// A worker lost its session, and others go on with its work.
  static let lostWorker = TransferFailure(.remote(.connectionLost))

  /// Whether every other file would fail for the same reason.
  var endsTheTree: Bool {
    if case .local(_, _, let errno) = error {
      return errno == .noSpace || errno == .diskQuotaExceeded || errno == .readOnlyFileSystem
    }
    return false
  }
}
