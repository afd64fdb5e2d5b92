package import SystemPackage

/// A version of TLS that the program speaks.
package enum TLSVersion: String, Hashable, Sendable, CaseIterable {
  case tls12 = "1.2"
  case tls13 = "1.3"
}

/// What a handshake offers and demands, whoever the peer is.
package struct TLSParameters: Hashable, Sendable {
  package var minimumVersion = TLSVersion.tls12

  /// `nil` for the newest there is.
  package var maximumVersion: TLSVersion?

  /// OpenSSL's names, separated by colons, those of TLS 1.3 among them; `nil` for its defaults.
  package var ciphers: String?

  /// Certificates in PEM that are trusted besides the system's.
  package var authorities: FilePath?

  /// Lists in PEM of certificates that their authorities have revoked (CRL); `nil` for none.
  package var revocations: FilePath?

  /// This side's certificate in PEM, with what is between it and its authority.
  package var certificate: FilePath?

  /// The key of ``certificate`` in PEM; `nil` when it is in the same file.
  package var key: FilePath?

  /// What the key is encrypted with; `nil` when nobody has been asked.
  package var passphrase: [UInt8]?

  package init() {}
}

/// Whom the other side of a connection may be.
package enum PeerTrust: Hashable, Sendable {
  /// Whoever an authority vouches for under the name that was connected to.
  case authorities

  /// The owner of this certificate, whom the user has come to trust, and nobody else.
  case known(Fingerprint)

  /// The owner of this certificate, which was named for this time, and nobody else.
  case pinned(Fingerprint)

  /// Anybody.
  case anybody
}
