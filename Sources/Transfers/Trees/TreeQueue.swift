import DequeModule
import FTPClient
import FTPProtocol
import Platform
import Synchronization
import SystemPackage

/// The directories of a tree that wait to be looked into.
protocol TreeFrontier: Sendable {
  associatedtype Place: Sendable

  /// How many wait, and what is to be said of others.
  var waitingCount: Int { get }

  /// Takes the next one.
  ///
  /// - Parameter outcome: Gets what is to be said of those that are left out.
  /// - Returns: `nil` when none waits now.
  mutating func take(_ outcome: inout TreeOutcome) -> Place?

  /// Takes one back that is to be taken again.
  mutating func putBack(_ place: Place)
}

/// A file of a directory that was read, waiting to be transferred.
struct FileJob: Sendable {
  let directory: TreeDirectory
  let position: Int

  /// What was told of it, where a worker has begun it and cannot go on.
  var progress: TransferProgress?

  /// Whether it takes more than a simple attempt.
  var isHard = false

  var file: TreeFile { directory.files[position] }
  var remote: RemotePath { directory.remote.appending(file.name) }
  var local: LocalPlace { LocalPlace(file.name, in: directory.local) }

  /// Makes what tells of it.
  func makeProgress(
    _ direction: DataDirection,
    in observer: TransferObserver
  ) -> TransferProgress {
    let (here, there) = (local.path.octets, remote.octets)
    let (source, target) = direction == .toServer ? (here, there) : (there, here)
    let announced = file.size.map { TransferProgress.Announcement.size($0) } ?? .unsized
    return TransferProgress(of: source, to: target, direction, in: observer, announced: announced)
  }
}

/// What wakes a worker that waits for work.
final class TreeWaiter: Sendable {
  let wakeUp: WakeUp

  init() throws(Errno) {
    wakeUp = try WakeUp()
  }
}

/// The work of one tree that is waiting: jobs in, outcomes out.
///
/// Any thread takes jobs. Files wait as positions in the directory that was read, so that the
/// queue does not grow with the tree; no more directories are read than keep the workers busy.
final class TreeQueue<Frontier: TreeFrontier>: Sendable {
  /// Something to do.
  enum Job: Sendable {
    /// Look into a directory.
    case directory(Frontier.Place)

    /// Transfer a file.
    case file(FileJob)
  }

  /// What a worker does next.
  enum Step: Sendable {
    case job(Job)

    /// Nothing to do until somebody else has finished; the waiter is told then.
    case wait
    case end
  }

  private struct State {
    var frontier: Frontier
    var open: Deque<(directory: TreeDirectory, next: Int)> = []
    var again: [FileJob] = []

    /// The files that wait in directories that were read.
    var fileCount = 0
    var busyCount = 0

    /// The directories that are being read, and whether all have been.
    var readingCount = 0
    var isWalked = false
    var waiting: [TreeWaiter] = []
    var isStopped = false

    /// What it was stopped for.
    var stopReason: TransferFailure?
    var outcome = TreeOutcome()

    mutating func takeFile() -> FileJob? {
      if let job = again.popLast() {
        fileCount -= 1
        return job
      }
      while let (directory, next) = open.first {
        guard next < directory.files.count else {
          open.removeFirst()
          continue
        }
        open[0].next += 1
        fileCount -= 1
        return FileJob(directory: directory, position: next)
      }
      return nil
    }
  }

  private let state: Mutex<State>

  /// The files beyond which no further directory is read.
  private let enough = 256

  /// Begins with the top of a tree.
  init(_ frontier: Frontier) {
    state = Mutex(State(frontier: frontier))
  }

  /// Takes the next job; ``finish(_:)`` follows when it is done.
  ///
  /// - Parameters:
  ///   - workerCount: How many take jobs: directories are read ahead for more than one.
  ///   - waiter: What is told when there may be work again.
  /// - Returns: What to do.
  func next(for workerCount: Int, _ waiter: TreeWaiter) -> Step {
    state.withLock { state in
      guard !state.isStopped else { return .end }
      let backlog = state.fileCount
      let readsAhead = workerCount > 1 && backlog < min(workerCount * 2, enough)
      if backlog == 0 || readsAhead, let place = state.frontier.take(&state.outcome) {
        state.busyCount += 1
        state.readingCount += 1
        return .job(.directory(place))
      }
      if let job = state.takeFile() {
        state.busyCount += 1
        return .job(.file(job))
      }
      guard state.busyCount > 0 else { return .end }
      state.waiting.append(waiter)
      return .wait
    }
  }

  /// Takes back a job whose worker cannot do it.
  func putBack(_ job: Job) {
    state.withLock { state in
      switch job {
      case .directory(let place): state.frontier.putBack(place)
      case .file(let job):
        state.again.append(job)
        state.fileCount += 1
      }
      Self.ring(&state)
    }
  }

  /// Adds what was found in a directory.
  ///
  /// - Parameters:
  ///   - directory: Its files.
  ///   - enter: Adds the directories in it to the others.
  func add(_ directory: TreeDirectory, _ enter: (inout Frontier) -> Void) {
    state.withLock { state in
      if !directory.files.isEmpty {
        state.open.append((directory, 0))
        state.fileCount += directory.files.count
      }
      enter(&state.frontier)
      Self.ring(&state)
    }
  }

  /// Asks or changes what is known of the directories that wait.
  func frontier<Result: Sendable>(_ body: (inout Frontier) -> Result) -> Result {
    state.withLock { body(&$0.frontier) }
  }

  /// Says that a job that was taken has ended, however.
  ///
  /// - Returns: Whether no directory is left to be read now, the first time that this is so.
  func finish(_ job: Job) -> Bool {
    state.withLock { state in
      state.busyCount -= 1
      if state.busyCount == 0 { Self.ring(&state) }
      guard case .directory = job else { return false }
      state.readingCount -= 1
      guard state.readingCount == 0, state.frontier.waitingCount == 0 else { return false }
      return Self.endWalk(&state)
    }
  }

  /// Says that no directory will be read any more, whatever is left.
  ///
  /// - Returns: Whether that is so for the first time.
  func endWalk() -> Bool {
    state.withLock { Self.endWalk(&$0) }
  }

  private static func endWalk(_ state: inout State) -> Bool {
    defer { state.isWalked = true }
    return !state.isWalked
  }

  /// Ends the work; jobs that run are not waited for.
  ///
  /// - Parameter reason: What is told of it.
  /// - Returns: Whether that is the first reason, the only one that is told.
  @discardableResult
  func stop(because reason: TransferFailure) -> Bool {
    state.withLock { state in
      defer { Self.ring(&state) }
      guard !state.isStopped else { return false }
      (state.isStopped, state.stopReason) = (true, reason)
      return true
    }
  }

  /// Why the work was ended before it was done.
  var stopReason: TransferFailure? { state.withLock { $0.stopReason } }

  /// Whether nothing is left to do: no job waits, and nobody is busy with one, or the work was ended.
  var isEmpty: Bool {
    state.withLock { state in
      let isDone = state.fileCount == 0 && state.frontier.waitingCount == 0 && state.busyCount == 0
      return isDone || state.isStopped
    }
  }

  /// How many jobs wait that could be done at once, as far as is known.
  var waitingCount: Int { state.withLock { $0.fileCount + $0.frontier.waitingCount } }

  /// What became of the tree so far.
  var outcome: TreeOutcome { state.withLock { $0.outcome } }

  /// Changes what is told of the tree in the end.
  func note(_ change: (inout TreeOutcome) -> Void) {
    state.withLock { change(&$0.outcome) }
  }

  private static func ring(_ state: inout State) {
    for waiter in state.waiting { waiter.wakeUp.signal() }
    state.waiting = []
  }
}
