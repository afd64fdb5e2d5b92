package import SystemPackage

/// A flag that any thread, or the interrupt key, may set to end the waits of another.
///
/// It stays set until ``reset()``: every wait that is given it ends at once meanwhile.
package final class Cancellation: Sendable {
  // The counter of the eventfd is the flag: a signal handler can set it, `poll` can see it, and
  // no second variable can disagree with it.
  private let wakeUp: WakeUp

  /// Creates a cancellation that nobody has asked for.
  ///
  /// - Throws: The reason why the system gives no descriptor.
  package init() throws(Errno) {
    wakeUp = try WakeUp()
  }

  /// Ends the waits that are given this cancellation, those to come too.
  package func cancel() {
    wakeUp.signal()
  }

  /// Says whether somebody has cancelled since the last ``reset()``.
  package var isCancelled: Bool { Readiness.isReady(descriptor, .readable) }

  /// Makes waits possible again.
  package func reset() {
    wakeUp.drain()
  }

  /// The descriptor that is readable while this is cancelled.
  package var descriptor: Int32 { wakeUp.rawValue }
}
