import DequeModule
import FTPProtocol

/// The commands that have no final reply yet, in the order in which they were sent.
///
/// Interrupts, time-outs and errors change who waits for a reply, never this queue: a late reply
/// still belongs to its command.
struct PendingReplies: Sendable {
  /// One command that was sent.
  struct Entry: Sendable {
    /// What names the entry to whoever waits for its reply.
    let ticket: Int
    let command: Command
    var verb: CommandVerb { command.verb }

    /// Where CWD leads, and where it comes from.
    let destination: Place?
    let origin: Place?

    /// Whether nothing stands in front of it in its packet: a reply that it cannot have is left from
    /// what was before then.
    let isFirst: Bool

    /// Whether it stands behind another command to show where the replies to that end.
    let isFence: Bool

    /// Whether the server has said 1yz.
    fileprivate(set) var hasBegun = false
  }

  /// What a reply is.
  enum Arrival: Sendable {
    /// 1yz: the final reply follows.
    case begins(Entry)

    /// The final reply to a command.
    case answers(Entry)

    /// A final reply to a command, 3yz, where no second command can complete the first.
    case leavesUnfinished(Entry)

    /// It cannot be the reply to the first command of a packet, so it is one too many from before.
    case strays(before: Entry)

    /// It cannot be the reply to a later command: nobody knows which it belongs to.
    case breaksOrder(Entry)

    /// The fence behind a command is answered: what strayed before was the answer to the command.
    case settlesStray(Entry)

    /// Nothing waits for a reply.
    case unasked
  }

  private(set) var entries: Deque<Entry> = []
  private var lastTicket = 0

  /// The code of the last final reply.
  private var lastCode: ReplyCode?

  /// Codes that answer a verb here, against the table, as was found out.
  var oddCodes: [CommandVerb: Set<Int>] = [:]

  /// Notes a command that is being sent.
  ///
  /// - Returns: What to ask for its reply with.
  mutating func expect(
    _ sent: PlacedCommand,
    from origin: Place?,
    isFirst: Bool = true,
    isFence: Bool = false
  ) -> Int {
    lastTicket += 1
    entries.append(
      Entry(
        ticket: lastTicket,
        command: sent.command,
        destination: sent.destination,
        origin: origin,
        isFirst: isFirst,
        isFence: isFence
      )
    )
    return lastTicket
  }

  /// Whether the final reply to a command has not come.
  func awaits(_ ticket: Int) -> Bool { entries.contains { $0.ticket == ticket } }

  /// Finds out what a reply belongs to.
  ///
  /// - Parameters:
  ///   - reply: The reply.
  ///   - doubted: The ticket of a command before which a reply strayed that may be its own.
  /// - Returns: What it is; what is answered does not wait any more.
  mutating func take(_ reply: Reply, doubted: Int? = nil) -> Arrival {
    guard let first = entries.first else { return .unasked }
    if reply.code == .serviceNotAvailable { return .answers(entries.removeFirst()) }
    if entries.count == 2, entries[1].isFence, entries[1].isTold(by: reply),
      first.ticket == doubted, first.command.judge(reply) == .stray
    {
      entries = []
      return .settlesStray(first)
    }
    if first.isFence {
      guard first.isTold(by: reply) else { return .strays(before: first) }
      return .answers(entries.removeFirst())
    }
    if first.takesForMark(reply) || reply.code.isPreliminary {
      entries[0].hasBegun = true
      return .begins(first)
    }
    if answersTooEarly(reply) { return .breaksOrder(first) }
    switch first.command.judge(reply) {
    case .precedesAnswer: return .begins(first)
    case .answer:
      lastCode = reply.code
      return .answers(entries.removeFirst())
    case .wrongIntermediate:
      // The same once more as to the command before, which had to be answered so.
      if first.isFirst, reply.code == lastCode { return .strays(before: first) }
      return .leavesUnfinished(entries.removeFirst())
    case .stray where oddCodes[first.verb]?.contains(reply.code.value) ?? false:
      return .answers(entries.removeFirst())
    case .stray: return isLeftFromBefore(reply) ? .strays(before: first) : .breaksOrder(first)
    }
  }

  /// Whether a reply that the first command cannot have can be none to any command that waits.
  private func isLeftFromBefore(_ reply: Reply) -> Bool {
    guard let first = entries.first, first.isFirst else { return false }
    if entries.count == 1 { return true }
    return !first.hasBegun && !entries.dropFirst().contains { $0.command.judge(reply) == .answer }
  }

  /// Whether the reply is that of a command that travels behind a transfer: a server that has it
  /// at once has not kept the order.
  private func answersTooEarly(_ reply: Reply) -> Bool {
    entries.count > 1 && entries[0].command.movesData && reply.saysNotNow
  }
}

extension PendingReplies.Entry {
  /// Whether a completion stands for 1yz: a few servers say 200 first, and 150 only then.
  fileprivate func takesForMark(_ reply: Reply) -> Bool {
    command.movesData && !hasBegun && reply.code == .commandOkay
  }

  /// Whether a reply is that to a fence and to nothing that stands in front of it.
  fileprivate func isTold(by reply: Reply) -> Bool {
    switch command.verb {
    case .pwd: [257, 500, 502].contains(reply.code.value)
    default: [200, 202, 500, 501, 502, 503, 504].contains(reply.code.value)
    }
  }
}

extension Reply {
  /// 500, 502, 503: the command is not known, or not at this moment.
  fileprivate var saysNotNow: Bool { [500, 502, 503].contains(code.value) }
}
