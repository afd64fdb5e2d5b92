import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Servers that lie, break off or send nonsense: a clear error and a status, nothing under the
/// final name, no hang, and nothing on the terminal that it obeys.
@Suite(.tags(.network))
struct HostileServerTests {
  typealias Step = ScriptedServer.Step

  /// The dialogue up to the login.
  private static let login: [Step] = [
    .say("220 ready"), .expect("USER"), .say("331 password?"), .expect("PASS"), .say("230 in"),
  ]

  /// The dialogue up to the data connection of a download whose size is announced.
  private static func download(size: Int) -> [Step] {
    login + [
      .expect("TYPE I"), .say("200 ok"), .expect("SIZE"), .say("213 \(size)"), .expect("MDTM"),
      .say("213 20240102030405"), .expect("EPSV"), .listenExtended, .expect("RETR"),
      .say("150 here it comes"), .acceptData,
    ]
  }

  struct Download: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [Step]
    let status: Int32
    var testDescription: String { name }
  }

  private static let half = [UInt8](repeating: 0x78, count: 500)

  static let failedDownloads = [
    Download(
      name: "SIZE says 1000, 500 octets come, then 226",
      steps: download(size: 1000)
        + [
          .sendData(half), .closeData, .say("226 done"), .expect("SIZE"), .say("213 1000"),
          .expect("MDTM"), .say("213 20240102030405"),
        ],
      status: 7
    ),
    Download(
      name: "more octets than SIZE says, then 226",
      steps: download(size: 400)
        + [
          .sendData(half), .closeData, .say("226 done"), .expect("SIZE"), .say("213 400"),
          .expect("MDTM"), .say("213 20240102030405"),
        ],
      status: 7
    ),
    Download(
      name: "426 after half",
      steps: download(size: 1000) + [.sendData(half), .closeData, .say("426 broken")],
      status: 8
    ),
    Download(
      name: "551 after all",
      steps: download(size: 500) + [.sendData(half), .closeData, .say("551 not so")],
      status: 1
    ),
    Download(
      name: "the control connection closes instead of 226",
      steps: download(size: 500) + [.sendData(half), .closeData, .close],
      status: 3
    ),
    Download(
      name: "426 while the data connection stays open",
      steps: download(size: 1000) + [.sendData(half), .say("426 broken"), .awaitEnd],
      status: 8
    ),
    Download(
      name: "no data, but preliminary replies without end",
      steps: download(size: 1000) + [.flood([UInt8]("150 soon\r\n".utf8))],
      status: 3
    ),
    Download(name: "silence in the middle", steps: download(size: 1000) + [.awaitEnd], status: 3),
    Download(
      name: "the file is missing",
      steps: login + [
        .expect("TYPE I"), .say("200 ok"), .expect("SIZE"), .say("550 no"), .expect("MDTM"),
        .say("550 no"), .expect("EPSV"),
        .listenExtended, .expect("RETR"), .say("550 no such file"),
      ],
      status: 1
    ),
  ]

  @Test(arguments: failedDownloads)
  func `a download that is not complete never has its name`(download: Download) throws {
    try withScriptedServer(download.steps) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try FerryRun(
          arguments: [
            "--timeout", "2", "get", "--tries", "1", "ftp://127.0.0.1:\(server.port)/file",
          ],
          directory: here
        ).outcome(within: .seconds(30))
        #expect(outcome.ending == .exited(download.status), "\(outcome.stderrText)")
        #expect(outcome.stderrText.hasPrefix("ferry: get file: "))
        #expect(!isThere(here.appending("file")))
        #expect(server.complaint == nil)
      }
    }
  }

  @Test(arguments: [true, false])
  func `226 may come before or after the end of the data`(isEarly: Bool) throws {
    let end: [Step] =
      isEarly
      ? [.say("226 done"), .sendData(Self.half), .closeData]
      : [.sendData(Self.half), .closeData, .say("226 done")]
    try withScriptedServer(Self.download(size: 500) + end) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try FerryRun(
          arguments: ["get", "ftp://127.0.0.1:\(server.port)/file"],
          directory: here
        ).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try readOctets(here.appending("file")) == Self.half)
      }
    }
  }

  struct Nonsense: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [Step]
    var testDescription: String { name }
  }

  static let nonsense = [
    Nonsense(name: "no greeting at all, and the end", steps: [.close]),
    Nonsense(name: "another protocol", steps: [.say("SSH-2.0-OpenSSH_9.2"), .awaitEnd]),
    Nonsense(name: "octets of no protocol", steps: [.send([0, 255, 1, 27, 10, 10]), .awaitEnd]),
    Nonsense(
      name: "a line without an end",
      steps: [.send([UInt8](repeating: 0x32, count: 1 << 20)), .awaitEnd]
    ),
    Nonsense(
      name: "a reply without an end",
      steps: [
        .send([UInt8](String(repeating: "220-more and more\r\n", count: 100_000).utf8)), .awaitEnd,
      ]
    ),
    Nonsense(name: "a NUL in the text", steps: [.send([UInt8]("220 a\0b\r\n".utf8)), .awaitEnd]),
    Nonsense(name: "silence", steps: [.awaitEnd]),
    Nonsense(name: "421 as the greeting", steps: [.say("421 too many users"), .close]),
    Nonsense(name: "the end after USER", steps: [.say("220 ready"), .expect("USER"), .close]),
    Nonsense(
      name: "421 after PASS",
      steps: [
        .say("220 ready"), .expect("USER"), .say("331 password?"), .expect("PASS"),
        .say("421 not now"), .close,
      ]
    ),
    Nonsense(name: "half a reply, and the end", steps: [.send([UInt8]("220-x\r\n".utf8)), .close]),
    Nonsense(name: "421 after PWD", steps: login + [.expect("PWD"), .say("421 bye"), .close]),
    Nonsense(
      name: "preliminary replies without end",
      steps: login + [.expect("PWD"), .flood([UInt8]("150 soon\r\n".utf8))]
    ),
    Nonsense(name: "120 without end", steps: [.flood([UInt8]("120 soon\r\n".utf8))]),
    Nonsense(name: "the end after PWD", steps: login + [.expect("PWD"), .close]),
  ]

  @Test(arguments: nonsense)
  func `nonsense and broken connections end with status 3 in time`(nonsense: Nonsense) throws {
    try withScriptedServer(nonsense.steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["--timeout", "2", "pwd", "ftp://127.0.0.1:\(server.port)"]
      ).outcome(within: .seconds(20))
      #expect(outcome.ending == .exited(3), "\(outcome.stderrText)")
      #expect(outcome.stdout.isEmpty)
      #expect(outcome.stderrText.hasPrefix("ferry: "))
      #expect(!outcome.stderr.contains { $0 < 0x20 && $0 != 0x0A }, "\(outcome.stderrText)")
    }
  }

  @Test func `a 227 reply that points elsewhere is not followed`() throws {
    let steps =
      Self.login + [
        .expect("FEAT"), .say("502 no"), .expect("TYPE"), .say("200 ok"), .expect("EPSV"),
        .say("502 no"), .expect("PASV"), .listen(address: "10,0,0,1"), .expect("LIST"),
        .say("150 ok"), .acceptData,
        .sendData([UInt8]("-rw-r--r-- 1 u g 3 Nov 24 2025 a.txt\r\n".utf8)), .closeData,
        .say("226 ok"),
      ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["--timeout", "5", "ls", "ftp://127.0.0.1:\(server.port)"]
      ).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "a.txt\n")
      #expect(server.complaint == nil)
    }
  }

  @Test func `escape sequences in names and replies do not reach standard output or error`() throws
  {
    let steps =
      Self.login + [
        .expect("FEAT"), .say("502 no"), .expect("TYPE"), .say("200 ok"), .expect("EPSV"),
        .listenExtended, .expect("LIST"), .say("150 \u{1B}[31mred"), .acceptData,
        .sendData([UInt8]("-rw-r--r-- 1 u g 3 Nov 24 2025 a\u{1B}]0;evil\u{7}.txt\r\n".utf8)),
        .closeData, .say("226 \u{1B}[2Jgone"), .expect("PWD"), .say("550 \u{1B}c reset"),
      ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["-v", "ftp://127.0.0.1:\(server.port)"],
        script: "ls\npwd\n"
      ).outcome()
      #expect(outcome.ending == .exited(1))
      #expect(outcome.stdoutText == "a\\x1b]0;evil\\x07.txt\n")
      #expect(!outcome.stderr.contains(0x1B))
      #expect(outcome.stderrText.contains("\\x1bc reset"))
    }
  }

  @Test func `names that lead out of the directory are not fetched`() throws {
    let names = ["../evil1", "/tmp/evil2", "..", "sub/../../evil3", "good"]
    let lines = names.map { "type=file;size=1; \($0)\r\n" }.joined()
    let steps =
      Self.login + [
        .expect("FEAT"), .say("211-x\r\n MLST type*;\r\n211 end"), .expect("TYPE"),
        .say("200 ok"), .expect("EPSV"), .listenExtended, .expect("MLSD"), .say("150 ok"),
        .acceptData, .sendData([UInt8](lines.utf8)), .closeData, .say("226 ok"),
        .expect("SIZE good"), .say("213 1"), .expect("MDTM good"), .say("550 no"), .expect("EPSV"),
        .listenExtended,
        .expect("RETR good"), .say("150 ok"), .acceptData, .sendData([0x78]), .closeData,
        .say("226 ok"),
      ]
    try withScriptedServer(steps) { server throws in
      try withTemporaryDirectory { above throws in
        let here = above.appending("here")
        try LocalDirectory.create(here)
        let outcome = try FerryRun(
          arguments: ["ftp://127.0.0.1:\(server.port)"],
          script: "mget *\n",
          directory: here
        ).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try LocalDirectory.names(in: here) == [[UInt8]("good".utf8)])
        #expect(try LocalDirectory.names(in: above) == [[UInt8]("here".utf8)])
        #expect(server.complaint == nil)
      }
    }
  }

  @Test func `a refused port is status 3 within a second`() throws {
    let port = try withScriptedServer([]) { $0.port }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try FerryRun(arguments: ["ls", "ftp://127.0.0.1:\(port)"]).outcome()
    #expect(outcome.ending == .exited(3))
    #expect(clock.now - start < .seconds(1))
  }

  @Test func `a reply that nobody asked for is not taken for the next command's`() throws {
    let steps =
      Self.login + [
        .expect("DELE a"), .say("500 what?\r\n500 what?"), .expect("DELE b"), .say("250 gone"),
        .expect("NOOP"), .say("200 here"), .expect("PWD"), .say("257 \"/here\"\r\n250 extra"),
        .expect("RMD c"), .say("550 Permission denied."), .expect("NOOP"), .say("200 here"),
      ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["ftp://127.0.0.1:\(server.port)"],
        script: "-rm a\nrm b\npwd\nrmdir c\n"
      ).outcome()
      #expect(outcome.ending == .exited(1), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "/here\n")
      #expect(outcome.stderrText.contains("rmdir c: "))
      #expect(server.complaint == nil)
    }
  }

  @Test func `a server that hung up before the login is connected to again`() throws {
    let steps: [Step] =
      [.say("220 ready"), .expect("AUTH TLS"), .say("502 no\r\n421 too slow"), .close]
      + Self.login + [.expect("PWD"), .say("257 \"/\"")]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        script: "open 127.0.0.1 \(server.port)\nuser me x\npwd\n"
      ).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "/\n")
      #expect(server.complaint == nil)
    }
  }

  @Test func `a session that the server dropped goes on where it was`() throws {
    let steps =
      Self.login + [
        .expect("PWD"), .say("257 \"/\""), .expect("CWD sub"), .say("250 ok"), .expect("PWD"),
        .say("257 \"/sub\"\r\n421 idle for too long"), .close,
      ] + Self.login + [
        .expect("CWD /sub"), .say("250 ok"), .expect("PWD"), .say("257 \"/sub\""),
      ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["ftp://127.0.0.1:\(server.port)"],
        script: "cd sub\npwd\n"
      ).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "/sub\n")
      #expect(outcome.stderrText.contains("connected again"))
      #expect(server.complaint == nil)
    }
  }
}
