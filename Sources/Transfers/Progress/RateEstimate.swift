/// How fast a transfer is at the moment, and how long it will take.
///
/// A moving average: old seconds count less and less, so that a stall shows.
package struct RateEstimate: Sendable {
  /// The time after which a change counts for two thirds, in seconds.
  private static let smoothing = 3.0

  private var lastTime: Double?
  private var lastCount: Int64 = 0

  /// Octets a second; `nil` before anything can be said.
  package private(set) var octetsPerSecond: Double?

  package init() {}

  /// Takes the state of a transfer.
  ///
  /// - Parameters:
  ///   - octetCount: The octets moved so far.
  ///   - seconds: The time since the transfer began.
  package mutating func update(octetCount: Int64, at seconds: Double) {
    guard let lastTime else {
      self.lastTime = seconds
      lastCount = octetCount
      return
    }
    let elapsed = seconds - lastTime
    guard elapsed > 0 else { return }
    let current = Double(octetCount - lastCount) / elapsed
    if let average = octetsPerSecond {
      let weight = elapsed / (elapsed + Self.smoothing)
      octetsPerSecond = average + (current - average) * weight
    } else {
      octetsPerSecond = current
    }
    self.lastTime = seconds
    lastCount = octetCount
  }

  /// Returns the seconds that so many octets will take; `nil` when nobody can say.
  package func secondsRemaining(for octetCount: Int64) -> Double? {
    guard let octetsPerSecond, octetsPerSecond >= 1 else { return nil }
    return Double(max(0, octetCount)) / octetsPerSecond
  }
}
