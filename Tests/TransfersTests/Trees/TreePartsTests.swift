import FTPProtocol
import Platform
import SystemPackage
import Testing

@testable import Transfers

struct TreePartsTests {
  /// Two files of one name, and whether they are taken for the same.
  struct Pair: CustomTestStringConvertible {
    let name: String
    var size: Int64? = 5
    var time: Int64? = 1_000_000_000
    var precision = TimeValue.Precision.second
    var otherSize: Int64? = 5
    var otherTime: Int64? = 1_000_000_000
    var isLink = false
    let isSame: Bool
    var testDescription: String { name }
  }

  @Test(arguments: [
    Pair(name: "all is the same", isSame: true),
    Pair(name: "the size differs", otherSize: 6, isSame: false),
    Pair(name: "no size is told", size: nil, isSame: false),
    Pair(name: "no time is told", time: nil, isSame: false),
    Pair(name: "a second later", otherTime: 1_000_000_001, isSame: false),
    // 1000000000 is 01:46:40, a listing to the minute says 01:46:00.
    Pair(
      name: "the same minute",
      time: 999_999_960,
      precision: .minute,
      isSame: true
    ),
    Pair(
      name: "another minute",
      time: 1_000_000_020,
      precision: .minute,
      isSame: false
    ),
    Pair(name: "the same day", time: 999_993_600, precision: .day, isSame: true),
    Pair(
      name: "the same day before 1970",
      time: -86_400,
      precision: .day,
      otherTime: -1,
      isSame: true
    ),
    Pair(name: "no earlier day", time: .min, precision: .day, otherTime: .min, isSame: true),
    Pair(name: "the last minute", time: .max, precision: .minute, otherTime: .min, isSame: false),
    Pair(name: "a link", isLink: true, isSame: false),
  ])
  func `a file that is there is the same one by size and time, as exactly as both are known`(
    pair: Pair
  ) {
    let file = TreeFile(
      name: [0x61],
      size: pair.size,
      modified: pair.time,
      precision: pair.precision,
      isLink: pair.isLink
    )
    let other = TreeFile(name: [0x61], size: pair.otherSize, modified: pair.otherTime)
    #expect(file.isSame(as: other) == pair.isSame)
    #expect(other.isSame(as: file) == pair.isSame)
  }

  @Test func `a pool grows as long as another connection makes it faster`() {
    let start = ContinuousClock.now
    func growth(_ rates: [Int64]) -> [Bool] {
      var growth = PoolGrowth(.auto)
      var count: Int64 = 0
      var answers = [growth.growsNow(from: 1, .init(octetCount: 0, fileCount: 0), at: start)]
      for (second, rate) in rates.enumerated() {
        count += rate
        let measure = PoolGrowth.Measure(octetCount: count, fileCount: 0)
        let now = start + .seconds(second + 1)
        answers.append(growth.growsNow(from: answers.count, measure, at: now))
      }
      return answers
    }
    #expect(growth([100, 200, 300]) == [false, true, true, true])
    #expect(growth([100, 105, 300]) == [false, true, false, false])
    #expect(growth([0]) == [false, false])
  }

  @Test func `a pool of a number grows to it at once`() {
    var growth = PoolGrowth(.fixed(3))
    #expect(growth.limit == 3)
    let grows = growth.growsNow(from: 1, .init(octetCount: 0, fileCount: 0))
    #expect(grows)
    #expect(PoolGrowth(.fixed(1000)).limit == ConnectionCount.limit)
  }

  @Test func `a queue that was stopped has nothing left to do, whatever waits`() throws {
    let queue = TreeQueue(TreePlaces())
    #expect(!queue.isEmpty)
    let (full, stopped) = (
      TransferFailure(.local(.writing, "f", .noSpace)), TransferFailure.lostWorker
    )
    #expect(queue.stop(because: full))
    #expect(!queue.stop(because: stopped))
    guard case .local(_, _, .noSpace) = queue.stopReason?.error else {
      Issue.record("\(String(describing: queue.stopReason))")
      return
    }
    guard case .end = queue.next(for: 2, try TreeWaiter()) else {
      Issue.record("there is no end")
      return
    }
    #expect(queue.isEmpty)
  }

  @Test func `a queue ends when nothing waits and nobody is busy`() throws {
    let queue = TreeQueue(TreePlaces())
    let (first, second) = (try TreeWaiter(), try TreeWaiter())
    guard case .job(.directory(let top)) = queue.next(for: 2, first) else {
      Issue.record("the top was not given out")
      return
    }
    guard case .wait = queue.next(for: 2, second) else {
      Issue.record("somebody may still find something")
      return
    }
    #expect(!Readiness.isReady(second.wakeUp.rawValue, .readable))
    queue.putBack(.directory(top))
    #expect(Readiness.isReady(second.wakeUp.rawValue, .readable))
    queue.finish()
    guard case .job(.directory) = queue.next(for: 2, second) else {
      Issue.record("what was put back is gone")
      return
    }
    queue.finish()
    #expect(queue.isEmpty)
    guard case .end = queue.next(for: 2, first) else {
      Issue.record("there is no end")
      return
    }
  }
}
