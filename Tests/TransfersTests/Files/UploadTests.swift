import FTPClient
import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Uploads at a server that does each thing wrong once.
@Suite struct UploadTests {
  private static let data = TransferStage.data
  private static let old = [UInt8]("old".utf8)
  private static let partial = "/f.ferry-partial"

  static let proving = [
    UploadCase(name: "no SIZE", rules: [.init("SIZE", .say("502 what"))], word: "none"),
    UploadCase(
      name: "226, and nothing is there",
      rules: [.init("STOR", times: 1, .keep(0, say: "226 done"))],
      word: "0 of 200000",
      files: [partial: []],
      kept: partial
    ),
    UploadCase(
      name: "226, and SIZE finds nothing",
      rules: [.init("SIZE", .say("550 no such file"))],
      word: "none"
    ),
    UploadCase(
      name: "no SIZE, and a proof is demanded",
      rules: [.init("SIZE", .say("502 what"))],
      change: { $0.policy.demandsProof = true },
      word: "size"
    ),
    UploadCase(
      name: "no SIZE and no listing, and a proof is demanded",
      rules: [.init("SIZE", .say("502 what")), .init("LIST", .say("502 what"))],
      change: { $0.policy.demandsProof = true },
      word: "content"
    ),
    UploadCase(
      name: "a part, and all is well",
      rules: [.init("STOR", times: 1, .keep(1000, say: "226 done"))],
      word: "1000 of 200000",
      files: [partial: [UInt8](data.prefix(1000))],
      kept: partial
    ),
    UploadCase(
      name: "a part, and all is well, and again",
      rules: [.init("STOR", times: 1, .keep(1000, say: "226 done"))],
      tries: 2,
      word: "size"
    ),
    UploadCase(
      name: "426 in the middle, and again",
      rules: [.init("STOR", times: 1, .cut(after: 150_000, say: "426 broken"))],
      tries: 2,
      word: "size"
    ),
    UploadCase(
      name: "426 in the middle, and no REST",
      rules: [
        .init("STOR", times: 1, .cut(after: 150_000, say: "426 broken")),
        .init("REST 150", .say("502 no")),
      ],
      tries: 2,
      word: "size"
    ),
    UploadCase(
      name: "426 in the middle, and REST that is ignored",
      rules: [
        .init("STOR", times: 1, .cut(after: 150_000, say: "426 broken")),
        .init("STOR", times: 1, .ignoreRestart),
      ],
      tries: 2,
      word: "size"
    ),
    UploadCase(
      name: "the connection is lost at the end of the data",
      rules: [.init("STOR", times: 1, .lose(after: .max))],
      word: "size"
    ),
    UploadCase(
      name: "the reply to RNTO is lost",
      rules: [.init("RNTO", times: 1, .loseReply)],
      tries: 2,
      word: "size"
    ),
  ]

  @Test(arguments: proving)
  func `a file that has its name is whole`(test: UploadCase) throws {
    try test.check()
  }

  @Test func `a source that changes while it is read gets no name`() throws {
    try TransferStage.with(["/f": Self.old], here: ["f": Self.data]) { stage throws in
      let path = stage.here.appending("f")
      stage.server.set([.init("STOR", .change { _ in try? TransferStage.append([1], path) })])
      let end = stage.send()
      #expect(end.word == "sourceChanged")
      #expect(stage.server.files["/f"] == Self.old)
    }
  }

  @Test func `a file without a size is read to its end`() throws {
    try TransferStage.with([:]) { stage throws in
      let end = stage.send(from: "/proc/version")
      #expect(end.word == "size")
      #expect(stage.server.files == ["/f": try readFile("/proc/version")])
      #expect(end.outcome?.octetCount == Int64(try readFile("/proc/version").count))
    }
  }

  @Test(arguments: ["nothing", "DELE", "the name"])
  func `what cannot be read leaves nothing empty behind, or it is named`(refused: String) throws {
    let rules: [FileDouble.Rule] = [.init(refused, .say("550 no"))]
    try TransferStage.with(["/f": Self.old], rules: rules) { stage throws in
      // Its first octet is at no address (proc(5)).
      let end = stage.send(from: "/proc/self/mem") {
        $0.policy.storesInPlace = refused == "the name"
      }
      #expect(end.outcome == nil)
      let left = ["nothing": nil, "DELE": Self.partial, "the name": "/f"][refused] ?? nil
      #expect(end.failure?.kept?.place == left.map { .atServer(RemotePath($0)) })
      #expect(stage.server.files[Self.partial] == (refused == "DELE" ? [] : nil))
      #expect(stage.server.files["/f"] == (refused == "the name" ? [] : Self.old))
    }
  }
}
