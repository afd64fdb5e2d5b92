package import FTPClient
package import FTPProtocol
import Platform
import SystemPackage
import Terminal

extension ShellState {
  /// Connects to a server, and logs in unless a script may still say as whom.
  ///
  /// - Parameters:
  ///   - endpoint: The server.
  ///   - credentials: Who logs in; `nil` for anonymous, but in a script not before a command needs
  ///     it, since classic scripts say `user` on their next line.
  ///   - directory: Where to go after the login.
  ///   - isImplicit: Whether TLS begins with the first octet, whatever the settings say.
  /// - Throws: ``CommandError``; there is no session then, or one without a login.
  package func open(
    _ endpoint: Endpoint,
    as credentials: Credentials?,
    in directory: RemotePath? = nil,
    isImplicit: Bool = false
  ) throws(CommandError) {
    closeSession()
    layers.endpoint = endpoint
    do throws(CommandError) {
      layers.terms = try terms(for: endpoint, isImplicit: isImplicit)
      let session = try connect(to: endpoint)
      mentionClearConnection(session, as: credentials)
      session.knowledge = memory?.knowledge(of: endpoint) ?? ServerKnowledge()
      rememberedKnowledge = session.knowledge
      self.session = session
    } catch {
      layers.endpoint = nil
      layers.terms = nil
      throw error
    }
    pendingCredentials = credentials ?? .anonymous
    guard mode == .prompt || credentials != nil || directory != nil else { return }
    let session = try loggedIn()
    if let directory { try enter(directory, session) }
  }

  /// Connects to what a user named and logs in.
  ///
  /// - Parameters:
  ///   - destination: The server, and who logs in.
  ///   - enters: Whether to go to the directory that it names.
  /// - Throws: ``CommandError``, as when server and user are given one by one.
  package func open(_ destination: Destination, enters: Bool = true) throws(CommandError) {
    var destination = destination
    // What counts for the server decides about its port.
    layers.endpoint = destination.endpoint
    if settings.session.security.policy == .implicit { destination.useImplicitPort() }
    try open(
      destination.endpoint,
      as: destination.credentials,
      in: enters ? destination.directory : nil,
      isImplicit: destination.isImplicit
    )
  }

  private func enter(_ directory: RemotePath, _ session: Session) throws(CommandError) {
    try remotely("change to \(directory)", session.changeDirectory(to: directory))
  }

  /// Returns a session that can take a command, connecting anew where the server has hung up.
  ///
  /// - Throws: ``CommandError`` when there is no server, or no login.
  func loggedIn() throws(CommandError) -> Session {
    guard let session else { throw CommandError("do that", .notConnected) }
    session.options = settings.session
    if let credentials = pendingCredentials {
      try logIn(credentials, session)
    } else if session.credentials == nil {
      throw CommandError("", .notLoggedIn)
    } else if !session.isAlive {
      try reconnect(session)
    }
    return session
  }

  /// Returns a session that can take a command, whether anybody is logged in or not.
  func connected() throws(CommandError) -> Session {
    guard let session else { throw CommandError("do that", .notConnected) }
    session.options = settings.session
    if !session.isAlive { try reconnect(session) }
    return session
  }

  private func reconnect(_ session: Session) throws(CommandError) {
    do throws(FTPError) {
      try session.reconnect()
    } catch {
      if !session.isUsable, !error.isCancellation { self.session = nil }
      throw CommandError("connect to \(session.endpoint) again", .session(error))
    }
    output.say("(the server had closed the connection; connected again)", style: .dim)
  }

  /// Logs a user in, asking for what is missing where somebody can be asked.
  func logIn(_ wanted: Credentials, _ session: Session) throws(CommandError) {
    var credentials = wanted
    if credentials.password == nil, !credentials.isAnonymous {
      credentials.password = Environment.octets("FERRY_PASSWORD")
    }
    if credentials.password == nil, credentials.isAnonymous {
      credentials.password = Credentials.anonymous.password
    }
    let what = [UInt8]("log in to \(session.endpoint) as ".utf8) + credentials.user
    // The server may ask for a password, and after it for an account.
    pendingCredentials = nil
    for _ in 0..<4 {
      do throws(FTPError) {
        try connectAfresh(session, for: credentials)
        try session.logIn(credentials)
        // A server that does not tell has a prompt without a directory.
        if mode == .prompt { _ = try? session.workingDirectory() }
        return
      } catch .credentialsMissing(let reply) {
        guard try ask(reply, &credentials, what) else {
          throw CommandError(what, .session(.credentialsMissing(reply)))
        }
      } catch .passwordInClear(let reply) {
        guard try allowClearPassword(reply, session) else {
          throw CommandError(what, .session(.passwordInClear(reply)))
        }
      } catch {
        if !error.sessionIsUsable || !session.isUsable { self.session = nil }
        // Nobody comes in somebody else's place, unless `user` says so.
        pendingCredentials = nil
        throw CommandError(what, .session(error))
      }
    }
    throw CommandError(what, .refused("the server keeps asking for more", advice: nil))
  }

  /// Servers let nobody change from one user to another (vsftpd 3.0.3: 530), so a second login
  /// gets a connection of its own; so does one whose user took longer to answer than the server
  /// waits.
  private func connectAfresh(_ session: Session, for credentials: Credentials) throws(FTPError) {
    let isSomebodyElse = session.credentials.map { $0 != credentials } ?? false
    guard isSomebodyElse || !session.isAlive else { return }
    session.quit()
    session.forgetLogin()
    try session.reconnect()
  }

  /// Asks for the password or the account that the server wants.
  ///
  /// - Returns: False when nobody can be asked.
  private func ask(
    _ reply: Reply,
    _ credentials: inout Credentials,
    _ what: [UInt8]
  ) throws(CommandError) -> Bool {
    guard canAsk else { return false }
    let wantsAccount = reply.code == .needAccountForLogin
    let question = wantsAccount ? "Account: " : "Password: "
    guard
      let answer = try interruptibly(what, PasswordPrompt.ask(question, cancelledBy: interrupt))
    else { return false }
    if wantsAccount { credentials.account = answer } else { credentials.password = answer }
    return true
  }

  /// Says goodbye to the server, if there is one.
  package func closeSession() {
    if let session {
      keepKnowledge(of: session)
      session.quit()
    }
    session = nil
    layers.endpoint = nil
    layers.terms = nil
    pendingCredentials = nil
    previousRemoteDirectory = nil
  }

  /// Writes down what the session showed of its server, if that is new.
  private func keepKnowledge(of session: Session) {
    guard session.knowledge.text != rememberedKnowledge.text else { return }
    memory?.remember(session.knowledge, of: session.endpoint)
    rememberedKnowledge = session.knowledge
  }
}
