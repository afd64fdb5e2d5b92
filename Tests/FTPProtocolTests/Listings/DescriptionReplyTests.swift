import Testing

@testable import FTPProtocol

struct DescriptionReplyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let reply: String
    var path = "a"
    var kind = EntryKind.file
    var size: Int64? = 5
    var time: String? = "20230622143434"
    var group: String?
    var target: String?
    var testDescription: String { name }
  }

  static let cases = [
    // RFC 3659 §7.2
    Case(
      name: "one blank",
      reply: "250-Listing a\r\n type=file;size=5;modify=20230622143434; a\r\n250 End\r\n"
    ),
    // ProFTPD 1.3.8
    Case(
      name: "a whole path, and no text in the last line",
      reply: "250-Start\r\n modify=20230622143434;perm=adfrw;size=5;type=file; /d/a b\r\n250\r\n",
      path: "/d/a b"
    ),
    // Met by jlaffaye/ftp (issue 321), with a blank line behind it.
    Case(
      name: "no blank",
      reply: "250-\r\nSize=5;Modify=20230622143434.000;Type=file; a\r\n\r\n250 Done.\r\n"
    ),
    Case(
      name: "two blanks",
      reply: "250-x\r\n  size=5;type=file;modify=20230622143434; a\r\n250 End\r\n"
    ),
    // Met by jlaffaye/ftp (issue 338).
    Case(
      name: "four blanks",
      reply: "250-Listing\r\n    size=5;type=file;modify=20230622143434; a\r\n250 End\r\n"
    ),
    Case(
      name: "a tab",
      reply: "250-x\r\n\tsize=5;type=file;modify=20230622143434; a\r\n250 End\r\n"
    ),
    // Met by Commons Net (pull 45).
    Case(
      name: "behind the code",
      reply: "250-Start of list for /a\r\n250-modify=20230622143434;size=5;type=file; /a\r\n"
        + "250 End of list\r\n",
      path: "/a"
    ),
    Case(
      name: "behind the code and two blanks",
      reply: "250-x\r\n250-  size=5;type=file;modify=20230622143434; a\r\n250 End\r\n"
    ),
    Case(
      name: "in the first of several lines",
      reply: "250-size=5;type=file;modify=20230622143434; a\r\n250 End\r\n"
    ),
    Case(
      name: "in the last of several lines",
      reply: "250-x\r\n250 size=5;type=file;modify=20230622143434; a\r\n"
    ),
    Case(name: "in the only line", reply: "250 size=5;type=file;modify=20230622143434; a\r\n"),
    Case(
      name: "behind other lines",
      reply: "250-Facts of\r\n a\r\n\r\n are:\r\n Type=File;Size=5;MODIFY=20230622143434; a\r\n"
        + " so far\r\n250 End\r\n"
    ),
    // The line that RFC 3659 has comes before any other.
    Case(
      name: "a title that looks like facts",
      reply: "250-type=dir; b\r\n size=5;type=file;modify=20230622143434; a\r\n250 type=dir; c\r\n"
    ),
    // ProFTPD (issue 1495) in a domain of Windows.
    Case(
      name: "a group with a blank",
      reply: "250-Start\r\n modify=20230622143434;size=5;type=file;"
        + "UNIX.groupname=domain users;UNIX.mode=0777;UNIX.ownername=a b c; /a\r\n250 End\r\n",
      path: "/a",
      group: "domain users"
    ),
    Case(
      name: "a group with a blank, and a name with one and a semicolon",
      reply: "250-x\r\n size=5;type=file;modify=20230622143434;UNIX.groupname=d u; a b; c\r\n"
        + "250 x\r\n",
      path: "a b; c",
      group: "d u"
    ),
    Case(
      name: "a target with a blank",
      reply: "250-x\r\n type=OS.unix=slink:/b c;perm=r; /a\r\n250 End\r\n",
      path: "/a",
      kind: .link,
      size: nil,
      time: nil,
      target: "/b c"
    ),
    // Without the last semicolon, what is behind the blank is the name.
    Case(
      name: "facts without an end",
      reply: "250-x\r\n size=5;type=file;modify=20230622143434;UNIX.groupname=users a;b\r\n"
        + "250 x\r\n",
      path: "a;b",
      group: "users"
    ),
    Case(
      name: "the directory itself",
      reply: "250-x\r\n type=cdir;modify=20230622143434; /\r\n250 End\r\n",
      path: "/",
      kind: .directory,
      size: nil
    ),
  ]

  private func reply(_ text: String) throws -> Reply {
    var parser = ReplyParser()
    parser.append([UInt8](text.utf8).span)
    let reply = try #require(try parser.nextReply())
    #expect(!parser.hasBufferedOctets)
    return reply
  }

  @Test(arguments: cases)
  func `the entry is found wherever the reply to MLST has it`(example: Case) throws {
    let entry = try #require(ListingEntry(description: reply(example.reply)))
    #expect(String(decoding: entry.name, as: UTF8.self) == example.path)
    #expect(entry.kind == example.kind)
    #expect(entry.size == example.size)
    #expect(entry.modified?.timeValueText == example.time)
    #expect(entry.group.map { String(decoding: $0, as: UTF8.self) } == example.group)
    #expect(entry.linkTarget.map { String(decoding: $0, as: UTF8.self) } == example.target)
  }

  @Test(arguments: [
    "250 ok\r\n", "250\r\n", "250-Listing a\r\n a\r\n250 End\r\n", "250-\r\n\r\n \r\n250 End\r\n",
    "250-x\r\n type=file;size=5;\r\n250 End\r\n", "250-x\r\n type=file; \r\n250 End\r\n",
    "250-x\r\n colour=red; a\r\n250 End\r\n", "250 a=b c\r\n",
    "550 type=file;size=5; a\r\n", "550-x\r\n type=file;size=5; a\r\n550 no\r\n",
    // Where the name begins is a guess: no size has a blank in it.
    "250-x\r\n type=file;size=5 a; b\r\n250 End\r\n",
    "250-x\r\n size=5;type=file a;perm=r; b\r\n250 End\r\n",
  ])
  func `a reply without an entry has none`(text: String) throws {
    #expect(try ListingEntry(description: reply(text)) == nil)
    #expect(try reply(text).describedName == nil)
  }

  @Test(arguments: [
    ("250-x\r\n type=file; /d/a b\r\n250 x\r\n", "a b"), ("250 type=file; a\r\n", "a"),
    ("250 type=dir; /d/e/\r\n", "e"), ("250 type=file;UNIX.groupname=d u; d/a;b\r\n", "a;b"),
  ])
  func `the name that a reply is about is the last of its path`(text: String, name: String) throws {
    #expect(try reply(text).describedName == RemotePath.Component([UInt8](name.utf8)))
  }

  @Test(arguments: ["250 type=dir; /\r\n", "250 type=cdir; .\r\n", "250 type=pdir; /a/..\r\n"])
  func `a path that ends in no name is about none`(text: String) throws {
    #expect(try ListingEntry(description: reply(text)) != nil)
    #expect(try reply(text).describedName == nil)
  }

  @Test(arguments: cases)
  func `no octet in the wrong place does harm`(example: Case) {
    let octets = [UInt8](example.reply.utf8)
    for index in octets.indices {
      for octet in [0x09, 0x0A, 0x20, 0x2D, 0x3B, 0x3D, 0xFE] as [UInt8] {
        var parser = ReplyParser()
        var changed = octets
        changed[index] = octet
        parser.append(changed.span)
        guard let reply = try? parser.nextReply() else { continue }
        let described = ListingEntry(description: reply)
        #expect(described == nil || reply.code.isCompletion)
      }
    }
  }
}
