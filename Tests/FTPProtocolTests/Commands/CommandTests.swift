import Testing

@testable import FTPProtocol

struct CommandTests {
  @Test func `a command is its verb, a blank, its argument and CRLF`() throws {
    #expect(try Command(.retr, "a b").encoded() == [UInt8]("RETR a b\r\n".utf8))
    #expect(try Command(.pwd).encoded() == [UInt8]("PWD\r\n".utf8))
    // aio-libs and rclone met servers that refuse `MLSD ` with a blank.
    #expect(try Command(.mlsd, nil).encoded() == [UInt8]("MLSD\r\n".utf8))
  }

  @Test func `octets that are no text travel as they are, 255 doubled for Telnet`() throws {
    #expect(
      try Command(.dele, [0xE9, 0xFF, 0x1B]).encoded()
        == [UInt8]("DELE ".utf8) + [0xE9, 0xFF, 0xFF, 0x1B, 0x0D, 0x0A]
    )
  }

  @Test func `a server that takes both octets for the name's gets one`() throws {
    var form = ArgumentForm()
    form.doublesTelnetEscape = false
    #expect(
      try Command(.dele, [0xFF]).encoded(form) == [UInt8]("DELE ".utf8) + [0xFF, 0x0D, 0x0A]
    )
  }

  @Test func `a line feed is NUL where the server reads it so, and never ends the line`() throws {
    var form = ArgumentForm()
    form.writesLineFeedAsNUL = true
    #expect(
      try Command(.dele, "a\nb").encoded(form) == [UInt8]("DELE a\0b\r\n".utf8)
    )
    #expect(throws: CommandSyntaxError.lineBreak(.dele)) {
      try Command(.dele, "a\rb").encoded(form)
    }
    #expect(throws: CommandSyntaxError.nul(.dele)) { try Command(.dele, [0]).encoded(form) }
  }

  @Test(arguments: [
    ([0x61, 0x0D], CommandSyntaxError.lineBreak(.retr)),
    ([0x0A, 0x61], .lineBreak(.retr)),
    ([0x61, 0x0D, 0x0A] + [UInt8]("DELE x".utf8), .lineBreak(.retr)),
    ([0x61, 0x00], .nul(.retr)),
    ([UInt8](repeating: 0x61, count: 9000), .tooLong(.retr, limit: 8192)),
  ])
  func `an argument that would be another command is refused`(
    argument: [UInt8],
    error: CommandSyntaxError
  ) {
    #expect(throws: error) { try Command(.retr, argument).encoded() }
  }

  @Test(arguments: ["pass", "PASS", "Acct"])
  func `passwords and accounts are secret`(verb: String) throws {
    #expect(try Command(#require(CommandVerb(verb)), "x").isSecret)
    #expect(!Command(.user, "x").isSecret)
  }

  @Test(arguments: [
    "STOR a", "STOU", "APPE a", "DELE a", "RMD a", "RMDA a", "MKD a", "RNTO a", "SITE CHMOD 644 a",
    "MFMT 20240102030405 a", "MFF mode=644; a", "MDTM 20240102030405 a", "CWD a", "CDUP", "REIN",
    "USER me", "PASS x", "ACCT x", "AUTH TLS", "CCC", "HOST x", "QUIT", "ABOR", "XRMD a", "XYZZY",
  ])
  func `what files, place or login may be different after is not to be repeated`(
    line: String
  ) throws {
    #expect(try Command(line: line).changesServer)
  }

  @Test(arguments: [
    "PWD", "LIST", "NLST a", "MLSD", "MLST a", "RETR a", "SIZE a", "MDTM a", "MDTM 20240102030405",
    "MDTM a 20240102030405", "TYPE I", "MODE S", "STRU F", "PORT 127,0,0,1,4,1", "EPRT |1|::1|9|",
    "PASV", "EPSV", "REST 5", "RANG 0 4", "RNFR a", "ALLO 5", "SYST", "STAT", "HELP", "NOOP",
    "FEAT", "OPTS UTF8 ON", "CLNT x", "CSID Name=x;", "PBSZ 0", "PROT P", "HASH a", "XCRC a",
    "XSHA256 a", "MD5 a", "AVBL", "XQUOTA",
  ])
  func `questions and settings can be repeated`(line: String) throws {
    #expect(try !Command(line: line).changesServer)
  }

  @Test(arguments: ["", "A B", "NOOP\r", "é", "A\0", String(repeating: "A", count: 33)])
  func `what is no word of letters is no verb`(name: String) {
    #expect(CommandVerb(name) == nil)
  }

  @Test func `addresses are written as PORT and EPRT want them`() {
    #expect(HostPort(host: [127, 0, 0, 1], port: 6446).portArgument == "127,0,0,1,25,46")
    #expect(
      HostPort.eprtArgument(ipv6: true, address: "::1", port: 6446) == "|2|::1|6446|"
    )
  }
}

extension Command {
  /// Takes a line as it travels, without its end.
  init(line: String) throws {
    let parts = line.split(separator: " ", maxSplits: 1)
    let verb = try #require(CommandVerb(String(parts[0])))
    self.init(verb, parts.count > 1 ? [UInt8](parts[1].utf8) : nil)
  }
}
