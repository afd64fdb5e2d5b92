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

  /// The names of those that ended well, as the command names them; the first of very many.
  private(set) var done: Set<[UInt8]> = []

  private let output: Output
  private let style: ProgressStyle
  private let writesJSON: Bool
  private let queue = TransferEventQueue()
  private let start = ContinuousClock.now
  private let names: ShownNames
  private var block: ProgressBlock

  /// The lines of files that have ended, while nobody knows whether there are few.
  private var heldLines: [String] = []
  private var lastProgressEvents: ContinuousClock.Instant

  /// Whether a program is told in the end what all transfers did.
  private var endsWithTotal = true

  /// How long transfers run before the bar appears: short ones do not flicker.
  private static let delay = Duration.milliseconds(300)

  /// How often the bar changes at most.
  static let interval = Duration.milliseconds(100)

  /// How often `progress` events come.
  private static let eventInterval = Duration.seconds(1)

  /// The files that get a line each where a bar is drawn: of more, only all together are shown.
  private static let fewFiles = 10

  /// How many names of files are kept for a job that goes on.
  private static let rememberedFiles = 100_000

  /// Shows on an output.
  ///
  /// - Parameters:
  ///   - output: Where.
  ///   - style: How, and not ``ProgressStyle/auto``.
  ///   - names: How names are shown.
  ///   - writesJSON: Whether events go to standard output too.
  init(
    _ output: Output,
    _ style: ProgressStyle,
    _ names: ShownNames = ShownNames(),
    writesJSON: Bool
  ) {
    self.output = output
    self.names = names
    block = ProgressBlock(names)
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
    if tally.endedCount <= Self.fewFiles { sayHeldLines() }
    guard tally.endedCount > 1 || observer.expectedFileCount > 1 else { return }
    let seconds = elapsed.inSeconds
    if endsWithTotal, style == .json || writesJSON {
      try write(TransferJSON.total(tally, seconds: seconds))
    }
    if style == .bar || style == .lines { say(TransferSummary.total(tally, seconds: seconds)) }
  }

  /// Shows the events so far to a command that tells by itself what they come to.
  func endEvents() throws(CommandError) {
    try showEvents()
    endsWithTotal = false
  }

  /// Shows nothing more: the transfers go on elsewhere.
  ///
  /// - Returns: What has been done of them.
  func handOver() -> Handover {
    for event in queue.takeAll() { remember(event) }
    output.clearStatus()
    return Handover(done: done, replaces: observer.expectedFileCount == 1)
  }

  /// The time since the command began.
  var elapsed: Duration { ContinuousClock.now - start }

  /// Shows the events so far, such as before an error that belongs behind them.
  ///
  /// Where a bar is drawn, up to ten files have a line each, and more only one for all; in a log each
  /// has its line.
  func showEvents() throws(CommandError) {
    for event in queue.takeAll() {
      tally.count(event)
      remember(event)
      if style == .json || writesJSON { try write(TransferJSON.line(for: event)) }
      guard style == .bar || style == .lines,
        let line = TransferSummary.line(for: event, names)
      else { continue }
      if case .retrying = event, style == .bar, output.canDrawStatus { continue }
      if style == .lines {
        say(line)
      } else if heldLines.count <= Self.fewFiles {
        heldLines.append(line)
      }
    }
    if observer.isComplete, observer.expectedFileCount <= Self.fewFiles { sayHeldLines() }
  }

  private func remember(_ event: TransferEvent) {
    switch event {
    case .done(let progress, _), .skipped(let progress):
      if done.count < Self.rememberedFiles { done.insert(progress.name) }
    default: break
    }
  }

  private func sayHeldLines() {
    for line in heldLines { say(line) }
    heldLines = []
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
      output.say(String(decoding: line.dropLast(), as: UTF8.self), wraps: false)
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

/// What a command that goes on as a job has done already.
struct Handover: Sendable {
  /// The names of the files that need no transfer any more, as the command names them.
  var done: Set<[UInt8]> = []

  /// Whether the user has agreed to replace what has the name of the one file that is transferred.
  var replaces = false
}
