internal import COpenSSL

/// The library that protects connections.
package enum TLSLibrary {
  /// Its name and version as it gives them, such as `OpenSSL 3.0.19 27 Jan 2026`.
  package static var version: String {
    guard let text = OpenSSL_version(OPENSSL_VERSION) else { return "OpenSSL" }
    return String(cString: text)
  }
}
