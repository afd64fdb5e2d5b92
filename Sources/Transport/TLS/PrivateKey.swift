internal import COpenSSL
import SystemPackage

/// The key of this side's certificate.
struct PrivateKey: ~Copyable {
  let library: OpaquePointer

  /// What the library asks for a passphrase, and whether it did.
  private final class Answer {
    let passphrase: [UInt8]?
    var wasAsked = false

    init(_ passphrase: [UInt8]?) {
      self.passphrase = passphrase
    }
  }

  /// Reads a key in PEM.
  ///
  /// - Throws: ``TLSError/passphraseMissing(_:)`` when it is encrypted with something else than
  ///   was given, ``TLSError/unusable(_:_:_:)`` otherwise.
  init(reading path: FilePath, passphrase: [UInt8]?) throws(TLSError) {
    TLSErrorQueue.clear()
    guard let file = path.withPlatformString({ BIO_new_file($0, "r") }) else {
      throw .unusable(.key, path, TLSErrorQueue.drain().texts)
    }
    defer { BIO_free(file) }
    let answer = Answer(passphrase)
    let key = PEM_read_bio_PrivateKey(
      file,
      nil,
      { buffer, size, _, pointer in
        guard let buffer, let pointer else { return -1 }
        let answer = Unmanaged<Answer>.fromOpaque(pointer).takeUnretainedValue()
        answer.wasAsked = true
        guard let passphrase = answer.passphrase, passphrase.count <= Int(size) else { return -1 }
        for (index, octet) in passphrase.enumerated() {
          buffer[index] = CChar(bitPattern: octet)
        }
        return Int32(passphrase.count)
      },
      Unmanaged.passUnretained(answer).toOpaque()
    )
    guard let key else {
      let errors = TLSErrorQueue.drain()
      throw answer.wasAsked ? .passphraseMissing(path) : .unusable(.key, path, errors.texts)
    }
    library = key
  }

  deinit {
    EVP_PKEY_free(library)
  }
}
