import Platform
import Synchronization
import SystemPackage
import Terminal
import Transfers

/// A command that runs beside the prompt, on a thread and with a session of its own.
///
/// The thread that runs it and the one that shows it share nothing else.
final class Job: Sendable {
  /// How far a job is.
  enum State: Hashable, Sendable {
    /// It waits for those before it in the queue.
    case queued
    case running
    case ended(ExitStatus)
  }

  /// What users call it by.
  let number: Int

  /// The command, harmless already and without passwords.
  let text: String

  /// Whether it is one of those that run one after the other.
  let isQueued: Bool

  /// The number of the session in which it was started.
  let session: Int

  /// What stops it.
  let cancellation: Cancellation

  /// What it wrote to standard output.
  let standardOutput = Output.Captured()

  /// What it said.
  let standardError = Output.Captured()

  private let state: Mutex<State>
  private let transfers = Mutex<TransferObserver?>(nil)
  private let endWakeUp: WakeUp

  /// Makes a job that does not run yet.
  ///
  /// - Throws: The reason why the system gives no descriptors.
  init(_ number: Int, _ text: String, isQueued: Bool, session: Int = 1) throws(Errno) {
    self.session = session
    self.number = number
    self.text = text
    self.isQueued = isQueued
    state = Mutex(.queued)
    cancellation = try Cancellation()
    endWakeUp = try WakeUp()
  }

  /// How far it is.
  var currentState: State { state.withLock { $0 } }

  /// What it ended with; `nil` before.
  var status: ExitStatus? {
    guard case .ended(let status) = currentState else { return nil }
    return status
  }

  /// Whether it runs.
  var isRunning: Bool { currentState == .running }

  /// The transfers of its command; `nil` before they begin.
  var observer: TransferObserver? { transfers.withLock { $0 } }

  /// A descriptor that is readable once the job has ended.
  var endDescriptor: Int32 { endWakeUp.rawValue }

  /// Runs it on a thread of its own.
  ///
  /// - Parameters:
  ///   - end: Told when it has ended.
  ///   - body: The work; what it captures is the thread's from now on.
  /// - Throws: The reason why the system gives no thread; the job has not begun then.
  func start(
    signalling end: JobEndSignal,
    _ body: sending @escaping (Job) -> ExitStatus
  ) throws(Errno) {
    state.withLock { $0 = .running }
    do throws(Errno) {
      try WorkerThread.start { [self] in
        let status = body(self)
        state.withLock { $0 = .ended(status) }
        endWakeUp.signal()
        end.signal()
      }.detach()
    } catch {
      state.withLock { $0 = .queued }
      throw error
    }
  }

  /// Lets others see the transfers of the command.
  func show(_ observer: TransferObserver) {
    transfers.withLock { $0 = observer }
  }

  /// Ends a job that has not begun.
  func drop() {
    state.withLock { $0 = .ended(.interrupted) }
    endWakeUp.signal()
  }
}

/// What says so on the main thread when any job has ended.
final class JobEndSignal: Sendable {
  private let wakeUp: WakeUp

  init() throws(Errno) {
    wakeUp = try WakeUp()
  }

  /// The descriptor that is readable after that.
  var descriptor: Int32 { wakeUp.rawValue }

  /// Says that one has ended, from any thread.
  func signal() {
    wakeUp.signal()
  }

  /// Forgets it.
  func reset() {
    wakeUp.drain()
  }
}
