package import FTPProtocol

/// What is known of a server: what FEAT said, and what trying showed.
package struct ServerFeatures: Sendable {
  /// The lines of FEAT; empty when the server has no FEAT.
  package let list: FeatureList

  /// Whether directories are asked for with MLSD; false once it failed.
  package var hasMLSD: Bool

  /// Reads what FEAT said (RFC 3659 §7.8: MLST stands for MLSD too).
  init(_ list: FeatureList) {
    self.list = list
    hasMLSD = list.has("MLST") || list.has("MLSD")
  }
}

/// Whether `LIST -a` shows hidden names at a server.
enum HiddenListing: Hashable, Sendable {
  /// Nobody has tried.
  case unknown

  /// It gave a listing.
  case works

  /// It was refused.
  case refused
}
