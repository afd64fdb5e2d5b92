package import FTPProtocol

/// What FEAT said of a server.
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

  private static let usefulFacts: Set<String> = [
    "type", "size", "modify", "perm", "unique", "unix.mode", "unix.uid", "unix.gid", "unix.owner",
    "unix.group", "unix.ownername", "unix.groupname",
  ]

  /// The argument of OPTS MLST, such as `type;size;modify;`, in the server's own words; `nil` when
  /// its choice has all that is useful (RFC 3659 §7.8: `*` marks what it chose).
  var factsToChoose: String? {
    let offered = (list.parameters(of: "MLST") ?? "").split(separator: ";")
    let useful = offered.filter { fact in
      Self.usefulFacts.contains(fact.filter { $0 != "*" && $0 != " " }.lowercased())
    }
    guard useful.contains(where: { !$0.hasSuffix("*") }) else { return nil }
    return useful.map { $0.filter { $0 != "*" && $0 != " " } + ";" }.joined()
  }
}
