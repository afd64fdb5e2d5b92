import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// The words of what transfers did and do, safe for a terminal.
enum TransferSummary {
  /// The line of an event; `nil` for those that need none.
  ///
  /// Failures are shown with the words of their error, by the command.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - names: How names are shown.
  /// - Returns: Harmless text.
  static func line(for event: TransferEvent, _ names: ShownNames = ShownNames()) -> String? {
    switch event {
    case .started, .failed: nil
    case .retrying(let progress, let notice):
      "\(names.name(of: progress)): \(retry(notice, after: notice.pause.inSeconds))"
    case .done(let progress, let outcome): done(progress, outcome, names)
    case .skipped(let progress): skipped(names.name(of: progress))
    }
  }

  /// What is said of a file that is left out because its name is taken.
  static func skipped(_ name: String) -> String { "skipping \(name): what is there stays" }

  /// What is said of a directory among files.
  static func skippedDirectory(_ name: String) -> String { "skipping \(name), a directory" }

  /// The line for all transfers of a command.
  static func total(_ tally: TransferTally, seconds: Double) -> String {
    var parts = [Quantity.count(tally.doneCount, "file"), Quantity.size(tally.octetCount)]
    if seconds > 0.001, tally.movedOctetCount > 0 {
      if seconds >= 1 { parts[1] += " in \(Quantity.time(seconds: seconds))" }
      parts.append(Quantity.rate(Double(tally.movedOctetCount) / seconds))
    }
    if tally.doneCount > 0 {
      parts.append(
        tally.unprovenCount == 0
          ? "all verified" : "\(tally.unprovenCount) not verified by the server"
      )
    }
    if tally.skippedCount > 0 { parts.append("\(tally.skippedCount) skipped") }
    if tally.stoppedCount > 0 { parts.append("\(tally.stoppedCount) interrupted") }
    if tally.failedCount > 0 { parts.append("\(tally.failedCount) failed") }
    return parts.joined(separator: ", ")
  }

  /// How far the transfers of a command are, in few words.
  static func state(of observer: TransferObserver) -> String {
    let count = observer.settledOctetCount
    let total =
      observer.isTotalKnown || observer.expectedFileCount == 1
      ? observer.expectedOctetCount : 0
    var parts: [String] = []
    if observer.expectedFileCount > 1 {
      parts.append("\(observer.endedFileCount)/\(observer.expectedFileCount) files")
    }
    if total > 0 { parts.append("\(Int(min(1, max(0, Double(count) / Double(total))) * 100))%") }
    parts.append(Quantity.short(count) + (total > 0 ? "/" + Quantity.short(total) : ""))
    let seconds = observer.elapsed.inSeconds
    if seconds > 0, observer.movedOctetCount > 0 {
      parts.append(Quantity.rate(Double(observer.movedOctetCount) / seconds))
    }
    return parts.joined(separator: ", ")
  }

  /// What a pause before another attempt says.
  static func retry(_ notice: RetryNotice, after seconds: Double) -> String {
    let why = TransferErrorMessage.reason(notice.reason).why
    let when = seconds > 0 ? "again in \(Quantity.time(seconds: seconds))" : "again now"
    return "\(why.prefix { $0 != "\n" }); \(when) (\(notice.attempt) of \(notice.limit))"
  }

  /// What was proven, in words; `nil` for nothing.
  static func proof(_ proof: TransferProof) -> String? {
    switch proof {
    case .none: nil
    case .size: "size verified"
    case .content: "read back and verified"
    case .digest(let name): "\(name) verified"
    }
  }

  /// Which way a copy between servers went.
  private static func text(of passage: CopyPassage) -> String {
    switch passage {
    case .direct: "straight from server to server"
    case .throughHere: "by way of this machine"
    }
  }

  private static func done(
    _ progress: TransferProgress,
    _ outcome: TransferOutcome,
    _ names: ShownNames
  ) -> String {
    var parts = [Quantity.size(outcome.octetCount)]
    if let rate = outcome.octetsPerSecond, outcome.duration > .milliseconds(1) {
      parts.append(Quantity.rate(rate))
    }
    if outcome.resumedFrom > 0 {
      parts.append("resumed at \(Quantity.size(outcome.resumedFrom))")
    }
    if let obstacle = outcome.restart {
      parts.append("started anew, since \(TransferErrorMessage.reason(obstacle))")
    }
    parts.append(proof(outcome.proof) ?? "not verified")
    if let passage = outcome.passage { parts.append(text(of: passage)) }
    if outcome.modeIsRefused { parts.append("permission bits refused") }
    if let copy = outcome.strayCopy {
      parts.append(
        "a copy is left in \(Escaping.name(copy.octets)), which the server does not remove"
      )
    }
    return "\(names.both(of: progress)): " + parts.joined(separator: ", ")
  }
}

/// What the transfers of one command did, all together.
struct TransferTally: Hashable, Sendable {
  private(set) var doneCount = 0
  private(set) var skippedCount = 0
  private(set) var failedCount = 0

  /// The transfers that the user stopped.
  private(set) var stoppedCount = 0

  /// The octets of the files whose transfers ended well.
  private(set) var octetCount: Int64 = 0

  /// The octets that went over connections for them.
  private(set) var movedOctetCount: Int64 = 0

  /// The transfers that ended well without any proof.
  private(set) var unprovenCount = 0

  /// Counts an event.
  mutating func count(_ event: TransferEvent) {
    switch event {
    case .started, .retrying: break
    case .done(_, let outcome):
      doneCount += 1
      octetCount.addSaturated(outcome.octetCount)
      movedOctetCount.addSaturated(outcome.movedOctetCount)
      if outcome.proof == .none { unprovenCount += 1 }
    case .skipped: skippedCount += 1
    case .failed(_, let failure):
      if failure.error.isCancellation { stoppedCount += 1 } else { failedCount += 1 }
    }
  }

  /// The transfers that have ended.
  var endedCount: Int { doneCount + skippedCount + failedCount + stoppedCount }
}

/// The names of transfers as a person reads them: relative to where they stand.
struct ShownNames: Sendable {
  /// The working directory on this machine; empty to show whole paths.
  var local: [UInt8] = []

  /// The working directory at the server; empty to show whole paths.
  var remote: [UInt8] = []

  /// A path of this machine; not harmless.
  func local(_ path: FilePath) -> [UInt8] { short(path.octets, isLocal: true) }

  /// What is transferred; harmless.
  func name(of progress: TransferProgress) -> String {
    Escaping.name(short(progress.name, isLocal: progress.direction == .toServer))
  }

  /// What is transferred, and the name it gets where that is another one; harmless.
  func both(of progress: TransferProgress) -> String {
    let name = name(of: progress)
    let target = Escaping.name(
      short(progress.target, isLocal: progress.direction == .fromServer)
    )
    return name == target ? name : "\(name) -> \(target)"
  }

  private func short(_ path: [UInt8], isLocal: Bool) -> [UInt8] {
    var directory = isLocal ? local : remote
    guard !directory.isEmpty else { return path }
    if directory.last != .slash { directory.append(.slash) }
    let rest = path.dropFirst(directory.count)
    return path.starts(with: directory) && !rest.isEmpty ? [UInt8](rest) : path
  }
}
