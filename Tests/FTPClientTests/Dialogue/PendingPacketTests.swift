import FTPProtocol
import Testing

@testable import FTPClient

struct PendingPacketTests {
  // MARK: Replies too many

  static let strays = [
    // A second 230, 250 and 226, some milliseconds after the first.
    Arrivals(
      "230 before FEAT",
      ["FEAT"],
      [("230 in", "strays before FEAT"), ("211 End", "answers FEAT")]
    ),
    Arrivals(
      "250 before PWD",
      ["PWD"],
      [("250 x", "strays before PWD"), ("257 \"/\"", "answers PWD")]
    ),
    Arrivals(
      "226 before SIZE",
      ["SIZE a"],
      [("226 done", "strays before SIZE"), ("213 5", "answers SIZE")]
    ),
    Arrivals(
      "in front of a packet",
      ["TYPE I", .behind("SIZE a")],
      [("226 x", "strays before TYPE"), ("200 x", "answers TYPE"), ("213 5", "answers SIZE")]
    ),
    // Nobody asks for protected replies (RFC 2228).
    Arrivals("6yz", ["DELE a"], [("631 x", "strays before DELE"), ("250 x", "answers DELE")]),
    // What the command itself could have is taken for its own: only a fence shows more.
    Arrivals("250 before DELE", ["DELE a"], [("250 x", "answers DELE"), ("550 no", "unasked")]),
  ]

  @Test(arguments: strays)
  func `a reply that the first command of a packet cannot have is left from before`(
    example: Arrivals
  ) throws {
    try example.check()
  }

  static let fences = [
    Arrivals(
      "all before it belongs to nobody",
      [.fence("NOOP")],
      [
        ("250 x", "strays before NOOP"), ("550 x", "strays before NOOP"),
        ("150 x", "strays before NOOP"), ("331 x", "strays before NOOP"),
        ("226 x", "strays before NOOP"), ("200 x", "answers NOOP"),
      ]
    ),
    Arrivals("NOOP that is not known", [.fence("NOOP")], [("500 x", "answers NOOP")]),
    Arrivals("NOOP that is not done", [.fence("NOOP")], [("502 x", "answers NOOP")]),
    Arrivals(
      "PWD, where the command is answered like NOOP",
      [.fence("PWD")],
      [("200 x", "strays before PWD"), ("257 \"/\"", "answers PWD")]
    ),
    Arrivals("421", [.fence("NOOP")], [("421 x", "answers NOOP")]),
  ]

  @Test(arguments: fences)
  func `a fence is told from every reply to the command before it`(example: Arrivals) throws {
    try example.check()
  }

  // MARK: Packets

  static let disorders = [
    // An asynchronous server.
    Arrivals(
      "502, 200, 502, 229",
      ["TYPE I", .behind("SIZE a"), .behind("MDTM a"), .behind("EPSV")],
      [("502 size", "answers TYPE"), ("200 type", "out of order at SIZE")]
    ),
    Arrivals(
      "the second one's reply first",
      ["TYPE I", .behind("SIZE a")],
      [("213 5", "out of order at TYPE")]
    ),
    Arrivals(
      "one of them answered twice",
      ["TYPE I", .behind("SIZE a"), .behind("EPSV")],
      [("200 x", "answers TYPE"), ("213 5", "answers SIZE"), ("213 5", "out of order at EPSV")]
    ),
    // A number is no time.
    Arrivals(
      "SIZE and MDTM changed places",
      ["MDTM a", .behind("SIZE a")],
      [("213 5", "out of order at MDTM")]
    ),
    // Pure-FTPd 1.0.50 answers at once what comes during a transfer.
    Arrivals(
      "500 in a transfer",
      ["RETR a", .behind("EPSV")],
      [("150 x", "begins RETR"), ("500 x", "out of order at RETR")]
    ),
    Arrivals(
      "229 in a transfer",
      ["RETR a", .behind("EPSV")],
      [("150 x", "begins RETR"), ("229 x", "out of order at RETR")]
    ),
  ]

  @Test(arguments: disorders)
  func `a reply that another command of the packet may have breaks the order`(
    example: Arrivals
  ) throws {
    try example.check()
  }

  static let orders = [
    Arrivals(
      "a refused transfer and the question behind it",
      ["RETR a", .behind("EPSV")],
      [("550 no", "answers RETR"), ("229 x", "answers EPSV")]
    ),
    Arrivals(
      "a refused way and a listing",
      ["CWD a", .behind("LIST")],
      [("550 no", "answers CWD"), ("150 x", "begins LIST"), ("226 x", "answers LIST")]
    ),
    Arrivals(
      "a rename and an upload",
      ["RNFR a", .behind("RNTO b"), .behind("STOR c"), .behind("SIZE c")],
      [
        ("350 x", "answers RNFR"), ("250 x", "answers RNTO"), ("150 x", "begins STOR"),
        ("226 x", "answers STOR"), ("213 5", "answers SIZE"),
      ]
    ),
  ]

  @Test(arguments: orders)
  func `a packet has a reply for each command, in their order`(example: Arrivals) throws {
    try example.check()
  }
}
