import FTPClient
import FTPProtocol
import Terminal
import Transport

/// How a session is protected, in words.
enum ProtectionText {
  /// What `status` shows of a session's connections.
  static func rows(
    _ session: Session,
    _ options: SecurityOptions
  ) -> [(name: String, text: String)] {
    var rows: [(String, String)] = []
    if let protection = session.protection {
      rows.append(("protection", "\(text(protection)), \(resumption(protection))"))
    } else {
      rows.append(("protection", clear(session)))
    }
    if let identity = session.peerIdentity {
      rows.append(("certificate", "\(identity.fingerprint) (\(trust(options.trust)))"))
    }
    if let last = session.security.lastData {
      rows.append(("last data", "\(text(last)), \(resumption(last))"))
    } else if session.protection != nil {
      let level = options.dataProtection == .private ? "none so far" : "in clear (set tls-data)"
      rows.append(("last data", level))
    }
    return rows
  }

  /// Version and cipher, such as `TLS 1.3, TLS_AES_256_GCM_SHA384`.
  static func text(_ protection: Protection) -> String {
    "\(version(protection)), \(protection.cipher)"
  }

  /// The version alone, such as `TLS 1.3`.
  static func version(_ protection: Protection) -> String {
    let version = protection.version
    return version.hasPrefix("TLSv") ? "TLS " + version.dropFirst(4) : version
  }

  private static func resumption(_ protection: Protection) -> String {
    protection.isResumed ? "session resumed" : "session not resumed"
  }

  private static func clear(_ session: Session) -> String {
    if session.security.isControlCleared { return "ended by 'ccc': commands travel in clear" }
    if session.staysHere { return "none, but nothing leaves this machine" }
    return "none: everything travels in clear"
  }

  private static func trust(_ trust: PeerTrust) -> String {
    switch trust {
    case .authorities: "an authority vouches for it"
    case .known: "trusted by you"
    case .pinned: "named by '--pin'"
    case .anybody: "not checked: '--insecure'"
    }
  }
}

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
