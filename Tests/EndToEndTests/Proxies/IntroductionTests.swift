import FTPTestSupport
import SystemPackage
import Testing

/// What servers are told of the host that is meant: reached by way of a proxy, so that it has a name.
@Suite(.tags(.network))
struct IntroductionTests {
  private static let tunnel: [ScriptedServer.Step] = [
    .expect("CONNECT ftp.example:21"), .expect("Host:"), .expect(""),
    .send([UInt8]("HTTP/1.1 200 OK\r\n\r\n".utf8)), .say("220 x"),
  ]

  private static let features: [ScriptedServer.Step] = [
    .expect("FEAT"), .say("211-Features"), .say(" HOST"), .say(" CLNT"), .say("211 End"),
  ]

  private func run(_ port: UInt16, _ state: String) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: ["--proxy", "http://127.0.0.1:\(port)", "-c", "pwd", "ftp://ftp.example/"],
      environment: ["XDG_STATE_HOME": state]
    ).outcome()
  }

  @Test func `the host is named before the login where FEAT has HOST, which is asked once`() throws
  {
    let rest: [ScriptedServer.Step] = [
      .expect("HOST ftp.example"), .say("220 welcome"), .expect("USER anonymous"), .say("230 in"),
      .expect("PWD"), .say("257 \"/\""), .expect("QUIT"), .say("221 bye"), .close,
    ]
    let steps = Self.tunnel + Self.features + rest + Self.tunnel + rest
    try withScriptedServer(steps) { server throws in
      try withTemporaryDirectory { here throws in
        for _ in 0..<2 {
          let outcome = try run(server.port, here.string)
          #expect(outcome.ending == .exited(0), "\(outcome.stderrText) \(server.lines)")
        }
      }
      #expect(server.lines.filter { $0 == "HOST ftp.example" }.count == 2)
      #expect(server.lines.filter { $0 == "FEAT" }.count == 1)
    }
  }

  @Test func `a server that does not know the host by that name lets in all the same`() throws {
    let steps =
      Self.tunnel + Self.features + [
        .expect("HOST ftp.example"), .say("504 unknown"), .expect("USER anonymous"),
        .say("230 in"), .expect("PWD"), .say("257 \"/\""), .expect("QUIT"), .say("221 bye"),
      ]
    try withScriptedServer(steps) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try run(server.port, here.string)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText) \(server.lines)")
      }
    }
  }
}
