import Platform
import Testing

@testable import Transfers

struct RateLimitTests {
  @Test func `over a while no more moves than the rate allows, and hardly less`() {
    let limit = RateLimit(octetsPerSecond: 1_000_000)
    var now = ContinuousClock.now
    let end = now + .seconds(10)
    var count = 0
    while now < end {
      switch limit.take(upTo: 256 * 1024, at: now) {
      case .octets(let granted): count += granted
      case .pause(let pause):
        #expect(pause > .zero)
        now += pause
      }
    }
    #expect((9_500_000...10_200_000).contains(count))
  }

  @Test func `those who share a limit share the rate`() {
    let limit = RateLimit(octetsPerSecond: 1000)
    var now = ContinuousClock.now
    let end = now + .seconds(10)
    var counts = [0, 0]
    while now < end {
      // Nobody is always the first to ask.
      for index in Bool.random() ? [0, 1] : [1, 0] {
        if case .octets(let granted) = limit.take(upTo: 50, at: now) { counts[index] += granted }
      }
      now += .milliseconds(10)
    }
    #expect((9000...10_200).contains(counts[0] + counts[1]))
    #expect(counts.allSatisfy { $0 > 1000 })
  }

  @Test func `a rate may change, go, and be as low as one octet`() {
    let limit = RateLimit(octetsPerSecond: 1)
    let now = ContinuousClock.now
    guard case .pause = limit.take(upTo: 10, at: now) else {
      Issue.record("an octet came before its time")
      return
    }
    #expect(limit.take(upTo: 10, at: now + .seconds(1)) == .octets(1))
    limit.octetsPerSecond = nil
    #expect(limit.take(upTo: 10, at: now + .seconds(1)) == .octets(10))
  }

  @Test func `octets that did not move can be moved later`() {
    let limit = RateLimit(octetsPerSecond: 1000)
    let later = ContinuousClock.now + .seconds(1)
    #expect(limit.take(upTo: 100, at: later) == .octets(100))
    limit.putBack(100)
    #expect(limit.take(upTo: 100, at: later) == .octets(100))
  }

  @Test func `whoever waits for octets can be stopped`() throws {
    let limit = RateLimit(octetsPerSecond: 1)
    let cancellation = try Cancellation()
    cancellation.cancel()
    #expect(throws: (any Error).self) {
      while true { _ = try limit.allowance(upTo: 1000, cancelledBy: cancellation) }
    }
  }

  @Test(arguments: [(1000, 4000), (4000, 1000), (1000, nil), (nil, 1000)] as [(Int64?, Int64?)])
  func `of two limits the smaller one counts, whichever that is`(own: Int64?, shared: Int64?) {
    let outer = RateLimit(octetsPerSecond: shared)
    let limit = RateLimit(octetsPerSecond: own, within: outer)
    #expect(limit.octetsPerSecond == 1000)
    var now = ContinuousClock.now
    let end = now + .seconds(10)
    var count = 0
    while now < end {
      switch limit.take(upTo: 256 * 1024, at: now) {
      case .octets(let granted): count += granted
      case .pause(let pause): now += pause
      }
    }
    #expect((9000...10_300).contains(count))
  }
}
