/// A point in monotonic time by which something must have happened.
package struct Deadline: Sendable, Comparable {
  private let instant: ContinuousClock.Instant?

  private init(_ instant: ContinuousClock.Instant?) {
    self.instant = instant
  }

  /// The deadline that never passes.
  package static let never = Deadline(nil)

  /// Makes the deadline that passes a duration from now.
  package static func after(_ duration: Duration) -> Deadline {
    Deadline(ContinuousClock.now + duration)
  }

  /// Makes the deadline that passes at a point in time.
  static func at(_ instant: ContinuousClock.Instant) -> Deadline {
    Deadline(instant)
  }

  /// Says whether the deadline lies in the past.
  package var hasPassed: Bool {
    guard let instant else { return false }
    return ContinuousClock.now >= instant
  }

  /// The time that is left: not negative, `nil` for ``never``.
  package var remaining: Duration? {
    guard let instant else { return nil }
    return max(.zero, instant - ContinuousClock.now)
  }

  package static func < (first: Deadline, second: Deadline) -> Bool {
    guard let earlier = first.instant else { return false }
    guard let later = second.instant else { return true }
    return earlier < later
  }

  /// The time-out of `poll`: rounded up, so that a wait does not end before its deadline.
  var pollMilliseconds: Int32 {
    guard let remaining else { return -1 }
    let (seconds, attoseconds) = remaining.components
    let limit: Int64 = 1_000_000
    guard seconds < limit else { return Int32(limit) * 1000 }
    let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: milliseconds)
  }
}

extension Duration {
  /// The duration in seconds, as a number to reckon rates with.
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
