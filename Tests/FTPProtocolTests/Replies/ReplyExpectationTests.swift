import Testing

@testable import FTPProtocol

struct ReplyExpectationTests {
  private func reply(_ line: String) throws -> Reply {
    let code = try #require(ReplyCode(Int(line.prefix(3)) ?? 0))
    return Reply(code, wireLines: [[UInt8](line.utf8)])
  }

  /// The sequences of replies as the RFCs have them, 2yz and 3yz.
  static let sequences: [(line: String, codes: [Int])] = [
    // RFC 959 §5.4, in its order.
    ("USER me", [230, 331, 332]), ("PASS x", [230, 202, 332]), ("ACCT x", [230, 202]),
    ("CWD a", [250]), ("CDUP", [200]), ("SMNT a", [202, 250]), ("REIN", [220]), ("QUIT", [221]),
    ("PORT 127,0,0,1,4,1", [200]), ("PASV", [227]), ("MODE S", [200]), ("TYPE I", [200]),
    ("STRU F", [200]), ("ALLO 5", [200, 202]), ("REST 5", [350]), ("STOR a", [226, 250]),
    ("STOU", [226, 250]), ("RETR a", [226, 250]), ("LIST", [226, 250]), ("NLST", [226, 250]),
    ("APPE a", [226, 250]), ("RNFR a", [350]), ("RNTO a", [250]), ("DELE a", [250]),
    ("RMD a", [250]), ("MKD a", [257]), ("PWD", [257]), ("ABOR", [225, 226]), ("SYST", [215]),
    ("STAT", [211, 212, 213]), ("HELP", [211, 214]), ("SITE x", [200, 202]), ("NOOP", [200]),
    // RFC 1639, RFC 2228, RFC 2389, RFC 2428, RFC 2640, RFC 3659, RFC 4217, RFC 7151.
    ("LPRT x", [200]), ("LPSV", [228]), ("AUTH TLS", [234, 334]), ("ADAT x", [235, 335]),
    ("USER me", [232, 336]), ("PBSZ 0", [200]), ("PROT P", [200]), ("CCC", [200]), ("FEAT", [211]),
    ("OPTS UTF8 ON", [200]), ("EPRT |1|127.0.0.1|9|", [200]), ("EPSV", [229]), ("LANG en", [200]),
    ("SIZE a", [213]), ("MLST a", [250]), ("MLSD", [226, 250]), ("HOST x", [220]),
    // draft-somers-ftp-mfxx, draft-bryan-ftpext-hash, draft-bryan-ftp-range, draft-twine-ftpmd5,
    // draft-peterson-streamlined-ftp-command-extensions.
    ("MFMT 20240102030405 a", [213]), ("MFF mode=644; a", [213]), ("HASH a", [213]),
    ("RANG 0 4", [350]), ("MD5 a", [251]), ("MMD5 a", [252]), ("AVBL", [213]),
    ("CSID Name=x;", [200]), ("RMDA a", [250]),
  ]

  @Test(arguments: sequences)
  func `what an RFC has for a command can answer it`(line: String, codes: [Int]) throws {
    for code in codes {
      #expect(try Command(line: line).judge(reply("\(code) text")) == .answer, "\(code)")
    }
  }

  /// What servers were seen to say, 2yz and 3yz.
  static let servers = [
    (
      "vsftpd 3.0.3",
      """
      AUTH 234, PBSZ 200, PROT 200, USER 331, PASS 230, SYST 215, FEAT 211, OPTS 200, PWD 257,
      XPWD 257, TYPE 200, MODE 200, STRU 200, NOOP 200, ALLO 202, MKD 257, XMKD 257, CWD 250,
      CDUP 250, XCWD 250, XCUP 250, REST 350, PASV 227, HELP 214, STAT 211, SITE 214, SITE 200,
      PORT 200, EPRT 200, EPSV 229, STOR 226, APPE 226, STOU 226, RETR 226, LIST 226, NLST 226,
      SIZE 213, STAT 213, RNFR 350, RNTO 250, DELE 250, RMD 250, XRMD 250, ABOR 225, QUIT 221
      """
    ),
    (
      "ProFTPD 1.3.8",
      """
      AUTH 234, PBSZ 200, PROT 200, CCC 200, USER 331, PASS 230, SYST 215, FEAT 211, CLNT 200,
      OPTS 200, CSID 200, PWD 257, XPWD 257, TYPE 200, MODE 200, STRU 200, NOOP 200, ALLO 202,
      MKD 257, XMKD 257, CWD 250, CDUP 250, XCWD 250, XCUP 250, REST 350, PASV 227, HELP 214,
      STAT 211, SITE 214, SITE 200, RANG 350, PORT 200, EPRT 200, EPSV 229, STOR 226, APPE 226,
      STOU 226, RETR 226, LIST 226, NLST 226, MLSD 226, SIZE 213, MFMT 213, MLST 250, STAT 213,
      HASH 213, XCRC 250, XMD5 250, XSHA 250, XSHA1 250, XSHA256 250, XSHA512 250, MD5 251,
      RNFR 350, RNTO 250, DELE 250, RMD 250, XRMD 250, ABOR 226, QUIT 221
      """
    ),
    (
      "Pure-FTPd 1.0.50",
      """
      USER 331, PASS 230, SYST 215, FEAT 211, OPTS 200, PWD 257, XPWD 257, TYPE 200, MODE 200,
      STRU 200, NOOP 200, ALLO 200, MKD 257, XMKD 257, CWD 250, CDUP 250, XCWD 250, XCUP 250,
      REST 350, PASV 227, HELP 214, STAT 211, ACCT 202, SITE 214, SITE 200, PORT 200, EPRT 200,
      EPSV 229, STOR 226, APPE 226, STOU 226, RETR 226, LIST 226, NLST 226, MLSD 226, SIZE 213,
      MFMT 213, SITE 213, MLST 250, STAT 213, RNFR 350, RNTO 250, DELE 250, RMD 250, XRMD 250,
      ABOR 226, QUIT 221
      """
    ),
    (
      "pyftpdlib 2.2.0",
      """
      AUTH 234, PBSZ 200, PROT 200, USER 331, PASS 230, SYST 215, FEAT 211, OPTS 200, PWD 257,
      XPWD 257, TYPE 200, MODE 200, STRU 200, NOOP 200, ALLO 202, MKD 257, XMKD 257, CWD 250,
      CDUP 250, XCWD 250, XCUP 250, REST 350, PASV 227, HELP 214, STAT 211, SITE 214, SITE 200,
      EPSV 229, STOR 226, APPE 226, STOU 226, RETR 226, LIST 226, NLST 226, MLSD 226, SIZE 213,
      MFMT 213, MLST 250, STAT 213, RNFR 350, RNTO 250, DELE 250, RMD 250, XRMD 250, ABOR 225,
      REIN 230, QUIT 221
      """
    ),
  ]

  @Test(arguments: servers)
  func `what a real server says to a command can answer it`(server: String, seen: String) throws {
    for pair in seen.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
      let words = pair.split(separator: " ")
      let command = try Command(line: String(words[0]))
      #expect(try command.judge(reply("\(words[1]) text")) == .answer, "\(pair)")
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let command: String
    let reply: String
    let verdict: ReplyVerdict
    var testDescription: String { "\(command): \(reply)" }

    init(_ command: String, _ reply: String, _ verdict: ReplyVerdict) {
      self.command = command
      self.reply = reply
      self.verdict = verdict
    }
  }

  /// Right codes of which servers prefer another than the RFC.
  static let preferences: [Case] = [
    ("USER me", "200 fine"), ("PASS x", "200 fine"), ("PASS x", "202 not needed"),
    ("CWD a", "200 here"), ("CDUP", "250 here"), ("XCWD a", "250 here"), ("DELE a", "200 gone"),
    ("MKD a", "250 made"), ("RMD a", "200 gone"), ("RNTO a", "200 done"),
    ("XPWD", #"257 "/a""#),
    ("PWD", "257 that is the current directory"),
    // FileZilla Server.
    ("OPTS UTF8 ON", "202 UTF8 mode is always enabled."),
    // vsftpd 3.0.3 over IPv6.
    ("PASV", "229 Entering Extended Passive Mode (|||2021|)"),
    ("EPSV ALL", "200 EPSV ALL command successful"), ("epsv all", "200 fine"),
    // Pure-FTPd 1.0.50, pyftpdlib 2.2.0.
    ("EPSV ALL", "220 Active mode is disabled"), ("REIN", "230 Ready for new user."),
    // z/OS.
    ("RETR a", "250 Transfer completed successfully."), ("STOR a", "200 done"),
    ("SIZE a", "213 20240102030405"), ("SIZE a", "250 12"), ("SIZE a", "200  12 "),
    ("MDTM a", "213 20240102030405"), ("MDTM a", "213 20240102030405.123"),
    ("MDTM a", "200 20240102030405"), ("MDTM a", "213 191240102030405"),
    // Serv-U.
    ("MDTM 20240102030405 a", "253 Date/time changed okay."),
    ("MDTM 20240102030405+060 a", "253 Date/time changed okay."),
    // vsftpd 3.0.3, Pure-FTPd 1.0.50.
    ("MDTM 20240102030405 a", "213 File modification time set."),
    ("SITE UTIME 20240102030405 a", "213 UTIME OK"),
    ("SITE CHMOD 644 a", "250 done"), ("SITE HELP", "214 none"), ("SITE x", "211 none"),
    // ProFTPD 1.3.8.
    ("XSHA256 a", "250 00"), ("XCRC a", "250 00"), ("FEAT", "214 none"),
    ("ABOR", "200 done"), ("ABOR", "250 done"), ("STOR a", "253 stored"),
    ("XYZZY", "250 nothing happens"), ("XYZZY", "226 nothing happens"), ("QUIT", "200 bye"),
  ].map { Case($0.0, $0.1, .answer) }

  /// Replies that another command was awaiting.
  static let strays: [Case] = [
    ("USER me", "220 again"), ("CWD a", "230 again"), ("PWD", "250 again"),
    ("PWD", #"250 "/a" is here"#), ("PWD", #"200 "/a""#),
    ("PWD", #"250 a "b""#), ("PWD", "250 /a"), ("PWD", "226 done"), ("LIST", "257 /"),
    ("RETR a", "213 5"), ("RETR a", "230 in"), ("STOR a", "213 5"), ("DELE a", "226 done"),
    ("DELE a", "257 made"), ("MKD a", "226 done"), ("RNTO a", "213 5"), ("RMD a", "230 in"),
    ("TYPE I", "226 done"), ("TYPE I", "250 here"), ("TYPE I", "213 5"), ("NOOP", "226 done"),
    ("NOOP", "250 gone"), ("PORT 127,0,0,1,4,1", "226 done"), ("PASV", "200 fine"),
    ("PASV", "226 done"), ("EPSV", "200 fine"), ("EPSV", "227 Entering (127,0,0,1,4,1)"),
    ("EPSV ALLY", "200 fine"), ("SIZE a", "200 Type set to I."), ("SIZE a", "229 (|||2021|)"),
    ("SIZE a", "250 12 octets"), ("SIZE a", "226"), ("MDTM a", "213 5"), ("MDTM a", "200 fine"),
    ("MDTM a", "213 2024010203040"), ("MDTM a", "229 (|||20240102030405|)"), ("MDTM", "213 fine"),
    ("MDTM 20240102030405", "200 fine"), ("MDTM 2024 a", "200 fine"),
    ("MDTM 20240102030405 ", "200 fine"), ("MDTM 20240102030405x a", "200 fine"),
    ("MDTM 20240102030405 a", "226 done"), ("MFMT 20240102030405 a", "226 done"),
    ("SYST", "200 fine"), ("SYST", "211 End"), ("FEAT", "215 UNIX"), ("FEAT", "213 5"),
    ("FEAT", "200 fine"), ("HELP", "200 fine"), ("STAT", "226 done"), ("MLST a", "226 done"),
    ("MLST a", "200 fine"), ("SITE x", "257 /"), ("SITE x", "226 done"), ("AUTH TLS", "200 fine"),
    ("AUTH TLS", "220 again"), ("PROT P", "234 go"), ("HASH a", "250 gone"), ("XCRC a", "226 done"),
    ("ABOR", "227 Entering (127,0,0,1,4,1)"), ("XYZZY", "227 Entering (127,0,0,1,4,1)"),
    ("XYZZY", "229 (|||2021|)"), ("REST 5", "200 fine"), ("RNFR a", "250 gone"),
    ("RANG 0 4", "213 5"), ("NOOP", "631 cHJvdGVjdGVk"),
  ].map { Case($0.0, $0.1, .stray) }

  /// 3yz where the command begins no sequence.
  static let intermediates: [Case] = [
    ("MKD a", "332 account?"), ("CWD a", "314 what?"), ("DELE a", "331 password?"),
    ("RNTO a", "350 go on"), ("RMD a", "350 go on"), ("SITE x", "332 account?"),
    ("STOR a", "314 what?"), ("RETR a", "350 go on"), ("PORT 127,0,0,1,4,1", "314 what?"),
    ("PWD", "314 what?"), ("NOOP", "350 go on"), ("PASS x", "331 password?"),
    ("RNFR a", "331 password?"), ("USER me", "350 go on"), ("XYZZY", "300 hm"), ("QUIT", "300 hm"),
  ].map { Case($0.0, $0.1, .wrongIntermediate) }

  @Test(arguments: preferences + strays + intermediates)
  func `a reply is judged by the command it would answer`(example: Case) throws {
    #expect(try Command(line: example.command).judge(reply(example.reply)) == example.verdict)
  }

  @Test(arguments: Set(sequences.map(\.line) + ["MDTM a", "XYZZY", "EPSV ALL"]).sorted())
  func `any command can be refused and can take its time`(line: String) throws {
    let command = try Command(line: line)
    for code in 400...599 { #expect(try command.judge(reply("\(code) no")) == .answer) }
    for code in 100...199 { #expect(try command.judge(reply("\(code) soon")) == .precedesAnswer) }
    for code in 600...699 { #expect(try command.judge(reply("\(code) x")) == .stray) }
  }

  @Test func `3yz answers commands of login and security, RNFR, REST, RANG and SITE alone`() throws
  {
    let begun = try Set(Self.sequences.map(\.line)).filter { line in
      let command = try Command(line: line)
      return try (300...399).contains { try command.judge(reply("\($0) x")) == .answer }
    }
    #expect(
      begun == [
        "USER me", "PASS x", "AUTH TLS", "ADAT x", "RNFR a", "REST 5", "RANG 0 4", "SITE x",
      ] as Set
    )
  }

  /// What is sent in one packet, with what servers answer.
  static let packets = [
    [
      ("TYPE I", "200 Switching to Binary mode."), ("SIZE a", "213 5"),
      ("MDTM a", "213 20240102030405"), ("EPSV", "229 Entering (|||2021|)"),
    ],
    [("CWD /a", "250 here"), ("PWD", #"257 "/a" is here"#), ("EPSV", "229 (|||2021|)")],
    [("SYST", "215 UNIX"), ("FEAT", "211 End"), ("PWD", #"257 "/""#)],
    [("PBSZ 0", "200 0"), ("PWD", #"257 "/""#), ("PASV", "227 (127,0,0,1,4,1)")],
  ]

  @Test(arguments: packets)
  func `replies of a packet that are one off are noticed`(packet: [(String, String)]) throws {
    let commands = try packet.map { try Command(line: $0.0) }
    let replies = try packet.map { try reply($0.1) }
    for shift in packet.indices {
      let verdicts = commands.indices.map {
        commands[$0].judge(replies[($0 + shift) % replies.count])
      }
      #expect(verdicts.contains(.stray) == (shift > 0))
    }
  }

  @Test func `no verb stands in the table twice`() {
    let names = ReplyExpectation.rows.flatMap { $0.names.split(separator: " ") }
    #expect(names.count == ReplyExpectation.table.count)
  }
}
