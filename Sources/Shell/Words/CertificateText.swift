import FTPProtocol
import Terminal
import Transport

/// What a certificate says, for people; nothing in it is harmless before it is escaped.
enum CertificateText {
  /// The longest list of hosts that is shown.
  private static let hostLimit = 8

  /// The lines that a person decides by.
  static func lines(_ identity: PeerIdentity) -> [String] {
    [
      "subject      \(line(identity.subject))",
      "hosts        \(hosts(identity))",
      "issuer       \(line(identity.issuer))",
      "valid        \(day(identity.validFrom)) to \(day(identity.validUntil))",
      "SHA-256      \(identity.fingerprint)",
    ]
  }

  /// The hosts that a certificate is for, in one line.
  static func hosts(_ identity: PeerIdentity) -> String {
    let shown = identity.hosts.prefix(hostLimit).map(line)
    guard !shown.isEmpty else { return "no host at all" }
    let rest = identity.hosts.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// A day, UTC.
  static func day(_ seconds: Int64) -> String {
    guard let time = TimeValue(secondsSinceEpoch: seconds) else { return "?" }
    let month = time.month < 10 ? "0\(time.month)" : "\(time.month)"
    let day = time.day < 10 ? "0\(time.day)" : "\(time.day)"
    return "\(time.year)-\(month)-\(day)"
  }

  /// Text of somebody else's in one line, not longer than fits.
  static func line(_ text: String) -> String {
    Escaping.text([UInt8](text.utf8.prefix(200)))
  }
}
