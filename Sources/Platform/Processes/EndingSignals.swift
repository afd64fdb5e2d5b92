internal import CPlatform
import Glibc
import Synchronization

/// Signals that would end the program (SIGTERM, SIGHUP), held back until it has cleared away.
package enum EndingSignals {
  /// Runs something that a cancellation ends, with all that it leaves cleared away.
  ///
  /// A signal that comes meanwhile cancels all that runs so, on whatever thread, and ends the program
  /// behind it, as if it had come then: this does not return. Those that are ignored (nohup) stay so.
  ///
  /// - Parameters:
  ///   - cancellation: What the body heeds.
  ///   - patience: How long a signal waits for the body; `nil` for as long as it takes.
  ///   - body: What to run.
  /// - Returns: What `body` returns, where no signal came.
  /// - Throws: What `body` throws.
  package static func heldBack<Result, Failure: Error>(
    cancelling cancellation: Cancellation,
    for patience: Duration? = nil,
    while body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let keeper = EndingSignalKeeper.shared else { return try body() }
    let number = keeper.enter(cancellation, patience)
    defer { keeper.leave(number) }
    return try body()
  }
}

/// Who gets the signals that end the program, once anything has held them back, and until its end.
///
/// It waits on a thread of its own: the main thread may be with a child, or wait for a person.
private final class EndingSignalKeeper: Sendable {
  static let shared = EndingSignalKeeper()

  /// Something that runs and is to clear away before the end.
  private struct Section {
    let cancellation: Cancellation
    let patience: Duration?
  }

  private struct State {
    var sections: [Int: Section] = [:]
    var lastNumber = 0

    /// The signal that came first, and when.
    var arrived: (number: Int32, moment: ContinuousClock.Instant)?

    /// Whether nothing is waited for any more.
    var isDying = false

    /// Until when the rest is waited for; `nil` where nothing is.
    var deadline: Deadline? {
      guard let arrived else { return .never }
      let left = sections.values.map { section in
        section.patience.map { arrived.moment + $0 } ?? nil
      }
      guard !left.isEmpty else { return nil }
      if left.contains(nil) { return .never }
      guard let last = left.compactMap(\.self).max(), last > .now else { return nil }
      return .after(last - .now)
    }
  }

  private let state = Mutex(State())

  /// Says that something has ended that a signal waits for.
  private let change: WakeUp
  private let watches: [(watch: SignalWatch, number: Int32)]

  private init?() {
    do {
      change = try WakeUp()
      watches = try [(SignalWatch.Signal.termination, SIGTERM), (.hangUp, SIGHUP)]
        .filter { !platform_ignores_signal($0.1) }
        .map { (try SignalWatch($0.0), $0.1) }
      try WorkerThread.start { [unowned self] in keep() }.detach()
    } catch {
      return nil
    }
  }

  /// Begins something.
  ///
  /// - Returns: Its number.
  func enter(_ cancellation: Cancellation, _ patience: Duration?) -> Int {
    let (number, isEnding, isDying) = state.withLock { state in
      state.lastNumber += 1
      state.sections[state.lastNumber] = Section(cancellation: cancellation, patience: patience)
      return (state.lastNumber, state.arrived != nil, state.isDying)
    }
    if isDying { Self.awaitEnd() }
    if isEnding { cancellation.cancel() }
    return number
  }

  /// Ends it; after a signal the thread that calls goes no further.
  func leave(_ number: Int) {
    let isEnding = state.withLock { state in
      state.sections[number] = nil
      return state.arrived != nil
    }
    guard isEnding else { return }
    change.signal()
    Self.awaitEnd()
  }

  private static func awaitEnd() -> Never { while true { pause() } }

  /// Waits for signals, and for the end of what they wait for.
  private func keep() {
    let requests = (watches.map(\.watch.descriptor) + [change.rawValue])
      .map { Readiness.Request($0, .readable) }
    while true {
      let deadline = state.withLock { state in
        let deadline = state.deadline
        state.isDying = deadline == nil
        return deadline
      }
      guard let deadline else { break }
      _ = try? Readiness.wait(forAny: requests, until: deadline, cancelledBy: nil)
      change.drain()
      for (watch, number) in watches where watch.take() { note(number) }
    }
    guard let (number, _) = state.withLock({ $0.arrived }) else { return }
    signal(number, SIG_DFL)
    // A worker sees no signals otherwise.
    var own = sigset_t()
    sigemptyset(&own)
    sigaddset(&own, number)
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
    raise(number)
  }

  private func note(_ number: Int32) {
    let cancellations = state.withLock { state in
      if state.arrived == nil { state.arrived = (number, .now) }
      return state.sections.values.map(\.cancellation)
    }
    for cancellation in cancellations { cancellation.cancel() }
  }
}
