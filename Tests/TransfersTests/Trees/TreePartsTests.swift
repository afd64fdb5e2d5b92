import FTPProtocol
import Platform
import SystemPackage
import Testing

@testable import Transfers

struct TreePartsTests {
  /// Two files of one name, and how the first is to the second.
  struct Pair: CustomTestStringConvertible {
    let name: String
    var size: Int64? = 5
    var time: Int64? = 1_000_000_000
    var precision = TimeValue.Precision.second
    var isUTC = true
    var otherSize: Int64? = 5
    var otherTime: Int64 = 1_000_000_000
    var isLink = false
    let comparison: TreeFile.Comparison
    var testDescription: String { name }

    var file: TreeFile {
      let time = time.flatMap { TimeValue(secondsSinceEpoch: $0) }
      return TreeFile(
        name: [0x61],
        size: size,
        modified: time.map { TimeSpan($0, precision, isUTC: isUTC) },
        isLink: isLink
      )
    }

    var other: TreeFile {
      TreeFile(name: [0x61], size: otherSize, modified: TimeSpan(otherTime))
    }
  }

  @Test(arguments: [
    Pair(name: "all is the same", comparison: .same),
    Pair(name: "the size differs", otherSize: 6, comparison: .unknown),
    Pair(name: "no size is told", size: nil, comparison: .unknown),
    Pair(name: "no time is told", time: nil, comparison: .unknown),
    Pair(name: "a second later", otherTime: 1_000_000_001, comparison: .older),
    Pair(name: "a second earlier", otherTime: 999_999_999, comparison: .newer),
    // 1000000000 is 01:46:40, a listing to the minute says 01:46:00.
    Pair(name: "the same minute", time: 999_999_960, precision: .minute, comparison: .unknown),
    Pair(name: "another minute", time: 1_000_000_020, precision: .minute, comparison: .newer),
    Pair(name: "the same day", time: 999_993_600, precision: .day, comparison: .unknown),
    Pair(
      name: "the day before 1970",
      time: -86_400,
      precision: .day,
      otherTime: -1,
      comparison: .unknown
    ),
    Pair(name: "a time of no known zone", isUTC: false, comparison: .unknown),
    Pair(
      name: "hours later in any zone",
      isUTC: false,
      otherTime: 1_000_000_000 + 12 * 3600 + 1,
      comparison: .older
    ),
    Pair(name: "as early as numbers go", otherTime: .min, comparison: .newer),
    Pair(name: "as late as numbers go", otherTime: .max, comparison: .older),
    Pair(name: "a link", isLink: true, comparison: .unknown),
  ])
  func `two files are the same by size and time, as exactly as both are known`(pair: Pair) {
    #expect(pair.file.compared(to: pair.other) == pair.comparison)
  }

  @Test func `a copy made a day after the last change is of what is there`() {
    let minute = Pair(name: "", time: 999_999_960, precision: .minute, comparison: .unknown)
    let end: Int64 = 999_999_960 + 59
    #expect(minute.file.isLongBefore(minute.other, madeAt: end + 86_401))
    #expect(!minute.file.isLongBefore(minute.other, madeAt: end + 86_400))
    #expect(!minute.file.isLongBefore(minute.other, madeAt: nil))
    #expect(!minute.file.isLongBefore(minute.other, madeAt: .min))
    let larger = Pair(name: "", otherSize: 6, comparison: .unknown)
    #expect(!larger.file.isLongBefore(larger.other, madeAt: .max))
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
    #expect(!queue.finish(.directory(top)))
    guard case .job(.directory) = queue.next(for: 2, second) else {
      Issue.record("what was put back is gone")
      return
    }
    // All directories have been read, which is told once.
    #expect(queue.finish(.directory(top)))
    #expect(!queue.endWalk())
    #expect(queue.isEmpty)
    guard case .end = queue.next(for: 2, first) else {
      Issue.record("there is no end")
      return
    }
  }
}
