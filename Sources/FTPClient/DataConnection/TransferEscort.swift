package import FTPProtocol
import Platform
import Transport

/// Commands that travel in one packet with that of a transfer, and what the server answered them.
package struct TransferEscort: Sendable {
  /// Commands in front, on which the transfer does not depend: RNFR and RNTO of the file before.
  package var ahead: [Command]

  /// Commands about what the transfer left there, such as SIZE; sent after a transfer that ended
  /// well, or with it to a server that answers them after it anyway.
  package var behind: [Command]

  /// What the server answered, as far as it came to that.
  package internal(set) var repliesAhead: [Reply] = []

  /// What the server answered; empty when the transfer failed.
  package internal(set) var repliesBehind: [Reply] = []

  /// How many of the commands behind were sent with the transfer.
  fileprivate var sentBehindCount = 0

  /// Makes an escort; none unless something is named.
  package init(ahead: [Command] = [], behind: [Command] = []) {
    self.ahead = ahead
    self.behind = behind
  }

  /// Forgets what was sent with a transfer that begins again on another connection.
  mutating func beginAgain() {
    sentBehindCount = 0
    repliesBehind = []
  }
}

extension Session {
  /// Sends the commands in front by themselves, if they have not been sent.
  func sendAhead(_ escort: inout TransferEscort) throws(FTPError) {
    _ = try exchangeAhead(&escort, and: [])
  }

  /// Sends the commands in front, if they have not been sent, and others.
  ///
  /// - Returns: The replies to the others.
  func exchangeAhead(
    _ escort: inout TransferEscort,
    and commands: [Command]
  ) throws(FTPError) -> [Reply] {
    let ahead = escort.repliesAhead.isEmpty ? escort.ahead : []
    guard !ahead.isEmpty || !commands.isEmpty else { return [] }
    let replies = try exchange(ahead + commands)
    escort.repliesAhead += replies.prefix(ahead.count)
    if wayToListing != nil, let refusal = escort.repliesAhead.first(where: { !$0.code.isPositive })
    {
      refusalAhead = refusal
      throw .refused(refusal, by: .cwd)
    }
    return [Reply](replies.dropFirst(ahead.count))
  }

  /// Sends the command of a transfer and as much of its escort as the server takes with it.
  ///
  /// What travels behind it is owed until ``finish(_:)``.
  func send(_ command: Command, with escort: inout TransferEscort) throws(FTPError) {
    var ahead = escort.repliesAhead.isEmpty ? escort.ahead : []
    if !ahead.isEmpty, knowledge.takesBatches != true {
      try sendAhead(&escort)
      ahead = []
    }
    var behind: [Command] = []
    if keepsOrder {
      behind = escort.behind
      escort.sentBehindCount = behind.count
    }
    let asksEarly = keepsOrder && transfersFollow && provenOpening == .extended && mayAskEarly
    if asksEarly { behind.append(Command(.epsv)) }
    try control.send(
      ahead + [command] + behind,
      until: replyDeadline,
      cancelledBy: cancellation
    )
    for (index, sent) in ahead.enumerated() {
      do throws(FTPError) {
        let reply = try control.finalReply(until: replyDeadline, cancelledBy: cancellation)
        escort.repliesAhead.append(reply)
        if wayToListing != nil, !reply.code.isPositive { refusalAhead = reply }
        guard reply.code != .serviceNotAvailable else { throw .refused(reply, by: sent.verb) }
      } catch {
        if error.isCancellation { control.owe(ahead.count - index - 1 + 1 + behind.count) }
        throw error
      }
    }
    control.owe(behind.count)
    if asksEarly { earlyOpening = .asked(sendCount: control.sendCount) }
  }

  /// Gets the replies to the commands behind a transfer that ended well, having sent them now if
  /// they were not sent before.
  func finish(_ escort: inout TransferEscort) throws(FTPError) {
    for command in escort.behind.prefix(escort.sentBehindCount) {
      let reply = try control.redeemReply(until: replyDeadline, cancelledBy: cancellation)
      guard let reply, command.mayBeAnswered(with: reply) else {
        noteDisorder()
        throw .transport(.closedByPeer)
      }
      guard reply.code != .serviceNotAvailable else { throw .refused(reply, by: command.verb) }
      escort.repliesBehind.append(reply)
    }
    guard escort.sentBehindCount == 0, !escort.behind.isEmpty else { return }
    let asksEarly = transfersFollow && mayAskEarly && knowledge.takesBatches == true
    let replies = try exchange(escort.behind + (asksEarly ? [Command(.epsv)] : []))
    escort.repliesBehind += replies.prefix(escort.behind.count)
    if asksEarly { earlyOpening = EarlyOpening(replies[replies.count - 1]) }
  }

  /// Whether a final reply may be that of the transfer, and not one that came too early.
  ///
  /// Where the program is not the one that its greeting made believe, EPSV behind RETR is
  /// answered at once.
  func isInOrder(_ reply: Reply, for verb: CommandVerb) -> Bool {
    guard Command(verb).mayBeAnswered(with: reply) else { return false }
    guard case .asked = earlyOpening else { return true }
    return ![500, 502, 503].contains(reply.code.value)
  }

  /// Gives the connection up, and sends nothing behind a transfer again.
  func noteDisorder() {
    observer?.note("the server does not answer in order; waiting for each reply from now on")
    knowledge.keepsOrder = false
    control.abandon()
  }
}
