import Synchronization

/// How far a transfer is: counters that any thread may read.
package final class TransferProgress: Sendable {
  private let moved = Atomic<Int64>(0)
  private let expected = Atomic<Int64>(-1)

  /// Starts at nothing, of nobody knows how much.
  package init() {}

  /// The octets moved so far.
  package var octetCount: Int64 { moved.load(ordering: .relaxed) }

  /// The octets there will be, `nil` when that is not known.
  package var total: Int64? {
    let count = expected.load(ordering: .relaxed)
    return count < 0 ? nil : count
  }

  func advance(by count: Int) {
    moved.add(Int64(count), ordering: .relaxed)
  }

  func expect(_ count: Int64?) {
    expected.store(count ?? -1, ordering: .relaxed)
  }
}
