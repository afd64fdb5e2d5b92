import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// What right servers say that is seldom heard.
struct UnusualServerTests {
  private func list(_ path: RemotePath?, _ session: Session) throws -> Int {
    try session.list(path, now: .epoch, showsHidden: false).count
  }

  // MARK: Where we are

  static let refusals = [
    #"502 Command "PWD" not implemented"#, "550 /gone: No such file or directory",
  ]

  @Test(arguments: refusals)
  func `a refusal of PWD tells no path, whatever it has in it`(reply: String) throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", reply), .turn("CWD sub", "250 ok"), .type, .data("LIST"),
      .goodbye, .turn("DELE x", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      #expect(try list("sub", session) == 1)
      try session.removeFile("x")
    }
  }

  @Test func `PWD that always says the same is not believed of quote CWD`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("CWD a", "250 ok"), .turn("PWD", "257 \"/\""),
      .turn("DELE x", "250 ok"), .turn("CWD /other", "250 ok"), .turn("DELE other/y", "250 ok"),
      .turn("CWD /a", "250 ok"), .turn("DELE x", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      _ = try session.performRaw(Command(.cwd, "a"))
      try session.removeFile("x")
      try session.perform(
        PlacedCommand(Command(.dele, "other/y"), in: Place.login.appending("/other"))
      )
      try session.removeFile("x")
    }
  }

  @Test func `in a jail PWD confirms where the steps of a new login lead`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/srv/jail\""), .turn("CWD a", "250 ok"),
      .turn("PWD", "257 \"/srv/jail/a\""), .turn("CWD b", "250 ok"),
      .turn("PWD", "257 \"/srv/jail/a/b\""), .turn("CWD /other", "250 ok"), .type, .data("LIST"),
      .goodbye, .turn("CWD a", "250 ok"), .turn("CWD b", "250 ok"),
      .turn("PWD", "257 \"/srv/jail/moved/b\""),
    ]
    try withExactScript(steps) { session throws in
      session.knowledge.set(.absolutePaths, false)
      try session.changeDirectory(to: "a")
      try session.changeDirectory(to: "b")
      #expect(try list("/other", session) == 1)
      let error = failure { try session.removeFile("x") }
      guard case .directoryMoved("/srv/jail/a/b", now: "/srv/jail/moved/b") = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  // MARK: Commands of the user's own making

  @Test func `a server without REST lists after a command of the user's own making`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("SITE HELP", "214 ok"), .turn("PWD", "257 \"/\""), .type,
      .port, .turn("REST 0", "502 no"), .octets("LIST"),
    ]
    try withExactScript(steps) { session throws in
      _ = try session.performRaw(Command(.site, "HELP"))
      #expect(try list(nil, session) == 1)
    }
  }

  // mod_copy of ProFTPD 1.3.8: `350 File or directory exists, ready for destination name`.
  @Test func `SITE may begin a sequence`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("SITE CPFR a", "350 exists, ready for destination name"),
      .turn("SITE CPTO b", "250 copied"),
    ]
    try withExactScript(steps) { session throws in
      #expect(try session.performRaw(Command(.site, "CPFR a")).code.value == 350)
      #expect(try session.performRaw(Command(.site, "CPTO b")).code.value == 250)
    }
  }

  // MARK: Fences

  @Test(arguments: ["202 nothing done", "250 ok", "501 what", "530 not for you"])
  func `a refused directory costs no time-out where NOOP is not answered with 200`(
    answer: String
  ) throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("CWD sub", "550 no"), .turn("NOOP", answer),
    ]
    try withScriptedSession(features: [], steps.flatMap { $0 } + [.awaitEnd]) { session, _ throws in
      let start = ContinuousClock.now
      let error = failure { try session.changeDirectory(to: "sub") }
      #expect(error?.isRefusal == true)
      #expect(ContinuousClock.now - start < .seconds(4))
      #expect(session.isUsable)
    }
  }

  @Test func `PWD that is refused ends the replies to a command too`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("DELE a", "200 ok"), .turn("PWD", "502 no"),
    ]
    try withExactScript(steps) { session throws in
      session.knowledge.set(.extraReplies, true)
      try session.removeFile("a")
    }
  }

  @Test(arguments: ["234 go", "530 log in first"])
  func `nothing stands between AUTH and what has to follow it`(reply: String) throws {
    let login: [ScriptedServer.Step] = [
      .say("220 x"), .expect("AUTH TLS"), .say("502 no"), .expect("USER"), .say("230 in"),
    ]
    let again: [ScriptedServer.Step] = [
      .close, .say("220 x"), .expect("AUTH TLS"), .say(reply),
    ]
    let end: [ScriptedServer.Step] =
      reply.hasPrefix("234") ? [.awaitEnd] : [.expect("USER"), .say("331 ?"), .awaitEnd]
    try withScriptedServer(login + again + end) { server throws in
      var sent: [String] = []
      let observer = DialogueObserver { event in
        if case .sent(let line) = event { sent.append(String(decoding: line, as: UTF8.self)) }
      }
      var options = SessionOptions.impatient
      options.setTimeouts(.seconds(1))
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: options,
        observer: observer,
        cancelledBy: nil
      )
      try session.logIn(.anonymous)
      session.knowledge.set(.extraReplies, true)
      _ = failure { try session.reconnect() }
      #expect(!sent.contains("NOOP"))
    }
  }
}
