import FTPProtocol
import Octets
import Platform
import Transport

/// Transfers at one server, each on a data connection of its own: one attempt at a time.
final class DataTransfers {
  let dialogue: Dialogue
  let protection: ConnectionProtection
  var options: DataOptions
  var opening = DataOpening()

  /// A data connection for nothing but to make the server go on.
  var heldStream: ByteStream?

  /// Whether the server introduced itself as one that reads no command during a transfer.
  var greetsAsOneInOrder = false

  /// Whether each transfer is followed by another one, for which a port may be asked already.
  var transfersFollow = false

  /// Whether a transfer that is stopped ends the connection, rather than being put right.
  var isDisposable = false

  init(in dialogue: Dialogue, _ protection: ConnectionProtection, _ options: DataOptions) {
    self.dialogue = dialogue
    self.protection = protection
    self.options = options
  }

  /// Runs one command with a data connection of its own, and believes its end only when both
  /// the data and the final 2yz are there, in either order.
  ///
  /// - Parameters:
  ///   - command: RETR, STOR, APPE, LIST, NLST, MLSD.
  ///   - direction: Who writes.
  ///   - type: The representation type, set before the command if need be.
  ///   - offset: Where to begin, in octets (REST, the last command before; RFC 3659 §5).
  ///   - pipelined: What travels with it; gets its replies, as far as they came, even when the
  ///     transfer fails.
  ///   - body: Moves the octets, from a server until reading gives 0. What it throws stops the
  ///     transfer; the session stays in step.
  /// - Returns: The final reply.
  /// - Throws: What went wrong first; see ``FTPError/sessionIsUsable``.
  func attempt(
    _ command: PlacedCommand,
    _ direction: DataDirection,
    type: RepresentationType,
    from offset: Int64,
    _ pipelined: inout PipelinedCommands,
    _ body: (inout DataConnection) throws(FTPError) -> Void
  ) throws(FTPError) -> Reply {
    do throws(FTPError) {
      try protection.ensureDataProtection()
      return try run(command, direction, type: type, from: offset, &pipelined, body)
    } catch {
      if case .outOfStep = error, keepsOrder {
        dialogue.observer?.note(
          "the server does not answer in order; waiting for each reply from now on"
        )
        dialogue.knowledge.set(.replyOrder, false)
      }
      throw error
    }
  }

  private func run(
    _ command: PlacedCommand,
    _ direction: DataDirection,
    type: RepresentationType,
    from offset: Int64,
    _ pipelined: inout PipelinedCommands,
    _ body: (inout DataConnection) throws(FTPError) -> Void
  ) throws(FTPError) -> Reply {
    protection.beginTransfer()
    let started = try begin(command, type: type, from: offset, &pipelined)
    var data = started
    let ticket = data.ticket
    do throws(FTPError) {
      if direction == .toServer, let patience = protection.objectionPatience {
        try data.awaitObjection(for: patience)
      }
      if pipelined.wayRefusal == nil { try body(&data) } else { try data.discard() }
      if direction == .toServer { try data.finishWriting() }
    } catch {
      noteEnd(of: data)
      let reason = stop(consume data, after: error, by: command.verb)
      pipelined.hasBegun = dialogue.hasBegun(ticket)
      if let refusal = pipelined.wayRefusal, reason.sessionIsUsable {
        throw .refused(refusal, by: .cwd)
      }
      throw reason
    }
    if direction == .fromServer { data.stream.answerEnd() }
    noteEnd(of: data)
    let isWhole = data.hasWholeEnd
    let endsWithLine = data.lastOctet == .lineFeed
    _ = consume data
    defer { pipelined.hasBegun = dialogue.hasBegun(ticket) }
    let reply = try completion(of: command.verb, ticket)
    if let refusal = pipelined.wayRefusal { throw .refused(refusal, by: .cwd) }
    noteOpening()
    protection.noteAcceptedSession()
    try finish(&pipelined)
    try dialogue.fence(reply, to: command.command)
    if !isWhole {
      let count = offset + protection.lastDataOctetCount
      guard try proves(count, endsWithLine: endsWithLine, of: command, type) else {
        throw .dataConnection(.truncated)
      }
    }
    return reply
  }

  private func noteEnd(of data: borrowing DataConnection) {
    protection.noteEnd(octetCount: data.octetCount, data.stream.takeSessions())
  }

  /// Opens the data connection and gets the server to begin.
  private func begin(
    _ command: PlacedCommand,
    type: RepresentationType,
    from offset: Int64,
    _ pipelined: inout PipelinedCommands
  ) throws(FTPError) -> DataConnection {
    switch options.mode {
    case .passive:
      let stream = try protection.protectData(try openPassively(for: type, &pipelined))
      let ticket = try send(command, from: offset, &pipelined)
      // What the connection brings or refuses shows by itself: nobody waits for 1yz.
      return try dataConnection(stream, command.verb, ticket)
    case .active:
      try ensureType(type)
      let listener = try announceActively()
      let ticket = try send(command, from: offset, &pipelined)
      if let reply = try dialogue.mark(of: ticket, until: dialogue.replyDeadline),
        !reply.code.isCompletion
      {
        throw .refused(reply, by: command.verb)
      }
      let stream = try protection.protectData(try accept(listener, command.verb, ticket))
      return try dataConnection(stream, command.verb, ticket)
    }
  }

  /// Makes the connection of a transfer whose command is sent; its handshake and 1yz overlap.
  private func dataConnection(
    _ stream: consuming ByteStream,
    _ verb: CommandVerb,
    _ ticket: Int
  ) throws(FTPError) -> DataConnection {
    var data = DataConnection(
      stream,
      of: ticket,
      in: dialogue,
      idleTimeout: options.idleTimeout
    )
    do throws(FTPError) {
      try data.shakeHands(until: dialogue.replyDeadline)
    } catch {
      throw stop(consume data, after: error, by: verb)
    }
    protection.noteHandshake(data.stream.protection)
    return data
  }

  /// Sends REST where the server has to begin elsewhere than it would, then the command.
  private func send(
    _ command: PlacedCommand,
    from offset: Int64,
    _ pipelined: inout PipelinedCommands
  ) throws(FTPError) -> Int {
    // A REST whose transfer was never begun may still count.
    if dialogue.belief.restart != offset {
      _ = try exchangeAhead(&pipelined, and: [])
      let reply = try dialogue.exchange(Command(.rest, "\(offset)"))
      // A server that knows no REST begins at the beginning.
      guard reply.code.isIntermediate || (offset == 0 && reply.saysUnknownCommand) else {
        if offset == 0 { dialogue.abandon() }
        throw .refused(reply, by: .rest)
      }
    }
    return try send(command, with: &pipelined)
  }

  /// Makes the representation type what a transfer needs.
  func ensureType(_ type: RepresentationType) throws(FTPError) {
    for command in commands(setting: type) {
      try require(try dialogue.exchange(command), setting: type)
    }
  }

  /// The commands that set the representation type: none where it is set.
  func commands(setting type: RepresentationType) -> [Command] {
    dialogue.belief.type == type ? [] : [Command(.type, type.argument)]
  }

  /// Checks the reply to TYPE.
  func require(_ reply: Reply, setting type: RepresentationType) throws(FTPError) {
    guard reply.code.isCompletion else { throw .refused(reply, by: .type) }
  }

  // MARK: The end of a transfer

  /// How long a server may take to say why a data connection broke.
  ///
  /// Pure-FTPd 1.0.50 never says.
  private static let brokenPatience = Duration.seconds(3)

  /// How long a stopped transfer keeps its user waiting for the server's word on it.
  private static let abortPatience = Duration.milliseconds(100)

  /// Waits for the final reply, unless it is there already.
  private func completion(
    of verb: CommandVerb,
    _ ticket: Int,
    within longest: Duration? = nil
  ) throws(FTPError) -> Reply {
    _ = try dialogue.mark(of: ticket, until: dialogue.replyDeadline)
    let usual = min(dialogue.replyTimeout, options.completionTimeout)
    let patience = longest.map { min($0, usual) } ?? usual
    let reply = try dialogue.reply(to: ticket, until: .after(patience))
    guard reply.code.isCompletion else { throw .refused(reply, by: verb) }
    return reply
  }

  /// Stops a transfer that failed in the middle, and finds the reason that says most.
  private func stop(
    _ data: consuming DataConnection,
    after error: FTPError,
    by verb: CommandVerb
  ) -> FTPError {
    let ticket = data.ticket
    if let reply = data.finalReply {
      _ = consume data
      return reply.code.isCompletion ? error : .refused(reply, by: verb)
    }
    if error.meansLostData {
      _ = consume data
      do throws(FTPError) {
        _ = try completion(of: verb, ticket, within: Self.brokenPatience)
        return error
      } catch let reason {
        // The server's own reason says more than a broken connection does.
        return error.isKnownHereOnly ? error : reason
      }
    }
    guard error.sessionIsUsable || error.isCancellation, dialogue.isUsable else { return error }
    abort(consume data)
    return error
  }

  /// Stops the transfer that is going on and keeps the connection in step (RFC 959 §4.1.3 ABOR).
  ///
  /// The transfer and ABOR get a final reply each. Those that are not there at once are read
  /// before the next command; a server that never sends them costs a new connection then.
  private func abort(_ data: consuming DataConnection) {
    guard !isDisposable else { return dialogue.abandon() }
    dialogue.cancellation?.reset()
    do throws(FTPError) {
      try dialogue.sendAbort(until: .after(Self.abortPatience))
    } catch {
      return dialogue.abandon()
    }
    // Servers that read commands during a transfer (Pure-FTPd, pyftpdlib) answer at once, and
    // Pure-FTPd gets out of step when the data connection goes first; the others (vsftpd,
    // ProFTPD) notice nothing but the end of the data connection.
    let hasAnswered: Bool = (try? dialogue.settle(until: .after(Self.abortPatience / 2))) ?? false
    _ = consume data
    guard !hasAnswered else { return }
    do throws(FTPError) {
      try dialogue.settle(until: .after(Self.abortPatience))
    } catch {
      // A second interrupt: the user wants out.
      dialogue.abandon()
    }
  }

  /// Says whether data that ended without the server's word for it (a close-notify) is all.
  ///
  /// Somebody on the way may have ended the connection, and the final reply does not tell how much
  /// was sent. A file is all when it has the size that the server tells; a listing when its last
  /// line has an end.
  ///
  /// - Parameters:
  ///   - count: What is there, in octets from the beginning of the file.
  ///   - endsWithLine: Whether the last octet ended a line.
  ///   - command: What was asked for.
  ///   - type: The representation type; sizes of text are not told by all servers.
  /// - Returns: False when nothing proves it.
  /// - Throws: What goes wrong on the way to an answer.
  private func proves(
    _ count: Int64,
    endsWithLine: Bool,
    of command: PlacedCommand,
    _ type: RepresentationType
  ) throws(FTPError) -> Bool {
    switch command.verb {
    case .list, .nlst, .mlsd: return endsWithLine
    case .retr where type == .image:
      dialogue.observer?.note("the data ended without a close-notify; asking for its size")
      let reply = try dialogue.exchange(Command(.size, command.command.argument))
      return FileFactReplies.size(reply) == count
    default: return false
    }
  }
}

/// Which way the octets of a transfer go.
package enum DataDirection: Hashable, Sendable {
  case fromServer
  case toServer
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
