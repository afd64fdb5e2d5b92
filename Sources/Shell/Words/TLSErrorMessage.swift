import FTPClient
import FTPProtocol
import Platform
import SystemPackage
import Terminal
import Transport

/// The words of what goes wrong with the protection of a connection.
enum TLSErrorMessage {
  /// Returns why a connection is not protected, and what can be done.
  static func reason(_ error: TLSError) -> (why: String, advice: String?) {
    switch error {
    case .untrusted(let identity):
      (
        "the server's certificate is not trusted: \(flaws(identity))",
        trustAdvice(identity)
      )
    case .changed(let identity, let expected): changed(identity, expected)
    case .notPinned(let identity, let expected):
      (
        "the server's certificate is not the one that '--pin' names",
        "named was \(expected),\n       shown was \(identity.fingerprint)"
      )
    case .closedInHandshake:
      (
        "the server closed the connection in the middle of the TLS handshake",
        versionAdvice + " " + clearAdvice
      )
    case .notTLS:
      (
        "what the server sends is not TLS",
        "ftps:// is for TLS from the first byte, ftp:// asks for TLS where a server begins in clear. "
          + clearAdvice
      )
    case .noCommonVersion:
      ("the server and this program have no version of TLS in common", versionAdvice)
    case .failed(let words):
      ("TLS failed: \(quoted(words))", nil)
    case .unusable(let belonging, let path, let words):
      (unusable(belonging, path?.octets) + ": \(quoted(words))", nil)
    case .certificateWanted:
      (
        "the server wants a certificate of yours",
        "'--cert FILE --key FILE' shows one ('set tls-cert FILE', 'set tls-key FILE')."
      )
    case .unreadable(let belonging, let path, let errno):
      (
        unusable(belonging, path.octets) + ": \(ErrorMessage.words(errno))",
        option(belonging).map { "\($0) names the file." }
      )
    case .passphraseMissing(let path):
      (
        "the key \(Escaping.name(path.octets)) needs its passphrase",
        "It is asked for at a terminal."
      )
    }
  }

  /// Returns why a data connection is not protected.
  static func dataReason(_ error: TLSError) -> (why: String, advice: String?) {
    switch error {
    case .untrusted(let identity):
      // What is trusted for the control connection is no help: this is another certificate.
      let flaws = flaws(identity)
      return (
        "the data connection shows another certificate than the server, and \(flaws)",
        "Somebody may be pretending to be the server."
      )
    case .closedInHandshake, .notTLS:
      return (
        "the data connection failed: \(reason(error).why)",
        "'set tls-data clear' transfers files in clear, where that is safe."
      )
    default:
      let (why, advice) = reason(error)
      return ("the data connection failed: \(why)", advice)
    }
  }

  /// Returns why a session is not as protected as it has to be, and what can be done.
  static func reason(_ error: FTPError) -> (why: String, advice: String?) {
    switch error {
    case .protectionRefused(let reply):
      (
        "the server has no TLS" + FTPErrorMessage.quoted(reply),
        "'--tls off' connects in clear, where that is safe."
      )
    case .protectionLost(let reply):
      (
        "the server is known to have TLS, and now says that it has no TLS"
          + FTPErrorMessage.quoted(reply),
        """
        Somebody on the way may want it so; nothing was sent. If its owner has given TLS up:
               'trust --remove HOST' forgets its certificate, '--tls off' connects in clear.
        """
      )
    case .dataProtectionRefused(let reply):
      (
        "the server does not protect data connections" + FTPErrorMessage.quoted(reply),
        "'set tls-data clear' transfers in clear, where that is safe."
      )
    case .octetsBeforeHandshake:
      (
        "somebody put bytes between the server's answer to AUTH and the TLS handshake",
        "Somebody on the way may want to be taken for the server."
      )
    case .passwordInClear(let reply):
      (
        "the connection is in clear, and others could read the password"
          + (reply.map(FTPErrorMessage.quoted) ?? ""),
        "'--allow-clear-password' sends it all the same; '--tls off' does not ask for TLS."
      )
    case .sessionNotResumed(let reply):
      (
        "the server takes no data connection, since it does not know our TLS session"
          + FTPErrorMessage.quoted(reply),
        "Its administrator can let data connections have sessions of their own."
      )
    case .dataConnection(.truncated):
      (
        "the data ended without the word (close-notify) that it is all, and nothing proves that",
        "Try again; what came may be a part."
      )
    default: ("the connection is not protected", nil)
    }
  }

  /// The line that makes a certificate trusted for ever.
  static func trustCommand(_ identity: PeerIdentity) -> String {
    let endpoint = Endpoint(host: identity.host, port: identity.port)
    return "ferry trust \(endpoint) --fingerprint \(identity.fingerprint)"
  }

  /// Why a certificate is not trusted, in words.
  static func flaws(_ identity: PeerIdentity) -> String {
    identity.flaws.map { words(for: $0, identity) }.joined(separator: "; ")
  }

  private static func words(for flaw: PeerIdentity.Flaw, _ identity: PeerIdentity) -> String {
    switch flaw {
    case .expired: "it expired on \(CertificateText.day(identity.validUntil))"
    case .notYetValid: "it is not valid before \(CertificateText.day(identity.validFrom))"
    case .selfSigned: "nobody but the server itself vouches for it (self-signed)"
    case .unknownAuthority:
      "nobody who is trusted here vouches for it (issuer: \(CertificateText.line(identity.issuer)))"
    case .wrongHost:
      "it is not for \(CertificateText.line(identity.host)), but for "
        + CertificateText.hosts(identity)
    case .revoked: "it was revoked"
    case .badStaple:
      "the word of its authority that the server shows (OCSP) is out of date or forged"
    case .weak: "its key or its signature is too weak"
    case .other(let words): CertificateText.line(words)
    }
  }

  private static func trustAdvice(_ identity: PeerIdentity) -> String {
    """
    Its SHA-256 fingerprint is \(identity.fingerprint).
           If its owner says that this is right, trust it with:
           \(trustCommand(identity))
    """
  }

  private static func changed(
    _ identity: PeerIdentity,
    _ expected: Fingerprint
  ) -> (why: String, advice: String?) {
    let endpoint = Endpoint(host: identity.host, port: identity.port)
    return (
      """
      THE SERVER'S CERTIFICATE HAS CHANGED. Somebody may be pretending to be \(endpoint).
             trusted is \(expected),
             shown was  \(identity.fingerprint)
      """,
      """
      Nothing was sent. If its owner has changed it, say so with:
             ferry trust --remove \(endpoint)
             \(trustCommand(identity))
      """
    )
  }

  /// For a server that says yes to TLS, and has none.
  static let clearAdvice =
    "'--tls off' ('set tls/HOST off') does without; a password goes in clear then."

  /// What names a file of one's own.
  private static func option(_ belonging: TLSError.Belonging) -> String? {
    switch belonging {
    case .authorities: "'--ca FILE' ('set tls-ca FILE')"
    case .revocations: "'--crl FILE' ('set tls-crl FILE')"
    case .certificate: "'--cert FILE' ('set tls-cert FILE')"
    case .key: "'--key FILE' ('set tls-key FILE')"
    case .ciphers: nil
    }
  }

  private static let versionAdvice =
    "'--tls-min', '--tls-max' and '--tls-ciphers' say what is offered; 'set verbose' shows more."

  private static func unusable(_ belonging: TLSError.Belonging, _ path: [UInt8]?) -> String {
    let name = path.map { " " + Escaping.name($0) } ?? ""
    return switch belonging {
    case .authorities: "the authorities in\(name) cannot be used"
    case .revocations: "the lists of revoked certificates in\(name) cannot be used"
    case .certificate: "the certificate in\(name) cannot be used"
    case .key: "the key in\(name) cannot be used"
    case .ciphers: "these ciphers cannot be used"
    }
  }

  private static func quoted(_ words: [String]) -> String {
    let distinct = words.reduce(into: [String]()) { known, text in
      if !known.contains(text) { known.append(text) }
    }
    return distinct.isEmpty
      ? "no reason was given" : CertificateText.line(distinct.joined(separator: ", "))
  }
}
