package import FTPClient
package import FTPProtocol
import Platform
import SystemPackage
import Terminal

/// Who logs in, where the session itself does not know it yet.
enum LoginState {
  /// Nobody: the session knows who is there, or nobody has said who comes.
  case settled

  /// Somebody who logs in as soon as a command needs it.
  case pending(Credentials)

  /// Somebody who is logging in with `quote`, as far as that has been said.
  case typed(Credentials)
}

/// The connection of a shell: its session, and who logs in.
package final class Connection {
  /// What it shares with the other connections of the shell.
  package let access: ServerAccess

  /// The session, with or without a login; `nil` before `open` and after `close`.
  package internal(set) var session: Session?

  /// Who logs in.
  var login = LoginState.settled

  /// The server before, and who was there where, for `reopen`; `nil` before there was one.
  private(set) var lastPlace: LastPlace?

  /// The lines of `macdef init` that are still to be run.
  var loginMacro: [[UInt8]] = []

  /// What the memory of servers has of the session's.
  private var rememberedKnowledge = ServerKnowledge()

  /// What stands before the lines of its dialogue, where there are several sessions.
  var mark = ""

  /// Whether nothing may be asked, by no program either: for those who press the Tab key.
  var asksNothing = false

  /// What the server says to people.
  var serverWords = ServerWords()

  /// What the user sees, and whom to ask.
  let front: Front

  /// What is set, for this server and for all.
  let configuration: ShellConfiguration

  let places: Places

  /// Starts without a server.
  init(
    _ front: Front,
    _ configuration: ShellConfiguration,
    _ places: Places,
    _ access: ServerAccess
  ) {
    self.access = access
    self.front = front
    self.configuration = configuration
    self.places = places
  }

  /// Who is logged in as soon as a command needs it; `nil` for nobody.
  var pendingCredentials: Credentials? {
    if case .pending(let credentials) = login { credentials } else { nil }
  }

  /// Who is logging in with `quote`; `nil` for nobody.
  var typedCredentials: Credentials? {
    if case .typed(let credentials) = login { credentials } else { nil }
  }

  /// Where everything that is shown goes.
  var output: Output { front.output }

  /// The settings that count for the server.
  var settings: Settings { configuration.settings }

  /// Connects to a server, and logs in unless a script may still say as whom.
  ///
  /// - Parameters:
  ///   - endpoint: The server.
  ///   - named: Who logs in; `nil` for whom `~/.netrc` names, or else anonymous, but in a script not
  ///     before a command needs it, since classic scripts say `user` on their next line.
  ///   - directory: Where to go after the login.
  ///   - isImplicit: Whether TLS begins with the first octet, whatever the settings say.
  /// - Throws: ``CommandError``; there is no session then, or one without a login.
  package func open(
    _ endpoint: Endpoint,
    as named: Credentials?,
    in directory: RemotePath? = nil,
    isImplicit: Bool = false
  ) throws(CommandError) {
    var credentials = named
    close()
    lastPlace = LastPlace(endpoint, credentials, directory, isImplicit: isImplicit)
    serverWords = ServerWords()
    configuration.layers.endpoint = endpoint
    do throws(CommandError) {
      try requireUsableProxy(for: endpoint)
      configuration.layers.terms = try terms(for: endpoint, isImplicit: isImplicit)
      if credentials == nil { credentials = try knownUser(of: endpoint) }
      let session = try connect(to: endpoint)
      try noteNewCertificate(session)
      mentionClearConnection(session, as: credentials)
      session.knowledge = access.memory?.knowledge(of: endpoint) ?? ServerKnowledge()
      rememberedKnowledge = session.knowledge
      self.session = session
    } catch {
      configuration.layers.endpoint = nil
      configuration.layers.terms = nil
      throw error
    }
    login = .pending(credentials ?? .anonymous)
    guard front.mode == .prompt || named != nil || directory != nil else { return }
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
    // Before another bookmark counts: where one leaves is remembered for the old one.
    close()
    let last = enters ? lastDirectory(of: destination) : nil
    configuration.layers.bookmark = destination.bookmark
    // What counts for the server decides about its port.
    configuration.layers.endpoint = destination.endpoint
    if settings.session.security.policy == .implicit { destination.useImplicitPort() }
    try open(
      destination.endpoint,
      as: destination.credentials,
      in: enters && last == nil ? destination.directory : nil,
      isImplicit: destination.isImplicit
    )
    if let last { try enter(last, else: destination.directory) }
  }

  func enter(_ directory: RemotePath, _ session: Session) throws(CommandError) {
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

  /// Takes note of a command of the protocol that the user has typed, as scripts for the classic
  /// clients log in: `quote USER`, `quote PASS`.
  func note(_ command: Command, _ reply: Reply, _ session: Session) {
    var typed = typedCredentials
    switch command.verb {
    case .user: typed = Credentials(user: command.argument ?? [])
    case .pass: typed?.password = command.argument
    case .acct: typed?.account = command.argument
    default: return
    }
    guard let typed else { return }
    login = .typed(typed)
    guard reply.code.isCompletion else { return }
    session.noteLogin(as: typed)
    login = .settled
  }

  /// Returns a session that can take a command, whether anybody is logged in or not.
  func connected() throws(CommandError) -> Session {
    guard let session else { throw CommandError("do that", .notConnected) }
    session.options = settings.session
    if !session.isAlive { try reconnect(session) }
    return session
  }

  private func reconnect(_ session: Session) throws(CommandError) {
    // Half a login was one of the connection that is gone.
    if case .typed = login { login = .settled }
    do throws(FTPError) {
      try sayingConnecting(to: session.endpoint) { () throws(FTPError) in
        try session.reconnect()
      }
    } catch {
      // Who was where is kept: the server may be back at the next command.
      throw CommandError("connect to \(session.endpoint) again", .session(error))
    }
    output.say("(the server had closed the connection; connected again)", style: .dim)
  }

  /// Says goodbye to the server, if there is one.
  package func close() {
    if let session {
      if let credentials = session.credentials ?? pendingCredentials {
        lastPlace?.credentials = credentials
      }
      if let directory = session.knownDirectory { lastPlace?.directory = directory }
      keepDirectory(of: session)
      keepKnowledge(of: session)
      session.quit()
    }
    session = nil
    configuration.layers.endpoint = nil
    configuration.layers.terms = nil
    login = .settled
    loginMacro = []
    places.previousRemote = nil
  }

  /// Connects to the server of before again, as the same user, in the same directory.
  ///
  /// - Throws: ``CommandError`` where there was none, and as ``open(_:as:in:isImplicit:)``.
  func reopen() throws(CommandError) {
    // What the session knows now is newer than what it began with.
    close()
    guard let last = lastPlace else { throw CommandError("reopen", .notConnected) }
    try open(
      last.endpoint,
      as: last.credentials,
      in: last.directory,
      isImplicit: last.isImplicit
    )
  }

  /// Writes down what the session showed of its server, if that is new.
  func keepKnowledge(of session: Session) {
    guard session.knowledge.text != rememberedKnowledge.text else { return }
    access.memory?.remember(session.knowledge, of: session.endpoint)
    rememberedKnowledge = session.knowledge
  }
}

/// Where a session stood, and who was there.
struct LastPlace {
  let endpoint: Endpoint
  var credentials: Credentials?
  var directory: RemotePath?
  let isImplicit: Bool

  init(
    _ endpoint: Endpoint,
    _ credentials: Credentials?,
    _ directory: RemotePath?,
    isImplicit: Bool
  ) {
    (self.endpoint, self.credentials, self.directory) = (endpoint, credentials, directory)
    self.isImplicit = isImplicit
  }
}

extension TimeValue {
  /// The time now, UTC, by this machine's clock, as calls of a session take it.
  static var current: TimeValue {
    // A clock outside the years 1 to 9999 is not worth a failure.
    TimeValue(secondsSinceEpoch: WallClock.secondsSinceEpoch) ?? .epoch
  }
}
