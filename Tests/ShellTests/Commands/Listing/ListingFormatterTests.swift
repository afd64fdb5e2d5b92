import FTPProtocol
import Platform
import SystemPackage
import Terminal
import Testing

@testable import Shell

struct ListingFormatterTests {
  private static let facts = """
    type=file;size=12345;modify=20261124140307;UNIX.mode=0640;UNIX.ownername=me;unique=7; b.bin
    type=dir;modify=20250101000000;UNIX.mode=01777; dir
    type=file;size=7; a.txt
    type=file;UNIX.mode=0755; it's run

    """

  private func lines(
    _ style: ListingFormatter.Style,
    _ order: EntryOrder = .name,
    of text: String = facts,
    isReversed: Bool = false,
    isHumanReadable: Bool = false,
    names: NameStyle = NameStyle(isForTerminal: false)
  ) throws -> [String] {
    let octets = [UInt8](text.utf8)
    let listing =
      text.contains(";")
      ? Listing(facts: octets)
      : Listing(list: octets, now: .epoch)
    let entries = ListedEntries.directory(listing, RemotePath("/pub"))
    var written: [UInt8] = []
    let formatter = ListingFormatter(
      style: style,
      names: names,
      isHumanReadable: isHumanReadable,
      width: 40
    )
    let positions = entries.positions(order, isReversed: isReversed, showsHidden: true)
    try formatter.write(entries, at: positions) { written += $0 }
    return String(decoding: written, as: UTF8.self).split(separator: "\n").map { String($0) }
  }

  @Test func `names come one a line, or in columns with directories marked`() throws {
    #expect(try lines(.names) == ["a.txt", "b.bin", "dir", "it's run"])
    let names = NameStyle(isForTerminal: false, marks: .directories)
    #expect(try lines(.columns, names: names) == ["a.txt  b.bin  dir/  it's run"])
  }

  @Test func `entries are sorted by name, size, time or extension, or not at all`() throws {
    #expect(try lines(.names, .size) == ["b.bin", "a.txt", "dir", "it's run"])
    #expect(try lines(.names, .time) == ["b.bin", "dir", "a.txt", "it's run"])
    #expect(try lines(.names, .fileExtension) == ["dir", "it's run", "b.bin", "a.txt"])
    #expect(try lines(.names, .unsorted) == ["b.bin", "dir", "a.txt", "it's run"])
    #expect(try lines(.names, isReversed: true) == ["it's run", "dir", "b.bin", "a.txt"])
  }

  @Test func `a long listing shows what is known, and no more`() throws {
    #expect(
      try lines(.long) == [
        "-????????? - -  -     7 -                    a.txt",
        "-rw-r----- - me - 12345 2026-11-24 14:03:07Z b.bin",
        "drwxrwxrwt - -  -     - 2025-01-01 00:00:00Z dir",
        "-rwxr-xr-x - -  -     - -                    it's run",
      ]
    )
    #expect(try lines(.long, isHumanReadable: true)[1].contains(" 12K "))
  }

  // ls -l of vsftpd 3.0.3 with a link, and a server that tells the day only.
  @Test func `times have the precision that is known`() throws {
    let text = """
      lrwxrwxrwx    1 0        0               5 Nov 24 14:03 link -> a.txt
      -rw-r--r--    1 0        0               7 Nov 24  1969 old

      """
    #expect(
      try lines(.long, of: text) == [
        "lrwxrwxrwx 1 0 0 5 1969-11-24 14:03 link -> a.txt",
        "-rw-r--r-- 1 0 0 7 1969-11-24       old",
      ]
    )
  }

  @Test func `on a terminal names are quoted as they can be typed`() throws {
    let names = NameStyle(isForTerminal: true, marks: .all)
    #expect(try lines(.names, names: names) == ["a.txt", "b.bin", "dir/", #""it's run"*"#])
  }

  @Test func `colours take no room`() throws {
    let colors = FileColors(parsing: [UInt8]("di=1:ex=32:*.txt=35".utf8))
    let names = NameStyle(isForTerminal: true, marks: .directories, colors: colors)
    #expect(
      try lines(.columns, names: names) == [
        "\u{1B}[35ma.txt\u{1B}[0m  b.bin  \u{1B}[1mdir\u{1B}[0m/  \u{1B}[32m\"it's run\"\u{1B}[0m"
      ]
    )
  }

  @Test func `objects have the documented members, and none that is not known`() throws {
    #expect(
      try lines(.objects) == [
        #"{"name":"a.txt","path":"/pub/a.txt","type":"file","size":7}"#,
        #"{"name":"b.bin","path":"/pub/b.bin","type":"file","size":12345,"#
          + #""modified":"2026-11-24T14:03:07Z","modified_precision":"second","mode":"640","#
          + #""owner":"me","unique":"7"}"#,
        #"{"name":"dir","path":"/pub/dir","type":"dir","#
          + #""modified":"2025-01-01T00:00:00Z","modified_precision":"second","mode":"1777"}"#,
        #"{"name":"it's run","path":"/pub/it's run","type":"file","mode":"755"}"#,
      ]
    )
  }

  @Test func `a time that is not known to be UTC has no Z, and what was not understood is raw`()
    throws
  {
    let text = """
      lrwxrwxrwx    1 0        0               5 Nov 24 14:03 a"b -> a.txt
      gibberish\u{1B} from a server
      """
    #expect(
      try lines(.objects, .unsorted, of: text) == [
        #"{"name":"a\"b","path":"/pub/a\"b","type":"link","size":5,"#
          + #""modified":"1969-11-24T14:03:00","modified_precision":"minute","mode":"777","#
          + #""owner":"0","group":"0","target":"a.txt"}"#,
        #"{"type":"unparsed","raw":"gibberish\u001b from a server"}"#,
      ]
    )
  }

  @Test func `a name that is no UTF-8 comes with its octets`() {
    let octets = [UInt8]("type=file; a".utf8) + [0xE9, 0x0A]
    let listing = Listing(facts: octets)
    let line = EntryObject.line(for: listing[0], at: RemotePath([0x2F, 0x61, 0xE9]))
    #expect(
      String(decoding: line, as: UTF8.self)
        == "{\"name\":\"a\u{FFFD}\",\"name_bytes\":\"Yek=\",\"path\":\"/a\u{FFFD}\","
        + "\"path_bytes\":\"L2Hp\",\"type\":\"file\"}\n"
    )
  }

  @Test func `a line that nobody understood is shown as it came, and counted`() throws {
    #expect(try lines(.long, of: "gibberish from a server\n") == ["gibberish from a server"])
    let (out, err) = (Output.Captured(), Output.Captured())
    let output = Output(standardOutput: .captured(out), standardError: .captured(err))
    var notices = ListingNotices()
    let octets = [UInt8]("one\ntwo\n".utf8)
    notices.note(Listing(list: octets, now: .epoch), of: nil)
    notices.say(
      in: ShellState(
        mode: .script,
        output: output,
        interrupt: try Cancellation(),
        settings: Settings(),
        localDirectory: "/"
      )
    )
    #expect(err.text == "2 lines not understood\n")
    #expect(out.octets.isEmpty)
  }
}
