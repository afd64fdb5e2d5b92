package import FTPProtocol

/// Which command was found to open data connections at a server.
///
/// It is tried first, and alone, for the rest of the session.
enum ProvenOpening: Hashable, Sendable {
  /// Nothing has worked yet.
  case none

  /// EPSV or EPRT (RFC 2428).
  case extended

  /// PASV or PORT (RFC 959).
  case plain
}

extension Session {
  /// How data connections are opened here, once that is known: `EPSV`, `PASV`, `EPRT` or `PORT`.
  package var provenOpeningVerb: CommandVerb? {
    switch (provenOpening, options.dataMode) {
    case (.none, _): nil
    case (.extended, .passive): .epsv
    case (.plain, .passive): .pasv
    case (.extended, .active): .eprt
    case (.plain, .active): .port
    }
  }
}
