import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

struct DigestTests {
  /// Digests of `hello` and of its first three octets, from coreutils and zlib.
  static let digests: [(DigestAlgorithm, whole: String, part: String)] = [
    (
      .sha256, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      "d6a81f224bbf2f7c22baddbd5d40730eb20cfb0b3d74e10cab61788214caceb1"
    ),
    (.sha1, "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d", "3617b3d66d38049664288366ce2ef9f8b9747883"),
    (.md5, "5d41402abc4b2a76b9719d911017c592", "46356afe55fa3cea9cbe73ad442cad47"),
    (.crc32, "3610a686", "e50bf11b"),
  ]

  @Test(arguments: digests)
  func `proftpd digests files and parts of files`(
    algorithm: DigestAlgorithm,
    whole: String,
    part: String
  ) throws {
    try withRealSession(.proftpd) { session, server throws in
      #expect(try session.digestAlgorithms() == DigestAlgorithm.allCases)
      for name in ["a.txt", "a b.txt", "0 2", "deadbeef"] {
        try server.makeFile(name, [UInt8]("hello".utf8))
        let path = RemotePath(name)
        #expect(try session.digest(of: path, algorithm: algorithm).map(hex) == whole)
        let digest = try session.digest(of: path, algorithm: algorithm, range: 0..<3)
        #expect(digest.map(hex) == part)
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

  @Test func `a range that HASH passes over is no digest of the range`() throws {
    let digest = String(repeating: "ab", count: 20)
    let steps: [ScriptedServer.Step] = [
      .expect("TYPE I"), .say("200 ok"), .expect("RANG 2 3"), .say("350 ok"), .expect("HASH a"),
      .say("213 SHA-1 0-9 \(digest) a"), .expect("RANG 1 0"), .say("350 ok"), .expect("RANG 2 3"),
      .say("350 ok"), .expect("HASH a"), .say("213 SHA-1 2-3 \(digest) a"), .expect("RANG 1 0"),
      .say("350 ok"),
    ]
    try withScriptedSession(features: ["HASH SHA-1*;MD5", "RANG STREAM"], steps) {
      session,
      _ throws in
      #expect(try session.digest(of: "a", algorithm: .sha1, range: 2..<4) == nil)
      #expect(try session.digest(of: "a", algorithm: .sha1, range: 2..<4).map(hex) == digest)
    }
  }

  private func hex(_ octets: [UInt8]) -> String {
    octets.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
  }
}
