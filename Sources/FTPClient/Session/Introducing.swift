import FTPProtocol
import Transport

/// What a client tells of itself and of the host that it means, where servers have commands for it.
extension Session {
  /// Names the host as the user did (HOST, RFC 7151), once on a connection and before the login:
  /// a server of several hosts has other users and files for each.
  ///
  /// Only for names, and only where FEAT has the command, which is asked once and remembered.
  ///
  /// - Throws: What goes wrong on the way; a server that does not know the name is its own matter.
  func nameHost() throws(FTPError) {
    let host = endpoint.host
    // An FTP proxy is another host, and is told the server in its own way.
    if case .ftpProxy = route { return }
    guard !host.isLocalOrDigits else { return }
    if knowledge.isTrue(.virtualHosts) == nil {
      let reply = try ask(Command(.feat))
      let list = reply.map { $0.code.isCompletion ? FeatureList($0) : FeatureList() }
      knowledge.set(.virtualHosts, list?.has("HOST") ?? false)
    }
    guard knowledge.isTrue(.virtualHosts) == true, !dialogue.belief.hasNamedHost else { return }
    dialogue.correct { $0.hasNamedHost = true }
    // A login without it would be one at another host: it is never done without.
    let reply = try dialogue.exchange(Command(.host, host))
    guard !reply.code.isCompletion else { return }
    observer?.note("the server does not know the host by that name, and may let in as another")
  }

  /// Tells a server what the client is (CLNT, CSID), once on a connection, where FEAT has that:
  /// some do what else they announce only for clients that have told.
  ///
  /// Programs that are known not to are not told.
  func introduceClient(by list: FeatureList) throws(FTPError) {
    guard software == .other, !dialogue.belief.hasIntroduced else { return }
    dialogue.correct { $0.hasIntroduced = true }
    if list.has("CLNT") { _ = try ask(Command(.clnt, "Ferry")) }
    if list.has("CSID") { try askCaseRule() }
  }
}

extension String {
  /// Whether it names no host by which a server could tell itself from others.
  fileprivate var isLocalOrDigits: Bool {
    lowercased() == "localhost" || SocketAddress(digits: self) != nil || contains("%")
  }
}
