import FTPClient
import FTPProtocol
import SystemPackage
import Testing

@testable import Shell
@testable import Transport

struct TLSErrorMessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let error: FTPError
    let words: [String]
    var status = Shell.ExitStatus.insecure
    var testDescription: String { words[0] }
  }

  private static let shown = Fingerprint(octets: [UInt8](repeating: 0xAB, count: 32))
  private static let expected = Fingerprint(octets: [UInt8](repeating: 0xCD, count: 32))

  private static func identity(_ flaws: [PeerIdentity.Flaw]) throws -> PeerIdentity {
    PeerIdentity(
      host: "ftp.example.org",
      port: 2121,
      subject: "CN = odd\u{1B}[2J",
      hosts: ["a.example", "b\u{7}.example"],
      issuer: "CN = nobody\u{1B}[31m",
      validFrom: 1_700_000_000,
      validUntil: 1_710_000_000,
      fingerprint: try #require(shown),
      flaws: flaws
    )
  }

  private static func untrusted(_ flaws: PeerIdentity.Flaw...) throws -> FTPError {
    .transport(.tls(.untrusted(try identity(flaws))))
  }

  private func message(_ error: FTPError) -> String {
    ErrorMessage.text(for: CommandError("open h", .session(error)), line: nil)
  }

  @Test func `every flaw of a certificate is said, and the line that trusts it all the same`()
    throws
  {
    let error = try Self.untrusted(.expired, .notYetValid, .selfSigned, .wrongHost, .weak, .revoked)
    let text = message(error)
    for words in [
      "it expired on 2024-03-09", "it is not valid before 2023-11-14", "self-signed",
      "it is not for ftp.example.org, but for a.example, b\\x07.example", "too weak",
      "it was revoked", "ferry trust ftp.example.org:2121 --fingerprint AB:AB:",
    ] {
      #expect(text.contains(words), "\(text)")
    }
    #expect(Shell.ExitStatus(CommandError("open h", .session(error))) == .insecure)
  }

  @Test func `nothing in a certificate reaches the terminal as it is`() throws {
    let identity = try Self.identity([.unknownAuthority, .other("odd\u{1B}]0;x\u{7}")])
    let text = message(.transport(.tls(.untrusted(identity))))
    let lines = CertificateText.lines(identity).joined(separator: "\n")
    for shown in [text, lines] {
      #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(shown)")
    }
    #expect(lines.contains("valid        2023-11-14 to 2024-03-09"))
  }

  @Test func `a changed certificate is told of loudly, with both fingerprints`() throws {
    let identity = try Self.identity([])
    let error = TLSError.changed(identity, expected: try #require(Self.expected))
    let text = message(.transport(.tls(error)))
    for words in [
      "THE SERVER'S CERTIFICATE HAS CHANGED", "trusted is CD:CD:", "shown was  AB:AB:",
      "ferry trust --remove ftp.example.org:2121",
    ] {
      #expect(text.contains(words), "\(text)")
    }
  }

  private static func reply(_ value: Int, _ text: String) -> Reply {
    Reply(ReplyCode(value) ?? .commandOkay, wireLines: [[UInt8]("\(value) \(text)".utf8)])
  }

  @Test(arguments: [
    Case(
      error: .transport(.tls(.closedInHandshake)),
      words: ["in the middle of the TLS handshake", "--tls-min", "'--tls off'"]
    ),
    Case(
      error: .transport(.timedOut(.shakingHands)),
      words: ["the TLS handshake did not come to its end", "--timeout", "'--tls off'"],
      status: .noConnection
    ),
    Case(
      error: .dataConnection(.tls(.closedInHandshake)),
      words: ["the data connection failed", "'set tls-data clear'"]
    ),
    Case(
      error: .dataConnection(.tls(.notTLS)),
      words: ["the data connection failed", "is not TLS", "'set tls-data clear'"]
    ),
    Case(error: .transport(.tls(.notTLS)), words: ["is not TLS", "ftps://"]),
    Case(error: .transport(.tls(.noCommonVersion)), words: ["no version of TLS in common"]),
    Case(
      error: .transport(.tls(.failed(["cause", "cause", "effect"]))),
      words: ["TLS failed: cause, effect"]
    ),
    Case(
      error: .transport(.tls(.unusable(.key, "k.pem", ["no start line"]))),
      words: ["the key in k.pem cannot be used: no start line"]
    ),
    Case(
      error: .protectionRefused(reply(502, "no")),
      words: ["has no TLS", "502 no", "--tls off"]
    ),
    Case(
      error: .passwordInClear(nil),
      words: ["could read the password", "--allow-clear-password"]
    ),
    Case(error: .dataProtectionRefused(reply(536, "no")), words: ["536 no", "set tls-data clear"]),
    Case(error: .octetsBeforeHandshake, words: ["put bytes between"]),
    Case(error: .sessionNotResumed(reply(522, "reuse")), words: ["does not know our TLS session"]),
    Case(error: .dataConnection(.truncated), words: ["close-notify"], status: .mismatch),
  ])
  func `what goes wrong has its words and its status`(testCase: Case) {
    let text = message(testCase.error)
    for words in testCase.words { #expect(text.contains(words), "\(text)") }
    let status = Shell.ExitStatus(CommandError("open h", .session(testCase.error)))
    #expect(status == testCase.status)
  }
}
