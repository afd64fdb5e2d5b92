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
  private static let intruder = [UInt8]("somebody else's".utf8)
  private static let partial = "/f.ferry-partial"

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String

    /// What the server has before.
    var there: FileDouble.Files = [:]
    var features: [String] = []
    var rules: [FileDouble.Rule] = []
    var tries = 1
    var change: @Sendable (inout Upload) -> Void = { _ in }
    let word: String

    /// What the server has afterwards.
    var files: FileDouble.Files = ["/f": data]

    /// What is said to be left there.
    var kept: String?
    var isKeptWhole = false
    var stray: String?

    /// Whether the server is known now as one that takes no temporary names.
    var storesInPlace = false
    var testDescription: String { name }
  }

  static let naming = [
    Case(name: "a name that is free", word: "size"),
    Case(name: "a name that is taken", there: ["/f": old], word: "size"),
    Case(
      name: "the temporary name is refused",
      there: ["/f": old],
      rules: [.init("STOR f.", .say("553 no such names")), .init("STOR /f.", .say("553 no"))],
      word: "size",
      storesInPlace: true
    ),
    Case(
      name: "all names are refused",
      there: ["/f": old],
      rules: [.init("STOR", .say("550 not allowed"))],
      word: "STOR 550",
      files: ["/f": old]
    ),
    Case(
      name: "no room",
      there: ["/f": old],
      rules: [.init("STOR", .say("552 no room"))],
      word: "STOR 552",
      files: ["/f": old]
    ),
    Case(
      name: "RNTO replaces nothing",
      there: ["/f": old],
      rules: [.init("RNTO", times: 1, .say("553 it is there"))],
      word: "size"
    ),
    Case(
      name: "RNTO replaces nothing, and the file came meanwhile",
      rules: [
        .init("STOR", times: 1, .change { $0["/f"] = intruder }),
        .init("RNTO", .say("553 it is there")),
      ],
      word: "remoteFileExists",
      files: ["/f": intruder, partial: data],
      kept: partial
    ),
    Case(
      name: "what is there stays",
      there: ["/f": old],
      change: { $0.keepsExisting = true },
      word: "remoteFileExists",
      files: ["/f": old]
    ),
    Case(
      name: "what came meanwhile stays too",
      rules: [.init("STOR", times: 1, .change { $0["/f"] = intruder })],
      change: { $0.keepsExisting = true },
      word: "remoteFileExists",
      files: ["/f": intruder, partial: data],
      kept: partial
    ),
    Case(
      name: "somebody else has renamed the temporary name",
      rules: [
        .init("RNFR", times: 1, .change { $0["/f"] = $0.removeValue(forKey: partial) })
      ],
      word: "remoteFileInUse"
    ),
    Case(
      name: "nothing is renamed",
      there: ["/f": old],
      rules: [.init("RNTO", .say("550 no"))],
      word: "size",
      storesInPlace: true
    ),
    Case(
      name: "nothing is renamed or removed",
      rules: [.init("RNTO", .say("550 no")), .init("DELE", .say("550 no"))],
      word: "size",
      files: ["/f": data, partial: data],
      stray: partial,
      storesInPlace: true
    ),
    Case(
      name: "nothing is renamed, and there is no room for another one",
      there: ["/f": old],
      rules: [
        .init("RNTO", .say("550 no")), .init("DELE", .say("550 no")),
        .init("STOR", skipping: 1, .say("552 no room")),
      ],
      word: "STOR 552",
      files: ["/f": old, partial: data],
      kept: partial,
      isKeptWhole: true,
      storesInPlace: true
    ),
  ]

  static let proving = [
    Case(name: "no SIZE", rules: [.init("SIZE", .say("502 what"))], word: "none"),
    Case(
      name: "226, and nothing is there",
      rules: [.init("STOR", times: 1, .keep(0, say: "226 done"))],
      word: "0 of 200000",
      files: [partial: []],
      kept: partial
    ),
    Case(
      name: "226, and SIZE finds nothing",
      rules: [.init("SIZE", .say("550 no such file"))],
      word: "none"
    ),
    Case(
      name: "no SIZE, and a proof is demanded",
      rules: [.init("SIZE", .say("502 what"))],
      change: { $0.policy.demandsProof = true },
      word: "size"
    ),
    Case(
      name: "no SIZE and no listing, and a proof is demanded",
      rules: [.init("SIZE", .say("502 what")), .init("LIST", .say("502 what"))],
      change: { $0.policy.demandsProof = true },
      word: "content"
    ),
    Case(
      name: "a part, and all is well",
      rules: [.init("STOR", times: 1, .keep(1000, say: "226 done"))],
      word: "1000 of 200000",
      files: [partial: [UInt8](data.prefix(1000))],
      kept: partial
    ),
    Case(
      name: "a part, and all is well, and again",
      rules: [.init("STOR", times: 1, .keep(1000, say: "226 done"))],
      tries: 2,
      word: "size"
    ),
    Case(
      name: "426 in the middle, and again",
      rules: [.init("STOR", times: 1, .cut(after: 150_000, say: "426 broken"))],
      tries: 2,
      word: "size"
    ),
    Case(
      name: "426 in the middle, and no REST",
      rules: [
        .init("STOR", times: 1, .cut(after: 150_000, say: "426 broken")),
        .init("REST 150", .say("502 no")),
      ],
      tries: 2,
      word: "size"
    ),
    Case(
      name: "426 in the middle, and REST that is ignored",
      rules: [
        .init("STOR", times: 1, .cut(after: 150_000, say: "426 broken")),
        .init("STOR", times: 1, .ignoreRestart),
      ],
      tries: 2,
      word: "size"
    ),
    Case(
      name: "the connection is lost at the end of the data",
      rules: [.init("STOR", times: 1, .lose(after: .max))],
      word: "size"
    ),
    Case(
      name: "the reply to RNTO is lost",
      rules: [.init("RNTO", times: 1, .loseReply)],
      tries: 2,
      word: "size"
    ),
  ]

  @Test(arguments: naming)
  func `a file has its name, or what had it stays`(test: Case) throws {
    try check(test)
  }

  @Test(arguments: proving)
  func `a file that has its name is whole`(test: Case) throws {
    try check(test)
  }

  private func check(_ test: Case) throws {
    try TransferStage.with(
      test.there,
      here: ["f": Self.data],
      features: test.features,
      rules: test.rules
    ) { stage throws in
      let end = stage.send(tries: test.tries, test.change)
      #expect(end.word == test.word, "\(stage.server.lines)")
      #expect(stage.server.files.mapValues(\.count) == test.files.mapValues(\.count))
      #expect(stage.server.files == test.files)
      #expect(end.failure?.kept?.place == test.kept.map { .atServer(RemotePath($0)) })
      #expect(end.failure?.kept?.isComplete ?? false == test.isKeptWhole)
      #expect(end.outcome?.strayCopy == test.stray.map { RemotePath($0) })
      #expect(stage.session.knowledge.storesInPlace == test.storesInPlace)
      // Nothing is remembered of what left nothing.
      if test.kept == nil { #expect(stage.recordNames.isEmpty) }
    }
  }

  @Test(arguments: [1000, 1_100_000])
  func `one target has one lock, whatever is sent to it`(size: Int) throws {
    let octets = [UInt8](repeating: 7, count: size)
    try TransferStage.with([:], here: ["f": octets]) { stage throws in
      let url = try stage.session.url(of: RemotePath("/f"), asksWhere: true)
      let other = try UploadRecord.open(in: stage.records, for: url)
      // By a path of its own that the server has to be asked about.
      let end = stage.send { upload in
        let policy = upload.policy
        upload = Upload(of: upload.source, to: RemotePath("f"), now: .epoch)
        upload.policy = policy
      }
      #expect(end.word == "remoteFileInUse")
      other?.end(keeps: false)
      #expect(stage.server.files["/f"] == nil)
    }
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

  @Test func `one upload at a time goes to a name`() throws {
    try TransferStage.with([:], here: ["f": Self.data]) { stage throws in
      let url = try stage.session.url(of: RemotePath("/f"), asksWhere: true)
      let lock = try UploadRecord.open(in: stage.records, for: url)
      #expect(stage.send().word == "remoteFileInUse")
      lock?.end(keeps: false)
      #expect(stage.server.files.isEmpty)
    }
  }
}
