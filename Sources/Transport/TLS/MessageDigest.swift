internal import COpenSSL

/// A digest of octets that come piece by piece.
package struct MessageDigest: ~Copyable {
  /// The functions there are.
  package enum Function: Hashable, Sendable {
    case md5
    case sha1
    case sha256
    case sha512
  }

  private let context: OpaquePointer

  /// Starts with no octets; `nil` when the library does not have the function.
  package init?(_ function: Function) {
    guard let context = EVP_MD_CTX_new() else { return nil }
    let kind =
      switch function {
      case .md5: EVP_md5()
      case .sha1: EVP_sha1()
      case .sha256: EVP_sha256()
      case .sha512: EVP_sha512()
      }
    guard EVP_DigestInit_ex(context, kind, nil) == 1 else {
      EVP_MD_CTX_free(context)
      return nil
    }
    self.context = context
  }

  deinit {
    EVP_MD_CTX_free(context)
  }

  /// Takes the next octets.
  package borrowing func update(_ octets: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, octets.baseAddress, octets.count)
  }

  /// Returns the digest of all octets; no more can come then.
  package borrowing func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
      var length: UInt32 = 0
      EVP_DigestFinal_ex(context, buffer.baseAddress, &length)
      count = Int(length)
    }
  }
}
