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

  private static let comparedFacts: Set<String> = ["type", "size", "modify", "unique", "unix.mode"]

  /// The argument of OPTS MLST, such as `type;size;modify;`, in the server's own words (RFC 3659 §7.8: `*`
  /// marks what it chose).
  ///
  /// - Parameters:
  ///   - wish: What is wanted.
  ///   - chosen: What was chosen on the connection before; `nil` for the server's own choice.
  /// - Returns: `nil` where nothing need be chosen.
  func facts(for wish: FactChoice, after chosen: FactChoice?) -> String? {
    let wanted = wish == .all ? Self.usefulFacts : Self.comparedFacts
    let offered = (list.parameters(of: "MLST") ?? "").split(separator: ";").map { fact in
      (name: fact.filter { $0 != "*" && $0 != " " }, isChosen: fact.hasSuffix("*"))
    }
    let useful = offered.filter { wanted.contains($0.name.lowercased()) }
    guard !useful.isEmpty, chosen != wish else { return nil }
    if chosen == nil, useful.allSatisfy(\.isChosen) {
      // More than is wanted makes listings longer, and does no harm else.
      let more = offered.count(where: \.isChosen) - useful.count
      guard wish == .comparing, more > 0 else { return nil }
    }
    return useful.map { $0.name + ";" }.joined()
  }
}

/// Which facts of MLSD and MLST are wanted.
package enum FactChoice: Hashable, Sendable {
  /// All that anybody may want to see.
  case all

  /// What tells files apart, and whether they have changed: listings of ProFTPD are half as long.
  case comparing
}
