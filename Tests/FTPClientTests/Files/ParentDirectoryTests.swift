import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Directories that are made with what is missing above them.
struct ParentDirectoryTests {
  private static let features = ["MLST type*;"]

  @Test func `the whole path is tried first`() throws {
    let parts = [[ScriptedServer.Step].turn("MKD a/b/c", "257 made")]
    try withExactScript(features: Self.features, parts) { session throws in
      try session.makeDirectoryWithParents("a/b/c")
    }
  }

  @Test(arguments: ["550 File exists", "521 there", "553 no", "450 no"])
  func `what is above is made where it is missing, and need not be entered or listed`(
    refusal: String
  ) throws {
    let parts: [[ScriptedServer.Step]] = [
      .turn("MKD /a/b/c", "550 No such directory"), .turn("MLST /a/b/c", "550 no"),
      .turn("MKD /a", refusal), .turn("MKD /a/b", "257 made"), .turn("MKD /a/b/c", "257 made"),
    ]
    try withExactScript(features: Self.features, parts) { session throws in
      try session.makeDirectoryWithParents("/a/b/c")
    }
  }

  @Test func `what is there already is no error`() throws {
    let parts: [[ScriptedServer.Step]] = [
      .turn("MKD a/b", "550 File exists"),
      [.expect("MLST a/b"), .send([UInt8]("250-x\r\n type=dir; a/b\r\n250 end\r\n".utf8))],
    ]
    try withExactScript(features: Self.features, parts) { session throws in
      try session.makeDirectoryWithParents("a/b")
    }
  }

  @Test func `the refusal that is told is that of the first which could not be made`() throws {
    let parts: [[ScriptedServer.Step]] = [
      .turn("MKD r/x/y", "550 No such directory"), .turn("MLST r/x/y", "550 no"),
      .turn("MKD r", "550 File exists"), .turn("MKD r/x", "550 Permission denied"),
      .turn("MKD r/x/y", "550 No such directory"), .turn("MLST r/x/y", "550 no"),
      .turn("MLST r/x", "550 no"),
    ]
    try withExactScript(features: Self.features, parts) { session throws in
      let failure = failure { try session.makeDirectoryWithParents("r/x/y") }
      #expect(failure?.reply?.text == "Permission denied")
    }
  }
}
