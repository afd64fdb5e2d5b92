import FTPTestSupport
import SystemPackage
import Testing

/// Proxies that refuse, cut, lie and are slow; FTP proxies; and what is said of it.
@Suite(.tags(.network))
struct ProxyFaultTests {
  /// What a proxy does, and what the user is told.
  struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    let scheme: String
    let steps: [ScriptedServer.Step]
    let words: String
    var status: Int32 = 3
    var timeout = "2"

    var testDescription: String { name }
  }

  private static let greeting: [ScriptedServer.Step] = [
    .take([5, 1, 0]), .send([5, 0]),
    .take([5, 1, 0, 3, 11] + [UInt8]("ftp.example".utf8) + [0, 21]),
  ]

  private static let connect: [ScriptedServer.Step] = [
    .expect("CONNECT ftp.example:21 HTTP/1.1"), .expect("Host: ftp.example:21"), .expect(""),
  ]

  static let faults: [Fault] = [
    Fault(
      name: "closes at once",
      scheme: "socks5",
      steps: [.close],
      words: "closed the connection"
    ),
    Fault(
      name: "closes in the middle",
      scheme: "socks5",
      steps: greeting + [.send([5, 0, 0]), .close],
      words: "closed the connection instead of answering"
    ),
    Fault(
      name: "promises a name that does not come",
      scheme: "socks5",
      steps: greeting + [.send([5, 0, 0, 3, 255, 0x61]), .awaitEnd],
      words: "does not answer in time"
    ),
    Fault(
      name: "never says anything",
      scheme: "socks5",
      steps: [.awaitEnd],
      words: "does not answer in time"
    ),
    Fault(
      name: "refuses",
      scheme: "socks5",
      steps: greeting + [.send([5, 5, 0, 1, 0, 0, 0, 0, 0, 0]), .awaitEnd],
      words: "does not connect there: connection refused (SOCKS reply 5)"
    ),
    Fault(
      name: "asks for a user",
      scheme: "http",
      steps: connect + [
        .say("HTTP/1.1 407 No"), .say("Proxy-Authenticate: Basic realm=x"), .say(""), .awaitEnd,
      ],
      words: "wants a user and a password"
    ),
    Fault(
      name: "asks for what is not there",
      scheme: "http",
      steps: connect + [
        .say("HTTP/1.1 407 No"), .say("Proxy-Authenticate: NTLM \u{1B}[2J"), .say(""), .awaitEnd,
      ],
      words: "wants another proof than a user and a password (NTLM)"
    ),
    Fault(
      name: "forbids the port",
      scheme: "http",
      steps: connect + [.say("HTTP/1.1 403 Port \u{1B}]0;x"), .say(""), .awaitEnd],
      words: "HTTP 403 Port \\x1b]0;x"
    ),
    Fault(
      name: "has a head without an end",
      scheme: "http",
      steps: connect + [.say("HTTP/1.1 200 OK"), .flood([UInt8]("X: y\r\n".utf8))],
      words: "answers without an end",
      timeout: "15"
    ),
    Fault(
      name: "is an FTP server",
      scheme: "http",
      steps: [.say("220 FTP"), .awaitEnd],
      words: "is no proxy of that kind"
    ),
  ]

  @Test(arguments: faults)
  func `what a proxy does wrong is said of the proxy`(fault: Fault) throws {
    try withScriptedServer(fault.steps) { server throws in
      let start = ContinuousClock.now
      let outcome = try FerryRun(
        arguments: [
          "--timeout", fault.timeout, "--proxy", "\(fault.scheme)://127.0.0.1:\(server.port)", "-c",
          "ls",
          "ftp://ftp.example/",
        ]
      ).outcome()
      #expect(outcome.ending == .exited(fault.status))
      #expect(outcome.stderrText.contains(fault.words), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("\(fault.scheme)://127.0.0.1:\(server.port)"))
      #expect(ContinuousClock.now - start < .seconds(20))
      #expect(!outcome.stderr.contains(0x1B))
    }
  }

  @Test func `what comes right behind the proxy's answer is the server's greeting`() throws {
    let steps: [ScriptedServer.Step] =
      Self.connect + [
        .send([UInt8]("HTTP/1.1 200 OK\r\n\r\n220 both in one packet\r\n".utf8)),
        .expect("FEAT"), .say("500 no"), .expect("USER anonymous"), .say("230 in"), .expect("PWD"),
        .say("257 \"/\""), .awaitEnd,
      ]
    try withScriptedServer(steps) { server throws in
      let outcome = try withTemporaryDirectory { here throws in
        try FerryRun(
          arguments: [
            "--proxy", "http://127.0.0.1:\(server.port)", "--tls", "off", "-c", "-pwd",
            "ftp://ftp.example/",
          ],
          environment: ["XDG_STATE_HOME": here.string]
        ).outcome()
      }
      #expect(server.lines.contains("PWD"), "\(server.lines)")
      #expect(!outcome.stderrText.contains("the proxy"), "\(outcome.stderrText)")
    }
  }

  // MARK: FTP proxies

  /// How an FTP proxy is told the server.
  struct Naming: CustomTestStringConvertible, Sendable {
    let scheme: String
    let steps: [ScriptedServer.Step]

    var testDescription: String { scheme }
  }

  private static let own: [ScriptedServer.Step] = [
    .say("220 relay"), .expect("USER gate"), .say("331 password"), .expect("PASS keeper"),
    .say("230 go on"),
  ]

  static let namings: [Naming] = [
    Naming(
      scheme: "ftp",
      steps: own + [.expect("USER me@ftp.example:2121"), .say("331 pw"), .expect("PASS sec")]
    ),
    Naming(
      scheme: "ftp-open",
      steps: own + [
        .expect("OPEN ftp.example:2121"), .say("220 there"), .expect("USER me"), .say("331 pw"),
        .expect("PASS sec"),
      ]
    ),
    Naming(
      scheme: "ftp-site",
      steps: own + [
        .expect("SITE ftp.example:2121"), .say("220 there"), .expect("USER me"), .say("331 pw"),
        .expect("PASS sec"),
      ]
    ),
  ]

  @Test(arguments: namings)
  func `an FTP proxy is told the server in its own way, data come from it`(naming: Naming) throws {
    let steps =
      naming.steps + [
        .say("230 in"), .expect("FEAT"), .say("500 no"), .expect("TYPE I"), .say("200 ok"),
        .expect("EPSV"), .listenExtended, .expect("RETR a"), .say("150 ok"), .acceptData,
        .sendData([0x61]), .closeData, .say("226 ok"),
      ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: [
          "--proxy", "\(naming.scheme)://gate:keeper@127.0.0.1:\(server.port)",
          "--allow-clear-password", "-c", "cat a", "ftp://me@ftp.example:2121",
        ],
        environment: ["FERRY_PASSWORD": "sec"]
      ).outcome()
      let lines = naming.steps.compactMap { step in
        if case .expect(let line) = step { line } else { nil }
      }
      #expect(server.lines.starts(with: lines), "\(server.lines) \(outcome.stderrText)")
      #expect(!outcome.stderrText.contains("keeper"))
    }
  }

  @Test func `an FTP proxy that does not connect there says so itself`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 relay"), .expect("OPEN ftp.example"), .say("530 no such host"), .awaitEnd,
    ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["--proxy", "ftp-open://127.0.0.1:\(server.port)", "-c", "ls", "ftp.example"]
      ).outcome()
      #expect(outcome.ending == .exited(3))
      #expect(
        outcome.stderrText.contains(
          "the FTP proxy does not connect to the server (the server says: 530 no such host)"
        ),
        "\(outcome.stderrText)"
      )
    }
  }

  // MARK: Settings

  @Test func `a proxy that the environment names and that is none stops the connection`() throws {
    let outcome = try FerryRun(
      arguments: ["-c", "ls", "ftp://ftp.example/"],
      environment: ["ftp_proxy": "gopher://u:sec@host"]
    ).outcome()
    #expect(outcome.ending == .exited(2))
    #expect(outcome.stderrText.contains("ftp_proxy names no proxy that can be used"))
    #expect(!outcome.stderrText.contains("sec@"))
  }

  @Test func `the password of a proxy is shown nowhere`() throws {
    let outcome = try FerryRun(
      script: """
        set proxy socks5://me:top-secret@gate.example:1080
        set proxy/*.intern http://me:other-secret@gate.example
        set proxy
        set
        set --json proxy
        -set proxy gopher://me:third-secret@gate.example
        status
        """
    ).outcome()
    #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
    #expect(outcome.stdoutText.contains("proxy socks5://me:****@gate.example:1080\n"))
    #expect(!(outcome.stdoutText + outcome.stderrText).contains("secret"))
  }
}
