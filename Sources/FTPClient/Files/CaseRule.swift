import FTPProtocol

extension Session {
  /// Whether the server takes names that differ in case for the same.
  ///
  /// Servers with CSID tell; of others nothing is known but what their listings show.
  ///
  /// - Throws: What goes wrong on the way; a server that does not tell is `false`.
  package func ignoresCase() throws(FTPError) -> Bool {
    if let known = knowledge.isTrue(.ignoresCase) { return known }
    guard try features().list.has("CSID") else { return false }
    if let known = knowledge.isTrue(.ignoresCase) { return known }
    guard !knowledge.caseRuleIsUntold else { return false }
    return try askCaseRule()
  }

  /// Asks with CSID, which also tells the server what the client is.
  @discardableResult
  func askCaseRule() throws(FTPError) -> Bool {
    let reply = try ask(Command(.csid, "Name=ferry;"))
    // What was proven with two files is known better than what a server says.
    if let known = knowledge.isTrue(.ignoresCase) { return known }
    guard let reply, reply.code.isCompletion, let rule = reply.caseRule else {
      knowledge.caseRuleIsUntold = true
      return false
    }
    knowledge.set(.ignoresCase, rule)
    return rule
  }
}

extension Reply {
  /// Whether an answer to CSID says `CaseSensitive=0`; `nil` where it says neither that nor the
  /// contrary, as the belated answer to another command does.
  fileprivate var caseRule: Bool? {
    let words = text.lowercased().split { $0 == ";" || $0 == " " }
    if words.contains("casesensitive=0") { return true }
    return words.contains("casesensitive=1") ? false : nil
  }
}
