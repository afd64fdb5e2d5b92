import FTPProtocol
import Testing

@testable import FTPClient

struct WorkingDirectoryTests {
  /// A user who is in `/d`, which PWD told, and whose login led to `/h`.
  private var inside: WorkingDirectory {
    var directory = WorkingDirectory()
    directory.noteLogin("/h")
    directory.want(.at("/d"))
    return directory
  }

  // MARK: Commands of the user's own making

  /// Such a command, and where its success leads by what PWD says then.
  struct Doubt: CustomTestStringConvertible, Sendable {
    let line: String

    /// Where the user is as far as anybody knows without asking.
    let likely: [String]?

    /// What PWD says, and what is known then; `nil` for a PWD that does not tell.
    let answers: [(told: RemotePath?, place: [String]?)]

    var testDescription: String { line }
  }

  private static let stays: [(told: RemotePath?, place: [String]?)] = [
    ("/d", ["/d", "=/d"]), (nil, ["/d", "=/d"]), ("/e", ["/e", "=/e"]),
  ]

  private static let mayMove: [(told: RemotePath?, place: [String]?)] = [
    ("/d", ["/d", "=/d"]), ("/e", ["/e", "=/e"]), (nil, nil),
  ]

  static let doubts = [
    // They should change no directory, and PWD is asked all the same.
    Doubt(line: "NOOP", likely: ["/d", "=/d"], answers: stays),
    Doubt(line: "TYPE A", likely: ["/d", "=/d"], answers: stays),
    Doubt(line: "DELE a", likely: ["/d", "=/d"], answers: stays),
    // They may do anything.
    Doubt(line: "SITE CPFR a", likely: nil, answers: mayMove),
    Doubt(line: "XFOO", likely: nil, answers: mayMove),
    Doubt(line: "CWD", likely: nil, answers: mayMove),
    Doubt(line: "USER other", likely: nil, answers: mayMove),
    // What they mean is no secret.
    Doubt(
      line: "CWD x",
      likely: ["/d", "=/d", "x"],
      answers: [
        ("/d/x", ["/d", "x", "=/d/x"]), ("/y", ["/d", "x", "=/y"]), (nil, ["/d", "=/d", "x"]),
      ]
    ),
    Doubt(
      line: "CWD /x",
      likely: ["/x"],
      answers: [("/x", ["/x", "=/x"]), (nil, ["/x"])]
    ),
    Doubt(
      line: "CDUP",
      likely: ["/d", "=/d", ".."],
      answers: [("/", ["/d", "..", "=/"]), (nil, ["/d", "=/d", ".."])]
    ),
  ]

  @Test(arguments: doubts)
  func `a command of the user's own making leads where it means, or where PWD says`(doubt: Doubt)
    throws
  {
    var directory = inside
    directory.doubt(after: try Command(line: doubt.line))
    #expect(directory.wanted == nil)
    #expect(directory.likely == doubt.likely.map { Place($0) })
    #expect(directory.isUnknown == (doubt.likely == nil))
    for answer in doubt.answers {
      #expect(directory.place(told: answer.told) == answer.place.map { Place($0) })
    }
  }

  @Test func `steps behind one another are all taken`() throws {
    var directory = inside
    for line in ["CWD x", "NOOP", "CDUP"] { directory.doubt(after: try Command(line: line)) }
    #expect(directory.likely == Place(["/d", "=/d", "x", ".."]))
  }

  static let returns: [(line: String, likely: [String]?)] = [
    ("CWD /x", ["/x"]), ("CWD x", nil), ("CDUP", nil), ("NOOP", nil),
  ]

  @Test(arguments: returns)
  func `once nobody knows, only a whole path tells again`(line: String, likely: [String]?) throws {
    var unknown = inside
    unknown.doubt(after: try Command(line: "SITE x"))
    var forgotten = unknown
    forgotten.leaveUnasked()
    for var directory in [unknown, forgotten] {
      directory.doubt(after: try Command(line: line))
      #expect(directory.likely == likely.map { Place($0) })
      #expect(directory.wanted == nil)
    }
  }

  // MARK: What can be asked no more

  static let losses: [(lines: [String], after: [String]?)] = [
    ([], ["/d", "=/d"]), (["NOOP"], ["/d", "=/d"]), (["CWD x"], ["/d", "=/d", "x"]),
    (["SITE x"], nil), (["SITE x", "CWD /y"], ["/y"]),
  ]

  @Test(arguments: losses)
  func `a new connection knows where a step meant to lead, and nothing of SITE`(
    lines: [String],
    after: [String]?
  ) throws {
    var directory = inside
    for line in lines { directory.doubt(after: try Command(line: line)) }
    directory.isInSequence = true
    directory.loseConnection()
    #expect(directory.wanted == after.map { Place($0) })
    #expect(!directory.isInSequence)
    // PWD on the new connection tells where the login led, and nothing else.
    #expect(directory.place(told: "/h") == after.map { Place($0) })
    #expect(!directory.isUnknown)
  }

  @Test(arguments: ["NOOP", "CWD x", "SITE x"])
  func `a place that was left before anybody asked is forgotten`(line: String) throws {
    var directory = inside
    directory.leaveUnasked()
    #expect(directory.wanted == .at("/d"), "a place that is known is no question")
    directory.doubt(after: try Command(line: line))
    directory.leaveUnasked()
    #expect(directory.wanted == nil)
    #expect(directory.likely == nil)
    #expect(directory.place(told: "/d") == nil)
    directory.want(.at("/e"))
    #expect(directory.wanted == .at("/e"))
  }

  // MARK: The login

  @Test func `where the login led is told to who is still there, and to nobody else`() {
    var directory = WorkingDirectory()
    #expect(directory.login == .notAsked)
    directory.noteLogin("/h")
    #expect(directory.wanted?.told == "/h")
    #expect(directory.home == Place(["=/h"]))
    directory.want(.at("/d"))
    directory.noteLogin("/h")
    #expect(directory.wanted == .at("/d"))
    directory.noteLogin(nil)
    #expect(directory.login == .untold)
    #expect(directory.home == .login)
    directory.forget()
    #expect(directory.wanted == .login)
    #expect(directory.login == .notAsked)
  }

  // MARK: PWD that never changes

  static let beliefs: [(target: [String], told: RemotePath, isBelieved: Bool)] = [
    (["/d", "=/d", "x"], "/d/x", true), (["/d", "=/d", "link"], "/y", true),
    // It says what it said before the step, or what it says always.
    (["/d", "=/d", "x"], "/d", false), (["/d", "=/d", "x"], "/h", false), (["/x"], "/d", false),
    // What was meant may be that very place.
    (["/d"], "/d", true), ([], "/h", true), (["/h"], "/h", true), (["/d", "=/d"], "/d", true),
    // The directory above that of a link is anywhere, and that above the root is the root.
    (["/d", "=/d", "x/.."], "/d", true), (["/d", "=/d", ".."], "/", true),
    (["/d", "=/d", ".."], "/d", false),
  ]

  @Test(arguments: beliefs)
  func `PWD is not believed when it says of a step what it said before`(
    target: [String],
    told: RemotePath,
    isBelieved: Bool
  ) {
    var directory = inside
    #expect(directory.believed(told, of: Place(target)) == (isBelieved ? told : nil))
    // From then on it is believed nothing.
    #expect((directory.believed("/new", of: Place(["/new"])) == nil) == !isBelieved)
  }
}
