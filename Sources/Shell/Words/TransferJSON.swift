import FTPClient
import FTPProtocol
import Octets
import Platform
import Terminal
import Transfers

/// What happens to transfers, for programs: one JSON object a line.
///
/// Every object has `event` and `time` (seconds since 1970), and those of one transfer its
/// number, `transfer`. Octets are `bytes`, rates octets a second; what is not known is absent.
enum TransferJSON {
  /// The line of an event.
  static func line(for event: TransferEvent) -> [UInt8] {
    switch event {
    case .started(let progress):
      var line = begin("start", progress)
      addNames(of: progress, to: &line)
      line.add("direction", progress.direction == .fromServer ? "get" : "put")
      if let size = progress.total { line.add("size", size) }
      line.add("resumed_from", progress.resumedFrom)
      return line.finished()
    case .retrying(let progress, let notice):
      var line = begin("retry", progress)
      line.add("attempt", Int64(notice.attempt))
      line.add("attempts", Int64(notice.limit))
      line.add("pause", decimal: notice.pause.inSeconds)
      line.add("bytes", progress.octetCount)
      line.add("reason", TransferErrorMessage.reason(notice.reason).why)
      return line.finished()
    case .done(let progress, let outcome): return done(progress, outcome)
    case .skipped(let progress):
      var line = begin("skipped", progress)
      addNames(of: progress, to: &line)
      return line.finished()
    case .failed(let progress, let failure):
      var line = begin("failed", progress)
      addNames(of: progress, to: &line)
      line.add("bytes", progress.octetCount)
      line.add("reason", TransferErrorMessage.reason(failure.error).why)
      line.add("status", Int64(ExitStatus(CommandError("", .transfer(failure))).rawValue))
      switch failure.kept?.place {
      case .here(let path): addOctets("kept", path.octets, to: &line)
      case .atServer(let path): addOctets("kept_at_server", path.octets, to: &line)
      case nil: break
      }
      return line.finished()
    }
  }

  /// How far a transfer is.
  ///
  /// - Parameters:
  ///   - progress: Its counters.
  ///   - estimate: Its rate.
  /// - Returns: A line with its end.
  static func progress(_ progress: TransferProgress, _ estimate: RateEstimate) -> [UInt8] {
    var line = begin("progress", progress)
    line.add("bytes", progress.octetCount)
    if let size = progress.total { line.add("size", size) }
    if let rate = estimate.octetsPerSecond { line.add("rate", decimal: rate) }
    let rest = progress.total.map { $0 - progress.octetCount }
    if let seconds = rest.flatMap({ estimate.secondsRemaining(for: $0) }) {
      line.add("eta", decimal: seconds)
    }
    return line.finished()
  }

  /// What all transfers of a command did.
  static func total(_ tally: TransferTally, seconds: Double) -> [UInt8] {
    var line = begin("summary")
    line.add("files", Int64(tally.doneCount))
    line.add("skipped", Int64(tally.skippedCount))
    line.add("failed", Int64(tally.failedCount))
    line.add("interrupted", Int64(tally.stoppedCount))
    line.add("bytes", tally.octetCount)
    line.add("moved", tally.movedOctetCount)
    line.add("seconds", decimal: seconds)
    if seconds > 0 { line.add("rate", decimal: Double(tally.movedOctetCount) / seconds) }
    return line.finished()
  }

  private static func done(_ progress: TransferProgress, _ outcome: TransferOutcome) -> [UInt8] {
    var line = begin("done", progress)
    addNames(of: progress, to: &line)
    line.add("bytes", outcome.octetCount)
    line.add("moved", outcome.movedOctetCount)
    line.add("seconds", decimal: outcome.duration.inSeconds)
    if let rate = outcome.octetsPerSecond { line.add("rate", decimal: rate) }
    switch outcome.proof {
    case .none: line.add("proof", "none")
    case .size: line.add("proof", "size")
    case .content: line.add("proof", "content")
    case .digest(let algorithm):
      line.add("proof", "digest")
      line.add("algorithm", algorithm)
    }
    switch outcome.passage {
    case nil: break
    case .direct: line.add("way", "direct")
    case .throughHere: line.add("way", "here")
    }
    line.add("resumed_from", outcome.resumedFrom)
    if let copy = outcome.strayCopy { addOctets("stray_copy", copy.octets, to: &line) }
    return line.finished()
  }

  private static func begin(_ event: String, _ progress: TransferProgress? = nil) -> JSONLine {
    var line = JSONLine()
    line.add("event", event)
    line.add("time", WallClock.secondsSinceEpoch)
    if let progress { line.add("transfer", Int64(progress.number)) }
    return line
  }

  private static func addNames(of progress: TransferProgress, to line: inout JSONLine) {
    addOctets("name", progress.name, to: &line)
    addOctets("target", progress.target, to: &line)
  }

  /// Adds a name; one that is no UTF-8 also as it is, in base64.
  private static func addOctets(_ name: String, _ octets: [UInt8], to line: inout JSONLine) {
    line.add(name, octets)
    guard !octets.isUTF8 else { return }
    line.add(name + "_bytes", Base64.encode(octets))
  }
}
