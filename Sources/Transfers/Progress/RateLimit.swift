import FTPClient
import Platform
import Synchronization

/// How many octets a second may move, over all connections that share this.
///
/// A bucket fills at the rate and holds a tenth of a second's worth; who moves octets takes them
/// from it. The rate may be changed at any time, by any thread.
package final class RateLimit: Sendable {
  private struct State {
    var octetsPerSecond: Int64?
    var available = 0.0
    var filledAt = ContinuousClock.now
  }

  private let state: Mutex<State>

  /// What counts as well: the smaller of the two is the limit.
  private let outer: RateLimit?

  /// How long octets may gather: so long is the longest burst.
  private static let burst = 0.1

  /// Sets the rate.
  ///
  /// - Parameters:
  ///   - octetsPerSecond: `nil` for as fast as it goes.
  ///   - outer: The limit of others, which counts too.
  package init(octetsPerSecond: Int64? = nil, within outer: RateLimit? = nil) {
    self.outer = outer
    state = Mutex(State(octetsPerSecond: octetsPerSecond))
  }

  /// The rate that counts, the outer one if that is smaller; `nil` for as fast as it goes.
  ///
  /// Setting it leaves the outer one as it is.
  package var octetsPerSecond: Int64? {
    get {
      let rates = [state.withLock { $0.octetsPerSecond }, outer?.octetsPerSecond]
      return rates.compactMap { $0 }.min()
    }
    set { state.withLock { $0.octetsPerSecond = newValue } }
  }

  /// What may be done now.
  enum Grant: Hashable {
    /// Move up to so many octets.
    case octets(Int)

    /// Ask again after a while.
    case pause(Duration)
  }

  /// Takes octets out of the bucket.
  ///
  /// - Parameters:
  ///   - wanted: How many would be moved at once without a limit.
  ///   - now: The time.
  /// - Returns: How many may move, or how long to wait before asking again.
  func take(upTo wanted: Int, at now: ContinuousClock.Instant) -> Grant {
    let grant = takeOwn(upTo: wanted, at: now)
    guard let outer, case .octets(let count) = grant else { return grant }
    let outerGrant = outer.take(upTo: count, at: now)
    switch outerGrant {
    case .octets(let outerCount): putBackOwn(count - outerCount)
    case .pause: putBackOwn(count)
    }
    return outerGrant
  }

  private func takeOwn(upTo wanted: Int, at now: ContinuousClock.Instant) -> Grant {
    state.withLock { state in
      guard let rate = state.octetsPerSecond else { return .octets(wanted) }
      let elapsed = (now - state.filledAt).inSeconds
      let capacity = max(1, Double(rate) * Self.burst)
      state.available = min(capacity, state.available + Double(rate) * max(0, elapsed))
      state.filledAt = now
      // Small pieces cost more than they bring.
      let least = min(Double(wanted), capacity / 2)
      guard state.available >= max(1, least) else {
        let missing = max(1, least) - state.available
        return .pause(.milliseconds(Int64((missing / Double(max(1, rate)) * 1000).rounded(.up))))
      }
      let count = min(wanted, Int(state.available))
      state.available -= Double(count)
      return .octets(count)
    }
  }

  /// Puts back octets that were taken and did not move.
  func putBack(_ count: Int) {
    putBackOwn(count)
    outer?.putBack(count)
  }

  private func putBackOwn(_ count: Int) {
    guard count > 0 else { return }
    state.withLock { $0.available += Double(count) }
  }

  /// Waits until octets may be moved.
  ///
  /// - Returns: How many, at least one.
  /// - Throws: ``FTPError/cancelled``.
  func allowance(
    upTo wanted: Int,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) -> Int {
    while true {
      switch take(upTo: wanted, at: .now) {
      case .octets(let count): return count
      case .pause(let pause):
        do {
          // Whoever changes the rate need not wait for the old one.
          try Readiness.pause(
            until: .after(min(pause, .milliseconds(100))),
            cancelledBy: cancellation
          )
        } catch {
          throw .cancelled
        }
      }
    }
  }
}
