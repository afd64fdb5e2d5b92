import FTPProtocol
import Platform
import Transport

/// The replies that nobody waits for now, and that come before those of later commands.
extension ControlConnection {
  /// Notes that stopped commands are to get so many final replies, which nobody waits for now.
  func owe(_ count: Int) {
    owedReplyCount += count
  }

  /// Waits for a final reply that has been owed so far, because somebody wants it after all.
  ///
  /// - Returns: `nil` when it has been read and dropped meanwhile.
  func redeemReply(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) -> Reply? {
    guard owedReplyCount > 0 else { return nil }
    // A wait that is stopped owes the reply again.
    owedReplyCount -= 1
    return try finalReply(until: deadline, cancelledBy: cancellation)
  }

  /// Reads the replies that stopped commands are owed, so that the next reply is the next
  /// command's.
  ///
  /// - Returns: Whether the connection is in step. Where it is not, the next call goes on.
  @discardableResult
  func settle(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) -> Bool {
    while owedReplyCount > 0, isUsable {
      if let reply = try takeReply() {
        if !reply.code.isPreliminary { owedReplyCount -= 1 }
        continue
      }
      // What never stops coming is never ready too late.
      if deadline.hasPassed { return false }
      do {
        try waitForInput(until: deadline, cancelledBy: cancellation)
      } catch .timedOut {
        return false
      } catch {
        throw .transport(TransportError(error, while: .reading))
      }
      _ = try receiveNow()
    }
    return owedReplyCount == 0 && isUsable
  }
}
