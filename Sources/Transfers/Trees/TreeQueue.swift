import FTPProtocol
import Platform
import Synchronization
import SystemPackage

/// The work of one tree that is waiting: jobs in, outcomes out.
///
/// Any thread takes jobs. Files wait as positions in the directory that was read, so that the
/// queue does not grow with the tree; no more directories are read than keep the workers busy.
final class TreeQueue: Sendable {
  /// Something to do.
  enum Job: Sendable {
    /// Look into a directory.
    case directory(TreePlace)

    /// Transfer a file.
    case file(FileJob)
  }

  /// A file of a directory that was read.
  struct FileJob: Sendable {
    let directory: TreeDirectory
    let position: Int

    /// What was told of it, where a worker has begun it and cannot go on.
    var progress: TransferProgress?

    /// Whether it takes more than a simple attempt.
    var isHard = false

    var file: TreeFile { directory.files[position] }
    var remote: RemotePath { directory.remote.appending(file.name) }
    var localPath: FilePath { directory.local.path.appending(octets: file.name) }
  }

  /// What a worker does next.
  enum Step: Sendable {
    case job(Job)

    /// Nothing to do until somebody else has finished; the waiter is told then.
    case wait
    case end
  }

  /// What wakes a worker that waits for work.
  final class Waiter: Sendable {
    let wakeUp: WakeUp

    init() throws(Errno) {
      wakeUp = try WakeUp()
    }
  }

  private struct State {
    var places: [TreePlace] = []
    var open: [(directory: TreeDirectory, next: Int)] = []
    var again: [Job] = []
    var busyCount = 0
    var waiting: [Waiter] = []
    var isStopped = false
    var outcome = TreeOutcome()

    /// The files that wait in directories that were read.
    var fileCount: Int {
      open.reduce(again.count) { $0 + $1.directory.files.count - $1.next }
    }
  }

  private let state: Mutex<State>

  /// The files beyond which no further directory is read.
  private static let enough = 256

  /// Begins with the top of a tree.
  init(_ top: TreePlace) {
    var state = State()
    state.places = [top]
    self.state = Mutex(state)
  }

  /// Takes the next job; ``finish()`` follows when it is done.
  ///
  /// - Parameters:
  ///   - workerCount: How many take jobs: directories are read ahead for more than one.
  ///   - waiter: What is told when there may be work again.
  /// - Returns: What to do.
  func next(for workerCount: Int, _ waiter: Waiter) -> Step {
    state.withLock { state in
      guard !state.isStopped else { return .end }
      let backlog = state.fileCount
      let readsAhead = workerCount > 1 && backlog < min(workerCount * 2, Self.enough)
      if !state.places.isEmpty, backlog == 0 || readsAhead, let place = state.places.popLast() {
        state.busyCount += 1
        return .job(.directory(place))
      }
      if let job = state.again.popLast() {
        state.busyCount += 1
        return .job(job)
      }
      while let (directory, next) = state.open.first {
        guard next < directory.files.count else {
          state.open.removeFirst()
          continue
        }
        state.open[0].next += 1
        state.busyCount += 1
        return .job(.file(FileJob(directory: directory, position: next)))
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
      case .directory(let place): state.places.append(place)
      case .file: state.again.append(job)
      }
      Self.ring(&state)
    }
  }

  /// Adds what was found in a directory.
  func add(_ directory: TreeDirectory, _ places: [TreePlace]) {
    state.withLock { state in
      if !directory.files.isEmpty { state.open.append((directory, 0)) }
      // The last one is taken first.
      state.places += places.reversed()
      Self.ring(&state)
    }
  }

  /// Says that a job that was taken has ended, however.
  func finish() {
    state.withLock { state in
      state.busyCount -= 1
      if state.busyCount == 0 { Self.ring(&state) }
    }
  }

  /// Ends the work; jobs that run are not waited for.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      Self.ring(&state)
    }
  }

  /// Whether somebody has ended the work.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Whether no job waits, and nobody is busy with one.
  var isEmpty: Bool {
    state.withLock { $0.fileCount == 0 && $0.places.isEmpty && $0.busyCount == 0 }
  }

  /// How many jobs wait that could be done at once, as far as is known.
  var waitingCount: Int { state.withLock { $0.fileCount + $0.places.count } }

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
