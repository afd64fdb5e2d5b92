import FTPProtocol
import Testing

@testable import FTPClient

struct PlaceBeliefTests {
  // MARK: CWD

  static let changes: [(reply: String, place: [String]?)] = [
    ("250 ok", ["/a"]), ("200 ok", ["/a"]), ("550 no", ["/old"]), ("450 not now", ["/old"]),
    ("421 bye", ["/old"]), ("332 who", nil), ("150 wait", nil),
  ]

  @Test(arguments: changes)
  func `CWD leads nowhere before its reply, and there when that comes late`(
    reply: String,
    place: [String]?
  ) throws {
    var line = BelievedLine(in: ["/old"])
    try line.send("CWD /a", to: ["/a"])
    #expect(line.belief.place == nil)
    // Somebody has stopped waiting, and asks something else.
    try line.send("SIZE x")
    #expect(line.belief.place == nil)
    try line.receive(reply)
    #expect(line.belief.place == place.map { Place($0) })
    try line.receive("213 5")
    #expect(line.belief.place == place.map { Place($0) })
  }

  @Test func `CDUP of the user's own making leads where nobody has said`() throws {
    var line = BelievedLine(in: ["/old"])
    try line.send("CDUP", to: ["/old", ".."])
    try line.receive("250 ok")
    #expect(line.belief.place == Place(["/old", ".."]))
    try line.send("CWD")
    try line.receive("250 ok")
    #expect(line.belief.place == nil)
  }

  @Test func `a login leads to its directory`() throws {
    var line = BelievedLine(in: ["/old"])
    for (sent, reply, place) in [
      ("USER me", "331 ?", nil), ("PASS x", "332 ?", nil), ("ACCT x", "230 in", Place.login),
    ] as [(String, String, Place?)] {
      try line.send(sent)
      #expect(line.belief.place == nil)
      try line.receive(reply)
      #expect(line.belief.place == place)
    }
  }

  // MARK: A place that goes

  static let losses: [(here: [String], dialogue: [(String, String)], isLost: Bool)] = [
    (["/a/b"], [("RMD /a/b", "250 ok")], true),
    (["/a/b"], [("RMD /a", "250 ok")], true),
    (["/a/b"], [("RMDA /a", "250 ok")], true),
    (["/a/b"], [("RMD ../b", "250 ok")], true),
    (["/a/b"], [("RMD /a/./c/../b", "250 ok")], true),
    (["/a/b"], [("RMD /a/b", "550 not empty")], false),
    (["/a/b"], [("RMD /a/b/c", "250 ok")], false),
    (["/a/b"], [("RMD /c", "250 ok")], false),
    (["/ab"], [("RMD /a", "250 ok")], false),
    (["/a/b"], [("RMD c", "250 ok")], false),
    (["/a/b"], [("DELE /a/b", "250 ok")], false),
    (["/a/b"], [("RNFR /a", "350 ok"), ("RNTO /c", "250 ok")], true),
    (["/a/b"], [("RNFR ../b", "350 ok"), ("RNTO ../c", "250 ok")], true),
    (["/a/b"], [("RNFR /a", "350 ok"), ("RNTO /c", "553 no")], false),
    (["/a/b"], [("RNFR /c", "350 ok"), ("RNTO /a/d", "250 ok")], false),
    (["/a/b"], [("RNFR c", "350 ok"), ("RNTO d", "250 ok")], false),
    // Nobody knows which path that is.
    (["a"], [("RMD /x", "250 ok")], true),
    (["a", ".."], [("RMD /x", "250 ok")], true),
    (["a"], [("RMD x", "250 ok")], false),
  ]

  @Test(arguments: losses)
  func `a place that may have been removed or renamed is one no more`(
    here: [String],
    dialogue: [(String, String)],
    isLost: Bool
  ) throws {
    var line = BelievedLine(in: here)
    for (sent, reply) in dialogue {
      try line.send(sent)
      try line.receive(reply)
    }
    #expect(line.belief.place == (isLost ? nil : Place(here)))
  }
}
