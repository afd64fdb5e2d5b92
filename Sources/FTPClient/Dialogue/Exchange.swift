import FTPProtocol
import Platform
import Transport

/// Questions and answers without a data connection.
extension Dialogue {
  /// How long the later replies to a first packet of several commands may take longer than its
  /// first one.
  ///
  /// A server that has dropped the rest of the packet never answers it.
  private static var packetPatience: Duration { .seconds(3) }

  /// Sends a command and waits for its final reply, whatever that says.
  ///
  /// - Parameters:
  ///   - sent: The command.
  ///   - timeout: How long the server may take; `nil` for the usual time.
  /// - Returns: The reply.
  /// - Throws: ``FTPError/refused(_:by:)`` with 421 only; ``FTPError/outcomeUnknown(_:_:)`` when the
  ///   connection was lost before the reply to a command that may have changed something.
  func exchange(
    _ sent: PlacedCommand,
    within timeout: Duration? = nil
  ) throws(FTPError) -> Reply {
    let tickets = try send([sent])
    let reply = try outcome(of: sent.command, tickets[0], until: .after(timeout ?? replyTimeout))
    try fence(reply, to: sent.command)
    return reply
  }

  /// Sends a command that means the same in every directory.
  func exchange(_ command: Command) throws(FTPError) -> Reply {
    try exchange(PlacedCommand(command))
  }

  /// Whether several commands may travel in one packet; `nil` when nobody has tried.
  var takesPackets: Bool? {
    knowledge.isTrue(.extraReplies) == true ? false : knowledge.isTrue(.batches)
  }

  /// Sends commands none of which depends on the reply to another, in one packet where the server
  /// takes that, and waits for the final reply of each.
  ///
  /// The first packet at a server is a trial, of commands that may be repeated: when the replies do
  /// not come, or are not the commands' own, the connection is given up, and the commands are to
  /// be sent once more, one by one.
  ///
  /// - Returns: Their replies, whatever these say.
  /// - Throws: As for one command.
  func exchange(_ commands: [PlacedCommand]) throws(FTPError) -> [Reply] {
    let isTrial = takesPackets == nil
    guard commands.count > 1, takesPackets != false,
      !isTrial || !commands.contains(where: \.command.mayChangeFiles)
    else {
      var replies: [Reply] = []
      for command in commands { replies.append(try exchange(command)) }
      return replies
    }
    do throws(FTPError) {
      let replies = try exchangeAtOnce(commands, isTrial: isTrial)
      knowledge.set(.batches, true)
      return replies
    } catch {
      if error.mayComeFromPacket(isTrial: isTrial) {
        observer?.note("several commands in one packet do not work here; sending them one by one")
        knowledge.set(.batches, false)
        abandon()
      } else if error.isLostConnection {
        // Perhaps the server is not what it was: the next packet is a trial again.
        knowledge.set(.batches, nil)
      }
      throw error
    }
  }

  private func exchangeAtOnce(
    _ commands: [PlacedCommand],
    isTrial: Bool
  ) throws(FTPError) -> [Reply] {
    let tickets = try send(commands)
    let start = ContinuousClock.now
    var replies: [Reply] = []
    var deadline = replyDeadline
    for (command, ticket) in zip(commands, tickets) {
      replies.append(try outcome(of: command.command, ticket, until: deadline))
      if replies.count == 1, isTrial {
        let patience = Self.packetPatience + (ContinuousClock.now - start) * 4
        deadline = min(deadline, .after(patience))
      }
    }
    return replies
  }

  /// Waits for the final reply to a command if nobody has read it meanwhile.
  func replyIfStillToCome(to ticket: Int) throws(FTPError) -> Reply? {
    guard pending.awaits(ticket) || arrived[ticket] != nil else { return nil }
    return try reply(to: ticket, until: replyDeadline)
  }

  /// The final reply to a command, if it has come; it stays there to be asked for.
  func earlyReply(to ticket: Int) -> Reply? { arrived[ticket] }

  /// Waits for the final reply to a command, but for no longer than it takes a server that has it;
  /// it stays there to be asked for, and can come later.
  ///
  /// - Returns: `nil` where it has not come.
  func earlyReply(to ticket: Int, within patience: Duration) throws(FTPError) -> Reply? {
    let deadline = Deadline.after(patience)
    while arrived[ticket] == nil {
      guard try receiveNow(for: ticket) else { return arrived[ticket] }
      // Who never stops talking has not said it either.
      guard arrived[ticket] == nil, !deadline.hasPassed else { break }
      do throws(WaitError) {
        try connection.waitForInput(until: deadline, cancelledBy: cancellation)
      } catch .timedOut {
        return nil
      } catch {
        throw .transport(TransportError(error, while: .reading))
      }
    }
    return arrived[ticket]
  }

  /// Waits for the final reply to a command that has been sent.
  ///
  /// - Throws: As ``exchange(_:within:)``.
  func outcome(
    of command: Command,
    _ ticket: Int,
    until deadline: Deadline
  ) throws(FTPError) -> Reply {
    do throws(FTPError) {
      let reply = try reply(to: ticket, until: deadline)
      guard reply.code != .serviceNotAvailable else { throw .refused(reply, by: command.verb) }
      return reply
    } catch .transport(let error) where error != .cancelled && command.mayChangeFiles {
      throw .outcomeUnknown(command.verb, error)
    }
  }
}

extension FTPError {
  /// Whether a server that does not take several commands in one packet may have caused this.
  ///
  /// Out of step is what shows it later too; silence means that only at the first attempt.
  fileprivate func mayComeFromPacket(isTrial: Bool) -> Bool {
    switch self {
    case .outOfStep: true
    case .transport(.timedOut(_)), .transport(.closedByPeer), .unexpected, .malformed: isTrial
    default: false
    }
  }
}
