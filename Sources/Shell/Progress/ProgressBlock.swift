import Platform
import Terminal
import Transfers

/// The lines that show how far the transfers of a command are, and what they need to remember.
struct ProgressBlock {
  private var overall = RateEstimate()
  private var estimates: [Int: RateEstimate] = [:]
  private var rates: [Double] = []
  private let look = ProgressLook.wanted
  private let names: ShownNames
  private var lastRateTime = 0.0
  private var lastRateCount: Int64 = 0

  /// Starts with nothing known.
  ///
  /// - Parameter names: How names are shown.
  init(_ names: ShownNames = ShownNames()) {
    self.names = names
  }

  /// How often the picture of the rate gets a new column, in seconds.
  private static let rateInterval = 0.5

  /// The columns of the picture that are kept.
  private static let rateLimit = 40

  /// Makes the lines for now.
  ///
  /// - Parameters:
  ///   - observer: Of the transfers.
  ///   - seconds: The time since they began.
  ///   - size: The terminal's: no line is as wide, and not all rows are taken.
  /// - Returns: None before the first transfer; one line for one transfer; for several, one for all and one for each that runs.
  mutating func lines(
    _ observer: TransferObserver,
    at seconds: Double,
    size: TerminalSize
  ) -> [String] {
    note(observer.movedOctetCount, at: seconds)
    let active = observer.activeTransfers
    let numbers = Set(active.map(\.number))
    estimates = estimates.filter { numbers.contains($0.key) }
    // Before anything is known there is nothing to show.
    if observer.expectedFileCount <= 1, active.isEmpty { return [] }
    if observer.expectedFileCount <= 1, let only = active.first {
      var line = self.line(only, at: seconds)
      line.rates = rates
      return [line.text(width: size.columns, look: look)]
    }
    let room = max(1, min(size.rows - 2, 16))
    let shown = active.count <= room ? active.count : room - 1
    var parts = [total(observer, at: seconds)]
    for transfer in active.prefix(shown) {
      parts.append(line(transfer, at: seconds, indented: true))
    }
    var lines = ProgressLine.texts(parts, width: size.columns, look: look)
    if shown < active.count {
      lines.append(
        DisplayWidth.prefix("  and \(active.count - shown) more", columns: size.columns - 1)
      )
    }
    return lines
  }

  /// The rate of one transfer, with its state taken into account.
  mutating func estimate(of transfer: TransferProgress, at seconds: Double) -> RateEstimate {
    var estimate = estimates[transfer.number] ?? RateEstimate()
    estimate.update(octetCount: transfer.movedOctetCount, at: seconds)
    estimates[transfer.number] = estimate
    return estimate
  }

  private mutating func note(_ count: Int64, at seconds: Double) {
    overall.update(octetCount: count, at: seconds)
    let elapsed = seconds - lastRateTime
    guard elapsed >= Self.rateInterval else { return }
    rates.append(Double(count - lastRateCount) / elapsed)
    if rates.count > Self.rateLimit { rates.removeFirst() }
    lastRateTime = seconds
    lastRateCount = count
  }

  private mutating func line(
    _ transfer: TransferProgress,
    at seconds: Double,
    indented: Bool = false
  ) -> ProgressLine {
    let estimate = estimate(of: transfer, at: seconds)
    let count = transfer.octetCount
    let rest = transfer.total.map { $0 - count }
    return ProgressLine(
      name: (indented ? "  " : "") + names.name(of: transfer),
      octetCount: count,
      total: transfer.total,
      octetsPerSecond: estimate.octetsPerSecond,
      secondsRemaining: rest.flatMap { estimate.secondsRemaining(for: $0) },
      note: Self.note(transfer.phase)
    )
  }

  private func total(_ observer: TransferObserver, at seconds: Double) -> ProgressLine {
    let more = observer.isComplete ? "" : "+"
    let count = observer.settledOctetCount
    // While there is more to be found, nobody knows how much is left.
    let total = observer.isTotalKnown ? observer.expectedOctetCount : 0
    return ProgressLine(
      name: "\(observer.endedFileCount)/\(observer.expectedFileCount)\(more) files",
      octetCount: count,
      total: total > 0 ? total : nil,
      octetsPerSecond: overall.octetsPerSecond,
      secondsRemaining: total > 0 ? overall.secondsRemaining(for: total - count) : nil,
      rates: rates
    )
  }

  private static func note(_ phase: TransferProgress.Phase) -> String? {
    switch phase {
    case .waiting, .moving, .ended: nil
    case .proving: "verifying"
    case .pausing(let notice, let end):
      TransferSummary.retry(notice, after: (end - ContinuousClock.now).inSeconds)
    }
  }
}
