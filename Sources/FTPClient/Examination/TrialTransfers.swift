import FTPProtocol
import Octets
import Platform
import Transport

/// Transfers of a few octets, for trials.
extension Session {
  /// The largest file that is fetched for a trial.
  static var trialLimit: Int { 1 << 20 }

  /// Sends a file.
  ///
  /// - Parameters:
  ///   - octets: All that is sent.
  ///   - path: Its name.
  ///   - verb: STOR or APPE.
  ///   - offset: Where the server is to begin; 0 for no REST.
  /// - Throws: What ``transfer(_:_:type:from:_:)`` throws.
  func store(
    _ octets: [UInt8],
    as path: RemotePath,
    by verb: CommandVerb = .stor,
    at offset: Int64 = 0
  ) throws(FTPError) {
    let stor = try command(verb, path)
    try transfer(stor, .toServer, type: .image, from: offset) { data throws(FTPError) in
      try data.write(octets)
    }
  }

  /// Fetches a small file.
  ///
  /// - Throws: ``FTPError/stoppedByCaller`` for one that is not small.
  func fetch(_ path: RemotePath, from offset: Int64 = 0) throws(FTPError) -> [UInt8] {
    var octets: [UInt8] = []
    let retr = try command(.retr, path)
    try transfer(retr, .fromServer, type: .image, from: offset) { data throws(FTPError) in
      octets = []
      try data.readAll { part throws(FTPError) in
        octets += part
        guard octets.count <= Self.trialLimit else { throw .stoppedByCaller }
      }
    }
    return octets
  }

  /// Gives the server some time.
  ///
  /// - Throws: ``FTPError/cancelled`` at once when somebody stops it.
  func pause(for time: Duration) throws(FTPError) {
    do throws(WaitError) {
      try Readiness.pause(until: .after(time), cancelledBy: cancellation)
    } catch {
      throw .cancelled
    }
  }

  /// Lists by a command and no other.
  func answer(
    to command: PlacedCommand,
    _ source: ListingReader.Source,
    now: TimeValue
  ) throws(FTPError) -> ListingAnswer {
    var listing = Listing()
    do throws(FTPError) {
      try readListing(command, source, now) { part throws(FTPError) in try listing.collect(part) }
    } catch {
      switch error {
      case .refused(let reply, let verb) where verb == command.verb && error.sessionIsUsable:
        return .refused(reply)
      case .incompleteListing: return .failed(error)
      default: throw error
      }
    }
    listing.settle()
    return .told(listing.entries)
  }

  /// Whether a name is there, by SIZE or by what lists its directory.
  ///
  /// - Returns: `nil` where the server does not tell.
  func isThere(_ path: RemotePath, now: TimeValue) throws(FTPError) -> Bool? {
    if try size(of: path) != nil { return true }
    guard let name = path.lastComponent else { return nil }
    var isListed = false
    do throws(FTPError) {
      let listing = try list(path.parent, now: now, showsHidden: true)
      isListed = listing.contains { $0.name == name.octets }
    } catch {
      guard error.isRefusal, error.sessionIsUsable else { throw error }
      return nil
    }
    return isListed
  }
}

extension DataConnection {
  /// Writes all octets.
  mutating func write(_ octets: [UInt8]) throws(FTPError) {
    try octets.span.withUnsafeBytes { bytes throws(FTPError) in try write(bytes) }
  }
}

/// A session for a trial that may cost its connection.
extension Examination {
  /// What a trial session is asked to do otherwise than the examined one.
  struct TrialSettings {
    var mode: DataOptions.Mode?
    var opening = DataOpening.Proven.none

    /// Whether data connections offer to resume a TLS session.
    var offersSession = true

    /// What is taken for known of the server.
    var knowledge = ServerKnowledge()
  }

  /// How long a trial waits for a connection, or for a reply.
  private static var patience: Duration { .seconds(10) }

  /// Does something on a connection of its own, which ends then.
  ///
  /// - Parameters:
  ///   - settings: What is otherwise there.
  ///   - observer: Who sees the dialogue.
  ///   - body: What to do.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws, and ``FTPError/refusedGreeting(_:)`` and its like where nobody
  ///   else is let in.
  func withTrial<Outcome>(
    _ settings: TrialSettings,
    observer: DialogueObserver? = nil,
    _ body: (Session) throws(FTPError) -> Outcome
  ) throws(FTPError) -> Outcome {
    do throws(FTPError) {
      return try runTrial(settings, observer, body)
    } catch {
      guard error.meansTooManyConnections else { throw error }
    }
    // One after the other, then.
    session.quit()
    let outcome: Outcome
    do throws(FTPError) {
      outcome = try patiently { () throws(FTPError) in try runTrial(settings, observer, body) }
    } catch {
      if !error.isCancellation { try patiently { () throws(FTPError) in try session.reconnect() } }
      throw error
    }
    try patiently { () throws(FTPError) in try session.reconnect() }
    return outcome
  }

  /// Its connection has ended when this returns.
  private func runTrial<Outcome>(
    _ settings: TrialSettings,
    _ observer: DialogueObserver?,
    _ body: (Session) throws(FTPError) -> Outcome
  ) throws(FTPError) -> Outcome {
    let trial = try connectTrial(settings, observer: observer)
    defer { trial.quit() }
    return try body(trial)
  }

  /// How often, and with which pauses, a server gets another chance to notice that somebody has gone.
  private static var chances: (count: Int, pause: Duration) { (10, .milliseconds(200)) }

  /// Connects as soon as the server has noticed that another connection has ended.
  private func patiently<Outcome>(
    _ connect: () throws(FTPError) -> Outcome
  ) throws(FTPError) -> Outcome {
    for _ in 1..<Self.chances.count {
      do throws(FTPError) {
        return try connect()
      } catch {
        guard error.meansTooManyConnections else { throw error }
        try session.pause(for: Self.chances.pause)
      }
    }
    return try connect()
  }

  func connectTrial(
    _ settings: TrialSettings,
    observer: DialogueObserver? = nil
  ) throws(FTPError) -> Session {
    let like = session.template
    var options = like.options
    options.setTimeouts(min(options.replyTimeout, Self.patience))
    if let mode = settings.mode { options.data.mode = mode }
    options.data.prefersExtended = options.data.prefersExtended || settings.opening == .extended
    let template = SessionTemplate(
      endpoint: like.endpoint,
      options: options,
      credentials: like.credentials,
      directory: like.directory,
      knowledge: settings.knowledge,
      features: like.features,
      proven: settings.opening
    )
    let trial = try Session.connect(
      like: template,
      observer: observer,
      cancelledBy: session.cancellation
    )
    trial.security.offersSessions = settings.offersSession
    return trial
  }
}
