import FTPClient
import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Uploads of what can be read only once.
@Suite struct PipeUploadTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let rules: [FileDouble.Rule]
    let word: String

    /// How many octets are at the server afterwards, by name.
    let counts: [String: Int]
    var isKeptWhole = false
    var testDescription: String { name }
  }

  private static let data = [UInt8](TransferStage.data.prefix(1000))
  private static let partial = "/f.ferry-partial"

  static let cases = [
    Case(
      name: "the server keeps a part",
      rules: [.init("STOR", times: 1, .keep(3, say: "226 done"))],
      word: "3 of 1000",
      counts: [partial: 3]
    ),
    Case(
      name: "the server fails once at the end",
      rules: [.init("STOR", times: 1, .keep(3, say: "451 not now"))],
      word: "STOR 451",
      counts: [partial: 3]
    ),
    Case(
      name: "the server is too busy to rename it",
      rules: [.init("RNFR", times: 1, .say("450 busy"))],
      word: "RNFR 450",
      counts: [partial: 1000]
    ),
    Case(
      name: "the server renames nothing",
      rules: [.init("RNTO", .say("550 no"))],
      word: "unsupported(RNTO)",
      counts: [partial: 1000],
      isKeptWhole: true
    ),
  ]

  @Test(arguments: cases)
  func `what can be read once is sent once`(test: Case) throws {
    try TransferStage.with([:], rules: test.rules) { stage throws in
      let end = try Self.send(in: stage)
      #expect(end.word == test.word, "\(stage.server.lines)")
      #expect(stage.server.files.mapValues(\.count) == test.counts)
      #expect(stage.count("STOR") == 1)
      #expect(end.failure?.kept?.isComplete == test.isKeptWhole)
      #expect(end.failure?.kept?.isContinuable == false)
    }
  }

  @Test func `octets that were read before a name was refused are not missed without a word`()
    throws
  {
    let refusal: [FileDouble.Rule] = [
      .init("STOR f.", .say("553 no such names")), .init("STOR /f.", .say("553 no")),
    ]
    try TransferStage.with([:], rules: refusal) { stage throws in
      let end = try Self.send(in: stage)
      // Whether anything was read before the refusal came is a matter of time.
      if end.outcome == nil {
        #expect(end.word == "STOR 553")
        #expect(stage.server.files.isEmpty)
      } else {
        #expect(stage.server.files == ["/f": Self.data])
      }
    }
  }

  /// Sends the octets out of a pipe.
  private static func send(in stage: TransferStage) throws -> TransferEnd {
    let path = stage.here.appending("pipe")
    try #require(path.withPlatformString { mkfifo($0, 0o600) } == 0)
    let writer = try WorkerThread.start {
      guard let pipe = try? FileDescriptor.open(path, .writeOnly) else { return }
      _ = try? pipe.closeAfter { try pipe.writeAll(data) }
    }
    defer { writer.join() }
    return stage.send(tries: 3, from: path)
  }
}
