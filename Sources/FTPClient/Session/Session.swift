package import FTPProtocol
package import Platform
import SystemPackage
package import Transport

/// One user at one server, from login to logout, with one control connection at a time.
///
/// Belongs to one thread at a time. Every call waits at most as long as its deadline and ends
/// early when the cancellation is cancelled.
package final class Session {
  /// The server.
  package let endpoint: Endpoint

  /// How the session behaves; changes count from the next command on.
  package var options: SessionOptions {
    didSet { if options.charset != oldValue.charset { openCharset() } }
  }

  /// What ends waits early: the interrupt key.
  package let cancellation: Cancellation?

  /// What experience showed of the server, here and in earlier sessions.
  package var knowledge = ServerKnowledge()

  let observer: DialogueObserver?
  var control: ControlConnection {
    didSet { control.names = names }
  }

  /// How octets of names change on their way to this server.
  private(set) var names = WireNames() {
    didSet { control.names = names }
  }

  /// The program that the server seems to be.
  var software = ServerSoftware.other {
    didSet { names.form = software.argumentForm }
  }

  /// How the server introduced itself on this connection.
  private(set) var greeting: Reply?

  /// Who is logged in; `nil` before that.
  package internal(set) var credentials: Credentials?

  /// What FEAT said; `nil` until somebody has asked.
  var knownFeatures: ServerFeatures?

  /// Where the server said we are; `nil` when it has not been asked since the last change.
  package internal(set) var knownDirectory: RemotePath?

  /// Where the login led; `nil` when nobody has asked.
  package internal(set) var loginDirectory: RemotePath?

  /// Where to go after a reconnect: `nil` for the directory of the login.
  var directoryToRestore: RemotePath?

  var currentType: RepresentationType?

  /// The digest that HASH computes on this connection; `nil` for what FEAT said.
  var selectedHash: DigestAlgorithm?

  /// Whether the server knows which facts of MLSD and MLST are wanted.
  var hasChosenFacts = false

  /// Whether the server was asked for UTF-8.
  var hasChosenUTF8 = false

  /// What was agreed on protection.
  package internal(set) var security = SessionSecurity()

  /// Where the session is for the time of one listing, other than where the user is.
  var detour: RemotePath?

  /// Which way of opening data connections worked here.
  var provenOpening: ProvenOpening = .none

  /// Whether each transfer is followed by another one, for which a port may be asked already.
  var transfersFollow = false

  /// Whether the session ends with its work: one that is stopped is closed, not put right.
  var isDisposable = false

  /// Where a row of transfers began, if it has gone elsewhere.
  var seriesDirectory: RemotePath?

  /// What changes into the directory that is to be listed, until it has been sent.
  var wayToListing: Command?

  /// The refusal of a command that travelled in front of a transfer on which it depends.
  var refusalAhead: Reply?

  /// The port that the server was asked for ahead of time.
  var earlyOpening = EarlyOpening.none

  /// Listings that were made a short while ago.
  var cache = ListingCache()

  /// How many directories were listed twice to find out whether MLSD hides names.
  var hiddenProbeCount = 0

  /// Whether the times of MDTM cannot be UTC.
  var mistrustsClock = false

  /// How many files were asked after to learn about the server's clock.
  var clockQuestionCount = 0

  private init(
    _ endpoint: Endpoint,
    _ control: ControlConnection,
    _ options: SessionOptions,
    _ observer: DialogueObserver?,
    _ cancellation: Cancellation?
  ) {
    self.endpoint = endpoint
    self.control = control
    self.options = options
    self.observer = observer
    self.cancellation = cancellation
    openCharset()
  }

  private func openCharset() {
    names.charset = options.charset.flatMap { NameCharset($0) }
  }

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
    let control = try openControlConnection(endpoint, options, observer, cancellation)
    let session = Session(endpoint, control, options, observer, cancellation)
    try session.begin()
    return session
  }

  private static func openControlConnection(
    _ endpoint: Endpoint,
    _ options: SessionOptions,
    _ observer: DialogueObserver?,
    _ cancellation: Cancellation?
  ) throws(FTPError) -> ControlConnection {
    let deadline = Deadline.after(options.connectTimeout)
    do throws(TransportError) {
      let addresses = try Resolver.addresses(
        of: endpoint.host,
        port: endpoint.port,
        family: options.family,
        until: deadline,
        cancelledBy: cancellation
      )
      let socket = try HappyEyeballs.connect(
        to: addresses,
        until: deadline,
        cancelledBy: cancellation
      )
      socket.sendSmallWritesAtOnce()
      socket.keepAlive(afterIdleSeconds: 30)
      if let peer = socket.peerAddress { observer?.note("connected to \(peer)") }
      return try wrap(ByteStream.clear(socket), observer)
    } catch {
      throw .transport(error)
    }
  }

  private static func wrap(
    _ stream: consuming ByteStream,
    _ observer: DialogueObserver?
  ) throws(TransportError) -> ControlConnection {
    guard let control = try? ControlConnection(stream, observer: observer) else {
      throw .closedByPeer
    }
    return control
  }

  /// Gets a new connection to where a user can log in.
  private func begin() throws(FTPError) {
    security.beginConnection()
    try protectImplicitly()
    try readGreeting()
    try negotiateProtection()
  }

  /// Reads 220, after any number of 1yz (RFC 959 §5.4: 120, then 220).
  private func readGreeting() throws(FTPError) {
    let reply = try control.finalReply(until: replyDeadline, cancelledBy: cancellation)
    switch reply.code.severity {
    case .completion:
      greeting = reply
      software = ServerSoftware(greeting: reply)
    case .transientNegative, .permanentNegative:
      control.abandon()
      throw .refusedGreeting(reply)
    default:
      control.abandon()
      throw .unexpected(reply, after: .noop)
    }
  }

  var replyDeadline: Deadline { .after(options.replyTimeout) }

  /// Whether a command can be sent now; a connection that the server dropped meanwhile is found.
  package var isAlive: Bool { control.isAlive(cancelledBy: cancellation) }

  /// Whether the control connection is in step as far as is known, without asking.
  package var isUsable: Bool { control.isUsable }

  /// The address of the server.
  package var peerAddress: SocketAddress { control.peerAddress }

  /// Connects anew as the same user and goes back to the same directory.
  ///
  /// - Throws: What ``connect(to:options:observer:cancelledBy:)`` and ``logIn(_:)`` throw; a
  ///   directory that is gone is ``FTPError/refused(_:by:)`` by CWD, in a session that is usable.
  package func reconnect() throws(FTPError) {
    control = try Self.openControlConnection(endpoint, options, observer, cancellation)
    currentType = nil
    selectedHash = nil
    let choseUTF8 = hasChosenUTF8
    (hasChosenFacts, hasChosenUTF8) = (false, false)
    cache.dropAll()
    earlyOpening = .none
    knownDirectory = nil
    do throws(FTPError) {
      try begin()
      guard let credentials else { return }
      try logIn(credentials)
      if choseUTF8 { try askForUTF8() }
    } catch {
      // Half a login is none: whoever needs the session connects anew.
      control.abandon()
      throw error
    }
    guard let directory = directoryToRestore else { return }
    try perform(command(.cwd, directory))
    knownDirectory = directory
  }

  /// Says goodbye and closes; a server that does not answer is not waited for.
  package func quit() {
    guard control.isUsable else { return }
    let deadline = Deadline.after(min(options.replyTimeout, .seconds(2)))
    if (try? control.send(Command(.quit), until: deadline, cancelledBy: cancellation)) != nil {
      _ = try? control.nextReply(until: deadline, cancelledBy: cancellation)
    }
    control.abandon()
  }

  /// Sends a command and waits for its final reply.
  ///
  /// - Returns: A reply that is neither 1yz nor negative.
  /// - Throws: ``FTPError/refused(_:by:)`` for 4yz and 5yz.
  @discardableResult
  package func perform(_ command: Command) throws(FTPError) -> Reply {
    let reply = try exchange(command)
    guard reply.code.isPositive else { throw .refused(reply, by: command.verb) }
    return reply
  }

  /// Sends a command and waits for its final reply, whatever that says.
  package func exchange(_ command: Command) throws(FTPError) -> Reply {
    try exchange(command, within: options.replyTimeout)
  }

  /// Sends a command that may take its time, and waits for its final reply.
  func exchange(_ command: Command, within timeout: Duration) throws(FTPError) -> Reply {
    try control.send(command, until: replyDeadline, cancelledBy: cancellation)
    let reply = try control.finalReply(until: .after(timeout), cancelledBy: cancellation)
    guard reply.code != .serviceNotAvailable else { throw .refused(reply, by: command.verb) }
    return reply
  }

  /// Sends a command of the user's own making; what is known of the session is asked again after
  /// it, since nobody can tell what it changed.
  package func performRaw(_ command: Command) throws(FTPError) -> Reply {
    currentType = nil
    selectedHash = nil
    earlyOpening = .none
    knownDirectory = nil
    return try perform(command)
  }

  /// Forgets who was logged in, so that the next connection begins without a login.
  package func forgetLogin() {
    credentials = nil
  }

  /// What the server says it can do, asked once.
  ///
  /// A server without FEAT has an empty list: it may still have what nobody announces.
  package func features() throws(FTPError) -> ServerFeatures {
    if let knownFeatures { return knownFeatures }
    let reply = try exchange(Command(.feat))
    let features = ServerFeatures(reply.code.isCompletion ? FeatureList(reply) : FeatureList())
    knownFeatures = features
    if let software = ServerSoftware(features: features.list) { self.software = software }
    try chooseUTF8()
    return features
  }

  /// Asks for names in UTF-8 (OPTS UTF8 ON), once on a connection.
  ///
  /// IIS has them only after that. The others accept or refuse it, and both are fine; where
  /// nothing else is possible it is not asked.
  func chooseUTF8() throws(FTPError) {
    guard let knownFeatures, knownFeatures.list.has("UTF8"), !hasChosenUTF8, names.charset == nil,
      software == .other || software == .proftpd
    else { return }
    try askForUTF8()
  }

  private func askForUTF8() throws(FTPError) {
    hasChosenUTF8 = true
    _ = try exchange(Command(.opts, "UTF8 ON"))
  }

  /// Makes the representation type what a transfer needs.
  package func ensureType(_ type: RepresentationType) throws(FTPError) {
    for command in commands(setting: type) { try note(try exchange(command), setting: type) }
  }

  /// The commands that set the representation type: none where it is set.
  func commands(setting type: RepresentationType) -> [Command] {
    currentType == type ? [] : [Command(.type, type.argument)]
  }

  /// Takes the reply to TYPE.
  func note(_ reply: Reply, setting type: RepresentationType) throws(FTPError) {
    currentType = nil
    guard reply.code.isPositive else { throw .refused(reply, by: .type) }
    currentType = type
  }
}
