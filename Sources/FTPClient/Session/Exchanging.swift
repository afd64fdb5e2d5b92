package import FTPProtocol
import Octets
import Platform
import Transport

/// Commands with a place, and what is done about a connection on which they did not get through.
extension Session {
  /// How often the same commands are begun on another connection.
  private static var repetitionLimit: Int { 3 }

  /// Sends a command where it is meant and waits for its final reply.
  ///
  /// - Returns: A reply by which it is done; 3yz for a command that begins a sequence.
  /// - Throws: ``FTPError/refused(_:by:)`` for 4yz and 5yz.
  @discardableResult
  package func perform(_ command: PlacedCommand) throws(FTPError) -> Reply {
    let reply = try exchange(command)
    guard reply.code.isPositive else { throw .refused(reply, by: command.verb) }
    // SITE may begin a sequence too, but none that is known here.
    if reply.code.isIntermediate, command.verb == .site { throw .unexpected(reply, after: .site) }
    return reply
  }

  /// Sends a command where it is meant and waits for its final reply, whatever that says.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - timeout: How long the server may take; `nil` for the usual time.
  /// - Returns: The reply.
  /// - Throws: ``FTPError/directoryLost(_:_:)`` and its like before anything is sent when the place
  ///   cannot be reached; ``FTPError/refused(_:by:)`` with 421 only.
  package func exchange(
    _ command: PlacedCommand,
    within timeout: Duration? = nil
  ) throws(FTPError) -> Reply {
    try recovering { () throws(FTPError) in
      try go(to: command.place)
      return try dialogue.exchange(command, within: timeout)
    }
  }

  /// Sends commands none of which depends on the reply to another, in one packet where the server
  /// takes that, and waits for the final reply of each.
  ///
  /// - Parameter commands: Such as TYPE, SIZE, MDTM, EPSV; those with a place share it.
  /// - Returns: Their replies, whatever these say.
  /// - Throws: As for one command.
  package func exchange(_ commands: [PlacedCommand]) throws(FTPError) -> [Reply] {
    guard let place = commands.lazy.compactMap(\.place).first else {
      return try recovering { () throws(FTPError) in try dialogue.exchange(commands) }
    }
    guard commands.allSatisfy({ $0.place?.isSame(as: place) ?? true }) else {
      var replies: [Reply] = []
      for command in commands { replies.append(try exchange(command)) }
      return replies
    }
    return try recovering { () throws(FTPError) in
      try go(to: place)
      return try dialogue.exchange(commands)
    }
  }

  /// Asks something for the client's own sake, that no user has asked for.
  ///
  /// A server (or a firewall before it) that ends the connection over it, or never answers, costs a
  /// new connection, and is not asked again, now and later.
  ///
  /// - Returns: `nil` where that is known to cost the connection.
  func ask(_ question: Command) throws(FTPError) -> Reply? {
    try recovering { () throws(FTPError) -> Reply? in
      try askOnce(PlacedCommand(question))
    }
  }

  /// Asks something for the client's own sake, where it has to be asked here and now.
  ///
  /// - Throws: What makes the question one that is avoided, too: whoever has begun something on this
  ///   connection begins again.
  func askOnce(_ question: PlacedCommand) throws(FTPError) -> Reply? {
    guard !knowledge.avoids(question.verb) else { return nil }
    do throws(FTPError) {
      return try dialogue.exchange(question)
    } catch {
      if error.mayComeFromQuestion, !dialogue.doneQuestions.contains(question.verb) {
        avoid(question.verb)
      }
      throw error
    }
  }

  private func avoid(_ verb: CommandVerb) {
    observer?.note("\(verb) costs the connection here; doing without")
    knowledge.avoid(verb)
  }

  /// Does something at the server, once more on a new connection where the first one failed for a
  /// reason that is known now, and nothing that may have changed files was sent.
  func recovering<Result>(
    _ body: () throws(FTPError) -> Result
  ) throws(FTPError) -> Result {
    // Whoever makes the new connection begins again, not who asks something on it.
    guard !isReconnecting else { return try body() }
    var repetitions = 0
    while true {
      let (changeCount, known) = (dialogue.changeCount, knowledge)
      security.beginTransfer()
      do throws(FTPError) {
        return try body()
      } catch {
        repetitions += 1
        if try security.allowsAnotherConnection(after: error) {
          quit()
          try reconnect()
          security.noteRefusedTicket()
          continue
        }
        if data.mayFailForEarlyPort(error), security.lastDataOctetCount == 0,
          repetitions < Self.repetitionLimit
        {
          continue
        }
        guard repetitions < Self.repetitionLimit, dialogue.changeCount == changeCount,
          security.lastDataOctetCount == 0,
          hasLearned(from: error, since: known)
        else { throw error }
        try reconnect()
      }
    }
  }

  /// Does what makes a new connection, once more where it is known now what to avoid on it.
  func repeating(_ body: () throws(FTPError) -> Void) throws(FTPError) {
    var repetitions = 0
    while true {
      let known = knowledge
      do throws(FTPError) {
        return try body()
      } catch {
        repetitions += 1
        guard repetitions < Self.repetitionLimit, hasLearned(from: error, since: known) else {
          throw error
        }
      }
    }
  }

  /// Whether the same commands may go through the next time, since it is known now what to avoid.
  private func hasLearned(from error: FTPError, since before: ServerKnowledge) -> Bool {
    guard !error.isCancellation, !dialogue.isUsable else { return false }
    if case .outOfStep = error { return true }
    if knowledge.isTrue(.batches) == false, before.isTrue(.batches) != false { return true }
    if knowledge[.avoided] != before[.avoided] { return true }
    // Some say 500 first, and hang up then.
    if error.isLostConnection, let verb = dialogue.refusedQuestion {
      avoid(verb)
      return true
    }
    return false
  }

  /// Sends a command of the user's own making.
  ///
  /// Nobody can tell what it changed: where we are, and all else, is asked again after it.
  package func performRaw(_ command: Command) throws(FTPError) -> Reply {
    let isThere = try isThere(for: command)
    let place = dialogue.belief.place
    let step = command.step.flatMap { place?.appending($0) }
    directory.isInSequence = false
    data.forgetEarlyPort()
    var mayHaveMoved = command.mayMove && step == nil
    defer { dialogue.correct { $0.doubt(andPlace: mayHaveMoved) } }
    let reply = try dialogue.exchange(PlacedCommand(command, leadingTo: step))
    guard reply.code.isPositive else {
      mayHaveMoved = false
      throw .refused(reply, by: command.verb)
    }
    // What was sent from elsewhere and leads nowhere leaves the wish what it was.
    if isThere || command.mayMove { directory.doubt(after: command) }
    directory.isInSequence = reply.code.isIntermediate
    return reply
  }

  /// Goes where a command of the user's own making is meant, if that is known.
  ///
  /// - Returns: False where that cannot be entered, and does not matter to the command.
  private func isThere(for command: Command) throws(FTPError) -> Bool {
    guard credentials != nil else { return true }
    do throws(FTPError) {
      try go(to: directory.wanted)
      if command.mayMove { try learnLogin() }
      return true
    } catch {
      guard case .directoryLost = error, command.namesNoFileHere else { throw error }
      return false
    }
  }

  /// Forgets all listings, since somebody else may have changed something.
  package func forgetListings() {
    recentListings.dropAll()
  }
}

extension Command {
  /// Whether it means the same wherever we are.
  fileprivate var namesNoFileHere: Bool {
    verb == .cwd ? argument?.first == .slash : argument == nil && verb != .cdup
  }
}

extension FTPError {
  /// Whether a question that a server does not bear may have caused this.
  fileprivate var mayComeFromQuestion: Bool {
    switch self {
    case .transport(.timedOut(_)), .transport(.closedByPeer), .transport(.truncated),
      .transport(.system(_, _)), .unexpected, .malformed:
      true
    case .refused(let reply, _): reply.code == .serviceNotAvailable
    default: false
    }
  }
}
