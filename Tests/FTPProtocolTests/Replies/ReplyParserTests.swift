import FTPTestSupport
import Testing

@testable import FTPProtocol

struct ReplyParserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let octets: [UInt8]
    let replies: [(Int, [String])]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ replies: [(Int, [String])]) {
      self.name = name
      octets = [UInt8](text.utf8)
      self.replies = replies
    }

    init(_ name: String, octets: [UInt8], _ replies: [(Int, [String])]) {
      self.name = name
      self.octets = octets
      self.replies = replies
    }
  }

  static let cases = [
    Case("one line", "220 ready\r\n", [(220, ["ready"])]),
    Case("a line feed alone", "220 ready\n", [(220, ["ready"])]),
    Case("no text", "226\r\n", [(226, [""])]),
    Case("no text but a blank", "226 \r\n", [(226, [""])]),
    Case("two replies glued together", "150 a\r\n226 b\r\n", [(150, ["a"]), (226, ["b"])]),
    // vsftpd 3.0.3, FEAT.
    Case(
      "several lines without codes",
      "211-Features:\r\n EPRT\r\n MDTM\r\n211 End\r\n",
      [(211, ["Features:", " EPRT", " MDTM", "End"])]
    ),
    // ProFTPD 1.3.8, HELP: every line has the code.
    Case("several lines with codes", "214-a\r\n214-b\r\n214 c\r\n", [(214, ["a", "b", "c"])]),
    // RFC 959 §4.2: only the same code ends it, and what follows that is a blank.
    Case(
      "lines that look like other replies",
      "230-hello\r\n220 not yet\r\n220\r\n230-still\r\n 230\r\n"
        + "230x\r\n2300\r\n230\t\r\n230 done\r\n",
      [(230, ["hello", "220 not yet", "220", "still", " 230", "230x", "2300", "230\t", "done"])]
    ),
    // RFC 3659 §7.2: `250 [SP text]` ends the reply to MLST.
    Case(
      "a code alone at the end",
      "250-\r\n type=file; a\r\n250\r\n226 b\r\n",
      [(250, ["", " type=file; a", ""]), (226, ["b"])]
    ),
    // Met by node-ftp (pull 1): every line has the code, the last nothing else.
    Case("a code alone behind codes", "220-a\r\n220-\r\n220\r\n", [(220, ["a", "", ""])]),
    Case("a code alone and a line feed", "220-a\n220\n331 b\n", [(220, ["a", ""]), (331, ["b"])]),
    Case("blank lines inside", "230-a\r\n\r\n\r\n230 b\r\n", [(230, ["a", "", "", "b"])]),
    Case("a bare carriage return", "220 a\rb\r\n", [(220, ["a\rb"])]),
    Case("CR NUL, Telnet's carriage return", "220 a\r\0b\r\n", [(220, ["a\rb"])]),
    Case("Telnet: IAC DO TIMING-MARK", octets: [0xFF, 0xFD, 6] + "220 a\r\n".utf8, [(220, ["a"])]),
    Case(
      "Telnet: a subnegotiation",
      octets: [0xFF, 0xFA, 24, 1, 0xFF, 0xF0] + "220 a\r\n".utf8,
      [(220, ["a"])]
    ),
    Case("a reply of RFC 2228", "631 cHJvdGVjdGVk\r\n", [(631, ["cHJvdGVjdGVk"])]),
  ]

  @Test(arguments: cases)
  func `replies are the same however the octets are cut`(example: Case) throws {
    try EverySplit.of(example.octets) { pieces in
      var parser = ReplyParser()
      var replies: [Reply] = []
      for piece in pieces {
        parser.append(piece.span)
        while let reply = try parser.nextReply() { replies.append(reply) }
      }
      #expect(replies.map(\.code.value) == example.replies.map(\.0))
      let texts = replies.map { $0.lines.map { String(decoding: $0, as: UTF8.self) } }
      #expect(texts == example.replies.map(\.1))
      #expect(!parser.hasBufferedOctets)
    }
  }

  @Test func `NUL is a line feed in a name where the server writes it so`() throws {
    var parser = ReplyParser()
    parser.form.writesLineFeedAsNUL = true
    parser.append([UInt8]("257 \"/a\0b\"\r\n".utf8).span)
    #expect(try parser.nextReply()?.lines == [[UInt8]("\"/a\nb\"".utf8)])
  }

  @Test func `all octets are text where the server does not speak Telnet`() throws {
    var parser = ReplyParser()
    parser.form.repliesSpeakTelnet = false
    parser.append(([UInt8]("257 ".utf8) + [0xFF, 0xFE, 0x61, 0xFF, 0xFF, 0x0A]).span)
    #expect(try parser.nextReply()?.lines == [[0xFF, 0xFE, 0x61, 0xFF, 0xFF]])
  }

  @Test func `255 is an octet of a name whether the server doubles it or not`() throws {
    for octets in [[0x61, 0xFF, 0xFF, 0x62], [0x61, 0xFF, 0x62]] as [[UInt8]] {
      var parser = ReplyParser()
      parser.append(([UInt8]("250 ".utf8) + octets + [0x0D, 0x0A]).span)
      #expect(try parser.nextReply()?.lines == [[0x61, 0xFF, 0x62]])
    }
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let name: String
    let octets: [UInt8]
    let error: ReplySyntaxError
    var testDescription: String { name }
  }

  static let refused = [
    Refused(
      name: "another protocol",
      octets: [UInt8]("SSH-2.0\r\n".utf8),
      error: .noReplyCode(line: [UInt8]("SSH-2.0".utf8))
    ),
    Refused(
      name: "two digits",
      octets: [UInt8]("22 x\r\n".utf8),
      error: .noReplyCode(line: [UInt8]("22 x".utf8))
    ),
    Refused(
      name: "a code from 000",
      octets: [UInt8]("099 x\r\n".utf8),
      error: .noReplyCode(line: [UInt8]("099 x".utf8))
    ),
    Refused(
      name: "a code from 700",
      octets: [UInt8]("700 x\r\n".utf8),
      error: .noReplyCode(line: [UInt8]("700 x".utf8))
    ),
    Refused(
      name: "four digits",
      octets: [UInt8]("2200 x\r\n".utf8),
      error: .noReplyCode(line: [UInt8]("2200 x".utf8))
    ),
    Refused(name: "a blank line", octets: [UInt8]("\r\n".utf8), error: .noReplyCode(line: [])),
    Refused(name: "a NUL", octets: [UInt8]("220 a\0b\r\n".utf8), error: .nul),
    Refused(
      name: "a line without an end",
      octets: [UInt8](repeating: 0x32, count: 200),
      error: .lineTooLong(limit: 100)
    ),
    Refused(
      name: "a Telnet subnegotiation without an end",
      octets: [255, 250] + [UInt8](repeating: 0x41, count: 200),
      error: .lineTooLong(limit: 100)
    ),
    Refused(
      name: "a reply without an end",
      octets: [UInt8](("220-x\r\n" + String(repeating: "y\r\n", count: 400)).utf8),
      error: .replyTooLong(limit: 300)
    ),
    Refused(
      name: "endless blank lines",
      octets: [UInt8](("220-x\r\n" + String(repeating: "\n", count: 400)).utf8),
      error: .replyTooLong(limit: 300)
    ),
  ]

  @Test(arguments: refused)
  func `what is no reply is an error that stays`(example: Refused) {
    EverySplit.of(example.octets) { pieces in
      var parser = ReplyParser(lineLimit: 100, replyLimit: 300)
      for piece in pieces { parser.append(piece.span) }
      #expect(throws: example.error) { try parser.nextReply() }
      parser.append([UInt8]("220 fine\r\n".utf8).span)
      #expect(throws: example.error) { try parser.nextReply() }
    }
  }

  @Test func `replies before the error are still given`() throws {
    var parser = ReplyParser()
    parser.append([UInt8]("220 a\r\nnonsense\r\n".utf8).span)
    #expect(try parser.nextReply()?.code.value == 220)
    #expect(throws: ReplySyntaxError.self) { try parser.nextReply() }
  }

  @Test(arguments: [[255], [255, 250, 1], [255, 253]] as [[UInt8]])
  func `a Telnet command that has not ended is noticed behind a reply`(octets: [UInt8]) throws {
    var parser = ReplyParser()
    parser.append(([UInt8]("234 go\r\n".utf8) + octets).span)
    _ = try parser.nextReply()
    #expect(parser.hasBufferedOctets)
  }

  @Test func `octets behind a reply are noticed`() throws {
    var parser = ReplyParser()
    parser.append([UInt8]("234 go\r\n2".utf8).span)
    _ = try parser.nextReply()
    #expect(parser.hasBufferedOctets)
  }
}
