import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

struct NameCharsetTests {
  @Test(arguments: [
    "ISO-8859-1", "ISO-8859-6", "ISO-8859-8", "WINDOWS-1252", "CP437", "KOI8-R", "SHIFT_JIS",
    "EUC-JP", "GBK", "BIG5", "EUC-KR", "UTF-8",
  ])
  func `any octets come back as they were`(name: String) throws {
    let charset = try #require(NameCharset(name))
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<2000 {
      let octets = (0..<12).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 24) | (state & 1 == 0 ? 0x80 : 0)
      }.filter { $0 != 0x1B }
      #expect(charset.encoded(charset.decoded(octets)) == octets, "\(octets)")
    }
  }

  @Test func `undecodable octets stay what they are where that is no UTF-8`() throws {
    let charset = try #require(NameCharset("WINDOWS-1252"))
    #expect(charset.decoded([0x80, 0x81]) == [UInt8]("€".utf8) + [0x81])
    #expect(charset.encoded([UInt8]("€".utf8) + [0x81]) == [0x80, 0x81])
  }

  @Test func `a character that the charset has not is an error, not another name`() throws {
    let charset = try #require(NameCharset("ISO-8859-1"))
    #expect(charset.encoded([UInt8]("5 €".utf8)) == nil)
    #expect(charset.encoded([0x61, 0xE9]) == [0x61, 0xE9])
  }

  @Test(arguments: ["UTF-16", "UTF-32LE", "EBCDIC-US", "KLINGON", "UTF-7"])
  func `charsets in which commands would look different are refused`(name: String) {
    #expect(!SessionOptions.knowsCharset(name))
  }

  @Test(arguments: [ServerKind.vsftpd, .proftpd, .pureFTPd])
  func `names in the server's charset are UTF-8 here`(kind: ServerKind) throws {
    var options = SessionOptions()
    options.charset = "KOI8-R"
    try withRealSession(kind, session: options) { session, server throws in
      let path = RemotePath("файл")
      try session.makeDirectory(path)
      let names = try session.list(nil, now: .epoch, showsHidden: true).entries.map(\.name)
      #expect(names == [[UInt8]("файл".utf8)])
      try session.changeDirectory(to: path)
      #expect(try session.workingDirectory() == RemotePath("/файл"))
      session.options.charset = nil
      try session.changeDirectory(to: "/")
      #expect(try session.isDirectory(RemotePath([0xC6, 0xC1, 0xCA, 0xCC])))
      session.options.charset = "ISO-8859-1"
      #expect(throws: FTPError.self) { try session.removeDirectory(path) }
      #expect(session.isAlive)
    }
  }
}
