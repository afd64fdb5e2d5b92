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
      let time = TimeValue(secondsSinceEpoch: remoteSeconds)
      #expect(NameCollision.decide(policy, existing: existing, remoteTime: time) == decision)
      if policy == .newer {
        #expect(NameCollision.decide(policy, existing: existing, remoteTime: nil) == .refuse)
      }
    }
  }

  @Test func `a partial file stands beside its target until it is complete`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a.txt")
      var partial = try PartialFile(for: target)
      try partial.write([1, 2], cancelledBy: nil)
      #expect(try LocalDirectory.names(in: directory) == [[UInt8]("a.txt.ferry-partial".utf8)])
      try partial.complete(replacing: false)
      #expect(try LocalDirectory.names(in: directory) == [[UInt8]("a.txt".utf8)])
    }
  }

  @Test func `a partial file never replaces what came meanwhile`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a.txt")
      let partial = try PartialFile(for: target)
      try LocalFile.create(target).close()
      do {
        try partial.complete(replacing: false)
        Issue.record("it was replaced")
      } catch TransferError.localFileExists(let path) {
        #expect(path == target)
      }
    }
  }

  @Test func `what arrived is kept, and nothing is not`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a.txt")
      #expect(try PartialFile(for: target).keep() == nil)
      #expect(try LocalDirectory.names(in: directory).isEmpty)
      var partial = try PartialFile(for: target)
      try partial.write([1], cancelledBy: nil)
      #expect(partial.keep()?.octetCount == 1)
      var again = try PartialFile(for: target)
      try again.write([2, 3], cancelledBy: nil)
      #expect(again.keep()?.octetCount == 2)
      #expect(try FileInfo(of: PartialFile.path(for: target)).size == 2)
    }
  }

  @Test func `a name of the greatest length has a partial file too`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending(String(repeating: "ü", count: 127))
      var partial = try PartialFile(for: target)
      try partial.write([1], cancelledBy: nil)
      try partial.complete(replacing: false)
      #expect(try FileInfo(of: target).size == 1)
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
