import FTPProtocol
import Octets
import Transport

/// TLS, and the ways of opening data connections.
extension Examination {
  /// Finds out about TLS and about all ways, and goes on in one that works.
  func examineOpenings() throws(FTPError) {
    try examine(.tls) { () throws(FTPError) in controlProtection() }
    var works: [DataOptions.Mode: DataOpening.Proven] = [:]
    for (topic, mode, opening) in Self.openings {
      try examine(topic) { () throws(FTPError) in
        let seen = try observe(topic, mode, opening)
        if seen.verdict.isPositive == true, works[mode] == nil { works[mode] = opening }
        return seen
      }
    }
    // The rest is to be found out in spite of a firewall.
    if works[session.options.data.mode] == nil, let other = works.keys.first {
      session.options.data.mode = other
      session.data.opening = DataOpening()
    }
    if let opening = works[session.options.data.mode] { session.data.opening.proven = opening }
    var protection: Protection?
    try examine(.tlsData) { () throws(FTPError) in try dataProtection(&protection) }
    try examine(.tlsResumption) { () throws(FTPError) in try resumption(protection) }
  }

  private static let openings: [(ExaminedTopic, DataOptions.Mode, DataOpening.Proven)] = [
    (.epsv, .passive, .extended), (.pasv, .passive, .plain),
    (.eprt, .active, .extended), (.port, .active, .plain),
  ]

  private func controlProtection() -> Observation {
    if let protection = session.protection {
      return .works("\(protection.version), \(protection.cipher)")
    }
    if session.security.isControlCleared { return .works("ended by CCC") }
    if let refusal = session.security.refusal { return .refused(refusal) }
    return session.security.options.policy == .off
      ? .notKnown("the settings say to do without TLS")
      : .doesNot("to ask for it (AUTH) costs the connection")
  }

  /// Lists over one way alone.
  private func observe(
    _ topic: ExaminedTopic,
    _ mode: DataOptions.Mode,
    _ opening: DataOpening.Proven
  ) throws(FTPError) -> Observation {
    guard opening == .extended || session.peerAddress.hostOctets.count == 4 else {
      return .notKnown("it is for IPv4, and this connection is IPv6")
    }
    let record = ReplyRecord()
    var settings = TrialSettings()
    (settings.mode, settings.opening) = (mode, opening)
    var end = DataOpening.Proven.none
    let error = try failure { () throws(FTPError) in
      try withTrial(settings, observer: record.observer) { trial throws(FTPError) in
        defer { end = trial.data.opening.proven }
        try self.listOnce(on: trial)
      }
    }
    // A server that refuses EPRT is sent PORT.
    if mode == .active, opening == .extended, end == .plain, let reply = record.reply(to: .eprt) {
      return .refused(reply)
    }
    let seen = Observation.opening(error, isActive: mode == .active)
    guard topic == .pasv, seen.verdict.isPositive == true, let reply = record.reply(to: .pasv),
      let told = PassiveReply.parsePassive(reply), told.host != session.peerAddress.hostOctets
    else { return seen }
    let peer = session.peerAddress.hostText
    return .works("the reply names \(told.hostText); ferry connects to \(peer)")
  }

  /// Does something whose failure is a result, unless somebody stopped it.
  func failure(_ body: () throws(FTPError) -> Void) throws(FTPError) -> FTPError? {
    do throws(FTPError) {
      try body()
      return nil
    } catch {
      guard !error.isCancellation else { throw error }
      return error
    }
  }

  /// Begins to list, without trying again in another way.
  func listOnce(on trial: Session) throws(FTPError) {
    let command = PlacedCommand(Command(.list), in: try trial.place(of: options.directory))
    try trial.go(to: command.place)
    var alone = PipelinedCommands()
    var isListed = false
    do throws(FTPError) {
      _ = try trial.data.attempt(command, .fromServer, type: .image, from: 0, &alone) {
        data throws(FTPError) in
        var count = 0
        try data.readAll { octets throws(FTPError) in
          count += octets.count
          isListed = true
          // A long one need not be read to its end.
          guard count < 1 << 16 else { throw .stoppedByCaller }
        }
      }
    } catch .stoppedByCaller where isListed {
      return
    }
  }

  // MARK: TLS of data connections

  private func dataProtection(_ seen: inout Protection?) throws(FTPError) -> Observation {
    guard session.protection != nil || session.security.isControlCleared else {
      return .notKnown("there is no TLS")
    }
    guard session.options.security.dataProtection == .private else {
      return .notKnown("'tls-data' is set to clear")
    }
    do throws(FTPError) {
      seen = try withTrial(settingsThatWork) { trial throws(FTPError) in
        try self.listOnce(on: trial)
        return trial.security.lastData
      }
    } catch .dataProtectionRefused(let reply) {
      return .refused(reply)
    }
    guard let data = seen else { return .notKnown("no data connection was protected") }
    return .works("\(data.version), \(data.cipher)")
  }

  /// The settings of a trial whose data connections come about.
  var settingsThatWork: TrialSettings {
    var settings = TrialSettings()
    settings.mode = session.options.data.mode
    let isExtended = works(session.options.data.mode == .passive ? .epsv : .eprt)
    let isPlain = works(session.options.data.mode == .passive ? .pasv : .port)
    settings.opening = isExtended == true ? .extended : isPlain == true ? .plain : .none
    return settings
  }

  /// Finds out whether data connections resume the session, and whether they have to.
  private func resumption(_ seen: Protection?) throws(FTPError) -> Observation {
    guard let data = seen else { return .notKnown("there is no TLS on data connections") }
    guard data.isResumed else {
      return .doesNot("each data connection has a session of its own, which the server takes")
    }
    var settings = settingsThatWork
    settings.offersSession = false
    let error = try failure { () throws(FTPError) in
      try withTrial(settings) { trial throws(FTPError) in try self.listOnce(on: trial) }
    }
    guard let error else { return .works("not demanded: one without it is taken too") }
    return Self.isObjection(error)
      ? .works("demanded: a data connection without it is refused")
      : .works("whether it is demanded is not known")
  }

  /// Whether a server may answer so to a data connection that resumes nothing.
  private static func isObjection(_ error: FTPError) -> Bool {
    switch error {
    case .refused(let reply, by: .list):
      [425, 426, 431, 450, 451, 521, 522, 534].contains(reply.code.value)
    case .dataConnection(.closedByPeer), .dataConnection(.truncated), .dataConnection(.tls): true
    case .transport(.closedByPeer): true
    default: false
    }
  }
}

/// The replies to commands, as they came.
final class ReplyRecord {
  private var verb: Substring = ""
  private var replies: [String: Reply] = [:]

  var observer: DialogueObserver {
    DialogueObserver { [unowned self] event in
      switch event {
      case .sent(let line): verb = line.text.prefix { $0 != " " }
      case .received(let reply) where !reply.code.isPreliminary: replies[String(verb)] = reply
      default: break
      }
    }
  }

  /// The last final reply that came before another command was sent.
  func reply(to verb: CommandVerb) -> Reply? { replies[verb.name] }
}
