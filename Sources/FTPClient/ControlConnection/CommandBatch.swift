package import FTPProtocol
import Platform
import Transport

extension ServerKnowledge {
  /// Whether several commands in one packet get a reply each, in their order; `nil` when nobody
  /// has tried.
  var takesBatches: Bool? {
    get { isTrue("batches") }
    set { self["batches"] = newValue.map { $0 ? "yes" : "no" } }
  }

  func isTrue(_ name: String) -> Bool? {
    switch self[name] {
    case "yes": true
    case "no": false
    default: nil
    }
  }
}

extension Session {
  /// How long the later replies to a first batch may take longer than its first one.
  ///
  /// A server that has dropped the rest of the packet never answers it.
  private static let batchPatience = Duration.seconds(3)

  /// Sends commands none of which depends on the reply to another, in one packet where the server
  /// takes that, and waits for the final reply of each.
  ///
  /// The first batch at a server is a trial, with commands that may be repeated: when the replies
  /// do not come, or are not the commands' own, the session connects anew and sends them one by
  /// one, now and later.
  ///
  /// - Parameter commands: Such as TYPE, SIZE, MDTM, EPSV.
  /// - Returns: Their replies, whatever these say.
  /// - Throws: ``FTPError/refused(_:by:)`` with 421 only.
  package func exchange(_ commands: [Command]) throws(FTPError) -> [Reply] {
    guard commands.count > 1, knowledge.takesBatches != false else {
      return try exchangeOneByOne(commands)
    }
    do throws(FTPError) {
      let replies = try exchangeAtOnce(commands)
      knowledge.takesBatches = true
      return replies
    } catch {
      guard knowledge.takesBatches == nil, error.mayComeFromBatch else { throw error }
      observer?.note("several commands in one packet do not work here; sending them one by one")
      knowledge.takesBatches = false
      try reconnect()
      return try exchangeOneByOne(commands)
    }
  }

  private func exchangeOneByOne(_ commands: [Command]) throws(FTPError) -> [Reply] {
    var replies: [Reply] = []
    for command in commands { replies.append(try exchange(command)) }
    return replies
  }

  private func exchangeAtOnce(_ commands: [Command]) throws(FTPError) -> [Reply] {
    try control.send(commands, until: replyDeadline, cancelledBy: cancellation)
    let start = ContinuousClock.now
    var replies: [Reply] = []
    var deadline = replyDeadline
    for (index, command) in commands.enumerated() {
      let reply: Reply
      do throws(FTPError) {
        reply = try control.finalReply(until: deadline, cancelledBy: cancellation)
      } catch {
        if error.isCancellation { control.owe(commands.count - index - 1) }
        throw error
      }
      guard reply.code != .serviceNotAvailable else { throw .refused(reply, by: command.verb) }
      guard command.mayBeAnswered(with: reply) else {
        control.abandon()
        throw .unexpected(reply, after: command.verb)
      }
      replies.append(reply)
      if index == 0, knowledge.takesBatches == nil {
        let patience = Self.batchPatience + (ContinuousClock.now - start) * 4
        deadline = min(deadline, .after(patience))
      }
    }
    return replies
  }
}

extension Command {
  /// Whether a reply can be this command's, as far as its code tells.
  ///
  /// Where a server answers one command twice, or leaves one out, a later reply is not what its
  /// command asked for.
  func mayBeAnswered(with reply: Reply) -> Bool {
    guard reply.code.isPositive else { return true }
    switch verb {
    case .size, .mdtm: return reply.code.value == 213 || reply.code == .commandOkay
    case .epsv, .pasv: return reply.code.category == .connections && reply.code.value != 226
    case .type, .mode, .stru, .noop: return reply.code.value < 220
    case .rnfr, .rest: return reply.code.isIntermediate
    case .retr, .stor, .appe, .list, .nlst, .mlsd:
      return reply.code.value != 229 && reply.code.value != 227 && reply.code.value != 213
    default: return reply.code.value != 229 && reply.code.value != 227
    }
  }
}

extension FTPError {
  /// Whether a server that does not take several commands in one packet may have caused this.
  fileprivate var mayComeFromBatch: Bool {
    switch self {
    case .transport(.timedOut), .transport(.closedByPeer), .unexpected, .malformed: true
    default: false
    }
  }
}
