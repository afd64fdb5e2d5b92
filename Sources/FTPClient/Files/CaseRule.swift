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
    return try askCaseRule()
  }

  /// Asks with CSID, which also tells the server what the client is.
  @discardableResult
  func askCaseRule() throws(FTPError) -> Bool {
    let reply = try ask(Command(.csid, "Name=ferry;"))
    // What was proven with two files is known better than what a server says.
    if let known = knowledge.isTrue(.ignoresCase) { return known }
    let ignoresCase = reply.map { $0.code.isCompletion && $0.saysCaseIsIgnored } ?? false
    knowledge.set(.ignoresCase, ignoresCase)
    return ignoresCase
  }
}

extension Reply {
  /// Whether an answer to CSID says `CaseSensitive=0`.
  fileprivate var saysCaseIsIgnored: Bool {
    text.lowercased().split { $0 == ";" || $0 == " " }.contains("casesensitive=0")
  }
}
