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

  /// The command of the transfer that runs, once it is sent.
  var sentTicket: Int?

  /// The completion of a transfer whose data connection failed.
  var vainCompletion: Reply?

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
    (sentTicket, vainCompletion) = (nil, nil)
    let started: DataConnection
    do throws(FTPError) {
      started = try begin(command, type: type, from: offset, &pipelined)
    } catch {
      guard direction == .fromServer,
        let reply = try replyToNothing(command, type: type, from: offset, after: error, &pipelined)
      else { throw error }
      return try conclude(reply, command, &pipelined)
    }
    var data = started
    let ticket = data.ticket
    var isWritten = direction == .fromServer
    do throws(FTPError) {
      if direction == .toServer, let patience = protection.objectionPatience {
        try data.awaitObjection(for: patience)
      }
      if pipelined.wayRefusal == nil { try body(&data) } else { try data.discard() }
      isWritten = true
      if direction == .toServer { try data.finishWriting() }
    } catch {
      noteEnd(of: data)
      if isWritten,
        let reply = try replyToNothing(
          command,
          type: type,
          from: offset,
          after: error,
          &pipelined
        )
      {
        _ = consume data
        return try conclude(reply, command, &pipelined)
      }
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
    _ = try conclude(reply, command, &pipelined)
    if !isWhole {
      let count = offset + protection.lastDataOctetCount
      guard try proves(count, endsWithLine: endsWithLine, of: command, type) else {
        throw .dataConnection(.truncated)
      }
    }
    return reply
  }

  /// Ends a transfer that the server has done, with what travels behind it.
  private func conclude(
    _ reply: Reply,
    _ command: PlacedCommand,
    _ pipelined: inout PipelinedCommands
  ) throws(FTPError) -> Reply {
    try finish(&pipelined)
    try dialogue.fence(reply, to: command.command)
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
      sentTicket = ticket
      // What the connection brings or refuses shows by itself: nobody waits for 1yz.
      return try dataConnection(stream, command.verb, ticket)
    case .active:
      try ensureType(type)
      let listener = try announceActively()
      let ticket = try send(command, from: offset, &pipelined)
      sentTicket = ticket
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
      verb,
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
  func send(
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
}

/// Which way the octets of a transfer go.
package enum DataDirection: Hashable, Sendable {
  case fromServer
  case toServer
}
