package import FTPProtocol

/// Commands that travel in one packet with that of a transfer, and what the server answered them.
package struct PipelinedCommands: Sendable {
  /// Commands in front, on which the transfer does not depend: RNFR and RNTO of the file before.
  package var ahead: [PlacedCommand]

  /// Commands about what the transfer left there, such as SIZE; sent after a transfer that ended
  /// well, or with it to a server that answers them after it anyway.
  package var behind: [PlacedCommand]

  /// What the server answered, as far as it came to that.
  package internal(set) var repliesAhead: [Reply] = []

  /// What the server answered; empty when the transfer failed.
  package internal(set) var repliesBehind: [Reply] = []

  /// Whether the server said 1yz to the transfer: one that it refuses without has stored nothing.
  package internal(set) var hasBegun = false

  /// CWD in front of a listing, on which that depends; `nil` once it is done.
  var way: PlacedCommand?

  /// The refusal of the way: what comes is of another directory, and nobody's.
  var wayRefusal: Reply?

  /// The tickets of the commands behind that were sent with the transfer.
  fileprivate var sentBehind: [Int] = []

  /// Takes commands to travel with a transfer; none unless something is named.
  package init(ahead: [PlacedCommand] = [], behind: [PlacedCommand] = []) {
    self.ahead = ahead
    self.behind = behind
  }

  /// Forgets what was sent with a transfer that begins again on another connection.
  mutating func beginAgain() {
    sentBehind = []
    repliesBehind = []
    (way, wayRefusal, hasBegun) = (nil, nil, false)
  }

  /// What still has to be sent in front.
  fileprivate var unsentAhead: [PlacedCommand] {
    (way.map { [$0] } ?? []) + (repliesAhead.isEmpty ? ahead : [])
  }

  /// Takes the reply to one of ``unsentAhead``, in their order.
  fileprivate mutating func takeAhead(_ reply: Reply) {
    guard way == nil else {
      way = nil
      wayRefusal = reply.code.isCompletion ? nil : reply
      return
    }
    repliesAhead.append(reply)
  }
}

extension DataTransfers {
  /// Sends the commands in front, if they have not been sent, and others.
  ///
  /// - Returns: The replies to the others.
  /// - Throws: ``FTPError/refused(_:by:)`` by CWD when the way is refused.
  func exchangeAhead(
    _ pipelined: inout PipelinedCommands,
    and commands: [Command]
  ) throws(FTPError) -> [Reply] {
    let ahead = pipelined.unsentAhead
    guard !ahead.isEmpty || !commands.isEmpty else { return [] }
    let replies = try dialogue.exchange(ahead + commands.map { PlacedCommand($0) })
    for reply in replies.prefix(ahead.count) { pipelined.takeAhead(reply) }
    if let refusal = pipelined.wayRefusal { throw .refused(refusal, by: .cwd) }
    return [Reply](replies.dropFirst(ahead.count))
  }

  /// Sends the command of a transfer and as much of what belongs to it as the server takes with it.
  ///
  /// - Returns: The ticket of the transfer.
  func send(
    _ command: PlacedCommand,
    with pipelined: inout PipelinedCommands
  ) throws(FTPError) -> Int {
    if dialogue.takesPackets != true { _ = try exchangeAhead(&pipelined, and: []) }
    let ahead = pipelined.unsentAhead
    let keepsOrder = keepsOrder
    var behind = keepsOrder ? pipelined.behind : []
    let asksEarly = keepsOrder && transfersFollow && opening.proven == .extended && mayAskEarly
    if asksEarly { behind.append(PlacedCommand(Command(.epsv))) }
    let tickets = try dialogue.send(ahead + [command] + behind)
    for (sent, ticket) in zip(ahead, tickets) {
      let deadline = dialogue.replyDeadline
      pipelined.takeAhead(try dialogue.outcome(of: sent.command, ticket, until: deadline))
    }
    let behindTickets = tickets.dropFirst(ahead.count + 1)
    if asksEarly, let ticket = behindTickets.last {
      opening.early = .asked(ticket: ticket, sendCount: dialogue.sendCount)
    }
    pipelined.sentBehind = [Int](behindTickets.prefix(keepsOrder ? pipelined.behind.count : 0))
    return tickets[ahead.count]
  }

  /// Gets the replies to the commands behind a transfer that ended well, having sent them now if
  /// they were not sent before.
  func finish(_ pipelined: inout PipelinedCommands) throws(FTPError) {
    for (sent, ticket) in zip(pipelined.behind, pipelined.sentBehind) {
      let deadline = dialogue.replyDeadline
      let reply = try dialogue.outcome(of: sent.command, ticket, until: deadline)
      pipelined.repliesBehind.append(reply)
    }
    guard pipelined.sentBehind.isEmpty, !pipelined.behind.isEmpty else { return }
    let asksEarly = transfersFollow && mayAskEarly && dialogue.takesPackets == true
    let question = asksEarly ? [PlacedCommand(Command(.epsv))] : []
    let replies = try dialogue.exchange(pipelined.behind + question)
    pipelined.repliesBehind += replies.prefix(pipelined.behind.count)
    if asksEarly, let last = replies.last { noteEarlyPort(last) }
  }

  /// Whether commands may be sent while a transfer goes on, to be answered after it.
  var keepsOrder: Bool {
    guard dialogue.takesPackets != false else { return false }
    return dialogue.knowledge.isTrue(.replyOrder) ?? greetsAsOneInOrder
  }
}
