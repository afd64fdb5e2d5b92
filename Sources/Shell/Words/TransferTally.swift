import FTPProtocol
import Transfers

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
