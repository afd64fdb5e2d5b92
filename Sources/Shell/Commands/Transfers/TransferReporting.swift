import FTPClient
import FTPProtocol
import Platform
import Terminal
import Transfers

/// A command that transfers files, and shows how they go.
protocol TransferringCommand: ShellCommand {
  /// How they are shown.
  var showing: ShowingOptions { get }

  /// Whether what is fetched goes to standard output.
  var writesToStandardOutput: Bool { get }
}

extension TransferringCommand {
  var writesToStandardOutput: Bool { false }
}

extension ShellState {
  /// Shows how the transfers of a command go while it runs.
  func showingTransfers(
    of command: any TransferringCommand,
    while body: () throws(CommandError) -> Void
  ) throws(CommandError) {
    guard mode != .job || !command.writesToStandardOutput || output.descriptor != nil else {
      let why = "standard output is the prompt's"
      throw CommandError("get -", .refused(why, advice: "Send it elsewhere: get - > FILE &"))
    }
    let display = TransferDisplay(
      output,
      progressStyle(command),
      shownNames,
      writesJSON: command.showing.json
    )
    front.display = display
    job?.show(display.observer)
    defer { front.display = nil }
    var failure: CommandError?
    do throws(CommandError) {
      try watching(display, canGoOn: !command.writesToStandardOutput, body)
    } catch {
      failure = error
    }
    if front.handover != nil {
      guard let failure, failure.isInterruption else {
        // It was over before it could be stopped.
        front.handover = nil
        return try ended(display, failure)
      }
      front.handover = display.handOver()
      throw failure
    }
    try ended(display, failure)
  }

  /// Says what the transfers did.
  private func ended(
    _ display: TransferDisplay,
    _ earlier: CommandError?
  ) throws(CommandError) {
    var failure = earlier
    defer {
      // Who stops a transfer looks at it.
      if mode != .job, mode != .script, !(failure?.isInterruption ?? false) {
        let isDone = failure == nil && laterFailure == nil
        let text = isDone ? "transfer done" : "transfer failed"
        output.call(settings.notification(of: text, after: display.elapsed) ?? "")
      }
    }
    // What is said of the transfers that went well comes before what went wrong.
    do throws(CommandError) {
      try display.finish()
    } catch {
      failure = failure ?? error
    }
    if let failure { throw failure }
  }

  /// Runs something whose waits also update the display, and answer the key that asks.
  private func watching(
    _ display: TransferDisplay,
    canGoOn: Bool,
    _ body: () throws(CommandError) -> Void
  ) throws(CommandError) {
    let update: () -> Void = { try? display.update() }
    try Attention.paid(every: TransferDisplay.interval, update) { () throws(CommandError) in
      guard mode != .job else { return try body() }
      try StatusKey.enabled(
        { [unowned self] in showStatus() },
        afterStop: { [unowned self] in output.forgetStatus() }
      ) { () throws(CommandError) in
        guard canGoOn, mode == .prompt, let editor = front.editor else { return try body() }
        let goOn = { [unowned self] in
          guard front.handover == nil else { return }
          front.handover = Handover()
          interrupt.cancel()
        }
        try BackgroundKey.enabled(keeping: { editor.typeAhead($0) }, goOn, while: body)
      }
    }
  }

  /// How files are transferred, as far as it is set.
  var transferPolicy: TransferPolicy {
    var policy = settings.transfers
    policy.limit = configuration.rateLimit
    policy.recordDirectory = FileLocations.uploads
    return policy
  }

  /// Whom the transfers of the running command tell.
  var observer: TransferObserver { front.display?.observer ?? TransferObserver() }

  /// Runs a transfer of a command.
  ///
  /// - Parameters:
  ///   - what: What could not be done if it fails.
  ///   - body: The transfer.
  /// - Returns: What the transfer did.
  /// - Throws: Its failure, as one of a command.
  func transferring(
    _ what: [UInt8],
    _ body: () throws(TransferFailure) -> TransferOutcome
  ) throws(CommandError) -> TransferOutcome {
    do throws(TransferFailure) {
      return try body()
    } catch {
      throw CommandError(what, .transfer(error))
    }
  }

  private func progressStyle(_ command: any TransferringCommand) -> ProgressStyle {
    let showing = command.showing
    // A line that is drawn over has no place among what is fetched.
    let canDraw = output.canDrawStatus && !(command.writesToStandardOutput && output.isTerminal)
    let wanted = showing.progress ?? settings.progress
    switch wanted {
    // Nobody looks at a job; it says what a bar leaves behind.
    case .auto where mode == .job && !showing.json: return .bar
    case .bar where mode == .job: return .bar
    // Two streams of the same events are one too many.
    case .auto where showing.json: return .none
    case .auto where output.isQuiet: return .none
    case .auto: return canDraw ? .bar : .lines
    case .bar where !canDraw: return .lines
    default: return wanted
    }
  }
}

/// What is said of a tree once its transfer has ended.
enum TreeReport {
  /// Shows what failed and what was left out.
  ///
  /// - Parameters:
  ///   - outcome: What became of the tree.
  ///   - tree: The command and the whole tree, for the message about its end.
  ///   - verb: The command, for the messages about files.
  ///   - shell: Where to show it.
  /// - Throws: What ended it before all was tried; else the first failure, which has been shown.
  static func show(
    _ outcome: TreeOutcome,
    of tree: [UInt8],
    _ verb: String,
    in shell: ShellState
  ) throws(CommandError) {
    let links = outcome.skippedLinkCount
    if links > 0 {
      let them = Quantity.count(links, "link was", "links were")
      shell.output.say("\(them) left out; '-L' takes links for the files they lead to")
    }
    let others = outcome.skippedOtherCount
    if others > 0 {
      let them = Quantity.count(others, "special file was", "special files were")
      shell.output.say("\(them) left out")
    }
    for failure in outcome.failures { shell.show(error(failure, verb)) }
    let hidden = outcome.failureCount - outcome.failures.count
    if hidden > 0 { shell.output.say("and \(hidden) more failures") }
    if let end = outcome.end { throw CommandError(tree, .transfer(end)) }
    if let first = outcome.failures.first { throw error(first, verb).alreadyShown }
  }

  private static func error(_ failure: TreeFailure, _ verb: String) -> CommandError {
    CommandError([UInt8]("\(verb) ".utf8) + failure.name, .transfer(failure.failure))
  }
}
