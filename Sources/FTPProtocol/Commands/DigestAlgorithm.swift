/// How the octets of a file are boiled down to a few, and under which names servers know it.
package enum DigestAlgorithm: String, Hashable, Sendable, CaseIterable {
  case sha256 = "SHA-256"
  case sha512 = "SHA-512"
  case sha1 = "SHA-1"
  case md5 = "MD5"
  case crc32 = "CRC32"

  /// The octets of a digest.
  package var octetCount: Int {
    switch self {
    case .sha256: 32
    case .sha512: 64
    case .sha1: 20
    case .md5: 16
    case .crc32: 4
    }
  }

  /// The commands that compute this one alone, best first; FEAT tells which of them are there.
  package var verbs: [CommandVerb] {
    switch self {
    case .sha256: [.xsha256]
    case .sha512: [.xsha512]
    case .sha1: [.xsha1, .xsha]
    case .md5: [.xmd5, .md5, .mmd5]
    case .crc32: [.xcrc]
    }
  }

  /// Takes a name from the HASH line of FEAT, or one that a user typed: `SHA-256*`, `sha1`.
  package init?(named name: some StringProtocol) {
    let plain = name.uppercased().filter { $0 != "-" && $0 != "*" && $0 != " " }
    let found = Self.allCases.first { algorithm in
      algorithm.rawValue.filter { $0 != "-" } == plain
    }
    guard let found else { return nil }
    self = found
  }
}

extension FeatureList {
  /// The digests that the server computes, best first.
  ///
  /// draft-bryan-ftpext-hash: `HASH SHA-256;SHA-512;SHA-1*;MD5`; the others have lines of their own.
  package var digestAlgorithms: [DigestAlgorithm] {
    DigestAlgorithm.allCases.filter { algorithm in
      hashAlgorithms.contains(algorithm) || algorithm.verbs.contains { has($0.name) }
    }
  }

  /// The digests that HASH computes, in the server's order.
  package var hashAlgorithms: [DigestAlgorithm] {
    (parameters(of: "HASH") ?? "").split(separator: ";").compactMap { DigestAlgorithm(named: $0) }
  }

  /// The one that HASH computes before anybody has chosen.
  package var presetHashAlgorithm: DigestAlgorithm? {
    (parameters(of: "HASH") ?? "").split(separator: ";")
      .first { $0.hasSuffix("*") }
      .flatMap { DigestAlgorithm(named: $0) }
  }
}
