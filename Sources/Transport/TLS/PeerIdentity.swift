/// What a certificate says of the other side, and why it is not trusted, if it is not.
package struct PeerIdentity: Hashable, Sendable {
  /// Something that keeps a certificate from being trusted.
  package enum Flaw: Hashable, Sendable {
    case expired
    case notYetValid

    /// Nobody but its owner vouches for it.
    case selfSigned

    /// Its authority, or one above, is not among those that are trusted.
    case unknownAuthority

    /// It is for another host.
    case wrongHost

    case revoked

    /// What the server shows of its authority's word about it (an OCSP staple) is of no use.
    case badStaple

    /// Its key or its signature is too weak for this machine's rules.
    case weak

    /// Anything else, in the library's words.
    case other(String)
  }

  /// The host that was connected to, which showed it.
  package let host: String

  /// The port that was connected to first.
  package let port: UInt16

  /// Whom it is for, such as `CN = localhost`; as the peer wrote it.
  package let subject: String

  /// The hosts it is for: names and addresses.
  package let hosts: [String]

  /// Who vouches for it.
  package let issuer: String

  /// Seconds since 1970, UTC.
  package let validFrom: Int64

  /// Seconds since 1970, UTC.
  package let validUntil: Int64

  package let fingerprint: Fingerprint

  /// Empty when an authority vouches for it under the right name.
  package internal(set) var flaws: [Flaw]
}
