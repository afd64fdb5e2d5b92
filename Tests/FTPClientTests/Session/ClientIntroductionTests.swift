import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

struct ClientIntroductionTests {
  @Test func `a server with CLNT and CSID is told what the client is, before UTF-8 is asked for`()
    throws
  {
    let steps: [ScriptedServer.Step] = [
      .expect("CLNT Ferry"), .say("200 noted"), .expect("CSID Name=ferry;"),
      .say("200 Name=X; CaseSensitive=0;"), .expect("OPTS UTF8 ON"), .say("200 ok"),
    ]
    try withScriptedSession(features: ["CLNT", "CSID", "UTF8"], steps) { session, server throws in
      _ = try session.features()
      #expect(try session.ignoresCase())
      #expect(server.lines.filter { $0.hasPrefix("CLNT") || $0.hasPrefix("CSID") }.count == 2)
    }
  }

  @Test func `programs that gate nothing on it are not told`() throws {
    try withRealSession(.proftpd) { session, _ throws in
      #expect(try session.features().list.has("CLNT"))
      #expect(!session.dialogue.belief.hasIntroduced)
    }
  }
}
