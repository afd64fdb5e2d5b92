import FTPClient
import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Downloads that go on with what an earlier attempt or run left.
@Suite struct DownloadResumingTests {
  private static let data = TransferStage.data
  private static let old = [UInt8]("old".utf8)
  private static let partial = "f.ferry-partial"
  private static let record = "f.ferry-partial-info"

  @Test func `octets of the file and octets that moved are counted apart`() throws {
    let rules: [FileDouble.Rule] = [
      .init("RETR", times: 1, .cut(after: 150_000, say: "426 broken"))
    ]
    try TransferStage.with(["/f": Self.data], rules: rules) { stage throws in
      #expect(stage.fetch().word == "RETR 426")
      let outcome = try #require(stage.fetch().outcome)
      #expect(outcome.octetCount == 200_000)
      #expect(outcome.resumedFrom == 150_000)
      #expect(outcome.movedOctetCount == 50_000)
      #expect(outcome.restart == nil)
      stage.server.set([.init("RETR", times: 1, .cut(after: 150_000, say: "426 broken"))])
      let again = try #require(stage.fetch(tries: 2) { $0.overwrite = .always }.outcome)
      #expect(again.movedOctetCount == 200_000)
      #expect(again.resumedFrom == 0)
      stage.server.set([
        .init("RETR", times: 1, .cut(after: 150_000, say: "426 broken")),
        .init("RETR", times: 1, .ignoreRestart),
      ])
      let anew = try #require(stage.fetch(tries: 2) { $0.overwrite = .always }.outcome)
      #expect(anew.octetCount == 200_000)
      #expect(anew.movedOctetCount == 350_000)
      #expect(anew.restart == .differs)
    }
  }

  @Test func `a part whose name was taken meanwhile is kept, and is all that the next run needs`()
    throws
  {
    try TransferStage.with(["/f": Self.data]) { stage throws in
      let taken = stage.here.appending("f")
      stage.server.set([
        .init("RETR", times: 1, .change { _ in try? TransferStage.write(Self.old, taken) })
      ])
      let end = stage.fetch()
      #expect(end.word == "localFileExists")
      #expect(end.failure?.kept?.octetCount == 200_000)
      #expect(try stage.files.keys.sorted() == ["f", Self.partial, Self.record])
      #expect(try stage.files["f"] == Self.old)
      let outcome = try #require(stage.fetch { $0.overwrite = .always }.outcome)
      #expect(outcome.resumedFrom == 200_000)
      #expect(outcome.movedOctetCount == 0)
      #expect(try stage.files == ["f": Self.data])
    }
  }

  @Test(arguments: [true, false])
  func `what an earlier run left of another source is thrown away`(isLonger: Bool) throws {
    let rules: [FileDouble.Rule] = [
      .init("RETR", times: 1, .cut(after: 150_000, say: "426 broken"))
    ]
    try TransferStage.with(["/f": Self.data], rules: rules) { stage throws in
      #expect(stage.fetch().word == "RETR 426")
      let other = [UInt8](isLonger ? Self.data + [7] : Self.data.reversed())
      stage.server.set([.init("SIZE", times: 1, .change { $0["/f"] = other })])
      let outcome = try #require(stage.fetch().outcome)
      // Of the same size and time, only the octets tell.
      #expect(outcome.restart == (isLonger ? .sourceChanged : .differs))
      #expect(try stage.files == ["f": other])
    }
  }
}
