import FTPProtocol
import Testing

struct DigestReplyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let lines: [String]
    var algorithm = DigestAlgorithm.md5
    var name = "a b.txt"
    let expected: String?
    var testDescription: String { lines.joined(separator: " / ") }
  }

  private static let md5 = "5d41402abc4b2a76b9719d911017c592"
  private static let other = "00000000000000000000000000000000"

  static let cases = [
    // draft-bryan-ftpext-hash, section 3.
    Case(lines: ["213 MD5 0-49 \(md5) a b.txt"], expected: md5),
    // ProFTPD 1.3.8.
    Case(lines: ["213-Computing MD5 digest", "213 MD5 0-5 \(md5) a b.txt"], expected: md5),
    Case(
      lines: ["250-Computing MD5 digest", "250 5D41402ABC4B2A76B9719D911017C592"],
      expected: md5
    ),
    Case(lines: ["251-Computing MD5 digest", "251 a b.txt \(md5)"], expected: md5),
    // draft-twine-ftpmd5.
    Case(lines: ["251 \"a b.txt\" \(md5)"], expected: md5),
    Case(lines: ["252 \"a b.txt\" \(md5)"], expected: md5),
    // FileZilla Server's early form, without a range.
    Case(lines: ["213 MD5 \(md5) a b.txt"], expected: md5),
    // Names that look like digests themselves.
    Case(lines: ["213 MD5 0-5 \(md5) \(other)"], name: other, expected: md5),
    Case(lines: ["251 \(other) \(md5)"], name: other, expected: md5),
    Case(lines: ["250 \(md5)"], name: md5, expected: md5),
    Case(
      lines: ["213 CRC32 0-5 3610a686 deadbeef"],
      algorithm: .crc32,
      name: "deadbeef",
      expected: "3610a686"
    ),
    // Zeros left out.
    Case(lines: ["250 10a686"], algorithm: .crc32, expected: "0010a686"),
    Case(lines: ["250 0a686"], algorithm: .crc32, expected: "0000a686"),
    // No digest, or not the one that was asked for.
    Case(lines: ["213 SHA-1 0-5 aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d a"], expected: nil),
    Case(lines: ["250 done"], expected: nil),
    Case(lines: ["250 \(md5) \(other)"], expected: nil),
    Case(lines: ["550 \(md5)"], expected: nil),
    Case(lines: ["250"], algorithm: .crc32, expected: nil),
  ]

  @Test(arguments: cases)
  func `a digest is found in every layout, and none is made up`(test: Case) throws {
    let code = try #require(Int(test.lines[0].prefix(3)).flatMap { ReplyCode($0) })
    let reply = Reply(code, wireLines: test.lines.map { [UInt8]($0.utf8) })
    let digest = DigestReply.parse(reply, test.algorithm, of: [UInt8](test.name.utf8))
    let text = digest?.map { octet in
      let digits = String(octet, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
    #expect(text == test.expected)
  }

  @Test func `FEAT tells which digests there are, best first`() throws {
    let lines = ["211-x", " HASH MD5;SHA-256;SHA-1*;CRC32", " XSHA512", " XCRC", "211 x"]
    let code = try #require(ReplyCode(211))
    let list = FeatureList(Reply(code, wireLines: lines.map { [UInt8]($0.utf8) }))
    #expect(list.digestAlgorithms == [.sha256, .sha512, .sha1, .md5, .crc32])
    #expect(list.hashAlgorithms == [.md5, .sha256, .sha1, .crc32])
    #expect(list.presetHashAlgorithm == .sha1)
    #expect(FeatureList().digestAlgorithms.isEmpty)
  }
}
