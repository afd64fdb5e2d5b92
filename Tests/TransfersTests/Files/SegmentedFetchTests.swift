import FTPClient
import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// The octets of one file over several connections, at a server that does each thing wrong once.
@Suite struct SegmentedFetchTests {
  private static let data = [[UInt8]](repeating: TransferStage.data, count: 20).enumerated()
    .flatMap { [UInt8(truncatingIfNeeded: $0)] + $1 }
  private static let size = Int64(data.count)

  private func fetch(_ stage: TransferStage) -> TransferEnd {
    stage.fetch { $0.policy.segments = 3 }
  }

  @Test func `parts come over connections of their own`() throws {
    try TransferStage.with(["/f": Self.data]) { stage throws in
      let end = fetch(stage)
      #expect(end.word == "size")
      #expect(try stage.files == ["f": Self.data])
      #expect(stage.count("USER") == 4)
      // The parts, and the end of the whole, which is compared.
      #expect(stage.count("RETR") == 4)
    }
  }

  @Test func `only what is missing is fetched by the next run`() throws {
    try TransferStage.with(["/f": Self.data]) { stage throws in
      let url = try stage.session.url(of: RemotePath("/f"), asksWhere: true)
      var record = TransferRecord(source: url, size: Self.size, modified: 1_704_164_645)
      record.missing = [1_000_000..<1_500_000, 3_000_000..<3_100_000]
      var octets = Self.data
      for range in record.missing { for index in range { octets[Int(index)] = 0 } }
      try TransferStage.write(octets, stage.here.appending("f.ferry-partial"))
      let place = try LocalPlace(stage.here.appending("f"))
      try RecordFile(place: place.sibling(PartialName.record(of: place.name))).write(record)
      let outcome = try #require(fetch(stage).outcome)
      #expect(try stage.files == ["f": Self.data])
      #expect(outcome.resumedFrom == Self.size - 600_000)
      #expect(outcome.movedOctetCount == 600_000)
      let restarts = stage.server.lines.filter { $0.hasPrefix("REST") }.sorted()
      let end = Self.size - ResumeDecision.overlap
      #expect(restarts == ["REST 2995904", "REST \(end)", "REST 995904"])
    }
  }

  @Test(arguments: 0..<4)
  func `octets of elsewhere are noticed, and fetched again`(position: Int) throws {
    let rules: [FileDouble.Rule] = [.init("RETR", skipping: position, times: 1, .ignoreRestart)]
    try TransferStage.with(["/f": Self.data], rules: rules) { stage throws in
      #expect(fetch(stage).word == "size")
      #expect(try stage.files == ["f": Self.data])
    }
  }

  @Test(arguments: 0..<4)
  func `a part that is cut, lost or refused is fetched all the same`(fault: Int) throws {
    let answer: FileDouble.Answer =
      switch fault {
      case 0: .cut(after: 300_000, say: "426 broken")
      case 1: .lose(after: 300_000)
      case 2: .say("550 not now")
      default: .cut(after: 300_000, say: "226 done")
      }
    let rules: [FileDouble.Rule] = [.init("RETR", skipping: 1, times: 1, answer)]
    try TransferStage.with(["/f": Self.data], rules: rules) { stage throws in
      #expect(fetch(stage).word == "size")
      #expect(try stage.files == ["f": Self.data])
    }
  }

  @Test func `a server that lets nobody else in sends all over one connection`() throws {
    let rules: [FileDouble.Rule] = [.init("USER", .say("421 too many connections"))]
    try TransferStage.with(["/f": Self.data], rules: rules) { stage throws in
      #expect(fetch(stage).word == "size")
      #expect(try stage.files == ["f": Self.data])
    }
  }

  @Test func `what is lost for good is kept with what is missing`() throws {
    let rules: [FileDouble.Rule] = [.init("RETR", .cut(after: 300_000, say: "426 broken"))]
    try TransferStage.with(["/f": Self.data], rules: rules) { stage throws in
      let end = fetch(stage)
      #expect(end.word == "RETR 426")
      #expect(try stage.files["f"] == nil)
      let count = try #require(end.failure?.kept?.octetCount)
      #expect(count > 0)
      stage.server.set([])
      let outcome = try #require(stage.fetch().outcome)
      #expect(outcome.resumedFrom == count)
      #expect(try stage.files == ["f": Self.data])
    }
  }
}
