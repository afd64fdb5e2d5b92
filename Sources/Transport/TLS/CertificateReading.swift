internal import COpenSSL
import Glibc
import Octets

extension PeerIdentity {
  /// Reads what a certificate says; `nil` for one without the parts that every one has.
  init?(_ certificate: OpaquePointer, shownBy host: String, _ port: UInt16) {
    var digest = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 0
    guard X509_digest(certificate, EVP_sha256(), &digest, &count) == 1,
      let fingerprint = Fingerprint(octets: digest),
      let from = Self.seconds(X509_get0_notBefore(certificate)),
      let until = Self.seconds(X509_get0_notAfter(certificate))
    else { return nil }
    self.host = host
    self.port = port
    subject = Self.text(X509_get_subject_name(certificate))
    issuer = Self.text(X509_get_issuer_name(certificate))
    hosts = Self.hosts(certificate)
    validFrom = from
    validUntil = until
    self.fingerprint = fingerprint
    flaws = []
  }

  private static func text(_ name: OpaquePointer?) -> String {
    guard let name else { return "" }
    var octets = [CChar](repeating: 0, count: 1024)
    let count = openssl_name_text(name, &octets, Int32(octets.count))
    return octets[..<Int(count)].map { UInt8(bitPattern: $0) }.text
  }

  private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
    var fields = tm()
    guard let time, ASN1_TIME_to_tm(time, &fields) == 1 else { return nil }
    return Int64(timegm(&fields))
  }

  private static func hosts(_ certificate: OpaquePointer) -> [String] {
    guard let names = openssl_alternative_names(certificate) else { return [] }
    defer { GENERAL_NAMES_free(names) }
    return (0..<openssl_name_count(names)).compactMap { index in
      var kind: Int32 = 0
      var count: Int32 = 0
      guard let start = openssl_name_octets(names, index, &kind, &count) else { return nil }
      let octets = [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
      guard kind == GEN_IPADD else { return octets.text }
      return SocketAddress(hostOctets: octets)?.hostText
    }
  }
}
