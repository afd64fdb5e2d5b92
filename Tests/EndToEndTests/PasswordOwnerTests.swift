import FTPTestSupport
import Testing

/// Whom a password is for that nobody has typed.
struct PasswordOwnerTests {
  @Test(arguments: [[], ["--password-command", "echo hush-hush"]])
  func `the password of one server does not go to another`(options: [String]) throws {
    let first: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER me"), .say("331 ?"), .expect("PASS hush-hush"),
      .say("230 in"), .expect("PWD"), .say("257 \"/\""), .expect("QUIT"), .say("221 bye"),
    ]
    let second: [ScriptedServer.Step] = [.say("220 ready"), .expect("USER you"), .say("331 ?")]
    try withScriptedServer(first) { one throws in
      try withScriptedServer(second) { other throws in
        let outcome = try FerryRun(
          arguments: options,
          script: """
            open ftp://me@127.0.0.1:\(one.port)
            pwd
            open ftp://you@127.0.0.1:\(other.port)
            pwd

            """,
          environment: options.isEmpty ? ["FERRY_PASSWORD": "hush-hush"] : [:]
        ).outcome()
        #expect(outcome.ending == .exited(4), "\(outcome.stderrText)")
        #expect(outcome.stderrText.contains("asks for a password"), "\(outcome.stderrText)")
        #expect(!other.lines.contains { $0.contains("hush") }, "\(other.lines)")
      }
    }
  }
}
