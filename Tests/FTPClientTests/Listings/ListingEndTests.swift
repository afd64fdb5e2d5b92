import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Listings in clear whose last line has no end: somebody may have cut them off.
struct ListingEndTests {
  private static let fact = "type=file;size=3; a\r\n"

  private func names(_ session: Session, showsHidden: Bool = false) throws -> [String] {
    try session.list(nil, now: .epoch, showsHidden: showsHidden)
      .map { String(decoding: $0.name, as: UTF8.self) }
  }

  /// Whether a failure says that the last line has no end.
  private func isTorn(_ failure: FTPError?) -> Bool {
    if case .incompleteListing(.endsInMidLine) = failure { return true }
    return false
  }

  @Test(arguments: [
    ("LIST", "-rw-r--r-- 1 u g 3 Nov 24 20"),
    ("LIST", "-rw-r--r-- 1 u g 3 Nov 24 2025 b"),
    ("MLSD", "type=file;size=3; b"),
    ("MLSD", "type=fi"),
  ])
  func `what a listing tells before a line without an end is given, and then it fails`(
    verb: String,
    end: String
  ) throws {
    let isFacts = verb == "MLSD"
    let whole: String = isFacts ? Self.fact : [ScriptedServer.Step].file
    // What may be an entry is looked at once more; the second time more comes of it.
    let again = end.hasSuffix(" b") ? [ScriptedServer.Step].data(verb, whole + end + "c\r\n") : []
    let parts = [.type, [ScriptedServer.Step].data(verb, whole + end), again]
    try withExactScript(features: isFacts ? ["MLST type*;size*;"] : [], parts) { session throws in
      var given: [String] = []
      let failure = failure {
        try session.streamListing(nil, now: .epoch, showsHidden: false) { part in
          given += part.map { String(decoding: $0.name, as: UTF8.self) }
        }
      }
      #expect(isTorn(failure))
      #expect(failure?.isTransient == true)
      #expect(given == ["a"])
    }
  }

  @Test(arguments: ["LIST", "MLSD"])
  func `a last line without an end counts where a second listing ends with it too`(
    verb: String
  ) throws {
    let isFacts = verb == "MLSD"
    let text = isFacts ? Self.fact + "type=file;size=3; b" : [ScriptedServer.Step].file + Self.open
    let parts = [.type, .data(verb, text), [ScriptedServer.Step].data(verb, text)]
    try withExactScript(features: isFacts ? ["MLST type*;size*;"] : [], parts) { session throws in
      #expect(try names(session) == ["a", "b"])
    }
  }

  private static let open = "-rw-r--r-- 1 u g 3 Nov 24 2025 b"

  @Test func `a name without an end counts where NLST ends with it twice`() throws {
    let parts = [.type, .data("NLST", "a\r\nb"), [ScriptedServer.Step].data("NLST", "a\r\nb")]
    try withExactScript(parts) { session throws in
      #expect(try session.names(in: nil) == [[0x61], [0x62]])
    }
  }

  @Test func `names without an end are not given`() throws {
    let parts = [
      .type, .data("NLST", "a\r\nlong na"),
      [ScriptedServer.Step].data("NLST", "a\r\nlong name\r\n"),
    ]
    try withExactScript(parts) { session throws in
      let failure = failure { _ = try session.names(in: nil) }
      #expect(isTorn(failure))
    }
  }

  @Test(arguments: ["", " ", "\u{1A}", "\r", "\r\n"])
  func `what stands behind the last line and says nothing is no line`(end: String) throws {
    let parts = [
      .type, .data("NLST", "a\r\n" + end),
      [ScriptedServer.Step].data("LIST", [ScriptedServer.Step].file + end),
    ]
    try withExactScript(parts) { session throws in
      #expect(try session.names(in: nil) == [[0x61]])
      #expect(try names(session) == ["a"])
    }
  }

  @Test func `words for an option that are no listing, and have no end, are no listing`() throws {
    let parts = [
      .type, .data("LIST -a", "ls: -a: not found"), [ScriptedServer.Step].data("LIST"),
    ]
    try withExactScript(parts) { session throws in
      #expect(try names(session, showsHidden: true) == ["a"])
      #expect(session.knowledge.isTrue(.listAll) == false)
    }
  }

  @Test func `words for MLSD that are no listing, and have no end, leave it to LIST`() throws {
    let parts = [.type, .data("MLSD", "not here"), [ScriptedServer.Step].data("LIST")]
    try withExactScript(features: ["MLST type*;"], parts) { session throws in
      #expect(try names(session) == ["a"])
    }
  }

  @Test func `names are given out as they come, and many are not asked for what they are`() throws {
    let tail = String(repeating: "x", count: 60)
    let lines = (0..<20_000).map { "n\($0)\(tail)\r\n" }.joined()
    let parts = [.type, .data("LIST", ""), [ScriptedServer.Step].data("NLST", lines)]
    try withExactScript(parts) { session throws in
      var sizes: [Int] = []
      var entries: [ListingEntry] = []
      try session.streamListing(nil, now: .epoch, showsHidden: false) { part in
        sizes.append(part.count)
        entries += part.entries
      }
      #expect(entries.count == 20_000)
      let isWhole = entries.enumerated().allSatisfy { $1.name == [UInt8]("n\($0)\(tail)".utf8) }
      #expect(isWhole)
      #expect(sizes.count > 2)
    }
  }

  @Test func `a listing that is too large to keep is stopped, and says so`() throws {
    var listing = Listing()
    let part = Listing(facts: [UInt8]("type=file; a\r\ntype=file; b\r\n".utf8))
    try listing.collect(part, entryLimit: 3, octetLimit: 1000)
    let many = failure { try listing.collect(part, entryLimit: 3, octetLimit: 1000) }
    guard case .incompleteListing(.tooManyEntries(limit: 3)) = many else {
      Issue.record("\(String(describing: many))")
      return
    }
    var other = Listing()
    let long = failure { try other.collect(part, entryLimit: 3, octetLimit: part.octetCount - 1) }
    guard case .incompleteListing(.tooLong) = long else {
      Issue.record("\(String(describing: long))")
      return
    }
    #expect(many?.isTransient == false)
  }
}
