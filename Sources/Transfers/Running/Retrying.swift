import FTPClient
import Platform

/// A transfer that is tried again where that makes sense.
struct Retrying {
  let policy: RetryPolicy
  let session: Session
  let progress: TransferProgress

  /// Makes attempts until one succeeds, or another one makes no sense.
  ///
  /// Each has a session that is connected and in step.
  ///
  /// - Parameter attempt: Gets its number, from 1.
  /// - Returns: What the last attempt returns.
  /// - Throws: Why the last attempt failed; what it left is told.
  func run(
    _ attempt: (Int) throws(TransferFailure) -> TransferOutcome
  ) throws(TransferFailure) -> TransferOutcome {
    var number = 1
    var kept: TransferFailure.KeptPart?
    var end: Deadline?
    var verdict: TransferFailure?
    while true {
      do throws(TransferFailure) {
        if number > 1 { try reconnectIfNeeded(kept) }
        return try attempt(number)
      } catch {
        kept = error.kept
        // That octets are missing says more than that the next attempt found nobody.
        if case .sizeMismatch = error.error { verdict = error }
        let isLost =
          if case .remote(let lost) = error.error { lost.isLostConnection } else { false }
        let failure = isLost ? verdict ?? error : error
        number = try pause(after: number, failure, until: &end)
      }
    }
  }

  private func reconnectIfNeeded(
    _ kept: TransferFailure.KeptPart?
  ) throws(TransferFailure) {
    guard !session.isAlive else { return }
    do throws(FTPError) {
      try session.reconnect()
    } catch {
      throw TransferFailure(.remote(error), kept: kept)
    }
  }

  /// Waits before the next attempt.
  ///
  /// - Returns: Its number.
  /// - Throws: The failure itself where there is no next one.
  private func pause(
    after number: Int,
    _ failure: TransferFailure,
    until end: inout Deadline?
  ) throws(TransferFailure) -> Int {
    let deadline = end ?? .after(policy.deadline)
    end = deadline
    let pause = policy.pause(before: number + 1)
    guard policy.allowsAnother(after: number, failedBy: failure.error),
      Deadline.after(pause) < deadline
    else { throw failure }
    progress.retry(
      RetryNotice(attempt: number + 1, of: policy.tries, after: pause, reason: failure.error)
    )
    do {
      try Readiness.pause(until: .after(pause), cancelledBy: session.cancellation)
    } catch {
      throw TransferFailure(.remote(.cancelled), kept: failure.kept)
    }
    return number + 1
  }
}
