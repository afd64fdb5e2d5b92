import Glibc
import Platform
import Testing

struct SignalWatchTests {
  @Test func `a watch within another one gives the signal back at its end`() throws {
    let outer = try SignalWatch(.statusRequest)
    do {
      let inner = try SignalWatch(.statusRequest)
      raise(SIGUSR1)
      #expect(inner.take())
      #expect(!outer.take())
    }
    raise(SIGUSR1)
    #expect(outer.take())
    #expect(!outer.take())
  }
}
