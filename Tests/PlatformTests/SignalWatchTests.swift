import Glibc
import Platform
import Testing

struct SignalWatchTests {
  // SIGCONT, which no other test of this process watches, and which does nothing by itself. It is
  // sent to the process, since the threads that run tests may see no signals.
  @Test func `a watch within another one gives the signal back at its end`() throws {
    let outer = try SignalWatch(.continued)
    do {
      let inner = try SignalWatch(.continued)
      kill(getpid(), SIGCONT)
      try expectSignal(inner)
      #expect(inner.take())
      #expect(!outer.take())
    }
    kill(getpid(), SIGCONT)
    try expectSignal(outer)
    #expect(outer.take())
    #expect(!outer.take())
  }

  private func expectSignal(_ watch: SignalWatch) throws {
    try Readiness.wait(
      for: watch.descriptor,
      .readable,
      until: .after(.seconds(20)),
      cancelledBy: nil
    )
  }
}
