import Platform
import Synchronization
import Terminal
import Transfers

/// What a user sees of the transfers of one command.
///
/// Belongs to the thread of its output: transfers on any thread tell its observer, and it shows
/// what they told when it is updated.
final class TransferDisplay {
  /// Whom the transfers tell.
  let observer: TransferObserver

  /// What the transfers did so far.
  private(set) var tally = TransferTally()

  private let output: Output
  private let style: ProgressStyle
  private let writesJSON: Bool
  private let queue = TransferEventQueue()
  private let start = ContinuousClock.now
  private var block = ProgressBlock()
  private var heldLine: String?
  private var lastProgressEvents: ContinuousClock.Instant

  /// How long transfers run before the bar appears: short ones do not flicker.
  private static let delay = Duration.milliseconds(300)

  /// How often the bar changes at most.
  static let interval = Duration.milliseconds(100)

  /// How often `progress` events come.
  private static let eventInterval = Duration.seconds(1)

  /// The files that get a line each beside a bar: of more, only all together are shown.
  private static let fewFiles = 10

  /// Shows on an output.
  ///
  /// - Parameters:
  ///   - output: Where.
  ///   - style: How, and not ``ProgressStyle/auto``.
  ///   - writesJSON: Whether events go to standard output too.
  init(_ output: Output, _ style: ProgressStyle, writesJSON: Bool) {
    self.output = output
    self.style = style
    self.writesJSON = writesJSON
    lastProgressEvents = start
    let queue = queue
    observer = TransferObserver { queue.append($0) }
  }

  /// Shows what has happened, and how far things are.
  func update() throws(CommandError) {
    try showEvents()
    let now = ContinuousClock.now
    if now - lastProgressEvents >= Self.eventInterval {
      lastProgressEvents = now
      try showProgressEvents(at: now)
    }
    guard style == .bar, now - start >= Self.delay, output.canDrawStatus else { return }
    let size = output.errorSize
    output.drawStatus(block.lines(observer, at: (now - start).inSeconds, size: size))
  }

  /// How far things are, as lines.
  var summary: [String] {
    let seconds = (ContinuousClock.now - start).inSeconds
    return block.lines(observer, at: seconds, size: output.errorSize)
  }

  /// Shows what is left to be shown.
  func finish() throws(CommandError) {
    try showEvents()
    output.clearStatus()
    if let heldLine, tally.endedCount == 1 { say(heldLine) }
    guard tally.endedCount > 1 || observer.expectedFileCount > 1 else { return }
    let seconds = (ContinuousClock.now - start).inSeconds
    if style == .json || writesJSON { try write(TransferJSON.total(tally, seconds: seconds)) }
    if style == .bar || style == .lines { say(TransferSummary.total(tally, seconds: seconds)) }
  }

  /// Shows the events so far, such as before an error that belongs behind them.
  func showEvents() throws(CommandError) {
    for event in queue.takeAll() {
      tally.count(event)
      if style == .json || writesJSON { try write(TransferJSON.line(for: event)) }
      guard style == .bar || style == .lines, let line = TransferSummary.line(for: event) else {
        continue
      }
      if case .retrying = event, style == .bar, output.canDrawStatus { continue }
      if style == .lines || (observer.expectedFileCount > 1 && isOfFew) {
        say(line)
      } else {
        // Whether it is the only one shows at the end.
        heldLine = line
      }
    }
  }

  private var isOfFew: Bool {
    observer.isComplete && observer.expectedFileCount <= Self.fewFiles
  }

  private func showProgressEvents(at now: ContinuousClock.Instant) throws(CommandError) {
    guard style == .json || writesJSON else { return }
    let seconds = (now - start).inSeconds
    for transfer in observer.activeTransfers {
      try write(TransferJSON.progress(transfer, block.estimate(of: transfer, at: seconds)))
    }
  }

  private func say(_ line: String) {
    output.say(line)
  }

  private func write(_ line: [UInt8]) throws(CommandError) {
    if writesJSON {
      try output.writeOctets(line)
      try output.flushForCommand()
    } else {
      output.say(String(decoding: line.dropLast(), as: UTF8.self))
    }
  }
}

/// The events of transfers on their way from the threads where they happen to the one that shows
/// them.
final class TransferEventQueue: Sendable {
  private let events = Mutex<[TransferEvent]>([])

  /// Puts an event behind the others.
  func append(_ event: TransferEvent) {
    events.withLock { $0.append(event) }
  }

  /// Takes all events, in their order.
  func takeAll() -> [TransferEvent] {
    events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
