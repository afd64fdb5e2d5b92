package import SystemPackage

/// What became of a plan.
package struct MirrorOutcome: Sendable {
  /// How many of each were done.
  package var transferredCount = 0
  package var renamedCount = 0
  package var removedCount = 0
  package var madeDirectoryCount = 0
  package var madeLinkCount = 0
  package var changedModeCount = 0
  package var movedOctetCount: Int64 = 0

  /// What failed, in the order in which it did; the first of many.
  package var failures: [TreeFailure] = []
  package var failureCount = 0

  /// What stopped the work in the middle; `nil` where all was tried.
  package var end: TransferFailure?

  /// How many deletions were left out since something failed before.
  package var heldDeletionCount = 0

  /// Why what is known now could not be kept.
  package var manifestError: Errno?

  /// Whether something is not as the plan wanted it.
  package var hasFailed: Bool { failureCount > 0 || end != nil }

  private static let failureLimit = 200

  /// Notes what failed.
  mutating func note(_ name: [UInt8], _ error: TransferError) {
    failureCount += 1
    guard failures.count < Self.failureLimit else { return }
    failures.append(TreeFailure(name: name, failure: TransferFailure(error)))
  }

  /// Adds what became of the transfers.
  mutating func add(_ outcome: TreeOutcome) {
    failureCount += outcome.failureCount
    failures += outcome.failures.prefix(max(0, Self.failureLimit - failures.count))
    end = end ?? outcome.end
  }
}
