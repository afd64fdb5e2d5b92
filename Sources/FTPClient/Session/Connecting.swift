import FTPProtocol
package import Platform
import Transport

extension Session {
  /// Connects to a server and reads its greeting.
  ///
  /// - Parameters:
  ///   - endpoint: The server.
  ///   - options: How to behave.
  ///   - observer: Who sees the dialogue.
  ///   - cancellation: What ends waits early, now and later.
  /// - Returns: A session in which nobody is logged in.
  /// - Throws: ``FTPError/transport(_:)``, ``FTPError/refusedGreeting(_:)`` or
  ///   ``FTPError/malformed(_:)``; nothing is left open.
  package static func connect(
    to endpoint: Endpoint,
    options: SessionOptions,
    observer: DialogueObserver?,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) -> Session {
    let connection = try openConnection(endpoint, options, observer, cancellation)
    let session = Session(endpoint, connection, options, observer, cancellation)
    try session.begin()
    return session
  }

  private static func openConnection(
    _ endpoint: Endpoint,
    _ options: SessionOptions,
    _ observer: DialogueObserver?,
    _ cancellation: Cancellation?
  ) throws(FTPError) -> ControlConnection {
    let deadline = Deadline.after(options.connectTimeout)
    let path = ConnectionPath(to: endpoint, options)
    let socket = try overControl(
      path.connect(port: endpoint.port, until: deadline, cancelledBy: cancellation)
    )
    socket.sendSmallWritesAtOnce()
    socket.keepAlive(afterIdleSeconds: 30)
    if let peer = socket.peerAddress {
      let way = options.route.name.map { " for \(endpoint), by way of \($0)" } ?? ""
      observer?.note("connected to \(peer)\(way)")
    }
    return try ControlConnection(.clear(socket), path)
  }

  /// Gets a new connection to where a user can log in.
  private func begin() throws(FTPError) {
    security.beginConnection()
    try security.protectImplicitly(until: .after(options.connectTimeout))
    try readGreeting()
    do throws(FTPError) {
      // What the server said in clear may have been somebody else's words.
      if try security.negotiate(until: .after(options.connectTimeout)) { knownFeatures = nil }
    } catch {
      // A server may hang up over AUTH, as over any question of ours; no password goes in clear for it.
      guard security.mayDoWithout(since: error) else { throw error }
      observer?.note("AUTH costs the connection here; doing without")
      dialogue.beginAnew(on: try Self.openConnection(endpoint, options, observer, cancellation))
      try begin()
    }
  }

  /// Reads 220, after any number of 1yz (RFC 959 §5.4: 120, then 220).
  private func readGreeting() throws(FTPError) {
    let reply = try dialogue.greeting()
    guard reply.code.isCompletion else {
      dialogue.abandon()
      throw .refusedGreeting(reply)
    }
    data.greetsAsOneInOrder = ServerSoftware.keepsOrder(greeting: reply)
    software = ServerSoftware(greeting: reply)
  }

  /// Connects anew as the same user.
  ///
  /// Where the user wants to be stays what it was: the next command that needs it goes there first.
  ///
  /// - Throws: What ``connect(to:options:observer:cancelledBy:)`` and ``logIn(_:)`` throw.
  package func reconnect() throws(FTPError) {
    let hadUTF8 = dialogue.belief.hasChosenUTF8
    let introduced = dialogue.belief.hasIntroduced ? knownFeatures?.list : nil
    isReconnecting = true
    defer { isReconnecting = false }
    try repeating { () throws(FTPError) in try reconnectOnce(hadUTF8, introduced) }
  }

  /// Connects anew; questions that cost this connection too are not asked on the next.
  ///
  /// - Parameters:
  ///   - hadUTF8: Whether names in UTF-8 were asked for.
  ///   - introduced: What FEAT said, where the client has told what it is.
  /// - Throws: What goes wrong on the way; the connection is given up then.
  private func reconnectOnce(_ hadUTF8: Bool, _ introduced: FeatureList?) throws(FTPError) {
    let connection = try Self.openConnection(endpoint, options, observer, cancellation)
    dialogue.beginAnew(on: connection)
    directory.loseConnection()
    recentListings.dropAll()
    data.forgetEarlyPort()
    do throws(FTPError) {
      try begin()
      guard let credentials else { return }
      try logIn(credentials)
      if let introduced { try introduceClient(by: introduced) }
      if hadUTF8 { try askForUTF8() }
    } catch {
      // Half a login is none: whoever needs the session connects anew.
      dialogue.abandon()
      throw error
    }
  }

  // MARK: Login

  /// Logs a user in (RFC 959 §5.4: USER, then PASS and ACCT as the server asks).
  ///
  /// - Throws: ``FTPError/loginRefused(_:)``; ``FTPError/credentialsMissing(_:)`` when the server
  ///   asks for a password or an account that is not there. Both leave a session in which another
  ///   login may be tried, unless the server has hung up. ``FTPError/passwordInClear(_:)`` before
  ///   anything is sent.
  package func logIn(_ credentials: Credentials) throws(FTPError) {
    try refuseClearPassword(credentials)
    var verb = CommandVerb.user
    try nameHost()
    let suffix = try passFTPProxy()
    var reply = try loginExchange(Command(.user, credentials.user + suffix))
    if reply.code == .needPassword {
      guard let password = credentials.password else { throw .credentialsMissing(reply) }
      verb = .pass
      reply = try loginExchange(Command(.pass, password))
    }
    if reply.code == .needAccountForLogin {
      guard let account = credentials.account else { throw .credentialsMissing(reply) }
      verb = .acct
      reply = try loginExchange(Command(.acct, account))
    }
    // 202 to PASS or ACCT: the user was in already.
    guard reply.code.isCompletion else { throw .unexpected(reply, after: verb) }
    // Another user has another home directory.
    if self.credentials != credentials { directory.forget() }
    // Some servers tell more to those they know.
    knownFeatures = nil
    self.credentials = credentials
  }

  private func loginExchange(_ command: Command) throws(FTPError) -> Reply {
    let reply = try dialogue.exchange(command)
    guard reply.code.isPositive else { throw .loginRefused(reply) }
    return reply
  }

  /// Refuses to send a password that others could read, unless the user has said so.
  ///
  /// - Parameter credentials: Whose password it is.
  /// - Throws: ``FTPError/passwordInClear(_:)``; nothing has been sent.
  package func refuseClearPassword(_ credentials: Credentials) throws(FTPError) {
    guard !isPrivate, !credentials.isAnonymous || hasProxyPassword,
      options.security.policy != .off, !options.security.allowsClearPassword
    else { return }
    throw .passwordInClear(security.refusal)
  }

  /// The FTP proxy on the way of this connection; `nil` where there is none.
  private var ftpProxy: FTPProxy? {
    guard case .ftpProxy(let proxy) = dialogue.connection.path.route else { return nil }
    return proxy
  }

  private var hasProxyPassword: Bool { ftpProxy?.password != nil }

  /// Logs in to the FTP proxy on the way, and tells it the server.
  ///
  /// - Returns: What is put behind the user's name at the server.
  /// - Throws: ``FTPError/ftpProxyRefused(_:)``.
  private func passFTPProxy() throws(FTPError) -> [UInt8] {
    guard let proxy = ftpProxy else { return [] }
    if let user = proxy.user {
      var reply = try ftpProxyExchange(Command(.user, user))
      if reply.code == .needPassword {
        reply = try ftpProxyExchange(Command(.pass, proxy.password ?? []))
      }
      guard reply.code.isCompletion else { throw .ftpProxyRefused(reply) }
    }
    let server = "\(endpoint)"
    switch proxy.naming {
    case .user: return [UInt8]("@\(server)".utf8)
    case .open: _ = try ftpProxyExchange(Command(CommandVerb.open, server))
    case .site:
      dialogue.takeAnyCompletion(of: .site)
      _ = try ftpProxyExchange(Command(.site, server))
    }
    return []
  }

  private func ftpProxyExchange(_ command: Command) throws(FTPError) -> Reply {
    let reply = try dialogue.exchange(command)
    guard reply.code.isPositive else { throw .ftpProxyRefused(reply) }
    return reply
  }

  /// Takes note that somebody has logged in with commands of their own (USER, PASS and ACCT).
  package func noteLogin(as user: Credentials) {
    if credentials != user { directory.forget() }
    knownFeatures = nil
    credentials = user
  }

  /// Returns what the server has said without passwords that were sent to it, to be shown.
  package func withoutSecrets(_ text: [UInt8]) -> [UInt8] { dialogue.secrets.masked(text) }

  /// Forgets who was logged in, so that the next connection begins without a login.
  package func forgetLogin() {
    credentials = nil
  }

  // MARK: What the server can do

  /// What the server says it can do, asked once.
  ///
  /// A server without FEAT has an empty list: it may still have what nobody announces.
  package func features() throws(FTPError) -> ServerFeatures {
    if let knownFeatures { return knownFeatures }
    let reply = try ask(Command(.feat))
    let list = reply.map { $0.code.isCompletion ? FeatureList($0) : FeatureList() }
    let features = ServerFeatures(list ?? FeatureList())
    knownFeatures = features
    if let software = ServerSoftware(features: features.list) { self.software = software }
    // Some tell it behind the login alone.
    if features.list.has("HOST") { knowledge.set(.virtualHosts, true) }
    try chooseUTF8()
    return features
  }

  /// Whether the server's features are known, so that asking for them costs no command.
  package var knowsFeatures: Bool { knownFeatures != nil }

  /// Asks for names in UTF-8 (OPTS UTF8 ON), once on a connection.
  ///
  /// IIS has them only after that. The others accept or refuse it, and both are fine; where
  /// nothing else is possible it is not asked.
  func chooseUTF8() throws(FTPError) {
    if let list = knownFeatures?.list { try introduceClient(by: list) }
    guard let knownFeatures, knownFeatures.list.has("UTF8"), !dialogue.belief.hasChosenUTF8,
      dialogue.connection.names.charset == nil, software == .other || software == .proftpd
    else { return }
    try askForUTF8()
  }

  private func askForUTF8() throws(FTPError) {
    dialogue.correct { $0.hasChosenUTF8 = true }
    _ = try ask(Command(.opts, "UTF8 ON"))
  }

  /// Asks the server to tell all facts that are of use here (OPTS MLST, RFC 3659 §7.9), once on a
  /// connection, and only where the server's own choice will not do.
  func chooseFacts() throws(FTPError) {
    let chosen = dialogue.belief.chosenFacts
    guard chosen != wantedFacts else { return }
    dialogue.correct { [wantedFacts] in $0.chosenFacts = wantedFacts }
    guard let facts = try features().facts(for: wantedFacts, after: chosen) else { return }
    // A server that refuses goes on telling what it told before.
    _ = try ask(Command(.opts, "MLST \(facts)"))
  }
}

extension ConnectionPath {
  /// Takes what is set for a server.
  fileprivate init(to endpoint: Endpoint, _ options: SessionOptions) {
    self.init()
    host = endpoint.host
    route = options.route
    source = options.sourceAddress.flatMap { SocketAddress(digits: $0) }
    family = options.family
  }
}
