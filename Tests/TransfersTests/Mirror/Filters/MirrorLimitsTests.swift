import FTPProtocol
import Testing
import Transfers

struct MirrorLimitsTests {
  private func limits(_ set: (inout MirrorLimits) -> Void) -> MirrorLimits {
    var limits = MirrorLimits()
    set(&limits)
    return limits
  }

  @Test func `without a limit nothing has to be known`() {
    #expect(MirrorLimits().includes(size: nil, modified: nil))
  }

  @Test func `a size that is equal to a limit, or not known, is left out`() {
    let limits = limits { ($0.larger, $0.smaller) = (10, 20) }
    let sizes: [(Int64?, Bool)] = [
      (nil, false), (10, false), (11, true), (19, true), (20, false),
    ]
    for (size, isIn) in sizes {
      #expect(limits.includes(size: size, modified: nil) == isIn)
    }
  }

  @Test func `a time that is equal to a limit, or not known, is left out`() {
    let limits = limits { ($0.newer, $0.older) = (1000, 2000) }
    let times: [(Int64, Bool)] = [(1000, false), (1001, true), (1999, true), (2000, false)]
    for (time, isIn) in times {
      #expect(limits.includes(size: nil, modified: TimeSpan(time)) == isIn)
    }
    #expect(!limits.includes(size: 1, modified: nil))
  }

  @Test func `a time that is told too coarsely to decide is left out`() throws {
    // 2024-01-02 03:04, to the minute.
    let time = try #require(
      TimeValue(year: 2024, month: 1, day: 2, hour: 3, minute: 4, second: 0)
    )
    let span = TimeSpan(time, .minute, isUTC: true)
    let start = time.secondsSinceEpoch
    #expect(limits { $0.newer = start - 1 }.includes(size: nil, modified: span))
    #expect(!limits { $0.newer = start + 30 }.includes(size: nil, modified: span))
    #expect(!limits { $0.older = start + 30 }.includes(size: nil, modified: span))
    #expect(limits { $0.older = start + 60 }.includes(size: nil, modified: span))
    // By the clock of a server in whatever zone it is half a day earlier or later.
    let local = TimeSpan(time, .minute, isUTC: false)
    #expect(!limits { $0.newer = start - 1 }.includes(size: nil, modified: local))
    #expect(limits { $0.newer = start - 86_400 }.includes(size: nil, modified: local))
  }
}
