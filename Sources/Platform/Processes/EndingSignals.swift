internal import CPlatform
import Glibc

/// Signals that would end the program (SIGTERM, SIGHUP), held back until it has cleared away.
package enum EndingSignals {
  /// Runs something that a cancellation ends, with all that it leaves cleared away.
  ///
  /// A signal that comes meanwhile cancels, and ends the program behind it, as if it had come then.
  /// Those that are ignored (nohup) stay so.
  ///
  /// - Parameters:
  ///   - cancellation: What the body heeds.
  ///   - body: What to run, on the main thread; its waits notice the signal.
  /// - Returns: What `body` returns, where no signal came.
  /// - Throws: What `body` throws.
  package static func heldBack<Result, Failure: Error>(
    cancelling cancellation: Cancellation,
    while body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let watched = [(SignalWatch.Signal.termination, SIGTERM), (.hangUp, SIGHUP)]
      .filter { !platform_ignores_signal($0.1) }
    var watches: [(watch: SignalWatch, number: Int32)] = watched.compactMap { signal, number in
      (try? SignalWatch(signal)).map { ($0, number) }
    }
    var arrived: Int32?
    func take() {
      for (watch, number) in watches where watch.take() {
        arrived = arrived ?? number
        cancellation.cancel()
      }
    }
    defer {
      take()
      // Whoever watched before gets the signal back.
      watches = []
      if let arrived { raise(arrived) }
    }
    return try Attention.paid(
      every: nil,
      watching: watches.map(\.watch.descriptor),
      { take() },
      while: body
    )
  }
}
