internal import COpenSSL
import SystemPackage

/// What the connections to one server have in common: limits, trust, and the session they share.
package final class TLSContext {
  /// The protocol that is named in the handshake (RFC 7301), so that no other server answers.
  private static let protocolNames: [UInt8] = [3] + "ftp".utf8

  let library: OpaquePointer

  /// The name or the address that was connected to, which the certificate must be for.
  let host: String

  /// The port of the server, for messages.
  let port: UInt16

  let trust: PeerTrust

  /// Whether there are lists of revoked certificates.
  let hasRevocations: Bool

  /// What data connections resume.
  package let sessions = TLSSessionStore()

  /// Prepares handshakes with a server.
  ///
  /// - Parameters:
  ///   - host: As the user named it, an address without brackets.
  ///   - port: The port of the server.
  ///   - parameters: What to offer and to demand.
  ///   - trust: Whom the server may be.
  /// - Throws: ``TLSError/unusable(_:_:_:)``, ``TLSError/passphraseMissing(_:)``.
  package init(
    for host: String,
    port: UInt16,
    _ parameters: TLSParameters,
    trust: PeerTrust
  ) throws(TLSError) {
    TLSErrorQueue.clear()
    guard let library = SSL_CTX_new(TLS_client_method()) else {
      throw .failed(TLSErrorQueue.drain().texts)
    }
    self.library = library
    self.host = host.hasSuffix(".") ? String(host.dropLast()) : host
    self.port = port
    self.trust = trust
    hasRevocations = parameters.revocations != nil
    // From here on the library's object is freed with this one, whatever is thrown.
    openssl_allow_partial_writes(library)
    openssl_refuse_renegotiation(library)
    openssl_keep_no_sessions(library)
    _ = openssl_set_minimum_version(library, parameters.minimumVersion.number)
    _ = openssl_set_maximum_version(library, parameters.maximumVersion?.number ?? 0)
    _ = SSL_CTX_set_alpn_protos(
      library,
      Self.protocolNames,
      UInt32(Self.protocolNames.count)
    )
    // Sessions of TLS 1.3 come whenever the peer likes, not with the handshake.
    SSL_CTX_sess_set_new_cb(library) { connection, session in
      guard let session, let state = TLSConnectionState.of(connection) else { return 0 }
      state.newSessions.append(TLSSession(adopting: session))
      return 1
    }
    // Called where the peer asks for a certificate and there is none.
    SSL_CTX_set_client_cert_cb(library) { connection, _, _ in
      // On a data connection there are other reasons to end a handshake, which the server tells.
      if let state = TLSConnectionState.of(connection), state.isControl {
        state.lacksCertificate = true
      }
      return 0
    }
    SSL_CTX_set_verify(library, SSL_VERIFY_PEER, nil)
    PeerVerification.install(in: library)
    try setCiphers(parameters)
    try trustAuthorities(parameters)
    try identify(parameters)
  }

  deinit {
    SSL_CTX_free(library)
  }

  /// Limits what is encrypted with; names of TLS 1.3 and of older versions are set apart.
  private func setCiphers(_ parameters: TLSParameters) throws(TLSError) {
    guard let ciphers = parameters.ciphers else { return }
    let names = ciphers.split { ":, ".contains($0) }
    let newer = names.filter { $0.hasPrefix("TLS_") }.joined(separator: ":")
    let older = names.filter { !$0.hasPrefix("TLS_") }.joined(separator: ":")
    TLSErrorQueue.clear()
    guard !names.isEmpty,
      newer.isEmpty || SSL_CTX_set_ciphersuites(library, newer) == 1,
      older.isEmpty || SSL_CTX_set_cipher_list(library, older) == 1
    else { throw .unusable(.ciphers, nil, TLSErrorQueue.drain().texts) }
  }

  private func trustAuthorities(_ parameters: TLSParameters) throws(TLSError) {
    switch trust {
    // A server that is known may have a new certificate, for which an authority vouches.
    case .authorities, .known: break
    case .pinned, .anybody: return
    }
    openssl_ask_for_status(library) { connection, _ in
      PeerVerification.acceptsStaple(of: connection) ? 1 : 0
    }
    SSL_CTX_set_default_verify_paths(library)
    try loadRevocations(parameters)
    guard let path = parameters.authorities else { return }
    TLSErrorQueue.clear()
    let isRead = path.withPlatformString { SSL_CTX_load_verify_file(library, $0) }
    guard isRead == 1 else { throw unusable(.authorities, path) }
  }

  /// Finds out why a file is of no use: one that cannot be read needs no words of the library's.
  private func unusable(_ belonging: TLSError.Belonging, _ path: FilePath) -> TLSError {
    let texts = TLSErrorQueue.drain().texts
    do {
      try FileDescriptor.open(path, .readOnly, options: .closeOnExec).close()
      return .unusable(belonging, path, texts)
    } catch let error as Errno {
      return .unreadable(belonging, path, error)
    } catch {
      return .unusable(belonging, path, texts)
    }
  }

  private func loadRevocations(_ parameters: TLSParameters) throws(TLSError) {
    guard let path = parameters.revocations else { return }
    TLSErrorQueue.clear()
    guard path.withPlatformString({ openssl_load_revocations(library, $0) }) > 0 else {
      throw unusable(.revocations, path)
    }
  }

  /// Loads this side's own certificate and key.
  private func identify(_ parameters: TLSParameters) throws(TLSError) {
    guard let certificate = parameters.certificate else { return }
    TLSErrorQueue.clear()
    let isRead = certificate.withPlatformString {
      SSL_CTX_use_certificate_chain_file(library, $0)
    }
    guard isRead == 1 else { throw unusable(.certificate, certificate) }
    let path = parameters.key ?? certificate
    let key: PrivateKey
    do throws(TLSError) {
      key = try PrivateKey(reading: path, passphrase: parameters.passphrase)
    } catch .unusable(_, let file?, _) {
      throw unusable(.key, file)
    }
    guard SSL_CTX_use_PrivateKey(library, key.library) == 1 else {
      throw .unusable(.key, path, TLSErrorQueue.drain().texts)
    }
  }
}

extension TLSVersion {
  /// As it travels.
  fileprivate var number: Int32 {
    switch self {
    case .tls12: TLS1_2_VERSION
    case .tls13: TLS1_3_VERSION
    }
  }
}
