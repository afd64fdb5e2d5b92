import FTPClient
import FTPProtocol
import FTPTestSupport
import Testing

struct ContentDigestTests {
  /// FIPS 180-4 and RFC 1321 for "abc"; the check value of CRC-32 is that of its catalogue.
  static let digests: [(algorithm: DigestAlgorithm, text: String, hex: String)] = [
    (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (.sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.md5, "abc", "900150983cd24fb0d6963f7d28e17f72"),
    (.crc32, "123456789", "cbf43926"),
    (.crc32, "", "00000000"),
    (.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
    (
      .sha512, "abc",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
  ]

  @Test(arguments: digests)
  func `a digest is the one that the standards give, however the octets come`(
    algorithm: DigestAlgorithm,
    text: String,
    hex: String
  ) {
    let octets = [UInt8](text.utf8)
    for split in 0...octets.count {
      guard var digest = ContentDigest(algorithm) else {
        Issue.record("there is no such digest here")
        return
      }
      octets[..<split].withUnsafeBytes { digest.update($0) }
      octets[split...].withUnsafeBytes { digest.update($0) }
      let result = digest.finish()
      #expect(result.count == algorithm.octetCount)
      let digits = result.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      #expect(digits == hex)
    }
  }
}
