import ArgumentParser
import FTPClient
import SystemPackage
import Transport

/// What can be set about the protection of connections; it counts from the next connection on.
///
/// Nothing here switches the check of certificates off: that exists for one host of one command
/// line only (`--insecure`).
extension Setting {
  static let security: [Setting] = [
    .choice("tls", "protection of the connection to the server", \.session.security.policy),
    .choice("tls-data", "protection of data connections", \.session.security.dataProtection),
    .choice(
      "tls-min",
      "the oldest version of TLS that is good enough",
      \.session.security.parameters.minimumVersion
    ),
    Setting(
      name: "tls-max",
      summary: "the newest version of TLS that is offered",
      allowed: listed(TLSVersion.allValueStrings + ["newest"]),
      value: { $0.session.security.parameters.maximumVersion?.rawValue ?? "newest" },
      assign: { settings, text in
        guard text != "newest" else {
          settings.session.security.parameters.maximumVersion = nil
          return true
        }
        guard let version = TLSVersion(argument: text) else { return false }
        settings.session.security.parameters.maximumVersion = version
        return true
      }
    ),
    Setting(
      name: "tls-ciphers",
      summary: "what TLS may encrypt with",
      allowed: "names of OpenSSL's with colons between them, default",
      value: { $0.session.security.parameters.ciphers ?? "default" },
      assign: { settings, text in
        guard !text.isEmpty else { return false }
        settings.session.security.parameters.ciphers = text == "default" ? nil : text
        return true
      }
    ),
    .file("tls-ca", "certificates of authorities to trust besides the system's", \.authorities),
    .file("tls-crl", "lists of certificates that authorities have revoked", \.revocations),
    .file("tls-cert", "this side's own certificate, where a server asks for one", \.certificate),
    .file("tls-key", "the key of this side's certificate", \.key),
  ]

  /// A file in PEM, or none.
  private static func file(
    _ name: String,
    _ summary: String,
    _ path: any WritableKeyPath<TLSParameters, FilePath?> & Sendable
  ) -> Setting {
    Setting(
      name: name,
      summary: summary,
      allowed: "the name of a file in PEM, none",
      value: { $0.session.security.parameters[keyPath: path]?.string ?? "none" },
      assign: { settings, text in
        guard !text.isEmpty else { return false }
        settings.session.security.parameters[keyPath: path] = text == "none" ? nil : FilePath(text)
        return true
      }
    )
  }
}
