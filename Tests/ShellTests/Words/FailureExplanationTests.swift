import FTPClient
import FTPProtocol
import SystemPackage
import Testing
import Transfers
import Transport

@testable import Shell

struct FailureExplanationTests {
  @Test(arguments: [
    421, 425, 426, 450, 451, 452, 500, 501, 502, 503, 504, 522, 530, 532, 533, 534, 535, 536, 550,
    551, 552, 553,
  ])
  func `each code has a meaning of its own, and something to try`(code: Int) throws {
    #expect(ReplyExplanation.codes.contains(code))
    let explanation = ReplyExplanation.of(code)
    #expect(explanation.meaning.hasSuffix("."))
    #expect(!explanation.advice.isEmpty)
    let reply = Reply(try #require(ReplyCode(code)), wireLines: [[UInt8]("\(code) no".utf8)])
    let error = CommandError("get a", .session(.refused(reply, by: .retr)))
    let lines = FailureExplanation.lines(of: error, after: ["--> RETR a"])
    let text = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(text.contains(explanation.meaning.prefix(20)), "\(text)")
    #expect(text.contains("--> RETR a"))
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [
    (FTPError.transport(.timedOut(.connecting)), "firewall"),
    (.transport(.timedOut(.reading)), "too long"),
    (.dataConnection(.timedOut(.connecting)), "not data"),
    (.transport(.system(.connecting, .connectionRefused)), "nothing listens"),
    (.transport(.resolution("x")), "No address"), (.transport(.closedByPeer), "broke"),
    (.transport(.tls(.failed(["sslv3 alert handshake failure"]))), "no cipher"),
    (.transport(.tls(.failed(["tlsv13 alert certificate required"]))), "certificate of yours"),
    (.transport(.tls(.failed(["tlsv1 alert unknown ca"]))), "does not know who vouches"),
    (.transport(.tls(.notTLS)), "does not speak TLS"),
    (.transport(.tls(.noCommonVersion)), "no version"), (.passwordInClear(nil), "no TLS"),
  ])
  func `time-outs and TLS are explained in words`(error: FTPError, words: String) {
    let lines = FailureExplanation.lines(of: CommandError("open h", .session(error)), after: [])
    #expect(lines.joined(separator: " ").contains(words), "\(lines)")
    #expect(lines.contains("What to try:"))
  }

  private static let notUnderstood = "was not understood, so nothing was sent"

  @Test(arguments: [
    (CommandError.Cause.usage("no such option", "get"), notUnderstood),
    (.unknownCommand(near: ["get"]), notUnderstood), (.ambiguousCommand(["get"]), notUnderstood),
    (.notConnected, "No server is connected"), (.notLoggedIn, "nobody is logged in"),
    (.local(.noSpace), "This machine refused"), (.output(.brokenPipe), "This machine refused"),
    (.noMatch, "nothing of that name"), (.noSuchName, "nothing of that name"),
    (.badValue(allowed: "on, off"), "It takes on, off."),
    (.childFailed(1), "A program of this machine"), (.jobFailed(.refused), "in the background"),
    (.refused("two would be one", advice: "Rename one."), "  Two would be one."),
    (.foreign("a word of lftp", advice: nil), "Another client"),
    (.failed(.refused, "it is a directory", advice: "Use -r."), "  It is a directory."),
    (.failed(.local, "vi ended with status 1", advice: nil), "  Vi ended with status 1."),
    (.transfer(TransferFailure(.remoteFileExists)), "The name is taken"),
    (.interrupted, "You stopped it."),
  ])
  func `each cause is explained as what it was`(cause: CommandError.Cause, words: String) {
    let lines = FailureExplanation.lines(of: CommandError("get d", cause), after: [])
    #expect(lines.contains { $0.contains(words) }, "\(lines)")
    let isNotUnderstood = lines.contains { $0.contains(Self.notUnderstood) }
    #expect(isNotUnderstood == (words == Self.notUnderstood), "\(lines)")
  }
}
