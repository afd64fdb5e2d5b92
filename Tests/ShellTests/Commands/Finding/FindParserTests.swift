import FTPProtocol
import Testing

@testable import Shell

struct FindParserTests {
  private func parse(_ text: String) throws -> FindRequest {
    let commands = try Tokenizer.commands(in: [UInt8](("find " + text).utf8))
    let words = try #require(commands.first).words.dropFirst()
    return try FindParser.parse(words.map { RemoteOperand(WordText.decode(WordText.encode($0))) })
  }

  /// An entry of MLSD at a path.
  private func found(_ facts: String, _ path: String, depth: Int = 1) throws -> FoundEntry {
    let line = [UInt8]("\(facts) \(path.split(separator: "/").last ?? "")\n".utf8)
    let entry = try #require(Listing(facts: line).first)
    return FoundEntry(entry, at: RemotePath(path), in: nil, depth: depth)
  }

  /// 2026-11-24 12:00:00.
  private let now: Int64 = 1_795_521_600

  private func fits(_ text: String, _ found: FoundEntry) throws -> Verdict {
    try parse(text).expression.evaluate(found, now: now).verdict
  }

  @Test(arguments: [
    ("-name '*.txt'", true), ("-name *.txt", true), ("-name *.TXT", false), ("-iname *.TXT", true),
    ("-name a", false), ("-path './pub/*'", true), ("-path '*/b*'", true), ("-ipath '*PUB*'", true),
    ("-type f", true), ("-type d", false), ("-type d,f", true), ("-size 3", true),
    ("-size 2", false), ("-size +2", true), ("-size -3", false), ("-size 1500c", true),
    ("-size 2k", true), ("-size +1k", true), ("-size 1M", true), ("-size -1M", false),
    ("-size +0G", true), ("-mtime 1", true), ("-mtime +0", true), ("-mtime -1", false),
    ("-mtime +1", false), ("-mmin +2000", true), ("-mmin -3000", true), ("-empty", false),
    ("-user me", true), ("-user you", false), ("-newermt 2026-11-22", true),
    ("-newermt '2026-11-23 00:00'", false), ("-newermt 2026-11-22T23:59:59Z", true),
    ("! -name *.txt", false), ("-not -type d", true), ("-type f -name *.txt", true),
    ("-type f -a -name a", false), ("-type d -o -name *.txt", true),
    ("-type d -or -name a", false), ("( -type d -o -type f ) -name b.txt", true),
    ("! ( -type d -o -type f )", false), ("-type d -name x -o -type f", true), ("", true),
    ("-prune", true), ("-maxdepth 3 -name *.txt -mindepth 1", true),
  ])
  func `entries fit as with find(1)`(text: String, isFitting: Bool) throws {
    let facts = "type=file;size=1500;modify=20261123000000;UNIX.ownername=me;"
    #expect(try fits(text, found(facts, "./pub/b.txt")) == Verdict(isFitting))
  }

  @Test(arguments: ["-size +1", "-mtime -1", "-empty", "-user me", "! -mtime -1", "-group x"])
  func `what the server does not tell fits neither a test nor its opposite`(text: String) throws {
    #expect(try fits(text, found("type=file;", "a")) == .unknown)
    let outcome = try parse(text + " -delete").expression.evaluate(
      found("type=file;", "a"),
      now: now
    )
    #expect(outcome.actions.isEmpty)
  }

  @Test(arguments: [
    ("-mtime -1 -name b", Verdict.no), ("-mtime -1 -o -name a", .yes),
    ("-name b -mtime -1", .no), ("! ( -mtime -1 -name b )", .yes),
  ])
  func `what is known decides where it can`(text: String, verdict: Verdict) throws {
    #expect(try fits(text, found("type=file;", "a")) == verdict)
  }

  // ls -l of a server whose zone nobody knows: its clock may be 14 hours ahead of UTC.
  @Test(arguments: [
    ("-mtime -2", "Nov 23 20:00", Verdict.yes), ("-mtime -1", "Nov 24 20:00", .yes),
    ("-mtime -1", "Nov 23 16:00", .unknown), ("-mtime +0", "Nov 23 16:00", .unknown),
    ("-mtime +10", "Nov 23 16:00", .no), ("-mtime 1", "Nov 20 16:00", .no),
    ("-newermt 2026-11-20", "Nov 23 16:00", .yes),
    ("-newermt 2026-11-23T20:00", "Nov 23 16:00", .unknown),
  ])
  func `a time without a zone decides only what is so in every zone`(
    text: String,
    date: String,
    verdict: Verdict
  ) throws {
    let line = [UInt8]("-rw-r--r-- 1 me us 5 \(date) a\n".utf8)
    let now = try #require(TimeValue(secondsSinceEpoch: now))
    let entry = try #require(Listing(list: line, now: now).first)
    #expect(try fits(text, FoundEntry(entry, at: RemotePath("a"), in: nil, depth: 1)) == verdict)
  }

  @Test func `an empty directory is one whose listing told that it is`() throws {
    var directory = try found("type=dir;", "d")
    #expect(try fits("-empty", directory) == .unknown)
    directory.isEmptyDirectory = true
    #expect(try fits("-empty", directory) == .yes)
    directory.isEmptyDirectory = false
    #expect(try fits("-empty", directory) == .no)
    #expect(try fits("-empty", found("type=file;size=0;", "f")) == .yes)
    #expect(try fits("-empty", found("type=OS.unix=slink:;size=0;", "l")) == .no)
  }

  @Test(arguments: [
    ("-name a", [FindAction.print]), ("-name a -print0", [.printNul]), ("-name b -print", []),
    ("-name a -print -delete", [.print, .delete]), ("-name a -o -delete", [.print]),
    ("-name b -o -delete", [.delete]), ("-name a -ls -name b -print", [.list]),
    ("-name a --json", [.object]), ("-get -delete", [.get, .delete]),
    ("( -name b -print ) -o -ls", [.list]), ("! -name a -print", []),
  ])
  func `actions are done where they are reached`(text: String, actions: [FindAction]) throws {
    // As with find(1), -print goes around all of an expression without an action.
    let expected = text == "-name a -o -delete" ? [] : actions
    let entry = try found("type=file;", "a")
    #expect(try parse(text).expression.evaluate(entry, now: now).actions == expected)
  }

  @Test func `starting points and limits come out of the line`() throws {
    let request = try parse("-L one 'two three' -maxdepth 2 -mindepth 1 -name x -prune")
    #expect(
      request.startingPoints.map { String(decoding: $0.word.plain, as: UTF8.self) } == [
        "one", "two three",
      ]
    )
    #expect(request.greatestDepth == 2)
    #expect(request.leastDepth == 1)
    #expect(request.followsLinks)
    #expect(request.prunes)
    #expect(!request.asksForEmptiness)
    #expect(try parse("-not -empty").asksForEmptiness)
  }

  @Test(arguments: [
    ("-nmae x", FindRequest.Mistake.unknown("-nmae")), ("-name", .missingValue("-name")),
    ("( -name x", .unbalanced), ("-name x )", .unbalanced), ("-name x -o", .missingTest("-o")),
    ("-o -name x", .missingTest("-o")), ("!", .missingTest("!")),
    ("-name x dir", .misplaced("dir")),
    ("-a -name x", .missingTest("-a")), ("-name x -a", .missingTest("-a")),
    ("-exec rm", .unknown("-exec")),
  ])
  func `a line that makes no sense is refused`(text: String, mistake: FindRequest.Mistake) throws {
    #expect(throws: mistake) { try parse(text) }
  }

  @Test(arguments: [
    "-size x", "-size +", "-size 5X", "-size ''", "-mtime 1.5", "-mtime --1", "-maxdepth -1",
    "-maxdepth x", "-type x", "-type fd", "-type ''", "-newermt yesterday", "-newermt 2026-13-01",
    "-newermt 2026-11-24T25:00", "-size 99999999999999999999",
  ])
  func `a value that makes no sense is refused`(text: String) throws {
    #expect(throws: FindRequest.Mistake.self) { try parse(text) }
  }

  @Test func `what prunes is known, and not where it is not reached`() throws {
    let expression = try parse("-name skip -prune -o -print").expression
    let skip = expression.evaluate(try found("type=dir;", "skip"), now: now)
    #expect(skip.prunes && skip.actions.isEmpty)
    let other = expression.evaluate(try found("type=dir;", "other"), now: now)
    #expect(!other.prunes && other.actions == [.print])
  }
}
