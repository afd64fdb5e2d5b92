import Octets

/// The SHA-256 digest of a certificate, by which people tell certificates apart.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// 32 of them.
  package let octets: [UInt8]

  /// Takes the digest itself; `nil` if it is none.
  package init?(octets: [UInt8]) {
    guard octets.count == 32 else { return nil }
    self.octets = octets
  }

  /// Reads one as tools write it: hexadecimal, with colons or without, `SHA256:` before it or not.
  package init?(_ text: String) {
    var digits = text[...]
    for prefix in ["SHA256:", "sha256:", "SHA-256:", "sha-256:"] where digits.hasPrefix(prefix) {
      digits = digits.dropFirst(prefix.count)
      break
    }
    guard let octets = Hexadecimal.octets(digits.utf8.filter { $0 != .colon && $0 != .space })
    else {
      return nil
    }
    self.init(octets: octets)
  }

  /// Capital hexadecimal digits with colons, as `openssl x509 -fingerprint` writes them.
  package var description: String {
    Hexadecimal.text(octets, isUppercase: true, separator: ":")
  }
}
