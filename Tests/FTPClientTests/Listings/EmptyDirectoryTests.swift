import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Directories that are empty, or only said to be, and listings that did not come.
struct EmptyDirectoryTests {
  private typealias Steps = [ScriptedServer.Step]

  private func refused(_ command: String, _ reply: String) -> Steps {
    .port + .turn(command, reply)
  }

  private func names(
    _ session: Session,
    _ path: RemotePath? = nil,
    showsHidden: Bool = false
  ) throws -> [String] {
    try session.list(path, now: .epoch, showsHidden: showsHidden)
      .map { String(decoding: $0.name, as: UTF8.self) }
  }

  /// What a failure was refused by.
  private func verb(_ failure: FTPError?) -> CommandVerb? {
    guard case .refused(_, let verb) = failure else { return nil }
    return verb
  }

  @Test(arguments: ["450 No files found.", "550 No members found."])
  func `LIST refused with words for an empty directory is an empty one`(reply: String) throws {
    let parts = [
      .type, refused("LIST", reply), refused("NLST", reply), .data("LIST"), refused("LIST", reply),
    ]
    try withExactScript(parts) { session throws in
      #expect(try names(session).isEmpty)
      #expect(try names(session) == ["a"])
      // Once LIST has told something, it is believed alone.
      #expect(try names(session).isEmpty)
    }
  }

  @Test func `words about the name -a are not about the directory`() throws {
    let parts = [.type, refused("LIST -a", "450 No files found"), Steps.data("LIST")]
    try withExactScript(parts) { session throws in
      #expect(try names(session, showsHidden: true) == ["a"])
      #expect(session.knowledge.isTrue(.listAll) == false)
    }
  }

  @Test func `a LIST -a that is refused in an empty directory proves nothing`() throws {
    let parts = [
      .type, .data("LIST"), refused("LIST -a", "450 No files found"),
      refused("LIST", "450 No files found"), Steps.data("LIST -a"),
    ]
    try withExactScript(parts) { session throws in
      #expect(try names(session) == ["a"])
      #expect(try names(session, showsHidden: true).isEmpty)
      #expect(session.knowledge.isTrue(.listAll) == nil)
      #expect(try names(session, showsHidden: true) == ["a"])
    }
  }

  @Test(arguments: ["450 No files found.", "550 No files found"])
  func `MLSD refused with words for an empty directory is an empty one`(reply: String) throws {
    let parts = [
      .type, .data("MLSD", "type=file; a\r\n"), refused("MLSD", reply),
    ]
    try withExactScript(features: ["MLST type*;"], parts) { session throws in
      #expect(try names(session) == ["a"])
      #expect(try names(session).isEmpty)
    }
  }

  @Test(arguments: ["450 Busy", "550 Permission denied", "550 No files found or no permission"])
  func `any other refusal is a failure`(reply: String) throws {
    for verb in ["LIST", "MLSD"] {
      let whole: Steps = verb == "LIST" ? .data("LIST") : .data("MLSD", "type=file; a\r\n")
      let features = verb == "LIST" ? [] : ["MLST type*;"]
      try withExactScript(features: features, [.type, whole, refused(verb, reply)]) {
        session throws in
        #expect(try names(session) == ["a"])
        let failure = failure { _ = try session.list(nil, now: .epoch, showsHidden: false) }
        #expect(failure?.reply?.code.value == Int(reply.prefix(3)))
      }
    }
  }

  @Test(arguments: [500, 502, 504], [true, false])
  func `a server that knows no command for listings has told nothing`(
    code: Int,
    hasFacts: Bool
  ) throws {
    let facts: Steps = hasFacts ? refused("MLSD", "\(code) what") : []
    let parts = [
      .type, facts, refused("LIST", "\(code) what"), refused("NLST", "\(code) what"),
      refused("LIST", "\(code) what"), refused("NLST", "550 may be"),
    ]
    try withExactScript(features: hasFacts ? ["MLST type*;"] : [], parts) { session throws in
      #expect(verb(failure { _ = try names(session) }) == .list)
      #expect(verb(failure { _ = try names(session) }) == .nlst)
      #expect(session.knowledge.isTrue(.list) == nil)
    }
  }

  @Test(arguments: [500, 502, 504, 550])
  func `the refusal of a port is not that of the listing`(code: Int) throws {
    let noPort = .turn("EPSV", "\(code) no") + Steps.turn("PASV", "\(code) no")
    // The listing that needs no port is asked for, and refused too.
    let parts = [
      .type, noPort, .turn("STAT .", "502 no"), noPort, .turn("STAT -a .", "502 no"),
      .turn("STAT .", "502 no"), Steps.data("LIST -a"),
    ]
    try withExactScript(parts) { session throws in
      for showsHidden in [false, true] {
        let failure = failure {
          _ = try session.list(nil, now: .epoch, showsHidden: showsHidden)
        }
        #expect(verb(failure) == .pasv)
      }
      #expect(session.knowledge.isTrue(.listAll) == nil)
      #expect(session.knowledge.isTrue(.list) == nil)
      #expect(try names(session, showsHidden: true) == ["a"])
    }
  }

  @Test func `a name is not missing because its directory could not be listed`() throws {
    let noPort = .turn("EPSV", "502 no") + Steps.turn("PASV", "502 no")
    let noStatus: Steps = .turn("STAT -a .", "502 no") + .turn("STAT .", "502 no")
    try withExactScript([.type, noPort, noStatus]) { session throws in
      #expect(verb(failure { _ = try session.entry(at: "a", now: .epoch) }) == .pasv)
    }
  }

  @Test func `NLST that may not look shows that LIST has told nothing`() throws {
    let parts = [.type, .data("LIST", ""), refused("NLST", "550 Permission denied")]
    try withExactScript(parts) { session throws in
      #expect(verb(failure { _ = try names(session) }) == .nlst)
    }
  }

  @Test func `a directory that the server failed to open is not empty`() throws {
    let end: Steps =
      .port + [
        .expect("LIST"), .say("150 ok"), .acceptData, .closeData,
        .say("226 Transfer done (but failed to open directory)."),
      ]
    try withExactScript([.type, end]) { session throws in
      let failure = failure { _ = try names(session) }
      guard case .incompleteListing(.notRead(let reply)) = failure else {
        Issue.record("\(String(describing: failure))")
        return
      }
      #expect(reply.code.value == 226)
    }
  }

  @Test func `where no line is understood, NLST tells the names`() throws {
    let parts: [Steps] = [
      .type, .data("LIST", "?? x ??\r\n?? y ??\r\n"), .data("NLST", "x\r\ny\r\n"),
      .turn("PWD", "257 \"/\""), .turn("CWD x", "550 no"),
      .turn("SIZE x", "213 3"), .turn("CWD y", "550 no"), .turn("SIZE y", "550 no"),
      .data("LIST"),
    ]
    try withScriptedSession(features: [], parts.flatMap { $0 }) { session, _ throws in
      let listing = try session.list(nil, now: .epoch, showsHidden: false)
      #expect(listing.map { String(decoding: $0.name, as: UTF8.self) } == ["x", "y"])
      #expect(listing.first?.size == 3)
      #expect(listing.unparsedCount == 0)
      #expect(try names(session) == ["a"])
    }
  }

  private static let nothing: [Steps] = [
    .turn("PWD", "257 \"/\""), .turn("CWD ?? x ??", "550 no"), .turn("SIZE ?? x ??", "550 no"),
  ]

  @Test(arguments: [("?? x ??\r\n", nothing), ("", [])])
  private func `lines that NLST has too are no names where nothing is called so`(
    nlst: String,
    questions: [Steps]
  ) throws {
    let parts = [.type, .data("LIST", "?? x ??\r\n"), Steps.data("NLST", nlst)] + questions
    try withScriptedSession(features: [], parts.flatMap { $0 }) { session, _ throws in
      let listing = try session.list(nil, now: .epoch, showsHidden: false)
      #expect(listing.unparsedCount == 1)
      #expect(listing.count == 1)
    }
  }

  @Test func `names alone from LIST and NLST are names where something is called so`() throws {
    let parts: [Steps] = [
      .type, .data("LIST", "a\r\nb\r\n"), .data("NLST", "a\r\nb\r\na\r\n"),
      .turn("PWD", "257 \"/\""), .turn("CWD a", "550 no"), .turn("SIZE a", "213 3"),
      .turn("CWD b", "550 no"), .turn("SIZE b", "213 7"),
    ]
    try withScriptedSession(features: [], parts.flatMap { $0 }) { session, _ throws in
      let listing = try session.list(nil, now: .epoch, showsHidden: false)
      #expect(listing.map { String(decoding: $0.name, as: UTF8.self) } == ["a", "b"])
      #expect(listing.map(\.size) == [3, 7])
    }
  }

  @Test(arguments: ["total 0\r\n", "/bin/ls: cannot open directory .: Permission denied\r\n"])
  func `what a program says in NLST is no name`(line: String) throws {
    let name = line.hasPrefix("/") ? String(line.dropFirst(5).dropLast(2)) : "total 0"
    let parts: [Steps] = [
      .type, .data("LIST", "total 0\r\n"), .data("NLST", line),
      .turn("PWD", "257 \"/\""), .turn("CWD \(name)", "550 no"), .turn("SIZE \(name)", "550 no"),
    ]
    try withScriptedSession(features: [], parts.flatMap { $0 }) { session, _ throws in
      let listing = try session.list(nil, now: .epoch, showsHidden: false)
      #expect(listing.count == (line.hasPrefix("/") ? 1 : 0))
      #expect(listing.unparsedCount == listing.count)
    }
  }

  @Test func `names begin a listing anew behind the heading of another form`() throws {
    let parts: [Steps] = [
      .type, .data("LIST", "total 0\r\n"), .data("NLST", "a.txt\r\n"),
      .turn("PWD", "257 \"/\""), .turn("CWD a.txt", "550 no"),
      .turn("SIZE a.txt", "213 7"),
    ]
    try withScriptedSession(features: [], parts.flatMap { $0 }) { session, _ throws in
      let listing = try session.list(nil, now: .epoch, showsHidden: false)
      #expect(listing.map { String(decoding: $0.name, as: UTF8.self) } == ["a.txt"])
      #expect(listing.first?.size == 7)
      #expect(listing.first?.kind == .file)
    }
  }
}
