import FTPProtocol

extension Session {
  /// Whether the server takes names that differ in case for the same.
  ///
  /// Servers with CSID tell; of others nothing is known but what their listings show.
  ///
  /// - Throws: What goes wrong on the way; a server that does not tell is `false`.
  package func ignoresCase() throws(FTPError) -> Bool {
    if let known = knowledge.ignoresCase { return known }
    guard try features().list.has("CSID") else { return false }
    let reply = try exchange(Command(.csid, "Name=ferry;"))
    let ignoresCase = reply.code.isCompletion && reply.saysCaseIsIgnored
    knowledge.ignoresCase = ignoresCase
    return ignoresCase
  }
}

extension ServerKnowledge {
  /// What CSID told about the case of names.
  fileprivate var ignoresCase: Bool? {
    get { self["ignores-case"].map { $0 == "yes" } }
    set { self["ignores-case"] = newValue.map { $0 ? "yes" : "no" } }
  }
}

extension Reply {
  /// Whether an answer to CSID says `CaseSensitive=0`.
  fileprivate var saysCaseIsIgnored: Bool {
    text.lowercased().split { $0 == ";" || $0 == " " }.contains("casesensitive=0")
  }
}
