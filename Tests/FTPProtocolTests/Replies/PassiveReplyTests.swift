import Testing

@testable import FTPProtocol

struct PassiveReplyTests {
  private func reply(_ text: String) throws -> Reply {
    let code = try #require(ReplyCode(Int(text.prefix(3)) ?? 0))
    return Reply(code, wireLines: [[UInt8](text.utf8)])
  }

  @Test(arguments: [
    // vsftpd 3.0.3
    "227 Entering Passive Mode (127,0,0,1,156,64).",
    // the examples of curl's lib/ftp.c, seen in the field
    "227 Entering passive mode (127,0,0,1,156,64)",
    "227 Data transfer will passively listen to 127,0,0,1,156,64",
    "227 Entering passive mode. 127,0,0,1,156,64",
    // RFC 1123 §4.1.2.6: do not rely on the parentheses
    "227 =127,0,0,1,156,64",
    "227 Port 7 is open: 127, 0, 0, 1, 156, 64",
    "227 127,0,0,1,156,64",
    "227 (999,127,0,0,1,156,64) is odd",
  ])
  func `six numbers are found anywhere in a 227 reply`(text: String) throws {
    #expect(
      try PassiveReply.parsePassive(reply(text)) == HostPort(host: [127, 0, 0, 1], port: 40000)
    )
  }

  @Test(arguments: [
    "227 Entering Passive Mode", "227 (127,0,0,1,156)", "227 (127,0,0,256,156,64)",
    "227 (127,0,0,1,0,0)", "227 (127.0.0.1,156,64)", "227 (127,0,0,1,156,-64)", "227 (,,,,,)",
    "227 (1111111111111111111111,0,0,1,156,64",
  ])
  func `anything else in a 227 reply is no address`(text: String) throws {
    #expect(try PassiveReply.parsePassive(reply(text)) == nil)
  }

  @Test(arguments: [
    "229 Entering Extended Passive Mode (|||6446|)",
    "229 Entering Extended Passive Mode (|||6446|).",
    "229 Extended Passive mode OK (|||6446|)",
    // lavv17/lftp#370, git-ftp#492: a missing bar, missing parentheses
    "229 Entering Extended Passive Mode (|||6446)",
    "229 Entering Extended Passive Mode |||6446|",
    "229 Entering Extended Passive Mode |||6446",
    // RFC 2428 §3: any delimiter from 33 to 126
    "229 ok (!!!6446!)",
    "229 ok (|1|127.0.0.1|6446|)",
    "229 Entering Passive Mode (EPSV) (|||6446|)",
  ])
  func `the port is found in a 229 reply`(text: String) throws {
    #expect(try PassiveReply.parseExtendedPassive(reply(text)) == 6446)
  }

  @Test(arguments: [
    "229 Entering Extended Passive Mode", "229 (|||65536|)", "229 (|||0|)", "229 (||6446|)",
    "229 (|||64x46|)", "229 (||||)", "229 (", "227 (|||6446|)", "229 (|||99999999999999999999|)",
  ])
  func `anything else in a 229 reply is no port`(text: String) throws {
    #expect(try PassiveReply.parseExtendedPassive(reply(text)) == nil)
  }
}
