import Terminal
import Transfers

/// The progress line of one transfer, drawn at most ten times a second.
final class ProgressDisplay {
  private let progress: TransferProgress
  private let output: Output?
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?
  private var estimate = RateEstimate()

  /// How long a transfer runs before its line appears: short ones do not flicker.
  private static let delay = Duration.milliseconds(300)

  /// How often the line changes at most.
  static let interval = Duration.milliseconds(100)

  /// Shows nothing where there is no output.
  init(progress: TransferProgress, output: Output?) {
    self.progress = progress
    self.output = output
  }

  /// Draws the line if it is time.
  func update() {
    guard let output else { return }
    let now = ContinuousClock.now
    if let lastDrawn {
      guard now - lastDrawn >= Self.interval else { return }
    } else {
      guard now - start >= Self.delay else { return }
    }
    lastDrawn = now
    let count = progress.octetCount
    estimate.update(octetCount: count, at: (now - start).seconds)
    let rest = progress.total.map { $0 - count }
    let line = ProgressLine(
      name: ErrorMessage.name(progress.name),
      octetCount: count,
      total: progress.total,
      octetsPerSecond: estimate.octetsPerSecond,
      secondsRemaining: rest.flatMap { estimate.secondsRemaining(for: $0) }
    )
    output.drawStatus(line.text(width: output.errorWidth))
  }

  /// Removes the line.
  func finish() {
    guard lastDrawn != nil else { return }
    output?.clearStatus()
  }
}
