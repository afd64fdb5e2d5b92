package import FTPClient
package import FTPProtocol
import Platform
import SystemPackage
import Terminal

/// The connection of a shell: its session, who logs in, and whom it trusts.
package final class Connection {
  /// What the command line says about whom to trust.
  package var trustOptions = TrustOptions()

  /// What earlier sessions showed of servers; `nil` remembers nothing.
  package var memory: ServerMemory?

  /// The session, with or without a login; `nil` before `open` and after `close`.
  package internal(set) var session: Session?

  /// Who is logged in as soon as a command needs it.
  private(set) var pendingCredentials: Credentials?

  /// The server that ``TrustOptions/pin`` is for, once there is one.
  var pinnedEndpoint: Endpoint?

  /// What ``memory`` has of the session's server.
  private var rememberedKnowledge = ServerKnowledge()

  /// What stands before the lines of its dialogue, where there are several sessions.
  var mark = ""

  /// What the server says to people.
  var serverWords = ServerWords()

  /// What the user sees, and whom to ask.
  let front: Front

  /// What is set, for this server and for all.
  let configuration: ShellConfiguration

  private let places: Places

  /// Starts without a server.
  init(_ front: Front, _ configuration: ShellConfiguration, _ places: Places) {
    self.front = front
    self.configuration = configuration
    self.places = places
  }

  /// Where everything that is shown goes.
  var output: Output { front.output }

  /// The settings that count for the server.
  var settings: Settings { configuration.settings }

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
    close()
    serverWords = ServerWords()
    configuration.layers.endpoint = endpoint
    do throws(CommandError) {
      configuration.layers.terms = try terms(for: endpoint, isImplicit: isImplicit)
      let session = try connect(to: endpoint)
      mentionClearConnection(session, as: credentials)
      session.knowledge = memory?.knowledge(of: endpoint) ?? ServerKnowledge()
      rememberedKnowledge = session.knowledge
      self.session = session
    } catch {
      configuration.layers.endpoint = nil
      configuration.layers.terms = nil
      throw error
    }
    pendingCredentials = credentials ?? .anonymous
    guard front.mode == .prompt || credentials != nil || directory != nil else { return }
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
    configuration.layers.endpoint = destination.endpoint
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
      try sayingConnecting(to: session.endpoint) { () throws(FTPError) in
        try session.reconnect()
      }
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
        guard front.mode == .prompt else { return }
        // A server that does not tell has a prompt without a directory.
        _ = try? session.workingDirectory()
        greet(session)
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
    guard front.canAsk else { return false }
    let wantsAccount = reply.code == .needAccountForLogin
    let question = wantsAccount ? "Account: " : "Password: "
    guard let answer = try front.askSecret(question, for: what) else { return false }
    if wantsAccount { credentials.account = answer } else { credentials.password = answer }
    return true
  }

  /// Says goodbye to the server, if there is one.
  package func close() {
    if let session {
      keepKnowledge(of: session)
      session.quit()
    }
    session = nil
    configuration.layers.endpoint = nil
    configuration.layers.terms = nil
    pendingCredentials = nil
    places.previousRemote = nil
  }

  /// Writes down what the session showed of its server, if that is new.
  private func keepKnowledge(of session: Session) {
    guard session.knowledge.text != rememberedKnowledge.text else { return }
    memory?.remember(session.knowledge, of: session.endpoint)
    rememberedKnowledge = session.knowledge
  }
}

extension TimeValue {
  /// The time now, UTC, by this machine's clock, as calls of a session take it.
  static var current: TimeValue {
    // A clock outside the years 1 to 9999 is not worth a failure.
    TimeValue(secondsSinceEpoch: WallClock.secondsSinceEpoch) ?? .epoch
  }
}
