import FTPProtocol
import Synchronization

/// The transfers of one command, as seen from outside: any thread tells, any thread reads.
///
/// The totals grow while a tree is walked; ``isComplete`` says when they will not any more.
package final class TransferObserver: Sendable {
  private let send: @Sendable (TransferEvent) -> Void
  private let running = Mutex<[TransferProgress]>([])

  private let start = ContinuousClock.now
  private let lastNumber = Atomic<Int>(0)
  private let expectedFiles = Atomic<Int>(0)
  private let expectedOctets = Atomic<Int64>(0)
  private let unsized = Atomic<Int>(0)
  private let moved = Atomic<Int64>(0)
  private let settled = Atomic<Int64>(0)
  private let done = Atomic<Int>(0)
  private let skipped = Atomic<Int>(0)
  private let failed = Atomic<Int>(0)

  /// How many will still say that they announce no more.
  private let announcers = Atomic<Int>(1)

  /// Starts with nothing known.
  ///
  /// - Parameter send: Takes the events, on the thread where they happen; must not wait.
  package init(_ send: @escaping @Sendable (TransferEvent) -> Void = { _ in }) {
    self.send = send
  }

  /// Announces files that will be transferred.
  ///
  /// - Parameters:
  ///   - fileCount: How many more.
  ///   - octetCount: Their octets, as far as their sizes are known.
  ///   - unsizedCount: How many of them have a size that nobody knows yet.
  package func expect(files fileCount: Int, octets octetCount: Int64, unsized unsizedCount: Int = 0)
  {
    expectedFiles.add(fileCount, ordering: .relaxed)
    unsized.add(unsizedCount, ordering: .relaxed)
    expectedOctets.addSaturated(octetCount)
  }

  /// Says that one who announces files announces no more: all of one, unless there are several.
  package func completeExpectations() {
    announcers.subtract(1, ordering: .relaxed)
  }

  /// Says that so many announce files, such as trees, each of which completes its expectations.
  package func expect(announcers count: Int) {
    announcers.store(count, ordering: .relaxed)
  }

  /// The files that have been announced.
  package var expectedFileCount: Int { expectedFiles.load(ordering: .relaxed) }

  /// The octets that have been announced, and those of files whose size showed later.
  package var expectedOctetCount: Int64 { expectedOctets.load(ordering: .relaxed) }

  /// Whether all files have been announced.
  package var isComplete: Bool { announcers.load(ordering: .relaxed) <= 0 }

  /// Whether ``expectedOctetCount`` is all there will be.
  package var isTotalKnown: Bool { isComplete && unsized.load(ordering: .relaxed) == 0 }

  /// Notes that the size of a file has shown, or is of no interest any more.
  func countSized() {
    unsized.subtract(1, ordering: .relaxed)
  }

  /// The octets that went over connections.
  package var movedOctetCount: Int64 { moved.load(ordering: .relaxed) }

  /// The octets that are where they should be, those of earlier runs and skipped files too.
  package var settledOctetCount: Int64 { settled.load(ordering: .relaxed) }

  /// The files that were transferred.
  package var doneFileCount: Int { done.load(ordering: .relaxed) }

  /// The files that needed no transfer.
  package var skippedFileCount: Int { skipped.load(ordering: .relaxed) }

  /// The files that were given up.
  package var failedFileCount: Int { failed.load(ordering: .relaxed) }

  /// The files that were transferred, skipped or given up.
  package var endedFileCount: Int { doneFileCount + skippedFileCount + failedFileCount }

  /// The time since the command began.
  package var elapsed: Duration { ContinuousClock.now - start }

  /// The transfers that have started and not ended, in the order of their start.
  package var activeTransfers: [TransferProgress] { running.withLock { $0 } }

  func nextNumber() -> Int {
    lastNumber.add(1, ordering: .relaxed).newValue
  }

  func count(moved count: Int64) {
    moved.addSaturated(count)
    settled.addSaturated(count)
  }

  func count(settled count: Int64) {
    settled.addSaturated(count)
  }

  func note(_ event: TransferEvent) {
    switch event {
    case .started(let progress): running.withLock { $0.append(progress) }
    case .retrying: break
    case .done(let progress, _):
      done.add(1, ordering: .relaxed)
      remove(progress)
    case .skipped(let progress):
      skipped.add(1, ordering: .relaxed)
      remove(progress)
    case .failed(let progress, _):
      failed.add(1, ordering: .relaxed)
      remove(progress)
    }
    send(event)
  }

  private func remove(_ progress: TransferProgress) {
    running.withLock { list in
      guard let index = list.firstIndex(where: { $0 === progress }) else { return }
      list.remove(at: index)
    }
  }
}

extension Atomic where Value == Int64 {
  /// Adds to the value, which stays the greatest or least number where the sum does not fit: sizes
  /// are told by servers and by files with holes.
  func addSaturated(_ count: Int64) {
    var current = load(ordering: .relaxed)
    while true {
      let (isExchanged, original) = weakCompareExchange(
        expected: current,
        desired: current.addingSaturated(count),
        ordering: .relaxed
      )
      if isExchanged { return }
      current = original
    }
  }
}
