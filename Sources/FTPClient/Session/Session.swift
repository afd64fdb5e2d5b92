package import FTPProtocol
package import Platform
package import Transport

/// One user at one server, from login to logout, with one control connection at a time.
///
/// Composes the parts that own what is known: ``Dialogue`` the replies and the belief about the
/// server's side, ``WorkingDirectory`` where the user wants to be, ``DataTransfers`` the data
/// connections, ``ConnectionProtection`` TLS.
///
/// Belongs to one thread at a time. Every call waits at most as long as its deadline and ends
/// early when the cancellation is cancelled.
package final class Session {
  /// The server.
  package let endpoint: Endpoint

  /// How the session behaves; changes count from the next command on.
  package var options: SessionOptions {
    didSet {
      guard options != oldValue else { return }
      applyOptions()
      // The same octets are other names then.
      if options.charset != oldValue.charset { recentListings.dropAll() }
    }
  }

  let dialogue: Dialogue
  let data: DataTransfers

  /// What was agreed on protection.
  package let security: ConnectionProtection

  /// Where the user wants to be.
  var directory = WorkingDirectory()

  /// The program that the server seems to be.
  var software = ServerSoftware.other {
    didSet { dialogue.connection.names.form = software.argumentForm }
  }

  /// Who is logged in; `nil` before that.
  package internal(set) var credentials: Credentials?

  /// What FEAT said; `nil` until somebody has asked.
  var knownFeatures: ServerFeatures?

  /// Whether a new connection is being made: what fails on the way there is no reason for one more
  /// inside it.
  var isReconnecting = false

  /// A way of setting times whose effect was seen, while nobody knows by which clock the server tells
  /// them: it is good for this session, and proves too little for the next.
  var seenTimeSetting: FoundTimeSetting?

  /// For how many files no way to set their time was found.
  var vainTimeSettingCount = 0

  /// How data connections were to be opened when none could be made, and why; `nil` while they can.
  var withoutData: (options: DataOptions, error: FTPError)?

  /// Which facts listings are to tell, from the next one on.
  package var wantedFacts = FactChoice.all

  /// Listings that were made a short while ago.
  var recentListings = RecentListings()

  init(
    _ endpoint: Endpoint,
    _ connection: ControlConnection,
    _ options: SessionOptions,
    _ observer: DialogueObserver?,
    _ cancellation: Cancellation?
  ) {
    self.endpoint = endpoint
    self.options = options
    dialogue = Dialogue(
      on: connection,
      observer: observer,
      replyTimeout: options.replyTimeout,
      cancelledBy: cancellation
    )
    // An FTP proxy that has TLS shows its own certificate.
    let shown = options.route.ftpProxyEndpoint ?? endpoint
    security = ConnectionProtection(
      of: dialogue,
      host: shown.host,
      port: shown.port,
      options.security
    )
    data = DataTransfers(in: dialogue, security, options.data)
    applyOptions()
  }

  private func applyOptions() {
    dialogue.replyTimeout = options.replyTimeout
    dialogue.connection.names.charset = options.charset.flatMap { NameCharset($0) }
    security.options = options.security
    data.options = options.data
  }

  /// What ends waits early: the interrupt key.
  package var cancellation: Cancellation? { dialogue.cancellation }

  /// What experience showed of the server, here and in earlier sessions.
  package var knowledge: ServerKnowledge {
    get { dialogue.knowledge }
    set { dialogue.knowledge = newValue }
  }

  var observer: DialogueObserver? { dialogue.observer }

  /// Whether a command can be sent now; a connection that the server dropped meanwhile is found.
  package var isAlive: Bool { dialogue.isAlive() }

  /// Whether the control connection is in step as far as is known, without asking.
  package var isUsable: Bool { dialogue.isUsable }

  /// The address of the server, or of the proxy before it.
  package var peerAddress: SocketAddress { dialogue.connection.peerAddress }

  /// How the control connection is protected; `nil` in clear.
  package var protection: Protection? { dialogue.connection.protection }

  /// Whose certificate the server showed; `nil` in clear.
  package var peerIdentity: PeerIdentity? { dialogue.connection.identity }

  /// Whether nobody on the way can read what is sent on the control connection.
  package var isPrivate: Bool { protection != nil || staysHere }

  /// Whether nothing that is sent leaves this machine.
  package var staysHere: Bool { route == .direct && peerAddress.isLoopback }

  /// How the control connection got to the server.
  package var route: Route { dialogue.connection.path.route }

  /// How data connections are opened here, once that is known: `EPSV`, `PASV`, `EPRT` or `PORT`.
  package var provenOpeningVerb: CommandVerb? { data.opening.verb(options.data.mode) }

  /// Begins a row of transfers and listings: each may ask for the next one's port already.
  package func beginSeries() { data.transfersFollow = true }

  /// Ends the row.
  package func endSeries() { data.transfersFollow = false }

  /// Goes on in clear on the control connection (CCC).
  ///
  /// - Throws: ``FTPError/refused(_:by:)``; the connection stays protected then.
  package func clearControl() throws(FTPError) { try security.clearControl() }

  /// Asks what kind of system the server runs on (SYST).
  ///
  /// - Returns: Its own words, such as `UNIX Type: L8`; `nil` when it does not tell.
  package func systemName() throws(FTPError) -> [UInt8]? {
    let reply = try ask(Command(.syst))
    return reply?.code.isCompletion ?? false ? reply?.lines.first : nil
  }

  /// Says goodbye and closes; a server that does not answer is not waited for.
  package func quit() {
    guard dialogue.isUsable else { return }
    let timeout = min(options.replyTimeout, .seconds(2))
    _ = try? dialogue.exchange(PlacedCommand(Command(.quit)), within: timeout)
    dialogue.abandon()
  }

  /// Says goodbye and closes without waiting for an answer.
  package func hangUp() {
    guard dialogue.isUsable else { return }
    _ = try? dialogue.send([PlacedCommand(Command(.quit))])
    dialogue.abandon()
  }
}
