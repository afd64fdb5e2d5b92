/// How a connection is protected, for people.
package struct Protection: Hashable, Sendable {
  /// As the library writes it, such as `TLSv1.3`.
  package let version: String

  /// Such as `TLS_AES_256_GCM_SHA384`.
  package let cipher: String

  /// Whether the handshake resumed an earlier session instead of showing a certificate.
  package let isResumed: Bool
}
