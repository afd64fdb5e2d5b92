import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// What tells of files, on every real server: ls, stat, nlist.
@Suite(.tags(.network, .realServer))
struct DescriptionCommandTests {
  private func lines(_ outcome: Subprocess.Outcome) -> [String] {
    outcome.stdoutText.split(separator: "\n").map { String($0) }
  }

  @Test(arguments: ServerKind.allCases)
  func `ls sorts, marks, and describes directories themselves`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("b.c", [1, 2, 3])
      try server.makeFile("a.h", [1])
      try server.makeFile("c", [1, 2])
      try server.makeDirectory("d")
      try server.makeFile("d/in", [])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          "ls -X\nls -S a.h b.c c\nls -rS a.h b.c c\nls -d d\nls -F\nls -U d\nls -U\n",
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        let lines = lines(outcome)
        #expect(
          lines.dropLast(4) == [
            "c", "d", "b.c", "a.h", "b.c", "c", "a.h", "a.h", "c", "b.c", "d", "a.h", "b.c", "c",
            "d/", "in",
          ]
        )
        #expect(lines.suffix(4).sorted() == ["a.h", "b.c", "c", "d"])
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `objects tell name, path, type, size and time`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeDirectory("sub")
      try server.makeFile("sub/it's \"it\".bin", [UInt8](repeating: 7, count: 12_345))
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("ls --json sub\ncd sub\nls --json\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        let lines = lines(outcome)
        #expect(lines.count == 2)
        for line in lines {
          #expect(
            line.hasPrefix(
              #"{"name":"it's \"it\".bin","path":"/sub/it's \"it\".bin","type":"file","size":12345,"#
            )
          )
          #expect(line.contains(#""modified":"20"#))
          #expect(line.contains(#""mode":"644""#))
        }
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `stat tells what is known of files and directories`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a.txt", [1, 2, 3])
      try server.makeDirectory("sub")
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("stat a.txt sub\nstat --json a.txt\nstat nothing\n", in: here)
        #expect(outcome.ending == .exited(1))
        let lines = lines(outcome)
        #expect(lines.contains { $0.hasPrefix("size") && $0.hasSuffix(" 3 (3 bytes)") })
        #expect(lines.contains { $0.hasPrefix("type") && $0.hasSuffix(" dir") })
        #expect(lines.contains { $0.hasPrefix("modified") && $0.hasSuffix("Z") })
        let object = try #require(lines.last)
        #expect(object.hasPrefix(#"{"name":"a.txt","path":"/a.txt","type":"file","size":3,"#))
        #expect(object.contains(#""modified_precision":"second""#))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `nlist gives the server's own names`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("b", [1])
      try server.makeDirectory("sub")
      try server.makeFile("sub/in", [1])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("nlist\nnlist sub\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(lines(outcome).sorted() == ["b", "in", "sub"])
      }
    }
  }

  // None of these servers has a command that tells.
  @Test(arguments: ServerKind.allCases)
  func `df says that the room is unknown where nobody tells`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("df\ndf -h /\ndf --json\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stderrText.contains("unknown: the server has neither AVBL nor XQUOTA"))
        #expect(outcome.stdoutText == "{}\n")
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `verbs of the command line do the same with URLs`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeDirectory("sub")
      try server.makeFile("sub/a.txt", [1])
      try withTemporaryDirectory { here throws in
        for (words, expected) in [
          (["find", server.url + "/sub", "-name", "*.txt", "-type", "f"], "sub/a.txt\n"),
          (["tree", server.url + "/sub"], "sub\n└── a.txt\n\n0 directories, 1 file\n"),
          (["du", "-b", server.url + "/sub"], "1\tsub\n"),
          (["nlist", server.url + "/sub"], "a.txt\n"),
          (["ls", "-d", server.url + "/**/*.t{xt,ar}"], "sub/a.txt\n"),
        ] {
          let outcome = try server.run(verb: words, in: here)
          #expect(outcome.ending == .exited(0), "\(words): \(outcome.stderrText)")
          #expect(outcome.stdoutText == expected, "\(words)")
        }
        let help = try server.run(verb: ["find", "--help"], in: here)
        for words in ["USAGE: ferry find ", "--ca VALUE ", "\n  find . -na", "\n  ferry find"] {
          #expect(help.stdoutText.contains(words), "\(words): \(help.stdoutText)")
        }
        let other = try server.run(verb: ["get", "--help"], in: here).stdoutText
        #expect(other.contains("\n  get big.iso") && other.contains("\n  ferry get -r"), "\(other)")
        #expect(help.ending == .exited(0))
        #expect(help.stdoutText.contains("-newermt"))
      }
    }
  }

  // DIR of IIS 10.
  @Test func `patterns take no notice of case where the server is a Windows one`() throws {
    let listing = """
      11-24-26  02:03PM       <DIR>          Docs\r
      11-24-26  02:03PM                 1234 README.TXT\r
      11-24-26  02:03PM                   12 other.bin\r

      """
    let steps: [ScriptedServer.Step] = [
      .say("220 Microsoft FTP Service"), .expect("USER"), .say("331 ?"), .expect("PASS"),
      .say("230 in"), .expect("FEAT"), .say("502 no"), .expect("TYPE"), .say("200 ok"),
      .expect("EPSV"), .listenExtended, .expect("LIST"), .say("150 here"), .acceptData,
      .sendData([UInt8](listing.utf8)), .closeData, .say("226 done"), .expect("MDTM"),
      .say("502 no"), .expect("QUIT"), .say("221 bye"),
    ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["-c", "ls read*.t[wx]t", "ftp://me@127.0.0.1:\(server.port)"],
        environment: ["FERRY_PASSWORD": "pw"]
      ).outcome()
      #expect(outcome.stdoutText == "README.TXT\n", "\(outcome.stderrText)")
      #expect(server.complaint == nil, "\(server.lines)")
    }
  }

  @Test func `a listing that is cut short is said to be, and nothing is removed by it`() throws {
    let listing = "-rw-r--r-- 1 me us 5 Nov 24 14:03 a.txt\r\nwhat is this\r\n"
    let login: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER"), .say("331 ?"), .expect("PASS"), .say("230 in"),
    ]
    let steps: [ScriptedServer.Step] =
      login + [
        .expect("PWD"), .say("257 \"/\""), .expect("FEAT"), .say("502 no"), .expect("PWD"),
        .say("257 \"/\""), .expect("TYPE"), .say("200 ok"), .expect("EPSV"),
        .listenExtended, .expect("LIST -a"), .say("150 here"), .acceptData,
        .sendData([UInt8](listing.utf8)), .closeData, .say("226 Output truncated to 1 matches"),
        .expect("MDTM"), .say("502 no"), .expect("QUIT"), .say("221 bye"),
      ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: [
          "-c", "find . -mindepth 1 -name a.txt -delete", "ftp://me:pw@127.0.0.1:\(server.port)",
        ]
      ).outcome()
      #expect(outcome.stderrText.contains("the listing of its directory does not tell all"))
      #expect(outcome.stderrText.contains("1 line not understood"))
      #expect(outcome.stderrText.contains("Output truncated to 1 matches"))
      #expect(server.complaint == nil, "\(server.lines)")
      #expect(!server.lines.contains { $0.hasPrefix("DELE") })
    }
  }

  @Test(arguments: ["ls", "ls a*", "find . -name a.txt", "tree"])
  func `a listing from which the server left entries out is shown, and is no success`(
    command: String
  ) throws {
    let listing = "-rw-r--r-- 1 me us 5 Nov 24 14:03 a.txt\r\n"
    let place: [ScriptedServer.Step] = [.expect("PWD"), .say("257 \"/\"")]
    let isFind = command.hasPrefix("find")
    let steps: [ScriptedServer.Step] =
      [.say("220 ready"), .expect("USER"), .say("331 ?"), .expect("PASS"), .say("230 in")]
      + (isFind ? place : []) + [.expect("FEAT"), .say("502 no")]
      + (isFind || command == "tree" ? place : [])
      + [
        .expect("TYPE"), .say("200 ok"), .expect("EPSV"), .listenExtended,
        .expect(isFind ? "LIST -a" : "LIST"), .say("150 here"), .acceptData,
        .sendData([UInt8](listing.utf8)), .closeData, .say("226 Output truncated to 1 matches"),
        .expect("MDTM"), .say("502 no"), .expect("QUIT"), .say("221 bye"),
      ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["-c", command, "ftp://me:pw@127.0.0.1:\(server.port)"]
      ).outcome()
      #expect(outcome.stdoutText.contains("a.txt"), "\(outcome.stderrText) \(server.lines)")
      #expect(outcome.ending == .exited(7), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("left entries out"), "\(outcome.stderrText)")
    }
  }
}
