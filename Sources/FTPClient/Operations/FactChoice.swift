import FTPProtocol

extension Session {
  /// Asks the server to tell all facts that are of use here (OPTS MLST, RFC 3659 §7.9), once on a
  /// connection, and only where it has one that it would not tell by itself.
  func chooseFacts() throws(FTPError) {
    guard !hasChosenFacts else { return }
    hasChosenFacts = true
    guard let facts = try features().list.factsToChoose else { return }
    // A server that refuses goes on telling what it told before.
    _ = try exchange(Command(.opts, "MLST \(facts)"))
  }
}

extension FeatureList {
  private static let usefulFacts: Set<String> = [
    "type", "size", "modify", "perm", "unique", "unix.mode", "unix.uid", "unix.gid", "unix.owner",
    "unix.group", "unix.ownername", "unix.groupname",
  ]

  /// The argument of OPTS MLST, such as `type;size;modify;`, in the server's own words; `nil` when
  /// its choice has all that is useful (RFC 3659 §7.8: `*` marks what it chose).
  var factsToChoose: String? {
    let offered = (parameters(of: "MLST") ?? "").split(separator: ";")
    let useful = offered.filter { fact in
      Self.usefulFacts.contains(fact.filter { $0 != "*" && $0 != " " }.lowercased())
    }
    guard useful.contains(where: { !$0.hasSuffix("*") }) else { return nil }
    return useful.map { $0.filter { $0 != "*" && $0 != " " } + ";" }.joined()
  }
}
