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
    let values = digits.filter { $0 != ":" && $0 != " " }.map { $0.hexDigitValue }
    guard values.count == 64 else { return nil }
    var octets: [UInt8] = []
    for index in stride(from: 0, to: values.count, by: 2) {
      guard let high = values[index], let low = values[index + 1] else { return nil }
      octets.append(UInt8(high << 4 | low))
    }
    self.octets = octets
  }

  /// Capital hexadecimal digits with colons, as `openssl x509 -fingerprint` writes them.
  package var description: String {
    octets.map { octet in
      let digits = String(octet, radix: 16, uppercase: true)
      return digits.count == 1 ? "0" + digits : digits
    }.joined(separator: ":")
  }
}
