import FTPTestSupport
import Testing

/// Sizes from a server are any numbers that fit: no command ends for them, and no sum is negative.
@Suite(.tags(.network))
struct HostileSizeTests {
  typealias Step = ScriptedServer.Step

  private static let greatest = Int64.max

  private static let login: [Step] = [
    .say("220 ready"), .expect("USER"), .say("331 password?"), .expect("PASS"), .say("230 in"),
  ]

  /// A session that lists the working directory once, with two files of the greatest size.
  private static func listing(_ command: String, first questions: [Step]) -> [Step] {
    let lines = ["a", "b"].map { "-rw-r--r-- 1 u g \(greatest) Nov 24 2025 \($0)\r\n" }.joined()
    return login + questions + [
      .expect("TYPE"), .say("200 ok"), .expect("EPSV"), .listenExtended, .expect(command),
      .say("150 ok"), .acceptData, .sendData([UInt8](lines.utf8)), .closeData, .say("226 ok"),
    ]
  }

  private static let features: [Step] = [.expect("FEAT"), .say("502 no")]
  private static let place: [Step] = [.expect("PWD"), .say("257 \"/\"")]

  struct Case: Sendable, CustomTestStringConvertible {
    let command: String
    let steps: [Step]
    let expected: String
    var testDescription: String { command }
  }

  static let cases = [
    Case(
      command: "ls -l",
      steps: listing("LIST", first: features),
      expected:
        "-rw-r--r-- 1 u g \(greatest) 2025-11-24 a\n-rw-r--r-- 1 u g \(greatest) 2025-11-24 b\n"
    ),
    Case(
      command: "du -bc .",
      steps: listing("LIST -a", first: features + place),
      expected: "\(greatest)\t.\n\(greatest)\ttotal\n"
    ),
    Case(
      command: "du .",
      steps: listing("LIST -a", first: features + place),
      expected: "\(greatest / 1024 + 1)\t.\n"
    ),
    Case(
      command: "du --json .",
      steps: listing("LIST -a", first: features + place),
      expected: #"{"path":".","size":\#(greatest),"files":2,"complete":false}"# + "\n"
    ),
    Case(
      command: "find . -type f -size +8388607T -size \(greatest)c",
      steps: listing("LIST -a", first: place + features + place),
      expected: "./a\n./b\n"
    ),
    Case(
      command: "tree -s",
      steps: listing("LIST", first: features + place),
      expected: ".\n├── [ 9.2E]  a\n└── [ 9.2E]  b\n\n0 directories, 2 files\n"
    ),
    Case(
      command: "df",
      steps: login + [.expect("AVBL"), .say("213 \(greatest)")],
      expected: "available  \(greatest)\n"
    ),
    Case(
      command: "df",
      steps: login + [
        .expect("AVBL"), .say("502 no"), .expect("XQUOTA"),
        .say("213-Quota\r\n Disk Usage: \(greatest)\r\n Disk Limit: 0\r\n213 end"),
      ],
      expected: "available  0\nused       \(greatest)\nlimit      0\n"
    ),
  ]

  @Test(arguments: cases)
  func `sizes as great as numbers get are shown and added up`(example: Case) throws {
    try withScriptedServer(example.steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["-c", example.command, "ftp://me@127.0.0.1:\(server.port)"],
        environment: ["FERRY_PASSWORD": "pw"]
      ).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == example.expected)
      #expect(server.complaint == nil, "\(server.lines)")
    }
  }
}
