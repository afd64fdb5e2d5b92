import FTPClient
import Platform
import Synchronization
import Testing

@testable import Transfers

struct TransferObserverTests {
  /// The events of an observer as words.
  private final class Log: Sendable {
    private let words = Mutex<[String]>([])

    var all: [String] { words.withLock { $0 } }

    func take(_ event: TransferEvent) {
      let word =
        switch event {
        case .started(let progress): "started at \(progress.resumedFrom)"
        case .retrying(_, let notice): "retrying \(notice.attempt) of \(notice.limit)"
        case .done(_, let outcome): "done \(outcome.octetCount)"
        case .skipped: "skipped"
        case .failed: "failed"
        }
      words.withLock { $0.append(word) }
    }
  }

  private func outcome(_ count: Int64) -> TransferOutcome {
    TransferClock().outcome(octetCount: count, moved: count, proof: .size)
  }

  @Test func `a retried transfer starts once, and counts what moved and what is there apart`()
    throws
  {
    let log = Log()
    let observer = TransferObserver { log.take($0) }
    let progress = TransferProgress(of: [0x61], to: [0x62], .fromServer, in: observer)
    _ = try progress.tracking { () throws(TransferFailure) in
      progress.start(size: 100, resumingAt: 20)
      progress.advance(by: 50)
      #expect(observer.activeTransfers.count == 1)
      let reason = TransferError.remote(.stoppedByCaller)
      progress.retry(RetryNotice(attempt: 2, of: 3, after: .seconds(1), reason: reason))
      // The server does not go on in the middle: all comes again.
      progress.start(size: 100, resumingAt: 0)
      progress.advance(by: 100)
      return outcome(150)
    }
    #expect(log.all == ["started at 20", "retrying 2 of 3", "done 150"])
    #expect(progress.octetCount == 100)
    #expect(progress.movedOctetCount == 150)
    #expect(observer.settledOctetCount == 100)
    #expect(observer.movedOctetCount == 150)
    #expect(observer.expectedOctetCount == 100)
    #expect(observer.activeTransfers.isEmpty)
  }

  @Test func `what a listing announced is not counted again when the size shows`() throws {
    let observer = TransferObserver()
    observer.expect(files: 2, octets: 30)
    observer.completeExpectations()
    let first = TransferProgress(of: [], to: [], .toServer, in: observer, announced: .size(10))
    let second = TransferProgress(of: [], to: [], .toServer, in: observer, announced: .size(20))
    _ = try first.tracking { () throws(TransferFailure) in
      first.start(size: 15)
      first.advance(by: 15)
      return outcome(15)
    }
    _ = try second.tracking { () throws(TransferFailure) in .skipped }
    #expect(observer.expectedFileCount == 2)
    #expect(observer.expectedOctetCount == 35)
    #expect(observer.settledOctetCount == 35)
    #expect(observer.doneFileCount == 1)
    #expect(observer.skippedFileCount == 1)
    #expect(observer.isComplete)
  }

  @Test func `the total is known once all have announced all, and each size has shown`() {
    let observer = TransferObserver()
    observer.expect(announcers: 2)
    observer.expect(files: 2, octets: 10, unsized: 1)
    observer.completeExpectations()
    #expect(!observer.isComplete)
    observer.completeExpectations()
    #expect(observer.isComplete)
    #expect(!observer.isTotalKnown)
    let unsized = TransferProgress(of: [], to: [], .toServer, in: observer, announced: .unsized)
    unsized.start(size: 20)
    #expect(observer.isTotalKnown)
    #expect(observer.expectedOctetCount == 30)
    unsized.fail(with: TransferFailure(.remote(.cancelled)))
    #expect(observer.isTotalKnown)
  }

  @Test func `what cannot start fails all the same`() {
    let log = Log()
    let observer = TransferObserver { log.take($0) }
    let progress = TransferProgress(of: [], to: [], .fromServer, in: observer)
    #expect(throws: TransferFailure.self) {
      try progress.tracking { () throws(TransferFailure) in
        throw TransferFailure(.remoteFileExists)
      }
    }
    #expect(log.all == ["failed"])
    #expect(observer.failedFileCount == 1)
  }
}
