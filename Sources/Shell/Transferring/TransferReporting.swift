import FTPProtocol
import Platform
import Terminal
import Transfers

extension ShellState {
  /// Runs a transfer with a progress line on the terminal, if there is one.
  ///
  /// - Parameters:
  ///   - progress: The counters of the transfer.
  ///   - what: What could not be done if it fails.
  ///   - body: The transfer.
  /// - Returns: What the transfer did.
  /// - Throws: Its failure, as one of a command.
  func showing(
    _ progress: TransferProgress,
    _ what: [UInt8],
    _ body: () throws(TransferFailure) -> TransferOutcome
  ) throws(CommandError) -> TransferOutcome {
    let display = ProgressDisplay(
      progress: progress,
      output: settings.showsProgress && output.errorIsTerminal ? output : nil
    )
    defer { display.finish() }
    do throws(TransferFailure) {
      return try Attention.paid(every: ProgressDisplay.interval, { display.update() }) {
        () throws(TransferFailure) in
        try body()
      }
    } catch {
      throw CommandError(what, .transfer(error))
    }
  }

  /// Says what a transfer did, on one line.
  func summarize(_ outcome: TransferOutcome, _ name: [UInt8], to target: [UInt8]) {
    guard mode == .prompt || settings.isVerbose else { return }
    let size = Quantity.size(outcome.octetCount)
    let seconds = outcome.duration.seconds
    let rate = seconds > 0.001 ? ", \(Quantity.rate(Double(outcome.octetCount) / seconds))" : ""
    let proof = outcome.proof == .none ? "" : ", size verified"
    output.say(
      "\(ErrorMessage.name(name)) -> \(ErrorMessage.name(target)): \(size)\(rate)\(proof)"
    )
  }

  /// Asks a yes-or-no question at the prompt; no where nobody can be asked.
  func confirm(_ question: String) -> Bool {
    guard canAsk, mode != .script else { return false }
    return (try? Confirmation.ask(question, cancelledBy: interrupt)) ?? false
  }
}

extension Duration {
  /// The length in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
