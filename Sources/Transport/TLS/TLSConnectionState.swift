internal import COpenSSL

/// What the library's callbacks find of a connection, and what a connection remembers.
final class TLSConnectionState {
  let trust: PeerTrust
  let host: String
  let port: UInt16

  /// Everything that is wrong with the peer's certificate.
  var flaws: [PeerIdentity.Flaw] = []

  /// Whose certificate the handshake showed; `nil` where a session was resumed.
  var identity: PeerIdentity?

  /// Why the handshake must fail.
  var objection: TLSError?

  /// Whether the connection is a control connection, which comes first.
  var isControl = false

  /// Whether the peer asked for a certificate on a control connection, and none was at hand.
  var lacksCertificate = false

  /// Sessions that nobody has taken yet.
  var newSessions: [TLSSession] = []

  /// What happened after octets that had to be delivered first.
  var failure: TransportError?

  /// Whether the last attempt to read found no whole record: what the library has got of the next
  /// one is of no use before the rest comes.
  var lacksRest = false

  /// Whether the close-notify is written, but not on its way yet.
  var isClosing = false

  init(_ context: TLSContext) {
    trust = context.trust
    host = context.host
    port = context.port
  }

  /// Makes the state findable; the owner of both frees the connection first.
  func attach(to connection: OpaquePointer) {
    SSL_set_ex_data(connection, 0, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Finds the state of a connection in a callback.
  static func of(_ connection: OpaquePointer?) -> TLSConnectionState? {
    guard let pointer = SSL_get_ex_data(connection, 0) else { return nil }
    return Unmanaged<TLSConnectionState>.fromOpaque(pointer).takeUnretainedValue()
  }
}
