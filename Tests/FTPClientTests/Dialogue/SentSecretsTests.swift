import FTPProtocol
import Testing

@testable import FTPClient

/// Passwords that a server repeats: the one that was sent is `hush-9`.
struct SentSecretsTests {
  private func secrets() -> SentSecrets {
    var secrets = SentSecrets()
    secrets.note(Command(.pass, "hush-9"))
    secrets.note(Command(.site, "PSWD hush-9 hush-9-new"))
    secrets.note(Command(.pass, "abc"))
    return secrets
  }

  private func reply(_ code: Int, _ lines: [String]) throws -> Reply {
    Reply(try #require(ReplyCode(code)), wireLines: lines.map { [UInt8]($0.utf8) })
  }

  private func text(_ reply: Reply) -> String {
    reply.wireLines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }

  @Test func `no line of a reply shows one, and codes stay`() throws {
    let lines = ["230-hush-9", "hush-9", " hush-9!", "230 hush-9-new and hush-9"]
    let shown = secrets().shown(try reply(230, lines))
    #expect(text(shown) == "230-****\n****\n ****!\n230 **** and ****")
    #expect(shown.code.value == 230)
  }

  @Test func `a name that is like one is believed, and is not shown`() throws {
    let place = try reply(257, ["257 \"/hush-9\" is current"])
    #expect(secrets().believed(place, after: .pwd) == place)
    #expect(text(secrets().shown(place)) == "257 \"/****\" is current")
    let refusal = try reply(550, ["550 hush-9: no such file"])
    #expect(text(secrets().believed(refusal, after: .retr)) == "550 ****: no such file")
  }

  @Test func `three letters are left in other words`() throws {
    let reply = try reply(230, ["230 abcdef"])
    #expect(secrets().shown(reply) == reply)
  }
}
