import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Transfers

struct TransferPartsTests {
  @Test(arguments: [
    (OverwritePolicy.ask, Int64(0), NameCollision.ask), (.never, 0, .refuse),
    (.always, 0, .replace),
    (.newer, 3_000_000_000, .replace), (.newer, 1, .skip),
  ])
  func `what becomes of a name that is taken is decided by policy`(
    policy: OverwritePolicy,
    remoteSeconds: Int64,
    decision: NameCollision
  ) throws {
    try withTemporaryDirectory { directory throws in
      let path = directory.appending("a")
      try LocalFile.create(path).close()
      let existing = try FileInfo(of: path)
      let time = TimeSpan(remoteSeconds)
      #expect(NameCollision.decide(policy, existing: existing, remoteTime: time) == decision)
      if policy == .newer {
        #expect(NameCollision.decide(policy, existing: existing, remoteTime: nil) == .refuse)
        let day = try #require(TimeValue(secondsSinceEpoch: existing.modified / 86_400 * 86_400))
        let span = TimeSpan(day, .day, isUTC: true)
        #expect(NameCollision.decide(policy, existing: existing, remoteTime: span) == .replace)
      }
    }
  }

  @Test func `a rate follows a change, and a stall shows`() {
    var estimate = RateEstimate()
    #expect(estimate.octetsPerSecond == nil)
    for second in 0...30 { estimate.update(octetCount: Int64(second) * 1000, at: Double(second)) }
    let steady = estimate.octetsPerSecond ?? 0
    #expect(abs(steady - 1000) < 1)
    #expect(estimate.secondsRemaining(for: 5000).map { abs($0 - 5) < 0.1 } == true)
    for second in 31...60 { estimate.update(octetCount: 30_000, at: Double(second)) }
    #expect((estimate.octetsPerSecond ?? 1000) < 10)
    #expect(RateEstimate().secondsRemaining(for: 1) == nil)
  }
}
