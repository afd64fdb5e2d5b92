import FTPProtocol
import Testing

@testable import FTPClient

struct StorageSpaceTests {
  private func reply(_ text: String) throws -> Reply {
    var parser = ReplyParser()
    let lines = text.split(separator: "\n").joined(separator: "\r\n")
    parser.append([UInt8]((lines + "\r\n").utf8).span)
    return try #require(try parser.nextReply())
  }

  // draft-peterson-streamlined-ftp-command-extensions-10 §4.
  @Test(arguments: [
    ("213 3452345", 3_452_345), ("213 0", 0), ("213 1,234", 1234), ("213 10 octets", 10),
    ("550 no such directory", nil), ("502 not here", nil), ("213 much", nil), ("213 -5", nil),
    ("213 99999999999999999999", nil),
  ])
  func `AVBL tells octets`(text: String, available: Int64?) throws {
    #expect(StorageSpace(available: try reply(text))?.available == available)
  }

  // As Globalscape EFT answers, after WinSCP's documentation of it.
  @Test func `XQUOTA tells what is used and what may be`() throws {
    let space = StorageSpace(
      quota: try reply(
        """
        213-File and disk usage
            File count: 3
            File limit: 10000
            Disk usage: 1532791
            Disk limit: 2048000
        213 File and disk usage end
        """
      )
    )
    #expect(space?.fileCount == 3)
    #expect(space?.fileLimit == 10000)
    #expect(space?.used == 1_532_791)
    #expect(space?.limit == 2_048_000)
    #expect(space?.available == 515_209)
  }

  @Test func `what is unlimited is no number, and what says nothing is nothing`() throws {
    let unlimited = StorageSpace(
      quota: try reply(
        "213-x\n File count: unlimited\n Disk usage: 5\n Disk limit: unlimited\n213 y"
      )
    )
    #expect(unlimited?.used == 5)
    #expect(unlimited?.limit == nil)
    #expect(unlimited?.available == nil)
    #expect(StorageSpace(quota: try reply("213-x\n nothing: 1\n213 y")) == nil)
    #expect(StorageSpace(quota: try reply("500 what?")) == nil)
  }
}
