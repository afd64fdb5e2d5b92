import Platform

/// When a pool of connections grows.
struct PoolGrowth: Sendable {
  /// What has been done so far.
  struct Measure: Sendable {
    let octetCount: Int64
    let fileCount: Int

    /// Files and octets as one number: a file costs about as much as these octets.
    fileprivate var score: Double { Double(octetCount) + Double(fileCount) * 32_768 }
  }

  /// The most connections there will be.
  let limit: Int

  private let isAutomatic: Bool
  private var lastChange: ContinuousClock.Instant?
  private var scoreAtChange = 0.0

  /// How fast it was before the pool grew the last time.
  private var rateBefore = 0.0
  private var hasStopped = false

  /// How long a number of connections is watched before another is tried.
  private static let watch = Duration.milliseconds(400)

  /// How much faster another connection must make it, to be followed by another one.
  private static let gain = 1.1

  init(_ connections: ConnectionCount) {
    switch connections {
    case .fixed(let count):
      limit = min(max(1, count), ConnectionCount.limit)
      isAutomatic = false
    case .auto:
      limit = ConnectionCount.automaticLimit
      isAutomatic = true
    }
  }

  /// Decides whether it is time for another connection.
  ///
  /// - Parameters:
  ///   - count: The connections there are.
  ///   - measure: What they have done so far.
  ///   - now: The time.
  /// - Returns: Whether one more is to be opened.
  mutating func growsNow(
    from count: Int,
    _ measure: Measure,
    at now: ContinuousClock.Instant = .now
  ) -> Bool {
    guard isAutomatic else { return true }
    guard !hasStopped else { return false }
    guard let lastChange else {
      self.lastChange = now
      scoreAtChange = measure.score
      return false
    }
    let elapsed = now - lastChange
    guard elapsed >= Self.watch else { return false }
    let rate = (measure.score - scoreAtChange) / elapsed.inSeconds
    guard rate > rateBefore * Self.gain else {
      hasStopped = true
      return false
    }
    rateBefore = rate
    self.lastChange = now
    scoreAtChange = measure.score
    return true
  }
}
