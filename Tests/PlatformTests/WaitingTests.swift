import FTPTestSupport
import Platform
import SystemPackage
import Testing

struct WaitingTests {
  @Test func `a wait ends when its descriptor is ready`() throws {
    let wakeUp = try WakeUp()
    #expect(!Readiness.isReady(wakeUp.rawValue, .readable))
    wakeUp.signal()
    try Readiness.wait(
      for: wakeUp.rawValue,
      .readable,
      until: .after(.seconds(10)),
      cancelledBy: nil
    )
    wakeUp.drain()
    #expect(!Readiness.isReady(wakeUp.rawValue, .readable))
  }

  @Test func `a wait ends at its deadline, and not before`() throws {
    let wakeUp = try WakeUp()
    let number = wakeUp.rawValue
    let start = ContinuousClock.now
    #expect(throws: WaitError.timedOut) {
      try Readiness.wait(
        for: number,
        .readable,
        until: .after(.milliseconds(30)),
        cancelledBy: nil
      )
    }
    #expect(ContinuousClock.now - start >= .milliseconds(30))
  }

  @Test func `another thread cancels a wait, and those to come until the reset`() throws {
    let silent = try WakeUp()
    let cancellation = try Cancellation()
    let number = silent.rawValue
    let thread = try WorkerThread.start { cancellation.cancel() }
    for _ in 0..<2 {
      #expect(throws: WaitError.cancelled) {
        try Readiness.wait(for: number, .readable, until: .never, cancelledBy: cancellation)
      }
    }
    thread.join()
    #expect(cancellation.isCancelled)
    cancellation.reset()
    #expect(!cancellation.isCancelled)
    #expect(throws: WaitError.timedOut) {
      try Readiness.wait(
        for: number,
        .readable,
        until: .after(.zero),
        cancelledBy: cancellation
      )
    }
  }

  @Test func `of several descriptors, those that are ready are told`() throws {
    let first = try WakeUp()
    let second = try WakeUp()
    second.signal()
    let ready = try Readiness.wait(
      forAny: [.init(first.rawValue, .readable), .init(second.rawValue, .readable)],
      until: .after(.seconds(10)),
      cancelledBy: nil
    )
    #expect(ready == [1])
  }

  @Test func `deadlines are ordered, and never is the last`() {
    #expect(Deadline.after(.seconds(1)) < Deadline.after(.seconds(2)))
    #expect(Deadline.after(.seconds(1)) < Deadline.never)
    #expect(!(Deadline.never < Deadline.never))
    #expect(Deadline.after(.zero).hasPassed)
    #expect(!Deadline.never.hasPassed)
    #expect(Deadline.never.remaining == nil)
  }
}
