internal import COpenSSL
package import SystemPackage

/// Why a connection could not be protected, or is not any more.
package enum TLSError: Error, Hashable, Sendable {
  /// What this side brings along.
  package enum Belonging: Hashable, Sendable {
    case authorities
    case revocations
    case certificate
    case key
    case ciphers
  }

  /// Nobody who is trusted vouches for the peer.
  case untrusted(PeerIdentity)

  /// The peer's certificate is not the one that the user has come to trust.
  case changed(PeerIdentity, expected: Fingerprint)

  /// The peer's certificate is not the one that was named for this time.
  case notPinned(PeerIdentity, expected: Fingerprint)

  /// The peer closed the connection instead of finishing the handshake.
  case closedInHandshake

  /// What the peer sent is no TLS.
  case notTLS

  /// Both sides have no version of TLS in common, as far as this side's limits go.
  case noCommonVersion

  /// The peer goes no further without a certificate of this side's.
  case certificateWanted

  /// The handshake failed, or the connection broke later; the library's words, the cause first.
  case failed([String])

  /// A file or a list of this side's is of no use; the library's words, the cause first.
  case unusable(Belonging, FilePath?, [String])

  /// A file of this side's cannot be read.
  case unreadable(Belonging, FilePath, Errno)

  /// The key is encrypted, and nobody has said with what, or it was wrong.
  case passphraseMissing(FilePath)
}

/// The errors that the library noted on this thread, taken away from it.
///
/// The queue is one for all connections of the thread: it is cleared before each call and
/// drained right after one that failed.
struct TLSErrorQueue {
  private let codes: [UInt]

  /// Takes what is there.
  static func drain() -> TLSErrorQueue {
    var codes: [UInt] = []
    while true {
      let code = ERR_get_error()
      guard code != 0 else { return TLSErrorQueue(codes: codes) }
      codes.append(code)
    }
  }

  /// Throws away what an earlier call left.
  static func clear() {
    ERR_clear_error()
  }

  /// Whether one of them is this.
  func contains(_ reason: Int32, of library: Int32 = ERR_LIB_SSL) -> Bool {
    codes.contains { ERR_GET_LIB($0) == library && ERR_GET_REASON($0) == reason }
  }

  /// Whether the peer says that it wants a certificate of this side's (RFC 8446 §6.2).
  var wantsCertificate: Bool { contains(SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED) }

  /// Whether what the peer says may mean that it wants a certificate of this side's, for which it
  /// has asked: TLS 1.2 has no word of its own for that.
  var mayWantCertificate: Bool {
    let alerts = [
      SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE, SSL_R_SSLV3_ALERT_BAD_CERTIFICATE,
      SSL_R_TLSV1_ALERT_ACCESS_DENIED,
    ]
    return wantsCertificate || alerts.contains { contains($0) }
  }

  /// In the library's words, the cause first.
  var texts: [String] {
    codes.map { code in
      ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code)"
    }
  }

  /// Says what kept a handshake from being finished.
  var handshakeError: TLSError {
    let noTLS = [SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_PACKET_LENGTH_TOO_LONG]
    let versions = [
      SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION,
      SSL_R_NO_PROTOCOLS_AVAILABLE, SSL_R_VERSION_TOO_LOW, SSL_R_VERSION_TOO_HIGH,
      SSL_R_WRONG_SSL_VERSION,
    ]
    if contains(SSL_R_UNEXPECTED_EOF_WHILE_READING) { return .closedInHandshake }
    if versions.contains(where: { contains($0) }) { return .noCommonVersion }
    if noTLS.contains(where: { contains($0) }) { return .notTLS }
    return .failed(texts)
  }
}
