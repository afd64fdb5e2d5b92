import FTPClient
import FTPProtocol
import FTPTestSupport
import Testing

@testable import Transfers

/// Uploads whose name is taken, refused or wanted by others.
@Suite struct UploadNamingTests {
  private static let data = TransferStage.data
  private static let old = [UInt8]("old".utf8)
  private static let intruder = [UInt8]("somebody else's".utf8)
  private static let partial = "/f.ferry-partial"

  static let naming = [
    UploadCase(name: "a name that is free", word: "size"),
    UploadCase(name: "a name that is taken", there: ["/f": old], word: "size"),
    UploadCase(
      name: "the temporary name is refused",
      there: ["/f": old],
      rules: [.init("STOR f.", .say("553 no such names")), .init("STOR /f.", .say("553 no"))],
      word: "size",
      storesInPlace: true
    ),
    UploadCase(
      name: "all names are refused",
      there: ["/f": old],
      rules: [.init("STOR", .say("550 not allowed"))],
      word: "STOR 550",
      files: ["/f": old]
    ),
    UploadCase(
      name: "no room",
      there: ["/f": old],
      rules: [.init("STOR", .say("552 no room"))],
      word: "STOR 552",
      files: ["/f": old]
    ),
    UploadCase(
      name: "RNTO replaces nothing",
      there: ["/f": old],
      rules: [.init("RNTO", times: 1, .say("553 it is there"))],
      word: "size"
    ),
    UploadCase(
      name: "RNTO replaces nothing, and the file came meanwhile",
      rules: [
        .init("STOR", times: 1, .change { $0["/f"] = intruder }),
        .init("RNTO", .say("553 it is there")),
      ],
      word: "remoteFileExists",
      files: ["/f": intruder, partial: data],
      kept: partial
    ),
    UploadCase(
      name: "what is there stays",
      there: ["/f": old],
      change: { $0.keepsExisting = true },
      word: "remoteFileExists",
      files: ["/f": old]
    ),
    UploadCase(
      name: "what came meanwhile stays too",
      rules: [.init("STOR", times: 1, .change { $0["/f"] = intruder })],
      change: { $0.keepsExisting = true },
      word: "remoteFileExists",
      files: ["/f": intruder, partial: data],
      kept: partial
    ),
    UploadCase(
      name: "somebody else has renamed the temporary name",
      rules: [
        .init("RNFR", times: 1, .change { $0["/f"] = $0.removeValue(forKey: partial) })
      ],
      word: "remoteFileInUse"
    ),
    UploadCase(
      name: "nothing is renamed",
      there: ["/f": old],
      rules: [.init("RNTO", .say("550 no"))],
      word: "size",
      storesInPlace: true
    ),
    UploadCase(
      name: "nothing is renamed or removed",
      rules: [.init("RNTO", .say("550 no")), .init("DELE", .say("550 no"))],
      word: "size",
      files: ["/f": data, partial: data],
      stray: partial,
      storesInPlace: true
    ),
    UploadCase(
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

  @Test(arguments: naming)
  func `a file has its name, or what had it stays`(test: UploadCase) throws {
    try test.check()
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
