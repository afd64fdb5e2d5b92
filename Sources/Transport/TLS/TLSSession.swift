internal import COpenSSL

/// A session that a later handshake can resume: what proves that both are of the same client.
package final class TLSSession {
  let library: OpaquePointer

  /// Takes over one reference.
  init(adopting library: OpaquePointer) {
    self.library = library
  }

  deinit {
    SSL_SESSION_free(library)
  }

  /// Offers the session in the handshake that comes.
  ///
  /// The library spoils what it has offered once, whatever the peer made of it: it gets a copy.
  func offer(on connection: OpaquePointer) {
    guard let copy = SSL_SESSION_dup(library) else { return }
    SSL_set_session(connection, copy)
    SSL_SESSION_free(copy)
  }

  /// Whether the peer gave what it takes; TLS 1.3 sends tickets only after the handshake.
  var isResumable: Bool { SSL_SESSION_is_resumable(library) == 1 }

  /// Whether each ticket is meant for one handshake (RFC 8446 §C.4).
  var isForOneUse: Bool { SSL_SESSION_get_protocol_version(library) >= TLS1_3_VERSION }
}
