package import FTPProtocol

/// What is known of a server: what FEAT said.
package struct ServerFeatures: Sendable {
  /// The lines of FEAT; empty when the server has no FEAT.
  package let list: FeatureList

  /// Whether MLSD is announced (RFC 3659 §7.8: MLST stands for it too).
  package let hasMLSD: Bool

  /// Reads what FEAT said.
  init(_ list: FeatureList) {
    self.list = list
    hasMLSD = list.has("MLST") || list.has("MLSD")
  }
}

extension Session {
  /// Whether the server's features are known, so that asking for them costs no command.
  package var knowsFeatures: Bool { knownFeatures != nil }
}
