import FTPProtocol
import Platform
import Transport

/// What is done before a command is sent, so that the next reply is that to the next command.
extension Dialogue {
  /// Takes a reply off the connection, if a whole one is there.
  ///
  /// - Throws: ``FTPError/malformed(_:)``, without passwords in what came in its place.
  func takeReply() throws(FTPError) -> Reply? {
    do throws(FTPError) {
      return try connection.takeReply()
    } catch .malformed(.noReplyCode(let line)) {
      throw .malformed(.noReplyCode(line: secrets.masked(line)))
    }
  }

  /// Sends ABOR into a transfer that goes on.
  ///
  /// What has arrived by now is not touched: it may be the reply of the transfer.
  func sendAbort(until deadline: Deadline) throws(FTPError) {
    _ = note([PlacedCommand(Command(.abor))])
    let line = [UInt8]("ABOR\r\n".utf8)
    try connection.write(line, until: deadline, cancelledBy: cancellation)
  }

  /// Reads what is still to come for commands that were sent, and what lies unread: the next reply
  /// is that to the next command.
  ///
  /// - Returns: Whether the connection is in step. Where it is not, the next call goes on.
  @discardableResult
  func settle(until deadline: Deadline) throws(FTPError) -> Bool {
    arrived = [:]
    while isUsable {
      if try takeNext() {
        // What never stops coming is never ready too late.
        guard !deadline.hasPassed else { return false }
        continue
      }
      if pending.entries.isEmpty, !connection.hasInput { break }
      do throws(WaitError) {
        try connection.waitForInput(until: deadline, cancelledBy: cancellation)
      } catch .timedOut {
        return false
      } catch {
        throw .transport(TransportError(error, while: .reading))
      }
      if try !connection.receiveNow() { while try takeNext() {} }
    }
    arrived = [:]
    return isUsable
  }

  /// Says whether a command can be sent: in step, and not closed meanwhile.
  ///
  /// A server that has answered nothing since a command was stopped is waited for, but not for
  /// long, and no longer than the user wants.
  func isAlive() -> Bool {
    guard isUsable else { return false }
    do throws(FTPError) {
      if try !settle(until: .after(.seconds(3))) { abandon() }
    } catch {
      // After another interrupt nobody knows; the next command asks again.
      guard !error.isCancellation else { return false }
      abandon()
    }
    return isUsable
  }
}
