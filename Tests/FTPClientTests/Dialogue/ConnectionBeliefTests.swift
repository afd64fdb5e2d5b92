import FTPProtocol
import Testing

@testable import FTPClient

struct ConnectionBeliefTests {
  @Test func `a new connection is where the login leads, and nothing is set`() {
    let belief = ConnectionBelief()
    #expect(belief.place == .login)
    #expect(belief.restart == 0)
    #expect(belief.type == nil)
    #expect(belief.protectionLevel == nil)
  }

  // MARK: Settings

  static let types: [(line: String, reply: String, type: RepresentationType?)] = [
    ("TYPE I", "200 ok", .image), ("TYPE A", "200 ok", .ascii), ("TYPE I", "500 no", nil),
    ("TYPE E", "200 ok", nil), ("TYPE I", "421 bye", nil),
  ]

  @Test(arguments: types)
  func `TYPE counts from its reply on`(sent: String, reply: String, type: RepresentationType?)
    throws
  {
    var line = BelievedLine()
    try line.send("TYPE A")
    try line.receive("200 ok")
    try line.send(sent)
    #expect(line.belief.type == nil)
    try line.receive(reply)
    #expect(line.belief.type == type)
  }

  static let restarts: [(dialogue: [(String, String?)], restart: Int64?)] = [
    ([("REST 5", nil)], nil),
    ([("REST 5", "350 ok")], 5),
    ([("REST 5", "502 no")], 0),
    // A transfer that was not done may have left it.
    ([("REST 5", "350 ok"), ("RETR a", nil)], nil),
    ([("REST 5", "350 ok"), ("RETR a", "550 no")], nil),
    ([("REST 5", "350 ok"), ("RETR a", "226 ok")], 0),
    ([("REST 5", "350 ok"), ("NOOP", "200 ok")], 5),
    ([("RETR a", "550 no")], 0),
    ([("REST 5", "350 ok"), ("RETR a", "550 no"), ("REST 0", "350 ok")], 0),
  ]

  @Test(arguments: restarts)
  func `REST counts from its reply to the end of a transfer`(
    dialogue: [(String, String?)],
    restart: Int64?
  ) throws {
    var line = BelievedLine()
    for (sent, reply) in dialogue {
      try line.send(sent)
      if let reply { try line.receive(reply) }
    }
    #expect(line.belief.restart == restart)
  }

  static let levels: [(line: String, reply: String, level: String?)] = [
    ("PROT P", "200 ok", "P"), ("PROT C", "200 ok", "C"), ("PROT P", "534 no", nil),
  ]

  @Test(arguments: levels)
  func `PROT counts from its reply on`(sent: String, reply: String, level: String?) throws {
    var line = BelievedLine()
    try line.send("PROT C")
    try line.receive("200 ok")
    try line.send(sent)
    #expect(line.belief.protectionLevel == nil)
    try line.receive(reply)
    #expect(line.belief.protectionLevel == level)
  }

  @Test func `OPTS HASH counts from its reply on, and other options have nothing to do with it`()
    throws
  {
    var line = BelievedLine()
    try line.send("OPTS HASH SHA-256")
    #expect(line.belief.hash == nil)
    try line.receive("200 ok")
    #expect(line.belief.hash == .sha256)
    try line.send("OPTS UTF8 ON")
    try line.receive("501 no")
    #expect(line.belief.hash == .sha256)
    try line.send("OPTS HASH MD5")
    try line.receive("501 no")
    #expect(line.belief.hash == nil)
  }

  // MARK: Doubt

  @Test(arguments: [true, false])
  func `a command of the user's own making leaves nothing set`(mayHaveMoved: Bool) throws {
    var line = BelievedLine(in: ["/a"])
    for (sent, reply) in [
      ("TYPE I", "200 ok"), ("OPTS HASH MD5", "200 ok"), ("PROT P", "200 ok"),
    ] {
      try line.send(sent)
      try line.receive(reply)
    }
    line.belief.doubt(andPlace: mayHaveMoved)
    #expect(line.belief.place == (mayHaveMoved ? nil : Place(["/a"])))
    #expect(line.belief.type == nil)
    #expect(line.belief.hash == nil)
    #expect(line.belief.restart == nil)
  }
}
