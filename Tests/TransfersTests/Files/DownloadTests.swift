import FTPClient
import FTPProtocol
import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Downloads at a server that does each thing wrong once.
@Suite struct DownloadTests {
  private static let data = TransferStage.data
  private static let old = [UInt8]("old".utf8)
  private static let beginning = [UInt8](data.prefix(120_000))
  private static let partial = "f.ferry-partial"
  private static let record = "f.ferry-partial-info"

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var here: FileDouble.Files = [:]
    var features: [String] = []
    var rules: [FileDouble.Rule] = []
    var tries = 1
    var change: @Sendable (inout Download) -> Void = { _ in }
    let word: String

    /// What is here afterwards.
    var files: FileDouble.Files = ["f": data]

    /// How often the octets are asked for.
    var count = 1
    var testDescription: String { name }
  }

  static let names = [
    Case(name: "a name that is free", word: "size"),
    Case(
      name: "a name that is taken",
      here: ["f": old],
      word: "localFileExists",
      files: ["f": old],
      count: 0
    ),
    Case(
      name: "a file to be replaced",
      here: ["f": old],
      change: { $0.overwrite = .always },
      word: "size"
    ),
    Case(
      name: "a file that is newer",
      here: ["f": old],
      change: { $0.overwrite = .newer },
      word: "skipped",
      files: ["f": old],
      count: 0
    ),
    Case(
      name: "no answer to the question",
      here: ["f": old],
      change: { $0.overwrite = .ask },
      word: "localFileExists",
      files: ["f": old],
      count: 0
    ),
    Case(
      name: "yes to the question",
      here: ["f": old],
      change: {
        $0.overwrite = .ask
        $0.askAboutReplacing = { path, _, _ in path.lastComponent?.string == "f" ? .replace : .keep
        }
      },
      word: "size"
    ),
    Case(
      name: "a device",
      change: { $0 = $0.to("/dev/null") },
      word: "size",
      files: [:]
    ),
  ]

  static let continued = [
    Case(name: "its beginning", here: ["f": beginning], word: "size"),
    Case(name: "all of it", here: ["f": data], word: "size"),
    Case(
      name: "no such file any more",
      here: ["f": beginning],
      rules: [.init("RETR", .say("550 no such file"))],
      word: "RETR 550",
      files: ["f": beginning]
    ),
    Case(
      name: "no data connection",
      here: ["f": beginning],
      rules: [.init("RETR", .say("425 cannot connect"))],
      word: "RETR 425",
      files: ["f": beginning],
      // Once more on a port that was asked for late.
      count: 2
    ),
    Case(
      name: "a connection that is lost at once",
      here: ["f": beginning],
      rules: [.init("RETR", .lose(after: 0))],
      word: "lost",
      files: ["f": beginning]
    ),
    Case(
      name: "no REST",
      here: ["f": beginning],
      rules: [.init("REST", .say("502 no"))],
      word: "notContinuable noRestart",
      files: ["f": beginning],
      count: 0
    ),
    Case(
      name: "another end",
      here: ["f": beginning.dropLast() + [beginning[119_999] ^ 1]],
      word: "notContinuable differs",
      files: ["f": beginning.dropLast() + [beginning[119_999] ^ 1]]
    ),
    Case(
      name: "REST that is ignored",
      here: ["f": beginning],
      rules: [.init("RETR", .ignoreRestart)],
      word: "notContinuable differs",
      files: ["f": beginning]
    ),
    Case(
      name: "more than the source",
      here: ["f": data + [0]],
      word: "notContinuable tooLong",
      files: ["f": data + [0]],
      count: 0
    ),
  ]

  static let faults = [
    Case(
      name: "426 in the middle, and again",
      rules: [.init("RETR", times: 1, .cut(after: 150_000, say: "426 broken"))],
      tries: 2,
      word: "size",
      count: 2
    ),
    Case(
      name: "426 in the middle, and no REST",
      rules: [
        .init("RETR", times: 1, .cut(after: 150_000, say: "426 broken")),
        .init("REST 8", .say("502 no")),
      ],
      tries: 2,
      word: "size",
      count: 2
    ),
    Case(
      name: "426 in the middle, and REST that is ignored",
      rules: [
        .init("RETR", times: 1, .cut(after: 150_000, say: "426 broken")),
        .init("RETR", times: 1, .ignoreRestart),
      ],
      tries: 2,
      word: "size",
      count: 3
    ),
    Case(
      name: "a part, and all is well",
      rules: [.init("RETR", times: 1, .cut(after: 150_000, say: "226 done"))],
      tries: 2,
      word: "size",
      count: 2
    ),
    Case(
      name: "the connection is lost at the end of the data",
      rules: [.init("RETR", .lose(after: .max))],
      word: "size"
    ),
    Case(
      name: "the connection is lost at the end of the data, and the source is another",
      rules: [
        .init("RETR", .lose(after: .max)),
        .init("SIZE", skipping: 1, .say("213 200001")),
      ],
      word: "sourceChanged",
      files: [partial: data]
    ),
    Case(
      name: "the size grows meanwhile",
      rules: [.init("RETR", times: 1, .change { $0["/f"] = data + [1, 2, 3] })],
      word: "sourceChanged",
      files: [partial: data + [1, 2, 3]]
    ),
    Case(
      name: "another digest",
      features: ["XSHA256", "SIZE"],
      rules: [.init("XSHA256", .say("250 \(String(repeating: "0", count: 64))"))],
      word: "digestMismatch",
      files: [partial: data]
    ),
    Case(
      name: "no digest, and one was asked for",
      change: { $0.policy.verification = .digest },
      word: "noDigest",
      files: [:],
      count: 0
    ),
    Case(
      name: "nothing is told",
      rules: [.init("SIZE", .say("550 no")), .init("MDTM", .say("550 no"))],
      word: "none"
    ),
  ]

  @Test(arguments: names)
  func `the name decides what is done`(test: Case) throws {
    try check(test)
  }

  @Test(arguments: continued)
  func `what the user has is continued, or stays what it is`(test: Case) throws {
    var test = test
    test.change = { $0.policy.continues = true }
    try check(test)
  }

  @Test(arguments: faults)
  func `a file is whole under its name, or not there`(test: Case) throws {
    try check(test)
  }

  private func check(_ test: Case) throws {
    try TransferStage.with(
      ["/f": Self.data],
      here: test.here,
      features: test.features,
      rules: test.rules
    ) { stage throws in
      let end = stage.fetch(tries: test.tries, test.change)
      #expect(end.word == test.word)
      var files = try stage.files
      // A record may be beside a part, and nowhere else.
      if test.files[Self.partial] != nil { files[Self.record] = nil }
      #expect(files.mapValues(\.count) == test.files.mapValues(\.count))
      #expect(files == test.files)
      #expect(stage.count("RETR") == test.count)
    }
  }

  @Test func `a server that says nothing of a digest is waited for as long as its file is large`()
    throws
  {
    try TransferStage.with(
      ["/f": Self.data],
      features: ["XSHA256"],
      timeout: .seconds(1),
      rules: [.init("XSHA256", .silence)]
    ) { stage throws in
      let start = ContinuousClock.now
      #expect(stage.fetch().word == "lost")
      #expect(ContinuousClock.now - start < .seconds(30))
      #expect(try stage.files[Self.partial] == Self.data)
    }
  }

  @Test func `a directory and a link that leads nowhere are not replaced`() throws {
    try TransferStage.with(["/f": Self.data]) { stage throws in
      let path = stage.here.appending("f")
      try LocalDirectory.create(path)
      #expect(stage.fetch { $0.overwrite = .always }.word == "localDirectory")
      try LocalDirectory.removeEmpty(path)
      _ = path.withPlatformString { link in "nowhere".withCString { symlink($0, link) } }
      #expect(stage.fetch().word == "localFileExists")
      #expect(try FileInfo(of: path, followingLinks: false).kind == .link)
    }
  }

  @Test(arguments: ["/dev/null", "f"])
  func `a source that changes while it is read for a while is noticed`(target: String) throws {
    // Of the same size, only the time tells.
    let rules: [FileDouble.Rule] = [.init("MDTM", skipping: 1, .say("213 20250102030405"))]
    try TransferStage.with(["/f": Self.data], rules: rules) { stage throws in
      let end = stage.fetch {
        $0 = $0.to(stage.here.pushing(FilePath(target)))
        // For longer than a second.
        $0.policy.limit = RateLimit(octetsPerSecond: 100_000)
      }
      #expect(end.word == "sourceChanged")
    }
  }

  @Test func `a large file of a listing is asked for its time, so that a change shows`() throws {
    let octets = [[UInt8]](repeating: Self.data, count: 6).flatMap(\.self)
    let rules: [FileDouble.Rule] = [.init("MDTM", skipping: 1, .say("213 20250102030405"))]
    try TransferStage.with(["/f": octets], rules: rules) { stage throws in
      let end = stage.fetch {
        $0.listed = FileFacts(size: Int64(octets.count), modified: .epoch)
        // For longer than a second.
        $0.policy.limit = RateLimit(octetsPerSecond: 1_000_000)
      }
      #expect(octets.count > 1 << 20)
      #expect(end.word == "sourceChanged")
    }
  }

  @Test func `a transfer of a type that is not image begins anew`() throws {
    let rules: [FileDouble.Rule] = [
      .init("RETR", times: 1, .cut(after: 5, say: "426 broken"))
    ]
    let text = [UInt8]("one\r\ntwo\r\n".utf8)
    try TransferStage.with(["/f": text], rules: rules) { stage throws in
      let end = stage.fetch(tries: 2) { $0.type = .ascii }
      #expect(end.word == "none")
      #expect(try stage.files == ["f": [UInt8]("one\ntwo\n".utf8)])
      #expect(stage.count("REST") == 0)
    }
  }
}

extension Download {
  /// The same, to another path.
  fileprivate func to(_ path: FilePath) -> Download {
    var download = Download(of: source, to: .named(path))
    download.policy = policy
    return download
  }
}
