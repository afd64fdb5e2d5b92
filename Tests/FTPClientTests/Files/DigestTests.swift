import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

struct DigestTests {
  /// Digests of `hello`, from coreutils and zlib.
  static let digests: [(DigestAlgorithm, String)] = [
    (.sha256, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
    (.sha1, "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"),
    (.md5, "5d41402abc4b2a76b9719d911017c592"), (.crc32, "3610a686"),
  ]

  @Test(arguments: digests)
  func `proftpd digests files, whatever their names`(
    algorithm: DigestAlgorithm,
    expected: String
  ) throws {
    try withRealSession(.proftpd) { session, server throws in
      #expect(try session.digestAlgorithms() == DigestAlgorithm.allCases)
      for name in ["a.txt", "a b.txt", "0 2", "deadbeef"] {
        try server.makeFile(name, [UInt8]("hello".utf8))
        #expect(try session.digest(of: RemotePath(name), algorithm: algorithm).map(hex) == expected)
      }
      #expect(try session.digest(of: "missing", algorithm: algorithm) == nil)
      #expect(session.isAlive)
    }
  }

  @Test(arguments: [ServerKind.vsftpd, .pureFTPd, .pyftpdlib])
  func `a server without digests is not asked for one`(kind: ServerKind) throws {
    try withRealSession(kind) { session, server throws in
      try server.makeFile("a.txt", [1])
      #expect(try session.digestAlgorithms().isEmpty)
      #expect(try session.digest(of: "a.txt", algorithm: .sha256) == nil)
    }
  }

  private func hex(_ octets: [UInt8]) -> String {
    octets.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
  }
}
