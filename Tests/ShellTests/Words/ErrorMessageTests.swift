import FTPClient
import FTPProtocol
import SystemPackage
import Testing
import Transfers

@testable import Shell

struct ErrorMessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let error: CommandError
    let text: String
    let status: Shell.ExitStatus
    var testDescription: String { text }
  }

  private static func reply(_ text: String) -> Reply {
    let code = ReplyCode(Int(text.prefix(3)) ?? 0) ?? .commandOkay
    return Reply(code, wireLines: [[UInt8](text.utf8)])
  }

  static let cases = [
    Case(
      error: CommandError("get a", .session(.refused(reply("550 No such file"), by: .retr))),
      text: "ferry: get a: not there (the server says: 550 No such file)",
      status: .refused
    ),
    Case(
      error: CommandError("ls", .session(.refused(reply("421 bye"), by: .list))),
      text: "ferry: ls: the server ends the session (the server says: 421 bye)\n"
        + "       Try again in a while.",
      status: .noConnection
    ),
    Case(
      error: CommandError("put a", .session(.refused(reply("451 \u{1B}[2J"), by: .stor))),
      text: "ferry: put a: not now (the server says: 451 \\x1b[2J)\n       Try again in a while.",
      status: .transient
    ),
    Case(
      error: CommandError("log in", .session(.loginRefused(reply("530 no")))),
      text: "ferry: log in: login refused (the server says: 530 no)\n"
        + "       Check the name and the password.",
      status: .loginRefused
    ),
    Case(
      error: CommandError([UInt8]("get a\u{7}".utf8), .local(.noSpace)),
      text: "ferry: get a\\x07: no space left on device",
      status: .local
    ),
    Case(
      error: CommandError("gte", .unknownCommand(near: ["get"])),
      text: "ferry: gte: no such command\n       Did you mean get?",
      status: .usage
    ),
    Case(
      error: CommandError("m", .ambiguousCommand(["mkdir", "mv"])),
      text: "ferry: m: Ambiguous: mkdir, mv",
      status: .usage
    ),
    Case(
      error: CommandError(
        [],
        .grammar(
          GrammarError(reason: .unclosedQuote("'"), offset: 7),
          line: [UInt8]("get ü 'x".utf8)
        )
      ),
      text: "ferry: the quote ' is never closed\n       get ü 'x\n             ^",
      status: .usage
    ),
    Case(
      error: CommandError("x*", .noMatch),
      text: "ferry: x*: no name there fits the pattern\n       Quote it if it is meant as a name.",
      status: .refused
    ),
    Case(
      error: CommandError("cd", .notConnected),
      text: "ferry: cd: not connected\n       Use 'open HOST' first.",
      status: .noConnection
    ),
    Case(error: CommandError("", .interrupted), text: "ferry: interrupted", status: .interrupted),
  ]

  @Test(arguments: cases)
  func `an error says what, why, and what can be done`(example: Case) {
    #expect(ErrorMessage.text(for: example.error, line: nil) == example.text)
    #expect(Shell.ExitStatus(example.error) == example.status)
  }

  @Test(arguments: [
    "530 Non-anonymous sessions must use encryption.", "530 You have to use FTP over TLS.",
    "421 Sorry, cleartext sessions are not accepted on this server.",
    "550 SSL/TLS required on the control channel",
  ])
  func `where a server wants TLS, the advice is to use it`(line: String) {
    for error in [FTPError.loginRefused(Self.reply(line)), .refused(Self.reply(line), by: .user)] {
      let text = ErrorMessage.text(for: CommandError("log in", .session(error)), line: nil)
      #expect(text.contains("'set tls require'"))
      #expect(!text.contains("password") && !text.contains("in a while"))
    }
  }

  @Test func `in a script the line comes first`() {
    let text = ErrorMessage.text(for: CommandError("cd x", .noMatch), line: 12)
    #expect(text.hasPrefix("ferry: line 12: cd x: "))
  }

  @Test(arguments: [
    ("host", "host", 21, nil), ("host:2121", "host", 2121, nil), ("me@host", "host", 21, "me"),
    ("::1", "::1", 21, nil), ("[::1]:2121", "::1", 2121, nil),
    ("ftp://me@host/", "host", 21, "me"), ("fe80::1%eth0", "fe80::1%eth0", 21, nil),
    ("me@::1", "::1", 21, "me"), ("me@[fe80::1%eth0]:2121", "fe80::1%eth0", 2121, "me"),
    ("ftp://me@[fe80::1%25eth0]/", "fe80::1%eth0", 21, "me"),
  ])
  func `hosts are named in every usual way`(
    text: String,
    host: String,
    port: UInt16,
    user: String?
  ) throws {
    let destination = try Destination([UInt8](text.utf8))
    #expect(destination.endpoint == Endpoint(host: host, port: port))
    #expect(destination.credentials?.user == user.map { [UInt8]($0.utf8) })
  }

  @Test(arguments: ["", "http://host/", "host:0", "host:99999", "a b", "ftps://:990/"])
  func `what is no host is refused`(text: String) {
    #expect(throws: CommandError.self) { try Destination([UInt8](text.utf8)) }
  }
}
