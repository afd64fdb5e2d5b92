import FTPClient
import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Uploads that go on with what an earlier attempt or run left.
@Suite struct UploadResumingTests {
  private static let data = TransferStage.data
  private static let old = [UInt8]("old".utf8)
  private static let partial = "/f.ferry-partial"

  @Test(arguments: ["STOR", "APPE", "neither"])
  func `a later run goes on behind what is there, as the server lets it`(way: String) throws {
    let lost: [FileDouble.Rule] = [.init("STOR", times: 1, .lose(after: 150_000))]
    try TransferStage.with(["/f": Self.old], here: ["f": Self.data], rules: lost) {
      stage throws in
      let end = stage.send()
      #expect(end.word == "150000 of 200000")
      #expect(stage.server.files[Self.partial]?.count == 150_000)
      #expect(stage.server.files["/f"] == Self.old)
      #expect(end.failure?.kept?.place == .atServer(RemotePath(Self.partial)))
      #expect(stage.recordNames.count == 1)
      let name = try #require(stage.recordNames.first)
      let info = try FileInfo(of: stage.records.appending(octets: name))
      #expect(info.mode & 0o777 == 0o600)
      #expect(try FileInfo(of: stage.records).mode & 0o777 == 0o700)
      switch way {
      case "STOR": stage.server.set([])
      case "APPE": stage.server.set([.init("REST 150", .say("502 no"))])
      default: stage.server.set([.init("STOR", times: 1, .ignoreRestart)])
      }
      let outcome = try #require(stage.send().outcome)
      #expect(stage.server.files == ["/f": Self.data])
      #expect(outcome.resumedFrom == (way == "neither" ? 0 : 150_000))
      #expect(outcome.restart == (way == "neither" ? .noRestart : nil))
      #expect(outcome.movedOctetCount == (way == "neither" ? 250_000 : 50_000))
      #expect(stage.count("APPE") == (way == "APPE" ? 1 : 0))
      #expect(stage.recordNames.isEmpty)
    }
  }

  @Test func `what ends in other octets than the source is not gone on with`() throws {
    let lost: [FileDouble.Rule] = [.init("STOR", times: 1, .lose(after: 150_000))]
    try TransferStage.with([:], here: ["f": Self.data], rules: lost) { stage throws in
      #expect(stage.send().word == "150000 of 200000")
      // Of the same size, so that nothing else tells.
      stage.server.set([.init("SIZE", times: 1, .change { $0[Self.partial]?[149_000] ^= 1 })])
      let outcome = try #require(stage.send().outcome)
      #expect(outcome.restart == .differs)
      #expect(outcome.resumedFrom == 0)
      let isRight = stage.server.files == ["/f": Self.data]
      #expect(isRight)
    }
  }

  @Test(arguments: [true, false])
  func `what is there of another source is overwritten`(isKnown: Bool) throws {
    let rest = [UInt8](Self.data.reversed().prefix(1000))
    try TransferStage.with([Self.partial: rest], here: ["f": Self.data]) { stage throws in
      if isKnown {
        stage.server.set([.init("STOR", times: 1, .cut(after: 150_000, say: "426 broken"))])
        #expect(stage.send().word == "STOR 426")
        stage.server.set([.init("RETR", times: 1, .change { $0[Self.partial] = rest })])
      }
      let outcome = try #require(stage.send().outcome)
      #expect(outcome.resumedFrom == 0)
      #expect(stage.server.files == ["/f": Self.data])
    }
  }

  @Test func `octets are put behind those of others, and what did not arrive follows`() throws {
    let lost: [FileDouble.Rule] = [.init("APPE", times: 1, .lose(after: 150_000))]
    try TransferStage.with(["/f": Self.old], here: ["f": Self.data], rules: lost) {
      stage throws in
      let end = stage.send(tries: 2) { $0.mode = .append }
      #expect(end.word == "size")
      #expect(stage.server.files == ["/f": Self.old + Self.data])
    }
  }
}
