import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

struct CaseRuleTests {
  // ProFTPD 1.3.8's answer, and the same of a server on Windows.
  @Test(arguments: [
    ("200 Name=ProFTPD; Version=1.3.8; OS=Linux; CaseSensitive=1; DirSep=/;", false),
    ("200 Name=X; CaseSensitive=0; DirSep=/;", true), ("500 no", false), ("200 nothing", false),
  ])
  func `CSID says whether names differ by case, and is asked once`(
    reply: String,
    ignoresCase: Bool
  ) throws {
    let steps: [ScriptedServer.Step] = [.expect("CSID"), .say(reply)]
    try withScriptedSession(features: ["CSID"], steps) { session, _ throws in
      #expect(try session.ignoresCase() == ignoresCase)
      #expect(try session.ignoresCase() == ignoresCase)
    }
  }

  @Test func `a reply to another command is no answer to CSID`() throws {
    let steps: [ScriptedServer.Step] = [
      .expect("CLNT Ferry"), .say("200 noted"), .expect("CSID"), .say("200 noted again"),
      .say("200 Name=X; CaseSensitive=0;"),
    ]
    try withScriptedSession(features: ["CLNT", "CSID"], steps) { session, _ throws in
      #expect(session.knowledge.isTrue(.ignoresCase) != false)
    }
  }

  @Test func `a server without CSID is not asked, and tells names apart`() throws {
    try withScriptedSession(features: ["UTF8"], [.expect("OPTS"), .say("200 ok")]) {
      session,
      _ throws in
      #expect(try !session.ignoresCase())
    }
  }

  @Test func `what a real server says is believed`() throws {
    try withRealSession(.proftpd) { session, _ throws in
      #expect(try !session.ignoresCase())
      #expect(session.knowledge.isTrue(.ignoresCase) == false)
    }
  }
}
