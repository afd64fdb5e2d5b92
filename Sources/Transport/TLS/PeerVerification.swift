internal import COpenSSL

/// Deciding in the handshake whether the peer is the one it has to be.
///
/// The library's own verification runs to its end and notes every flaw, so that a person can be
/// told all of them; whether they count is decided here, before anything is sent to the peer.
enum PeerVerification {
  /// Makes handshakes of a context be decided here.
  static func install(in context: OpaquePointer) {
    SSL_CTX_set_cert_verify_callback(
      context,
      { store, _ in
        guard let store, let state = PeerVerification.state(of: store) else { return 0 }
        return PeerVerification.verify(store, state) ? 1 : 0
      },
      nil
    )
  }

  /// Tells a connection whom it is with: what the certificate must be for, and the name that a
  /// server with several ones chooses by.
  static func setHost(_ host: String, of connection: OpaquePointer) {
    let parameters = SSL_get0_param(connection)
    X509_VERIFY_PARAM_set_hostflags(
      parameters,
      UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT)
    )
    // A certificate that is named as an authority need not be one that signs others.
    X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_PARTIAL_CHAIN))
    if X509_VERIFY_PARAM_set1_ip_asc(parameters, host) == 1 { return }
    // No name of the server goes with an address (RFC 6066 §3).
    _ = X509_VERIFY_PARAM_set1_host(parameters, host, 0)
    _ = openssl_name_host(connection, host)
  }

  /// Has the peer's certificate, and those between it and its authority, looked up in the lists of
  /// revoked ones that there are.
  static func checkRevocation(of connection: OpaquePointer) {
    let flags = UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL)
    X509_VERIFY_PARAM_set_flags(SSL_get0_param(connection), flags)
  }

  /// Judges what the peer's authority says of its certificate, where the peer has shown that.
  ///
  /// - Returns: False where the handshake must fail.
  static func acceptsStaple(of connection: OpaquePointer?) -> Bool {
    guard let connection, let state = TLSConnectionState.of(connection),
      var identity = state.identity
    else { return true }
    let flaw: PeerIdentity.Flaw
    switch openssl_judge_staple(connection) {
    case OPENSSL_REVOKED: flaw = .revoked
    // Who is trusted by the certificate alone has no authority who could say anything.
    case OPENSSL_UNUSABLE where identity.flaws.isEmpty: flaw = .badStaple
    default: return true
    }
    identity.flaws.append(flaw)
    state.identity = identity
    state.objection = .untrusted(identity)
    return false
  }

  private static func state(of store: OpaquePointer) -> TLSConnectionState? {
    let index = SSL_get_ex_data_X509_STORE_CTX_idx()
    guard let connection = X509_STORE_CTX_get_ex_data(store, index) else { return nil }
    return TLSConnectionState.of(OpaquePointer(connection))
  }

  private static func verify(_ store: OpaquePointer, _ state: TLSConnectionState) -> Bool {
    guard let certificate = X509_STORE_CTX_get0_cert(store),
      var identity = PeerIdentity(certificate, shownBy: state.host, state.port)
    else { return false }
    state.flaws = []
    X509_STORE_CTX_set_verify_cb(store) { isFine, store in
      guard isFine == 0, let store, let state = PeerVerification.state(of: store) else { return 1 }
      let code = X509_STORE_CTX_get_error(store)
      // Of an authority without a list nothing is known, as without any lists.
      guard code != X509_V_ERR_UNABLE_TO_GET_CRL, code != X509_V_ERR_DIFFERENT_CRL_SCOPE else {
        return 1
      }
      state.flaws.append(PeerIdentity.Flaw(code))
      return 1
    }
    if X509_verify_cert(store) != 1 {
      // It could not even begin, or gave up where nobody is asked.
      state.flaws.append(PeerIdentity.Flaw(X509_STORE_CTX_get_error(store)))
    }
    identity.flaws = state.flaws.reduce(into: []) { flaws, flaw in
      if !flaws.contains(flaw) { flaws.append(flaw) }
    }
    state.identity = identity
    state.objection = objection(to: identity, state.trust)
    // What is decided here is what a session remembers.
    X509_STORE_CTX_set_error(
      store,
      state.objection == nil ? X509_V_OK : X509_V_ERR_CERT_REJECTED
    )
    return state.objection == nil
  }

  private static func objection(to identity: PeerIdentity, _ trust: PeerTrust) -> TLSError? {
    switch trust {
    case .anybody: nil
    case .authorities: identity.flaws.isEmpty ? nil : .untrusted(identity)
    case .known(let expected):
      // A new certificate for which an authority vouches is no reason for alarm.
      if identity.flaws.contains(.revoked) {
        .untrusted(identity)
      } else if identity.fingerprint == expected || identity.flaws.isEmpty {
        nil
      } else {
        .changed(identity, expected: expected)
      }
    case .pinned(let expected):
      identity.fingerprint == expected ? nil : .notPinned(identity, expected: expected)
    }
  }
}

extension PeerIdentity.Flaw {
  /// Sorts the library's reasons by what a person can do about them.
  fileprivate init(_ code: Int32) {
    switch code {
    case X509_V_ERR_CERT_HAS_EXPIRED: self = .expired
    case X509_V_ERR_CERT_NOT_YET_VALID: self = .notYetValid
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: self = .selfSigned
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE,
      X509_V_ERR_CERT_UNTRUSTED:
      self = .unknownAuthority
    case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH: self = .wrongHost
    case X509_V_ERR_CERT_REVOKED: self = .revoked
    case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK:
      self = .weak
    default: self = .other(String(cString: X509_verify_cert_error_string(Int(code))))
    }
  }
}
