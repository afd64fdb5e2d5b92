import Glibc
import Platform
import Testing

struct SignalWatchTests {
  // SIGCONT, which no other test of this process watches, and which does nothing by itself.
  @Test func `a watch within another one gives the signal back at its end`() throws {
    let outer = try SignalWatch(.continued)
    do {
      let inner = try SignalWatch(.continued)
      raise(SIGCONT)
      #expect(inner.take())
      #expect(!outer.take())
    }
    raise(SIGCONT)
    #expect(outer.take())
    #expect(!outer.take())
  }
}
