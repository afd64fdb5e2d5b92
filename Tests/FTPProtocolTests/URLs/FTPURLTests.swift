import Testing

@testable import FTPProtocol

struct FTPURLTests {
  private func parse(_ text: String) throws -> FTPURL { try FTPURL(parsing: [UInt8](text.utf8)) }

  @Test func `all parts of a URL are read`() throws {
    let url = try parse("FTP://me:s%40c:r@host.example:2121/dir/a%20b.txt")
    #expect(url.user == [UInt8]("me".utf8))
    #expect(url.password == [UInt8]("s@c:r".utf8))
    #expect(url.host == "host.example")
    #expect(url.port == 2121)
    #expect(url.path == RemotePath("dir/a b.txt"))
    #expect(url.passwordRange == 9..<16)
  }

  @Test(arguments: [
    ("ftp://h", nil), ("ftp://h/", nil), ("ftp://h/a", "a"), ("ftp://h//a", "/a"),
    ("ftp://h/%2Fa", "/a"), ("ftp://h/a/", "a/"), ("ftp://h/a;type=i", "a"), ("ftp://h/%E9", nil),
  ])
  func `paths are relative to the login, unless a second slash says otherwise`(
    text: String,
    path: String?
  ) throws {
    let expected = text.hasSuffix("%E9") ? RemotePath([0xE9]) : path.map { RemotePath($0) }
    #expect(try parse(text).path == expected)
  }

  @Test(arguments: [
    ("ftp://[::1]:21/a", "::1", 21), ("ftp://[fe80::1%25eth0]/", "fe80::1%eth0", nil),
    ("ftps://10.0.0.1", "10.0.0.1", nil), ("ftp://u@p@h/", "h", nil), ("ftp://h:/", "h", nil),
  ])
  func `hosts are names or addresses`(text: String, host: String, port: UInt16?) throws {
    #expect(try parse(text).host == host)
    #expect(try parse(text).port == port)
  }

  @Test(arguments: [
    ("http://h/", FTPURLError.Reason.scheme, 0), ("ftp:///a", .host, 6), ("ftp://", .host, 6),
    ("ftp://u@/a", .host, 8), ("ftp://[::1/a", .host, 6), ("ftp://h:99999/", .port, 8),
    ("ftp://h:0/", .port, 8), ("ftp://h:x/", .port, 8), ("ftp://h/%zz", .escape, 8),
    ("ftp://h/%4", .escape, 8), ("ftp://h/a%0d%0aDELE", .control, 9), ("ftp://h/%00", .control, 8),
  ])
  func `what is no URL is told with its place`(
    text: String,
    reason: FTPURLError.Reason,
    offset: Int
  ) {
    #expect(throws: FTPURLError(reason: reason, offset: offset)) { try parse(text) }
  }

  @Test(arguments: [
    ("ftp://h/a;type=a", "a", FTPURL.PathType.ascii), ("ftp://h/a;TYPE=A", "a", .ascii),
    ("ftp://h/a;type=i", "a", .image), ("ftp://h/d/;type=d", "d/", .directory),
    ("ftp://h/a;type=x", "a;type=x", nil), ("ftp://h/a;type=", "a;type=", nil),
    ("ftp://h/a%3Btype=a", "a;type=a", nil), ("ftp://h/a", "a", nil),
  ])
  func `the end of a URL may say what its path is`(
    text: String,
    path: String,
    type: FTPURL.PathType?
  ) throws {
    let url = try FTPURL(parsing: [UInt8](text.utf8))
    #expect(url.path == RemotePath(path))
    #expect(url.type == type)
  }
}
