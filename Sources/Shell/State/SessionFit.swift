import FTPClient
import Octets
import Transport

/// Whether the session of a connection is the one that words mean.
extension Connection {
  /// Why a session is not the one that a destination means.
  enum Misfit {
    case otherServer

    /// It is that of another user, who is named here.
    case otherUser([UInt8])

    /// Less protects it than a bookmark, or `ftps://`, asks for.
    case protection

    /// It goes another way than the bookmark says.
    case route
  }

  /// Whether the session is at a server, as the user that is named, and protected and on the way as
  /// the bookmark wants it.
  func isAt(_ destination: Destination) -> Bool { misfit(of: destination) == nil }

  /// Refuses a destination that the session is not at.
  ///
  /// - Throws: ``CommandError`` that says why.
  func require(_ destination: Destination) throws(CommandError) {
    guard let misfit = misfit(of: destination) else { return }
    let named = destination.bookmark.map { $0.name }
    let subject = named.map { "bookmark '\($0)'" } ?? "the URL"
    let opening = "'open \(named ?? "URL")' connects so."
    let (why, advice) =
      switch misfit {
      case .otherServer: ("the session is with another server", "Use 'open' first.")
      case .otherUser(let user):
        (
          "the session is that of \(ErrorMessage.name(user)), and \(subject) "
            + "names \(ErrorMessage.name(destination.credentials?.user ?? []))",
          "'session new URL' logs in as somebody else too."
        )
      case .protection: ("the session there is less protected than \(subject) wants it", opening)
      case .route: ("the session there goes another way than \(subject) wants", opening)
      }
    throw CommandError(
      "reach \(wanted(destination).endpoint)",
      .refused(why, advice: advice)
    )
  }

  private func misfit(of destination: Destination) -> Misfit? {
    let (endpoint, settings) = wanted(destination)
    guard let session, isServer(endpoint, of: session, namesPort: destination.namesPort) else {
      return .otherServer
    }
    let who = (session.credentials ?? pendingCredentials ?? typedCredentials)?.user
    if let user = destination.credentials?.user, let who, user != who { return .otherUser(who) }
    let wished = settings.session.security
    if destination.isImplicit, session.protection == nil { return .protection }
    guard destination.bookmark != nil else { return nil }
    let isProtected = session.protection != nil
    switch wished.policy {
    case .off: break
    // A server that was asked and refused is as it would be then.
    case .prefer: if !isProtected, !session.security.wasWanted { return .protection }
    case .require, .implicit: if !isProtected { return .protection }
    }
    if wished.policy != .off, wished.dataProtection == .private,
      session.options.security.dataProtection == .clear
    {
      return .protection
    }
    return session.route == settings.session.route ? nil : .route
  }

  /// Whether an endpoint is that of a session; the port of the command line stands in for one that is
  /// not named.
  private func isServer(_ endpoint: Endpoint, of session: Session, namesPort: Bool) -> Bool {
    if session.endpoint.isSame(as: endpoint) { return true }
    guard !namesPort, let port = access.defaultPort else { return false }
    return session.endpoint.isSame(as: Endpoint(host: endpoint.host, port: port))
  }

  /// Where a destination leads, and what would be set there.
  private func wanted(_ destination: Destination) -> (endpoint: Endpoint, settings: Settings) {
    var destination = destination
    var layers = configuration.layers
    layers.terms = nil
    // A URL alone may have been made of the one that the session was named by.
    layers.bookmark = destination.bookmark ?? layers.bookmark
    layers.endpoint = destination.endpoint
    if layers.settings.session.security.policy == .implicit { destination.useImplicitPort() }
    layers.endpoint = destination.endpoint
    return (destination.endpoint, layers.settings)
  }
}

extension Endpoint {
  /// Whether two names are those of one server: the case of a host's letters does not count.
  func isSame(as other: Endpoint) -> Bool {
    port == other.port && host.lowercased() == other.host.lowercased()
  }
}
