import FTPProtocol
import Platform

/// Questions behind commands that show where the replies to these end.
extension Dialogue {
  /// Makes sure that a reply was the command's own, where the server sends replies too many: a
  /// question behind it shows where the replies to the command end.
  ///
  /// - Throws: ``FTPError/outOfStep(_:after:)`` when replies that contradict each other came for
  ///   it, and the connection is given up.
  func fence(_ reply: Reply, to command: Command) throws(FTPError) {
    guard knowledge.isTrue(.extraReplies) == true, command.isWorthFence,
      !reply.code.isIntermediate
    else { return }
    try putFence(behind: reply, to: command)
  }

  /// Asks a question behind a command, and looks whether the replies to that agree.
  ///
  /// - Throws: As ``fence(_:to:)``.
  func putFence(behind reply: Reply, to command: Command) throws(FTPError) {
    guard isUsable, let verb = fenceVerb(behind: command, reply) else { return }
    strays = []
    let line = try connection.octets(of: [Command(verb)])
    let tickets = note([PlacedCommand(Command(verb))], isFence: true)
    do throws(FTPError) {
      try connection.write(line, until: replyDeadline, cancelledBy: cancellation)
      _ = try self.reply(to: tickets[0], until: replyDeadline)
    } catch {
      guard error.isLostConnection else { throw error }
      // A question of ours costs the connection at most, not what was answered before it.
      if !doneQuestions.contains(verb) { knowledge.avoid(verb) }
      return abandon()
    }
    let others = strays.filter { !$0.code.isPreliminary }
    strays = []
    guard let other = others.first(where: { $0.code.severity != reply.code.severity }) else {
      return
    }
    abandon()
    throw .outOfStep(other, after: command.verb)
  }

  /// What is asked behind a command: NOOP, or where we are if NOOP would be answered like it.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - reply: What it was answered; `nil` before that.
  /// - Returns: `nil` where both cost the connection.
  func fenceVerb(behind command: Command, _ reply: Reply? = nil) -> CommandVerb? {
    let isAlike = reply.map { $0.code == .commandOkay } ?? ![.mkd, .pwd].contains(command.verb)
    if isAlike || knowledge.avoids(.noop), tellsDirectory != false, !knowledge.avoids(.pwd) {
      return .pwd
    }
    return knowledge.avoids(.noop) ? nil : .noop
  }
}

extension Command {
  /// Whether an earlier reply taken for its own would do harm.
  ///
  /// It changes something, or what it tells is taken for a proof. Before a transfer stands a question
  /// for its port, which shows.
  fileprivate var isWorthFence: Bool {
    switch verb {
    case .size, .mdtm, .hash: true
    // Before the login is complete, servers answer nothing else.
    case .auth, .ccc, .user, .pass, .acct, .rein, .host, .quit, .abor: false
    default: changesServer
    }
  }
}
