import FTPTestSupport
import Testing

/// Who connects to whom, from where and to which port, and what is done where nobody can.
@Suite(.tags(.network))
struct ActiveWayTests {
  private static let login: [ScriptedServer.Step] = [
    .say("220 x"), .expect("USER anonymous"), .say("230 in"),
  ]

  /// What is asked before a file is fetched.
  private static let questions: [ScriptedServer.Step] = [
    .expect("TYPE I"), .say("200 ok"), .expect("SIZE a"), .say("213 3"), .expect("MDTM a"),
    .say("550 no"),
  ]

  private func run(_ commands: String, _ steps: [ScriptedServer.Step]) throws -> (
    outcome: Subprocess.Outcome, lines: [String]
  ) {
    try withScriptedServer(steps) { server throws in
      let outcome = try withTemporaryDirectory { here throws in
        try FerryRun(
          arguments: ["--timeout", "3", "-c", commands, "ftp://127.0.0.1:\(server.port)"],
          directory: here
        ).outcome()
      }
      return (outcome, server.lines)
    }
  }

  @Test func `a data connection of a stranger's is told of, not the server's 226`() throws {
    let (outcome, _) = try run(
      "set tries 1; set passive off; get a",
      Self.login + Self.questions + [
        .expect("EPRT"), .say("500 no"), .expect("PORT"),
        .say("200 ok"), .expect("RETR a"), .say("150 ok"),
        .connectData(from: "127.0.0.2", [UInt8]("evil".utf8)), .say("226 ok"), .expect("SIZE a"),
        .say("213 3"), .awaitEnd,
      ]
    )
    #expect(outcome.ending == .exited(3), "\(outcome.stderrText)")
    #expect(
      outcome.stderrText.contains("but one from 127.0.0.2, which was sent away"),
      "\(outcome.stderrText)"
    )
    #expect(!outcome.stderrText.contains("'set passive off'"))
  }

  @Test func `a server that does not connect is told of, with the other way as advice`() throws {
    let (outcome, _) = try run(
      "set tries 1; set passive off; get a",
      Self.login + Self.questions + [
        .expect("EPRT"), .say("200 ok"), .expect("RETR a"),
        .say("150 ok"), .awaitEnd,
      ]
    )
    #expect(outcome.ending == .exited(3), "\(outcome.stderrText)")
    #expect(outcome.stderrText.contains("the server did not connect to this machine in time"))
    #expect(outcome.stderrText.contains("'set passive on'"))
    #expect(!outcome.stderrText.contains("'set passive off'"))
  }

  @Test func `PORT that is refused is blamed for a listing that does not come`() throws {
    let (outcome, _) = try run(
      "set passive off; ls sub",
      Self.login + [
        .expect("FEAT"), .say("500 no"), .expect("PWD"), .say("257 \"/\""), .expect("CWD"),
        .say("250 ok"), .expect("TYPE I"),
        .say("200 ok"), .expect("EPRT"), .say("500 what?"), .expect("PORT"),
        .say("500 Illegal PORT command."), .expect("STAT"), .say("502 no"), .awaitEnd,
      ]
    )
    #expect(outcome.stderrText.contains("500 Illegal PORT command."), "\(outcome.stderrText)")
    #expect(outcome.stderrText.contains("'set passive on'"), "\(outcome.stderrText)")
    #expect(!outcome.stderrText.contains("CWD"))
  }

  @Test func `the server is told the address and a port of those that are set`() throws {
    let (outcome, lines) = try run(
      "set tries 1; set passive off; set active-address 203.0.113.9; set active-ports 50000-50100; get a",
      Self.login + Self.questions + [
        .expect("EPRT |1|203.0.113.9|50"), .say("500 no"),
        .expect("PORT 203,0,113,9,195,"), .say("200 ok"), .expect("RETR a"), .say("150 ok"),
        .connectData(from: "127.0.0.1", [UInt8]("abc".utf8)), .say("226 ok"), .expect("SIZE a"),
        .say("213 3"), .awaitEnd,
      ]
    )
    #expect(lines.contains { $0.hasPrefix("PORT 203,0,113,9,195,") }, "\(outcome.stderrText)")
    #expect(lines.contains("RETR a"))
  }

  @Test func `connections come from the address that is set`() throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeFile("a.txt", [0x61])
      try withTemporaryDirectory { here throws in
        let outcome = try FerryRun(
          arguments: ["--source", "127.0.0.3", server.url],
          script: "quote STAT\nget a.txt -\n",
          environment: ["FERRY_PASSWORD": server.password],
          directory: here
        ).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect((outcome.stdoutText + outcome.stderrText).contains("127.0.0.3"))
        #expect(outcome.stdoutText.hasSuffix("a"))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `where no data connection can be made, STAT lists the same`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeDirectory("sub dir")
      try server.makeFile("sub dir/one.txt", [UInt8](repeating: 0x61, count: 1234))
      try server.makeFile("sub dir/two words", [])
      try server.makeDirectory("empty")
      try withRealProxy(.dante, open: true) { proxy throws in
        try withTemporaryDirectory { here throws in
          let commands = ["ls 'sub dir'", "ls empty", "ls -l 'sub dir' | grep -c 1234"]
          let script =
            commands.joined(separator: "\n") + "\necho NEXT\nset passive off\n"
            + commands.joined(separator: "\n") + "\n"
          let outcome = try FerryRun(
            arguments: [
              "--proxy", proxy.bareURL, "--allow-clear-password",
              "ftp://\(server.user)@\(server.host):\(server.port)/",
            ],
            script: script,
            environment: ["FERRY_PASSWORD": server.password],
            directory: here
          ).outcome()
          #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
          let parts = outcome.stdoutText.split(separator: "NEXT\n").map { String($0) }
          #expect(parts.count == 2 && parts[0] == parts[1], "\(outcome.stdoutText)")
          #expect(outcome.stderrText.contains("listings come over the control connection (STAT)"))
        }
      }
    }
  }
}
