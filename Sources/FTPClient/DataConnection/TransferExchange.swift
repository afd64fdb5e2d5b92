package import FTPProtocol
import Platform
import Transport

extension Session {
  /// Which way the octets of a transfer go.
  package enum Direction: Hashable, Sendable {
    case fromServer
    case toServer
  }

  /// Runs one command with a data connection of its own, and believes its end only when both
  /// the data and the final 2yz are there, in either order.
  ///
  /// - Parameters:
  ///   - command: RETR, STOR, APPE, LIST, NLST, MLSD.
  ///   - direction: Who writes.
  ///   - type: The representation type, set before the command if need be.
  ///   - offset: Where to begin, in octets (REST, the last command before; RFC 3659 §5).
  ///   - body: Moves the octets, from a server until reading gives 0. What it throws stops the
  ///     transfer; the session stays in step.
  /// - Returns: The final reply.
  /// - Throws: What went wrong first; see ``FTPError/sessionIsUsable``.
  @discardableResult
  package func transfer(
    _ command: Command,
    _ direction: Direction,
    type: RepresentationType,
    from offset: Int64 = 0,
    _ body: (inout DataConnection) throws(FTPError) -> Void
  ) throws(FTPError) -> Reply {
    var alone = TransferEscort()
    return try transfer(command, direction, type: type, from: offset, with: &alone, body)
  }

  /// Runs one command with a data connection of its own, and others in the same packet with it.
  ///
  /// - Parameters:
  ///   - command: RETR, STOR, APPE, LIST, NLST, MLSD.
  ///   - direction: Who writes.
  ///   - type: The representation type, set before the command if need be.
  ///   - offset: Where to begin, in octets.
  ///   - escort: The other commands; gets their replies, as far as they came, even when the
  ///     transfer fails.
  ///   - body: Moves the octets.
  /// - Returns: The final reply of the transfer.
  /// - Throws: What went wrong first, as without an escort.
  @discardableResult
  package func transfer(
    _ command: Command,
    _ direction: Direction,
    type: RepresentationType,
    from offset: Int64 = 0,
    with escort: inout TransferEscort,
    _ body: (inout DataConnection) throws(FTPError) -> Void
  ) throws(FTPError) -> Reply {
    while true {
      try ensureDataProtection()
      do throws(FTPError) {
        return try attempt(command, direction, type: type, from: offset, &escort, body)
      } catch {
        guard try recoverSession(after: error) else { throw error }
        escort.beginAgain()
      }
    }
  }

  private func attempt(
    _ command: Command,
    _ direction: Direction,
    type: RepresentationType,
    from offset: Int64,
    _ escort: inout TransferEscort,
    _ body: (inout DataConnection) throws(FTPError) -> Void
  ) throws(FTPError) -> Reply {
    security.beginTransfer()
    let started = try begin(command, type: type, from: offset, &escort)
    var data = started
    do throws(FTPError) {
      if direction == .toServer { try awaitAcceptance(&data) }
      try body(&data)
      if direction == .toServer { try data.finishWriting() }
    } catch {
      note(data)
      let (reply, hasBegun) = (data.finalReply, data.hasBegun)
      throw stop(consume data, after: error, by: command.verb, reply, hasBegun)
    }
    if direction == .fromServer { data.stream.answerEnd() }
    note(data)
    let (early, hasBegun, isWhole) = (data.finalReply, data.hasBegun, data.hasWholeEnd)
    let endsWithLine = data.lastOctet == 0x0A
    _ = consume data
    let reply = try completion(of: command.verb, early, hasBegun)
    noteAcceptedSession()
    try finish(&escort)
    if !isWhole {
      let count = offset + security.lastDataOctetCount
      guard try proves(count, endsWithLine: endsWithLine, of: command, type) else {
        throw .dataConnection(.truncated)
      }
    }
    return reply
  }

  /// Opens the data connection and gets the server to begin.
  private func begin(
    _ command: Command,
    type: RepresentationType,
    from offset: Int64,
    _ escort: inout TransferEscort
  ) throws(FTPError) -> DataConnection {
    switch options.dataMode {
    case .passive:
      let stream = try protectData(try openPassively(for: type, &escort))
      try send(command, from: offset, &escort)
      // What the connection brings or refuses shows by itself: nobody waits for 1yz.
      return try dataConnection(stream, by: command.verb, nil, hasBegun: false)
    case .active:
      try ensureType(type)
      let listener = try announceActively()
      try send(command, from: offset, &escort)
      let early = try awaitMark(of: command.verb)
      while true {
        if let stream = try acceptActively(listener) {
          let stream = try protectData(stream)
          return try dataConnection(stream, by: command.verb, early, hasBegun: true)
        }
        try throwIfServerGaveUp(command.verb)
      }
    }
  }

  /// Makes the connection of a transfer whose command is sent; its handshake and 1yz overlap.
  private func dataConnection(
    _ stream: consuming ByteStream,
    by verb: CommandVerb,
    _ early: Reply?,
    hasBegun: Bool
  ) throws(FTPError) -> DataConnection {
    var data = DataConnection(
      stream,
      control: control,
      idleTimeout: options.dataTimeout,
      cancelledBy: cancellation,
      finalReply: early,
      hasBegun: hasBegun
    )
    do throws(FTPError) {
      try data.shakeHands(until: replyDeadline)
    } catch {
      let (reply, hasBegun) = (data.finalReply, data.hasBegun)
      throw stop(consume data, after: error, by: verb, reply, hasBegun)
    }
    security.noteHandshake(data.stream.protection)
    return data
  }

  /// Sends REST, then the command with its escort.
  private func send(
    _ command: Command,
    from offset: Int64,
    _ escort: inout TransferEscort
  ) throws(FTPError) {
    if offset > 0 {
      try sendAhead(&escort)
      let reply = try exchange(Command(.rest, "\(offset)"))
      guard reply.code.isIntermediate else { throw .refused(reply, by: .rest) }
    }
    try send(command, with: &escort)
  }

  /// Waits for the 1yz that says that the server begins.
  ///
  /// - Returns: The final reply if the server has sent it already, without any 1yz.
  private func awaitMark(of verb: CommandVerb) throws(FTPError) -> Reply? {
    let deadline = replyDeadline
    while true {
      let reply = try control.nextReply(until: deadline, cancelledBy: cancellation)
      switch reply.code.severity {
      case .preliminary: return nil
      // A few servers say 200 first, and 150 only then.
      case .completion where reply.code == .commandOkay && !deadline.hasPassed: continue
      case .completion: return reply
      case .transientNegative, .permanentNegative: throw .refused(reply, by: verb)
      default:
        control.abandon()
        throw .unexpected(reply, after: verb)
      }
    }
  }

  /// Looks at what the server said instead of opening its active data connection.
  private func throwIfServerGaveUp(_ verb: CommandVerb) throws(FTPError) {
    guard try control.receiveNow() else { throw .transport(.closedByPeer) }
    while let reply = try control.takeReply() {
      guard reply.code.isPreliminary else { throw .refused(reply, by: verb) }
    }
  }

  /// How long a server may take to say why a data connection broke.
  ///
  /// Pure-FTPd 1.0.50 never says.
  private static let brokenPatience = Duration.seconds(3)

  /// Waits for the final reply, unless it is there already.
  private func completion(
    of verb: CommandVerb,
    _ early: Reply?,
    _ hasBegun: Bool,
    within longest: Duration? = nil
  ) throws(FTPError) -> Reply {
    var final = early
    if final == nil, !hasBegun { final = try awaitMark(of: verb) }
    let reply: Reply
    if let final {
      reply = final
    } else {
      let usual = min(options.replyTimeout, options.completionTimeout)
      let patience = longest.map { min($0, usual) } ?? usual
      reply = try control.finalReply(until: .after(patience), cancelledBy: cancellation)
    }
    guard isInOrder(reply, for: verb) else {
      noteDisorder()
      throw .unexpected(reply, after: verb)
    }
    guard reply.code.isPositive else { throw .refused(reply, by: verb) }
    return reply
  }

  /// Stops a transfer that failed in the middle, and finds the reason that says most.
  private func stop(
    _ data: consuming DataConnection,
    after error: FTPError,
    by verb: CommandVerb,
    _ finalReply: Reply?,
    _ hasBegun: Bool
  ) -> FTPError {
    if let finalReply {
      _ = consume data
      return finalReply.code.isPositive ? error : .refused(finalReply, by: verb)
    }
    if error.meansLostData {
      _ = consume data
      do throws(FTPError) {
        _ = try completion(of: verb, nil, hasBegun, within: Self.brokenPatience)
        return error
      } catch let reason {
        // The server's own reason says more than a broken connection does.
        return error.isKnownHereOnly ? error : reason
      }
    }
    guard error.sessionIsUsable || error.isCancellation, control.isUsable else { return error }
    abort(consume data)
    return error
  }
}

extension FTPError {
  /// The data connection is gone, and the server has noticed.
  fileprivate var meansLostData: Bool {
    switch self {
    case .dataConnection(.closedByPeer), .dataConnection(.truncated), .dataConnection(.tls): true
    default: false
    }
  }

  /// The handshake of a data connection failed for a reason that the server cannot tell.
  fileprivate var isKnownHereOnly: Bool {
    switch self {
    case .dataConnection(.tls(.closedInHandshake)): false
    case .dataConnection(.tls): true
    default: false
    }
  }
}
