import DequeModule
import Platform
import SystemPackage

/// The jobs of a shell, those that wait in its queue too.
///
/// Belongs to the main thread.
final class JobRoster {
  /// What a job does on its thread, and what it ends with.
  typealias Work = @Sendable (Job) -> ExitStatus

  /// A job that waits in the queue, and what it will do.
  private struct Waiting {
    let job: Job
    let work: Work
  }

  /// The jobs that have not ended, or whose end has not been told, oldest first.
  private(set) var jobs: [Job] = []

  /// Who of them may have a connection.
  let turns = ConnectionTurns()

  /// Whether the queue starts no more jobs.
  private(set) var isStopped = false

  /// What jobs ended with that are not on the list any more.
  private(set) var statuses: [Int: ExitStatus] = [:]

  private var firstFailure: ExitStatus?
  private var waiting: Deque<Waiting> = []
  private var lastNumber = 0
  private let endSignal: JobEndSignal?

  init() {
    endSignal = try? JobEndSignal()
  }

  /// The descriptor that is readable when a job has ended; `nil` where there can be no jobs.
  var descriptor: Int32? { endSignal?.descriptor }

  /// Starts a job beside everything else.
  ///
  /// - Parameters:
  ///   - text: How it is shown.
  ///   - session: The number of the session in which it is started.
  ///   - work: What it does.
  /// - Returns: The job.
  /// - Throws: Why the system cannot run one more.
  func start(_ text: String, of session: Int = 1, _ work: @escaping Work) throws(Errno) -> Job {
    let job = try makeJob(text, isQueued: false, session)
    try run(job, work)
    jobs.append(job)
    return job
  }

  /// Puts a job behind those in the queue.
  func enqueue(_ text: String, of session: Int = 1, _ work: @escaping Work) throws(Errno) -> Job {
    let job = try makeJob(text, isQueued: true, session)
    jobs.append(job)
    waiting.append(Waiting(job: job, work: work))
    startNext()
    return job
  }

  /// Lets the queue start jobs, or no more; the one that runs goes on.
  func setStopped(_ isStopped: Bool) {
    self.isStopped = isStopped
    startNext()
  }

  /// Takes a job out of the queue.
  func remove(_ job: Job) {
    waiting.removeAll { $0.job === job }
    jobs.removeAll { $0 === job }
    job.drop()
  }

  /// Finds a job; without a number, the one that was started last.
  func find(_ number: Int?) -> Job? {
    guard let number else { return jobs.last { $0.isRunning } ?? jobs.last }
    return jobs.first { $0.number == number }
  }

  /// Whether any job runs or waits for its turn.
  var hasUnfinished: Bool {
    jobs.contains { $0.isRunning || ($0.currentState == .queued && !isStopped) }
  }

  /// Takes the jobs that have ended since the last call off the list, and lets the queue go on.
  func takeEnded() -> [Job] {
    endSignal?.reset()
    let ended = jobs.filter { $0.status != nil }
    jobs.removeAll { $0.status != nil }
    for job in ended {
      guard let status = job.status else { continue }
      statuses[job.number] = status
      if status != .done { firstFailure = firstFailure ?? status }
    }
    startNext()
    return ended
  }

  /// Returns what the first job ended with that failed since the last call; `nil` if none did.
  func takeFailure() -> ExitStatus? {
    defer { firstFailure = nil }
    return firstFailure
  }

  /// Stops all jobs and empties the queue.
  func stopAll() {
    for entry in waiting { entry.job.drop() }
    waiting = []
    for job in jobs { job.cancellation.cancel() }
  }

  private func makeJob(_ text: String, isQueued: Bool, _ session: Int) throws(Errno) -> Job {
    let job = try Job(lastNumber + 1, text, isQueued: isQueued, session: session)
    lastNumber += 1
    return job
  }

  private func run(_ job: Job, _ work: @escaping Work) throws(Errno) {
    guard let endSignal else { throw .tooManyOpenFiles }
    try job.start(signalling: endSignal, work)
  }

  /// Starts the first job of the queue, if none of it runs.
  private func startNext() {
    guard !isStopped, !jobs.contains(where: { $0.isQueued && $0.isRunning }),
      let next = waiting.first
    else { return }
    // What the system refuses now, it may grant when another job has ended.
    guard (try? run(next.job, next.work)) != nil else { return }
    waiting.removeFirst()
  }
}
