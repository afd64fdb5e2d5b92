import FTPProtocol
import FTPTestSupport
import Glibc
import SystemPackage
import Testing

@testable import FTPClient

/// Listings at servers that do not do what they say.
struct ListingFallbackTests {
  private func data(_ command: String, _ text: String) -> [ScriptedServer.Step] {
    [
      .expect("EPSV"), .listenExtended, .expect(command), .say("150 ok"), .acceptData,
      .sendData([UInt8](text.utf8)), .closeData, .say("226 ok"),
    ]
  }

  private func refused(_ command: String, _ reply: String) -> [ScriptedServer.Step] {
    [.expect("EPSV"), .listenExtended, .expect(command), .say(reply)]
  }

  private let type: [ScriptedServer.Step] = [.expect("TYPE"), .say("200 ok")]
  private let line = "-rw-r--r-- 1 u g 3 Nov 24 2025 a\r\n"
  private let hiddenLine = "-rw-r--r-- 1 u g 3 Nov 24 2025 .h\r\n"

  private func names(_ session: Session, showsHidden: Bool = false) throws -> [String] {
    try session.list(nil, now: .epoch, showsHidden: showsHidden)
      .map { String(decoding: $0.name, as: UTF8.self) }
  }

  @Test(arguments: ["500 what", "502 no", "501 no arguments", "550 no"])
  func `MLSD that is announced and refused is given up for LIST, once`(reply: String) throws {
    let steps = type + refused("MLSD", reply) + data("LIST", line) + data("LIST", line)
    try withScriptedSession(features: ["MLST type*;"], steps) { session, _ throws in
      #expect(try names(session) == ["a"])
      #expect(try names(session) == ["a"])
      #expect(session.knowledge.isTrue(.mlsd) == false)
    }
  }

  @Test func `MLSD that gives the lines of LIST is given up for LIST`() throws {
    // The listing has ended before it is stopped.
    let steps = type + data("MLSD", line) + data("LIST", line)
    try withScriptedSession(features: ["MLST type*;"], steps) { session, _ throws in
      #expect(try names(session) == ["a"])
      #expect(session.knowledge.isTrue(.mlsd) == false)
    }
  }

  @Test func `a directory that is missing is no fault of MLSD`() throws {
    let steps: [ScriptedServer.Step] =
      [
        .expect("PWD"), .say("257 \"/\""), .expect("CWD nope"), .say("550 no such directory"),
      ] + type + data("MLSD", "type=file; a\r\n") + [
        .expect("CWD nope"), .say("550 no such directory"), .expect("EPSV"), .listenExtended,
      ]
    try withScriptedSession(features: ["MLST type*;"], steps) { session, _ throws in
      for _ in 0..<2 {
        do {
          _ = try session.list("nope", now: .epoch, showsHidden: false)
          Issue.record("it was there")
        } catch FTPError.refused(let reply, let verb) {
          #expect(verb == .cwd)
          #expect(reply.text == "no such directory")
        }
        if session.knowledge.isTrue(.mlsd) == nil { #expect(try names(session) == ["a"]) }
      }
    }
  }

  @Test func `an empty LIST does not prove that MLSD is wrong`() throws {
    let steps =
      type + refused("MLSD", "550 no permission") + data("LIST", "")
      + refused("NLST", "550 nothing") + refused("MLSD", "550 no permission") + data("LIST", "")
      + refused("NLST", "550 nothing")
    try withScriptedSession(features: ["MLST type*;"], steps) { session, _ throws in
      for _ in 0..<2 { #expect(throws: FTPError.self) { try names(session) } }
      #expect(session.knowledge.isTrue(.mlsd) == nil)
    }
  }

  @Test func `where MLSD does not work, MLST is not believed either`() throws {
    let steps: [ScriptedServer.Step] =
      type + refused("MLSD", "500 what") + data("LIST", line) + data("LIST -a", line)
    try withScriptedSession(features: ["MLST type*;"], steps) { session, _ throws in
      #expect(try names(session) == ["a"])
      #expect(try session.entry(at: "a", now: .epoch)?.size == 3)
    }
  }

  @Test func `MLSD that hides names which LIST -a shows is remembered`() throws {
    let steps =
      type + data("MLSD", "type=file; a\r\n") + data("LIST -a", line + hiddenLine)
      + data("LIST -a", line + hiddenLine) + data("MLSD", "type=file; a\r\n")
    try withScriptedSession(features: ["MLST type*;"], steps) { session, _ throws in
      #expect(try names(session, showsHidden: true) == ["a", ".h"])
      #expect(session.knowledge.isTrue(.mlsdHidden) == false)
      #expect(try names(session, showsHidden: true) == ["a", ".h"])
      // Who does not want hidden names has the better listing.
      #expect(try names(session) == ["a"])
    }
  }

  @Test func `MLSD that shows hidden names is not doubted`() throws {
    let steps = type + data("MLSD", "type=file; .h\r\n") + data("MLSD", "type=file; a\r\n")
    try withScriptedSession(features: ["MLST type*;"], steps) { session, _ throws in
      #expect(try names(session, showsHidden: true) == [".h"])
      #expect(session.knowledge.isTrue(.mlsdHidden) == true)
      #expect(try names(session, showsHidden: true) == ["a"])
    }
  }

  @Test(
    arguments: [
      ("550 no options", nil), ("501 what", nil), ("226", "ls: -a: No such file or directory\r\n"),
      ("226", ""),
    ] as [(String, String?)]
  )
  func `LIST -a that does not work is not tried again`(reply: String, text: String?) throws {
    let all = text.map { data("LIST -a", $0) } ?? refused("LIST -a", reply)
    let steps = type + all + data("LIST", line) + data("LIST", line)
    try withScriptedSession(features: [], steps) { session, _ throws in
      #expect(try names(session, showsHidden: true) == ["a"])
      #expect(session.knowledge.isTrue(.listAll) == false)
      #expect(try names(session, showsHidden: true) == ["a"])
    }
  }

  @Test func `an empty directory proves nothing, and NLST is asked once more`() throws {
    let steps =
      type + data("LIST", "total 0\r\n") + refused("NLST", "550 No files found")
      + data("LIST", line) + data("LIST", "")
    try withScriptedSession(features: [], steps) { session, _ throws in
      #expect(try names(session).isEmpty)
      #expect(try names(session) == ["a"])
      #expect(session.knowledge.isTrue(.list) == true)
      #expect(try names(session).isEmpty)
    }
  }

  @Test(arguments: ["empty", "unknown"])
  func `where LIST tells nothing, NLST tells names, and SIZE and CWD what they are`(
    list: String
  ) throws {
    func kinds(_ name: String) -> [ScriptedServer.Step] {
      name == "d"
        ? [
          // A server that lets us into every name would prove nothing by this one.
          .expect("CWD d"), .say("250 ok"), .expect("CWD F"), .say("550 no"),
        ]
        : [
          .expect("CWD /a b"), .say("550 no"),
          // A server that takes no path of its own telling would refuse this one too.
          .expect("PWD"), .say("257 \"/d\""), .expect("CWD /d"), .say("250 ok"),
          .expect("CWD /"), .say("250 ok"),
          .expect("SIZE a b"), .say("213 7"),
        ]
    }
    let steps: [ScriptedServer.Step] =
      type + (list == "empty" ? data("LIST", "") : refused("LIST", "502 no"))
      + data("NLST", "./d\r\n.\r\n..\r\na b\r\n")
      + [.expect("PWD"), .say("257 \"/\"")] + kinds("d") + kinds("a b") + data("NLST", "")
    try withScriptedSession(features: [], steps) { session, _ throws in
      let listing = try session.list(nil, now: .epoch, showsHidden: false)
      #expect(listing.map(\.name) == [[UInt8]("d".utf8), [UInt8]("a b".utf8)])
      #expect(listing.map { $0.kind } == [.directory, .file])
      #expect(listing.last?.size == 7)
      #expect(session.knowledge.isTrue(.list) == false)
      #expect(try names(session).isEmpty)
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `hidden names are seen where they are wanted`(kind: ServerKind) throws {
    try withRealSession(kind) { session, server throws in
      try server.makeFile(".h", [1])
      try server.makeFile("a", [1])
      #expect(try names(session, showsHidden: true).sorted() == [".h", "a"])
    }
  }
}
