import FTPProtocol
import Testing

@testable import FTPClient

struct PendingRepliesTests {
  // MARK: Commands one by one

  static let alone = [
    Arrivals(
      "each its own",
      ["CWD a", "DELE b"],
      [("250 ok", "answers CWD"), ("550 no", "answers DELE"), ("250 ok", "unasked")]
    ),
    Arrivals(
      "nothing was asked",
      [],
      [("150 x", "unasked"), ("226 x", "unasked"), ("421 x", "unasked")]
    ),
    // 120 before 220, and what servers say while they work (RFC 959 §4.2: any command).
    Arrivals(
      "1yz, again and again",
      ["STOR a"],
      [("125 go", "begins STOR"), ("150 go", "begins STOR"), ("226 ok", "answers STOR")]
    ),
    Arrivals(
      "1yz of no transfer",
      ["DELE a"],
      [("150 x", "begins DELE"), ("250 ok", "answers DELE")]
    ),
    // A few servers say 200 first, and 150 only then.
    Arrivals(
      "200 before 150",
      ["RETR a"],
      [("200 x", "begins RETR"), ("150 x", "begins RETR"), ("226 ok", "answers RETR")]
    ),
    Arrivals(
      "200 for 226",
      ["STOR a"],
      [("150 x", "begins STOR"), ("200 ok", "answers STOR")]
    ),
    Arrivals("226 without 150", ["LIST"], [("226 ok", "answers LIST")]),
    Arrivals(
      "a sequence",
      ["RNFR a", "RNTO b"],
      [("350 x", "answers RNFR"), ("250 x", "answers RNTO")]
    ),
    Arrivals(
      "421",
      ["CWD a", "DELE b"],
      [("421 bye", "answers CWD"), ("421 bye", "answers DELE")]
    ),
    Arrivals(
      "421 in a transfer",
      ["RETR a"],
      [("150 x", "begins RETR"), ("421 x", "answers RETR")]
    ),
  ]

  @Test(arguments: alone)
  func `a reply is that of the first command that has none`(example: Arrivals) throws {
    try example.check()
  }

  static let unfinished = [
    ("DELE a", "350 x"), ("CWD a", "332 x"), ("CDUP", "314 x"), ("MKD a", "314 x"),
    ("RNTO a", "350 x"), ("RMD a", "331 x"), ("SITE x", "332 x"), ("STOR a", "314 x"),
    ("RETR a", "314 x"), ("PORT 127,0,0,1,4,1", "314 x"), ("PWD", "314 x"), ("RNFR a", "332 x"),
    ("REST 5", "331 x"), ("USER me", "350 x"),
  ]

  @Test(arguments: unfinished)
  func `3yz leaves a command unfinished that begins no sequence with it`(
    line: String,
    reply: String
  ) throws {
    let verb = line.prefix { $0 != " " }
    try Arrivals(
      line,
      [Arrivals.Sent(line), "NOOP"],
      [(reply, "unfinished \(verb)")]
    ).check()
  }

  // MARK: Who waits

  @Test func `a command is awaited until its final reply, whatever comes before`() throws {
    var pending = PendingReplies()
    let ticket = pending.expect(PlacedCommand(try Command(line: "STOR a")), from: nil)
    let next = pending.expect(PlacedCommand(try Command(line: "NOOP")), from: nil)
    #expect(ticket != next)
    _ = pending.take(try Reply(line: "150 x"))
    #expect(pending.awaits(ticket))
    _ = pending.take(try Reply(line: "226 x"))
    #expect(!pending.awaits(ticket))
    #expect(pending.awaits(next))
    _ = pending.take(try Reply(line: "226 again"))
    #expect(pending.awaits(next))
    #expect(pending.entries.map(\.ticket) == [next])
  }
}
