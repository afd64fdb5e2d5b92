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
    guard isUsable else { return }
    strays = []
    // A NOOP that is answered like the command would not be told from it.
    let verb: CommandVerb = reply.code == .commandOkay && !knowledge.avoids(.pwd) ? .pwd : .noop
    let line = try connection.octets(of: [Command(verb)])
    let tickets = note([PlacedCommand(Command(verb))], isFence: true)
    try connection.write(line, until: replyDeadline, cancelledBy: cancellation)
    _ = try self.reply(to: tickets[0], until: replyDeadline)
    let others = strays.filter { !$0.code.isPreliminary }
    strays = []
    guard let other = others.first(where: { $0.code.severity != reply.code.severity }) else {
      return
    }
    abandon()
    throw .outOfStep(other, after: command.verb)
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
    case .quit, .rein, .abor: false
    default: changesServer
    }
  }
}
