import FTPProtocol
import Platform
import Transport

/// How transfers end: well, broken, or stopped.
extension DataTransfers {
  /// How long a server may take to say why a data connection broke.
  ///
  /// Pure-FTPd 1.0.50 never says.
  private static let brokenPatience = Duration.seconds(3)

  /// How long a stopped transfer keeps its user waiting for the server's word on it.
  private static let abortPatience = Duration.milliseconds(100)

  /// Waits for the final reply, unless it is there already.
  func completion(
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
  func stop(
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
        vainCompletion = try completion(of: verb, ticket, within: Self.brokenPatience)
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
    guard let hasAnswered = beginAbort() else { return }
    _ = consume data
    guard !hasAnswered else { return }
    endAbort()
  }

  /// Stops a transfer that has no data connection.
  func stopWithoutData() {
    guard let hasAnswered = beginAbort(), !hasAnswered else { return }
    endAbort()
  }

  /// Sends ABOR.
  ///
  /// - Returns: Whether the replies have come; `nil` where the connection was given up.
  private func beginAbort() -> Bool? {
    guard !isDisposable else {
      dialogue.abandon()
      return nil
    }
    dialogue.cancellation?.reset()
    do throws(FTPError) {
      try dialogue.sendAbort(until: .after(Self.abortPatience))
    } catch {
      dialogue.abandon()
      return nil
    }
    // Servers that read commands during a transfer (Pure-FTPd, pyftpdlib) answer at once, and
    // Pure-FTPd gets out of step when the data connection goes first; the others (vsftpd,
    // ProFTPD) notice nothing but the end of the data connection.
    return (try? dialogue.settle(until: .after(Self.abortPatience / 2))) ?? false
  }

  /// Waits for what a server says to ABOR at the end of the data connection.
  private func endAbort() {
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
  func proves(
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
