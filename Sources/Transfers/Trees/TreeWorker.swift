import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// One session at work on a tree, with what it needs for each file and keeps between them.
///
/// Belongs to one thread.
final class TreeWorker {
  let session: Session
  let waiter: TreeQueue.Waiter

  /// Holds a small file whole.
  let buffer: UnsafeMutableRawBufferPointer

  /// An upload that has arrived under its temporary name; what gives it its own travels with the
  /// next command.
  var arrived: ArrivedUpload?

  /// The largest file that is moved at once, in octets.
  static let smallFileLimit: Int64 = 65_536

  /// Whether there are others who go on if this one cannot.
  private let isHelper: Bool

  /// Puts a session to work.
  ///
  /// - Parameters:
  ///   - session: Logged in.
  ///   - isHelper: Whether the session was made for this tree alone: a worker who loses such a one
  ///     is the one too many, and leaves its work to the others.
  /// - Throws: The reason why the system gives no descriptor.
  init(_ session: Session, isHelper: Bool) throws(Errno) {
    self.session = session
    self.isHelper = isHelper
    waiter = try TreeQueue.Waiter()
    // One octet more, which shows that a file is longer than it was.
    buffer = .allocate(byteCount: Int(Self.smallFileLimit) + 1, alignment: 4096)
  }

  deinit {
    buffer.deallocate()
  }

  /// Says whether the work is left to others; else a lost session is connected anew.
  func givesUp() -> Bool {
    guard !session.isUsable else { return false }
    if isHelper { return true }
    return (try? session.reconnect()) == nil && !session.isUsable
  }
}

/// An upload that is at the server under its temporary name.
struct ArrivedUpload {
  let job: TreeQueue.FileJob
  let progress: TransferProgress
  let outcome: TransferOutcome

  /// What gives it its name, and its time.
  let commands: [PlacedCommand]
}

/// What is done with the jobs of a tree, by several workers at once.
protocol TreeWork: Sendable {
  var queue: TreeQueue { get }

  /// Looks into a directory.
  func look(into place: TreePlace, _ worker: TreeWorker) throws(TransferFailure)

  /// Transfers a file, and tells how that went.
  ///
  /// - Throws: Why it failed.
  func transfer(_ job: TreeQueue.FileJob, _ worker: TreeWorker) throws(TransferFailure)

  /// Completes what was put off until the next command.
  func complete(_ worker: TreeWorker) throws(TransferFailure)

  /// The name of a directory on the side that it comes from, for messages.
  func name(of place: TreePlace) -> [UInt8]
}

extension TreeWork {
  /// Does jobs until there are no more.
  ///
  /// - Parameters:
  ///   - worker: Who does them.
  ///   - pool: Who else works.
  /// - Returns: Why this worker stopped before the work was done.
  func run(_ worker: TreeWorker, in pool: WorkerPool) -> TransferFailure? {
    while true {
      switch queue.next(for: pool.workerCount, worker.waiter) {
      case .job(let job):
        pool.grow(waiting: queue.waitingCount)
        defer { queue.finish() }
        do throws(TransferFailure) {
          try perform(job, worker)
        } catch {
          guard !error.error.isCancellation else { return error }
          if error.endsTheTree {
            queue.stop()
            return error
          }
        }
        guard worker.session.isUsable else { return .lostWorker }
      case .wait:
        do throws(TransferFailure) {
          try complete(worker)
          try wait(for: worker.waiter, worker.session.cancellation)
        } catch {
          return error
        }
      case .end:
        do throws(TransferFailure) {
          guard worker.arrived != nil else { return nil }
          try complete(worker)
        } catch {
          return error
        }
      }
    }
  }

  private func perform(_ job: TreeQueue.Job, _ worker: TreeWorker) throws(TransferFailure) {
    switch job {
    case .directory(let place):
      do throws(TransferFailure) {
        try look(into: place, worker)
      } catch {
        if !error.error.isCancellation {
          queue.note { $0.note(name(of: place), error) }
        }
        throw error
      }
    case .file(let job): try transfer(job, worker)
    }
  }

  private func wait(
    for waiter: TreeQueue.Waiter,
    _ cancellation: Cancellation?
  ) throws(TransferFailure) {
    do {
      try Readiness.wait(
        for: waiter.wakeUp.rawValue,
        .readable,
        until: .never,
        cancelledBy: cancellation
      )
      waiter.wakeUp.drain()
    } catch {
      throw TransferFailure(.remote(.cancelled))
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
