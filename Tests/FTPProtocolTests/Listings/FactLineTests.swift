import Testing

@testable import FTPProtocol

/// Lines of MLSD that stray from RFC 3659.
struct FactLineTests {
  @Test(arguments: [
    // ProFTPD 1.3.7 in a domain of Windows
    ("type=file;size=1;UNIX.groupname=domain users; a b", "file a b 1"),
    ("type=file;UNIX.ownername=J Q Public;UNIX.groupname=domain users;size=1; a; b", "file a; b 1"),
    ("TYPE=FILE;SIZE=12;MODIFY=20200517103000; U", "file U 12 20200517103000Z"),
    ("Type=file;Size=12;\tU v", "file U v 12"), ("Type=file;Size=12;U v.txt", "file U v.txt 12"),
    ("Type=file;Size=12;U=v.txt", "file U=v.txt 12"), ("type=file;size=12 U v", "file U v 12"),
    ("type=file;size=12; /pub/dir/a b.txt", "file a b.txt 12"),
    ("type=dir; /pub/sub/", "directory sub"),
    ("type=file;size=12; ./a", "file a 12"), ("type=file;size=-1; a", "file a"),
    (" type=file;size=1; a", "file a 1"), ("type=file;size=1;  lead ", "file  lead  1"),
  ])
  func `strays from the standard are read as a person would`(line: String, entry: String) {
    #expect(ListingSummary.ofFacts("\(line)\r\n") == [entry])
  }

  @Test(arguments: [
    "type=file;size=1 2;perm=r; a", "type=file;UNIX.group=domain users;name", "type=file;size=1; ",
    "hello", "hello=1; a",
  ])
  func `where a name begins is not guessed`(line: String) {
    #expect(Listing(facts: [UInt8]("\(line)\r\n".utf8)).map(\.kind) == [.unparsed])
  }

  @Test func `facts with a blank behind each are facts where all lines have them so`() {
    let lines = [
      "type=file; size=5; modify=20200105102030; a", "type=dir; modify=20200105102030; b; c",
    ]
    let expected = ["file a 5 20200105102030Z", "directory b; c 20200105102030Z"]
    let text = lines.map { $0 + "\r\n" }.joined()
    #expect(ListingSummary.ofFacts(text) == expected)
    #expect(ListingSummary.ofList(text) == expected)
    // By the standard, the name begins behind the first blank.
    #expect(ListingSummary.ofFacts("type=file; size=5; a\r\n") == ["file size=5; a"])
    let other = "type=file; size=5; a\r\ntype=file; size=6; b\r\ntype=file;size=7; c\r\n"
    #expect(ListingSummary.ofFacts(other) == ["file size=5; a", "file size=6; b", "file c 7"])
  }

  @Test func `names alone begin behind facts with a blank behind each`() {
    let octets = [UInt8](String(repeating: "type=file; size=5; a\r\n", count: 2000).utf8)
    var reader = ListingReader(namesOf: .facts, showsHidden: true, now: DialectTests.now)
    var listing = Listing()
    if let part = reader.read(octets.span) { listing.append(part) }
    listing.append(reader.finish())
    #expect(listing.count == 2000 && listing.last?.name == [UInt8]("a".utf8))
  }

  @Test func `the target of a link may have blanks`() {
    let line = [UInt8]("type=OS.unix=slink:/My Dir/x;size=1; l\r\n".utf8)
    #expect(Listing(facts: line).first?.linkTarget == [UInt8]("/My Dir/x".utf8))
  }

  @Test func `a line that tells where a link leads is no entry`() {
    let text = """
      type=OS.unix=symlink;unique=1; l\r
      type=file;unique=1; /actual/target\r
      type=file;unique=2; /dir/other\r

      """
    #expect(ListingSummary.ofFacts(text) == ["link l", "file /dir/other"])
  }

  @Test(arguments: [
    ("/dir/a", "/dir/b", ["file a", "file b"]),
    ("/dir/a", "/other/b", ["file a", "file /other/b"]),
    ("a", "/dir/b", ["file a", "file /dir/b"]), ("./a", "sub/b", ["file a", "file sub/b"]),
    ("/a", "/b", ["file a", "file b"]), ("../a", "./b/c", ["file ../a", "file ./b/c"]),
  ])
  func `a path is a name where it leads into the directory that is listed, as all others do`(
    first: String,
    second: String,
    entries: [String]
  ) {
    let text = "type=file; \(first)\r\ntype=file; \(second)\r\n"
    #expect(ListingSummary.ofFacts(text) == entries)
  }

  @Test func `names alone are the same names`() throws {
    let text = "type=file; a\r\ntype=file; /dir/b\r\n"
    let octets = [UInt8](String(repeating: text, count: 2000).utf8)
    var reader = ListingReader(namesOf: .facts, showsHidden: true, now: DialectTests.now)
    var names: [String] = []
    for start in stride(from: 0, to: octets.count, by: 5000) {
      guard let part = reader.read(octets[start..<min(start + 5000, octets.count)].span) else {
        continue
      }
      names += part.map { String(decoding: $0.name, as: UTF8.self) }
      names += String(decoding: part.plainNames, as: UTF8.self).split(separator: "\n").map(
        String.init
      )
    }
    names += reader.finish().map { String(decoding: $0.name, as: UTF8.self) }
    #expect(Set(names) == ["a", "/dir/b"] && names.count == 4000)
  }
}
