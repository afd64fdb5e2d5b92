import FTPProtocol
import Transport

/// Transfers of nothing, for which some servers open no data connection.
extension DataTransfers {
  /// How long the final reply may take to a transfer for which nothing is done.
  private static var emptyPatience: Duration { .seconds(1) }

  /// Gets the final reply to a transfer for which no data connection came about, if it was one of
  /// nothing: the server says that it is done, and that the file is empty.
  ///
  /// Where the port of the server could not be reached, the command has not been sent yet: it is now,
  /// if the file is empty.
  ///
  /// - Parameters:
  ///   - command: RETR, or STOR of nothing; nothing else proves to be empty.
  ///   - type: The representation type, image.
  ///   - offset: From where the octets are asked for.
  ///   - error: Why there is no data connection.
  ///   - pipelined: What travels with the command.
  /// - Returns: `nil` where the error stands.
  /// - Throws: What goes wrong on the way.
  func replyToNothing(
    _ command: PlacedCommand,
    type: RepresentationType,
    from offset: Int64,
    after error: FTPError,
    _ pipelined: inout PipelinedCommands
  ) throws(FTPError) -> Reply? {
    guard [.retr, .stor].contains(command.verb), type == .image, error.meansNoDataConnection,
      dialogue.isUsable, protection.lastDataOctetCount == 0, pipelined.way == nil,
      pipelined.wayRefusal == nil
    else { return nil }
    if let ticket = sentTicket {
      guard let reply = try lastWord(on: ticket), reply.code.isCompletion,
        try size(of: command) == offset
      else { return nil }
      return noting(reply)
    }
    guard command.verb == .retr, try size(of: command) == offset else { return nil }
    let ticket = try send(command, from: offset, &pipelined)
    guard let reply = try lastWord(on: ticket) else {
      stopWithoutData()
      return nil
    }
    return reply.code.isCompletion ? noting(reply) : nil
  }

  /// The final reply to a command, if it has come by now or comes soon.
  private func lastWord(on ticket: Int) throws(FTPError) -> Reply? {
    if let vainCompletion { return vainCompletion }
    return try dialogue.earlyReply(to: ticket, within: Self.emptyPatience)
  }

  private func size(of command: PlacedCommand) throws(FTPError) -> Int64? {
    FileFactReplies.size(try dialogue.exchange(Command(.size, command.command.argument)))
  }

  private func noting(_ reply: Reply) -> Reply {
    dialogue.observer?.note("no data connection, and the file is empty")
    return reply
  }
}

extension FTPError {
  /// Whether nothing came because there was no connection on which it could.
  fileprivate var meansNoDataConnection: Bool {
    switch self {
    case .dataConnection(.cancelled), .dataConnection(.truncated): false
    case .dataConnection(.tls(let error)): error == .closedInHandshake
    case .dataConnection: true
    default: false
    }
  }
}
