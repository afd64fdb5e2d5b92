package import FTPProtocol
import Transport

/// The digest of octets on this side, to be compared with the server's.
package struct ContentDigest: ~Copyable {
  package let algorithm: DigestAlgorithm

  /// What computes it; `nil` for the checksum.
  private let hash: MessageDigest?
  private var checksum = CyclicRedundancyCheck()

  /// Starts with no octets; `nil` when the library of digests does not have this one.
  package init?(_ algorithm: DigestAlgorithm) {
    self.algorithm = algorithm
    let function: MessageDigest.Function? =
      switch algorithm {
      case .sha256: .sha256
      case .sha512: .sha512
      case .sha1: .sha1
      case .md5: .md5
      case .crc32: nil
      }
    guard let function else {
      hash = nil
      return
    }
    guard let hash = MessageDigest(function) else { return nil }
    self.hash = consume hash
  }

  /// Takes the next octets.
  package mutating func update(_ octets: UnsafeRawBufferPointer) {
    switch hash {
    case .some(let hash): hash.update(octets)
    case .none: checksum.update(octets.assumingMemoryBound(to: UInt8.self).span)
    }
  }

  /// Returns the digest of all octets.
  package borrowing func finish() -> [UInt8] {
    switch hash {
    case .some(let hash): hash.finish()
    case .none: checksum.octets
    }
  }
}
