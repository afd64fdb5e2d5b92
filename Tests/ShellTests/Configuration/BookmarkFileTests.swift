import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Shell

struct BookmarkFileTests {
  /// Runs with a file of such a text, and returns what is in it afterwards.
  private func text(
    _ text: String,
    _ body: (BookmarkFile) throws -> Void
  ) throws -> String {
    try withTemporaryDirectory { directory in
      let path = directory.appending("bookmarks")
      if !text.isEmpty { try PrivateFile.replace(path, with: [UInt8](text.utf8)) }
      try body(BookmarkFile(path))
      return String(decoding: try PrivateFile.read(path) ?? [], as: UTF8.self)
    }
  }

  private func bookmark(_ name: String, _ url: String) -> Bookmark {
    Bookmark(name, url: [UInt8](url.utf8))
  }

  @Test func `what is added is read back, whatever its octets are`() throws {
    var work = bookmark("work", "ftp://me@h/pub")
    for command in [
      "pass show work", " ends in blanks ", "it's \"both\"", "# no comment", "a\u{1}b",
    ] {
      work.passwordCommand = [UInt8](command.utf8)
      work.password = [0xFF, 0x20, 0x0D]
      let isAssigned = work.assign("2M", to: "rate")
      #expect(isAssigned)
      _ = try text("") { file in
        try file.add([work, bookmark("other", "ftps://x")])
        #expect(try file.bookmark(named: "work") == work)
        #expect(try file.bookmarks().map(\.name) == ["work", "other"])
      }
    }
  }

  @Test func `comments and other bookmarks stay when one is changed or removed`() throws {
    let before = "# mine\n\n# the office\n[work]\nurl=h\n; slow\n\n[home]\nurl = ftp://home\n"
    let after = try text(before) { file in
      try file.add([bookmark("work", "ftp://new")])
      #expect(try file.remove("home"))
      #expect(try !file.remove("home"))
    }
    #expect(after == "# mine\n\n# the office\n[work]\nurl = ftp://new\n; slow\n")
  }

  @Test func `what stands above a key of a bookmark stays when the next one is removed`() throws {
    let kept = "[a]\n# about a\nurl = ftp://a\n"
    let after = try text(kept + "# about b\n[b]\nurl = ftp://b\n") { file throws in
      #expect(try file.remove("b"))
    }
    #expect(after == kept)
  }

  @Test func `a comment behind a bookmark does not become the next one's`() throws {
    let before = "[a]\nurl = ftp://a\n# a's\n\n[b]\nurl = ftp://b\n[c]\nurl = ftp://c\n"
    let after = try text(before) { file throws in
      #expect(try file.remove("b"))
      #expect(try file.remove("c"))
    }
    #expect(after == "[a]\nurl = ftp://a\n# a's\n")
  }

  @Test(arguments: [
    ("[work]\nurl = ftp://h\ntls = requir\n", "'tls' cannot be that (line 3)"),
    ("[work]\nurl = ftp://h\nrat = 2M\n", "there is no setting 'rat' (line 3)"),
    ("[work]\nrate = 2M\n", "it has no 'url"),
    ("[work]\nurl = ftp://h:99999\n", "the URL in line 2"),
    ("[work]\nurl = ftp://h\nhello\n", "line 3 is not KEY = VALUE"),
    ("[work]\nurl = 'ftp://h\n", "a quote in line 2"), ("[work]\nurl=h\n[work]\nurl=h\n", "twice"),
  ])
  func `a bookmark with a line that makes no sense is refused, and the line is kept`(
    lines: String,
    why: String
  ) throws {
    let after = try text(lines + "[good]\nurl = ftp://g\n") { file in
      #expect(try file.bookmark(named: "good")?.url == [UInt8]("ftp://g".utf8))
      let error = #expect(throws: CommandError.self) { _ = try file.bookmark(named: "work") }
      guard case .refused(let reason, _) = error?.cause else { throw Missing() }
      #expect(reason.contains(why), "\(reason)")
      #expect(throws: CommandError.self) { try file.add([bookmark("more", "ftp://m")]) }
    }
    #expect(after.hasPrefix(lines))
  }

  private struct Missing: Error {}

  @Test(arguments: [
    (0o600, true, true), (0o640, false, true), (0o604, false, true), (0o644, false, true),
    (0o660, false, false), (0o602, false, false),
  ])
  func `secrets count only in a file that nobody else can read, or change`(
    mode: UInt16,
    password: Bool,
    command: Bool
  ) throws {
    try withTemporaryDirectory { directory in
      let path = directory.appending("bookmarks")
      let file = BookmarkFile(path)
      var (one, two) = (bookmark("one", "ftp://h"), bookmark("two", "ftp://h"))
      one.password = [1]
      two.passwordCommand = [1]
      try file.add([one, two])
      #expect(try FileInfo(of: path).mode == 0o600)
      try LocalDirectory.setMode(mode, of: path)
      let first = CommandError.of { () throws(CommandError) in try file.checkSecrecy(of: one) }
      let second = CommandError.of { () throws(CommandError) in try file.checkSecrecy(of: two) }
      #expect((first == nil) == password)
      #expect((second == nil) == command)
    }
  }

  @Test(arguments: [
    ("work", true), ("a.b-c_d+1", true),
    ("büro", true), ("", false), ("-x", false), (".x", false),
    ("2", false), ("2b", true), ("a b", false), ("a/b", false), ("a:b", false),
    ("a\u{202E}b", false),
    (String(repeating: "x", count: 65), false),
  ])
  func `names are what can be typed before a colon`(name: String, isName: Bool) {
    #expect(Bookmark.isName(name) == isName)
  }

  @Test(arguments: [
    ("My Site (new)", "My-Site-new"), ("--x", "x"), ("../etc", "etc"), ("\u{1B}[31mred", "31mred"),
    ("日本", "日本"), ("///", nil), ("", nil),
  ])
  func `names of other programs become names`(text: String, name: String?) {
    #expect(Bookmark.name(from: text) == name)
  }

  @Test(arguments: [
    ("ftp://h", "", "ftp://h"), ("ftp://h", "a", "ftp://h/a"),
    ("ftp://h/pub", "a/b", "ftp://h/pub/a/b"),
    ("ftp://h/pub", "/a", "ftp://h//a"), ("ftp://h//pub", "a", "ftp://h//pub/a"),
    ("ftp://h/pub", "*.txt", "ftp://h/pub/*.txt"), ("ftp://h/pub", "", "ftp://h/pub"),
    ("ftps://u@h:1/x", "50%;type=a #?", "ftps://u@h:1/x/50%25%3Btype=a%20%23?"),
  ])
  func `a path behind a name is relative to its directory`(url: String, path: String, whole: String)
  {
    let made = bookmark("n", url).url(of: Word(path))
    #expect(String(decoding: made, as: UTF8.self) == whole)
  }

  @Test func `patterns that were quoted stay names`() throws {
    let url = bookmark("n", "ftp://h").url(of: Word(literal: [UInt8]("a*b".utf8)))
    #expect(String(decoding: url, as: UTF8.self) == "ftp://h/a%2Ab")
  }

  @Test func `every verb of the command line is reserved, so that no bookmark hides behind it`() {
    for name in CommandLineVerbs.names { #expect(Bookmark.isReserved(name), "\(name)") }
    #expect(!Bookmark.isReserved("work"))
  }

  @Test func `the last directory is kept for each bookmark, and forgotten`() throws {
    try withTemporaryDirectory { directory in
      let last = LastDirectories(directory.appending("directories"))
      last.remember(RemotePath([UInt8]("/a b%".utf8)), at: "work")
      last.remember(RemotePath([0x2F, 0xFF, 0x0A]), at: "home")
      #expect(last.directory(at: "work")?.octets == [UInt8]("/a b%".utf8))
      #expect(last.directory(at: "home")?.octets == [0x2F, 0xFF, 0x0A])
      last.remember(nil, at: "work")
      #expect(last.directory(at: "work") == nil)
      #expect(last.directory(at: "home") != nil)
    }
  }
}
