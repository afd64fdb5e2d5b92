import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

struct RecentListingsTests {
  private func names(_ session: Session, _ path: RemotePath? = nil) throws -> [String] {
    try session.recentListing(path, now: .epoch, showsHidden: false, within: .seconds(60))
      .map { String(decoding: $0.name, as: UTF8.self) }.sorted()
  }

  @Test func `a listing is remembered until it is forgotten`() throws {
    try withRealSession(.proftpd) { session, server throws in
      _ = try session.workingDirectory()
      try server.makeFile("a", [1])
      #expect(try names(session) == ["a"])
      try server.makeFile("b", [1])
      #expect(try names(session) == ["a"])
      #expect(try names(session, "/") == ["a"])
      #expect(try session.list(nil, now: .epoch, showsHidden: false).count == 2)
      #expect(try names(session) == ["a", "b"])
      try server.makeFile("c", [1])
      session.forgetListings()
      #expect(try names(session) == ["a", "b", "c"])
    }
  }

  @Test func `what the session itself changes is not old`() throws {
    try withRealSession(.vsftpd) { session, server throws in
      _ = try session.workingDirectory()
      try server.makeFile("a", [1])
      try server.makeDirectory("d")
      #expect(try names(session) == ["a", "d"])
      try session.makeDirectory("e")
      #expect(try names(session) == ["a", "d", "e"])
      try session.rename("a", to: "b")
      #expect(try names(session) == ["b", "d", "e"])
      try session.store("/d/x") { _ in 0 }
      #expect(try names(session, "d") == ["x"])
      try session.removeFile("/d/x")
      #expect(try names(session, "d").isEmpty)
      _ = try session.performRaw(Command(.site, "CHMOD 600 b"))
      #expect(session.dialogue.takeChanges().count == 1)
    }
  }

  @Test(arguments: [
    (Command(.stor, "/d/x"), ["/", "/e"]), (Command(.rmd, "/d"), ["/e"]),
    (Command(.dele, "x"), []), (Command(.site, "CHMOD 644 /d/x"), []),
    (Command(.mkd, "/e/f/../g"), ["/", "/d"]),
  ])
  func `a command drops what it may have changed`(command: Command, kept: [String]) {
    var cache = RecentListings()
    for path in ["/", "/d", "/e"] {
      cache.keep(
        Listing(list: [UInt8]("x\n".utf8), now: .epoch),
        of: RemotePath(path),
        showsHidden: true
      )
    }
    cache.drop(changedBy: command)
    let left = ["/", "/d", "/e"].filter {
      cache.listing(of: RemotePath($0), showsHidden: false, within: .seconds(60)) != nil
    }
    #expect(left == kept)
  }

  @Test func `a listing without hidden names does not serve who wants them, nor an old one`() {
    var cache = RecentListings()
    cache.keep(Listing(), of: .root, showsHidden: false)
    #expect(cache.listing(of: .root, showsHidden: true, within: .seconds(60)) == nil)
    #expect(cache.listing(of: .root, showsHidden: false, within: .seconds(60)) != nil)
    #expect(cache.listing(of: .root, showsHidden: false, within: .seconds(-1)) == nil)
  }

  @Test(arguments: [
    ("MDTM a", true), ("MDTM 20200101000000 a", false), ("SIZE a", true), ("DELE a", false),
    ("SITE CHMOD 1 a", false), ("XDELTREE a", false),
  ])
  func `whoever does not know a command expects changes`(line: String, isHarmless: Bool) throws {
    let words = line.split(separator: " ", maxSplits: 1)
    let command = Command(try #require(CommandVerb(String(words[0]))), String(words[1]))
    #expect(command.mayChangeFiles != isHarmless)
  }
}
