package import FTPClient
import Synchronization

/// How far one transfer is: counters that any thread may read.
///
/// The transfer tells its observer what happens to it through this.
package final class TransferProgress: Sendable {
  /// What a transfer is busy with.
  package enum Phase: Sendable {
    /// Nothing has moved yet.
    case waiting

    case moving

    /// The octets are there, and are being compared.
    case proving

    /// The next attempt comes at this time.
    case pausing(RetryNotice, until: ContinuousClock.Instant)
    case ended
  }

  /// Which of the observer's transfers it is, from 1.
  package let number: Int

  /// What is transferred, as its user named it; untrusted.
  package let name: [UInt8]

  /// The name at the other side; untrusted.
  package let target: [UInt8]

  package let direction: DataDirection
  private let observer: TransferObserver

  /// The size that was announced to the observer, 0 for none.
  private let announced: Atomic<Int64>

  /// Whether the file was announced without a size, and none has shown.
  private let isUnsized: Atomic<Bool>
  private let size = Atomic<Int64>(-1)
  private let moved = Atomic<Int64>(0)
  private let position = Atomic<Int64>(0)
  private let origin = Atomic<Int64>(0)
  private let state = Mutex<Phase>(.waiting)

  /// How the observer has been told of a file before it begins.
  package enum Announcement: Hashable, Sendable {
    /// Not at all.
    case none

    /// As one whose size nobody knows yet.
    case unsized

    /// With its octets.
    case size(Int64)
  }

  /// Begins to count; nothing is told before ``start(size:resumingAt:)``.
  ///
  /// - Parameters:
  ///   - name: What is transferred, in octets.
  ///   - target: The name it gets, in octets.
  ///   - direction: Where the octets go.
  ///   - observer: Who is told.
  ///   - announcement: What ``TransferObserver/expect(files:octets:unsized:)`` counted for this file.
  package init(
    of name: [UInt8],
    to target: [UInt8],
    _ direction: DataDirection,
    in observer: TransferObserver = TransferObserver(),
    announced announcement: Announcement = .none
  ) {
    self.name = name
    self.target = target
    self.direction = direction
    self.observer = observer
    number = observer.nextNumber()
    var size: Int64 = 0
    if case .size(let told) = announcement { size = told }
    announced = Atomic(size)
    isUnsized = Atomic(announcement == .unsized)
    if announcement == .none { observer.expect(files: 1, octets: 0) }
  }

  /// The octets that went over the connection, those of failed attempts too.
  package var movedOctetCount: Int64 { moved.load(ordering: .relaxed) }

  /// The octets that are at the other side, those of an earlier run too.
  package var octetCount: Int64 { position.load(ordering: .relaxed) }

  /// Where this run went on, 0 for the beginning.
  package var resumedFrom: Int64 { origin.load(ordering: .relaxed) }

  /// The octets there will be, `nil` when that is not known.
  package var total: Int64? {
    let count = size.load(ordering: .relaxed)
    return count < 0 ? nil : count
  }

  /// What the transfer is busy with.
  package var phase: Phase { state.withLock { $0 } }

  /// Counts octets that have moved; segments may do so at once.
  func advance(by count: Int) {
    moved.add(Int64(count), ordering: .relaxed)
    position.add(Int64(count), ordering: .relaxed)
    observer.count(moved: Int64(count))
  }

  /// Tells that octets will move.
  ///
  /// - Parameters:
  ///   - total: The size of the whole, `nil` when nobody knows.
  ///   - offset: The octets that are there already.
  func start(size total: Int64?, resumingAt offset: Int64 = 0) {
    size.store(total ?? -1, ordering: .relaxed)
    if let total {
      let before = announced.exchange(total, ordering: .relaxed)
      if total != before { observer.expect(files: 0, octets: total - before) }
    }
    countSized()
    let isFirst = state.withLock { phase in
      defer { phase = .moving }
      if case .waiting = phase { return true }
      return false
    }
    if isFirst { origin.store(offset, ordering: .relaxed) }
    let before = position.exchange(offset, ordering: .relaxed)
    observer.count(settled: offset - before)
    if isFirst { observer.note(.started(self)) }
  }

  /// Tells that all octets are there and are being compared.
  func prove() {
    state.withLock { $0 = .proving }
  }

  /// Tells that another attempt follows; ``start(size:resumingAt:)`` begins it.
  func retry(_ notice: RetryNotice) {
    let end = ContinuousClock.now + notice.pause
    state.withLock { $0 = .pausing(notice, until: end) }
    observer.note(.retrying(self, notice))
  }

  /// Runs the transfer and tells how it ends.
  func tracking(
    _ body: () throws(TransferFailure) -> TransferOutcome
  ) throws(TransferFailure) -> TransferOutcome {
    do throws(TransferFailure) {
      let outcome = try body()
      end(with: outcome)
      return outcome
    } catch {
      fail(with: error)
      throw error
    }
  }

  /// Tells that it has ended well, where that shows only later.
  func end(with outcome: TransferOutcome) {
    state.withLock { $0 = .ended }
    countSized()
    if outcome.wasSkipped {
      observer.count(settled: announced.load(ordering: .relaxed) - octetCount)
      observer.note(.skipped(self))
    } else {
      observer.note(.done(self, outcome))
    }
  }

  /// Tells that it is given up.
  func fail(with failure: TransferFailure) {
    state.withLock { $0 = .ended }
    countSized()
    observer.note(.failed(self, failure))
  }

  private func countSized() {
    if isUnsized.exchange(false, ordering: .relaxed) { observer.countSized() }
  }
}
