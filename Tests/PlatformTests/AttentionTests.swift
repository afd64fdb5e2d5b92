import Platform
import Testing

struct AttentionTests {
  /// Counts calls, on one thread.
  private final class Counter {
    var count = 0

    func increment() { count += 1 }
  }

  @Test func `a wait looks after something else at its interval, and not after it`() throws {
    let never = try WakeUp()
    let counter = Counter()
    #expect(throws: WaitError.timedOut) {
      try Attention.paid(every: .milliseconds(20), counter.increment) {
        () throws(WaitError) in
        try Readiness.wait(
          for: never.rawValue,
          .readable,
          until: .after(.milliseconds(200)),
          cancelledBy: nil
        )
      }
    }
    #expect((2...11).contains(counter.count))
    let before = counter.count
    #expect(throws: WaitError.timedOut) {
      try Readiness.wait(
        for: never.rawValue,
        .readable,
        until: .after(.milliseconds(50)),
        cancelledBy: nil
      )
    }
    #expect(counter.count == before)
  }

  @Test func `a descriptor asks for attention at once, without ending the wait`() throws {
    let bell = try WakeUp()
    let ready = try WakeUp()
    let counter = Counter()
    bell.signal()
    let number = bell.rawValue
    let work = {
      counter.count += 1
      // The second call is asked for.
      if counter.count == 2 { ready.signal() }
      if counter.count == 2 { bell.drain() }
    }
    try Attention.paid(every: .seconds(60), watching: [number], work) { () throws(WaitError) in
      try Readiness.wait(
        for: ready.rawValue,
        .readable,
        until: .after(.seconds(10)),
        cancelledBy: nil
      )
    }
    #expect(counter.count == 2)
  }

  @Test func `a suspended attention is paid again afterwards`() throws {
    let never = try WakeUp()
    let counter = Counter()
    func wait() {
      try? Readiness.wait(
        for: never.rawValue,
        .readable,
        until: .after(.milliseconds(30)),
        cancelledBy: nil
      )
    }
    Attention.paid(every: .milliseconds(10), counter.increment) {
      Attention.suspended { wait() }
      #expect(counter.count == 0)
      wait()
    }
    #expect(counter.count > 0)
  }
}
