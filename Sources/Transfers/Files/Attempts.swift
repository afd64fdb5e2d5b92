import FTPClient
import Platform

/// A transfer that is tried again where that makes sense.
struct Attempts {
  let policy: RetryPolicy
  let session: Session

  /// Who is told that another attempt follows; `nil` for nobody.
  var progress: TransferProgress?

  /// Makes attempts until one succeeds, or another one makes no sense.
  ///
  /// Each has a session that is connected and in step.
  ///
  /// - Parameter attempt: Gets its number, from 1.
  /// - Returns: What the last attempt returns.
  /// - Throws: Why the last attempt failed.
  func run<Result>(
    _ attempt: (Int) throws(TransferError) -> Result
  ) throws(TransferError) -> Result {
    try runUntilSpent { number, _ throws(TransferError) in try attempt(number) }
  }

  /// Makes attempts until one succeeds, or another one makes no sense.
  ///
  /// - Parameter attempt: Gets its number, from 1, and sets whether it leaves nothing to be tried
  ///   again with.
  /// - Returns: What the last attempt returns.
  /// - Throws: Why the last attempt failed.
  func runUntilSpent<Result>(
    _ attempt: (Int, inout Bool) throws(TransferError) -> Result
  ) throws(TransferError) -> Result {
    var number = 1
    var isLast = false
    var end: Deadline?
    var verdict: TransferError?
    while true {
      do throws(TransferError) {
        if number > 1 { try session.connectAgain() }
        return try attempt(number, &isLast)
      } catch {
        // That octets are missing says more than that the next attempt found nobody.
        if case .sizeMismatch = error { verdict = error }
        let isLost = if case .remote(let lost) = error { lost.isLostConnection } else { false }
        let failure = isLost ? verdict ?? error : error
        if isLast { throw failure }
        number = try pause(after: number, failure, until: &end)
      }
    }
  }

  /// Waits before the next attempt.
  ///
  /// - Returns: Its number.
  /// - Throws: The failure itself where there is no next one.
  private func pause(
    after number: Int,
    _ failure: TransferError,
    until end: inout Deadline?
  ) throws(TransferError) -> Int {
    let deadline = end ?? .after(policy.deadline)
    end = deadline
    let pause = policy.pause(before: number + 1)
    guard policy.allowsAnother(after: number, failedBy: failure),
      Deadline.after(pause) < deadline
    else { throw failure }
    progress?.retry(
      RetryNotice(attempt: number + 1, of: policy.tries, after: pause, reason: failure)
    )
    do {
      try Readiness.pause(until: .after(pause), cancelledBy: session.cancellation)
    } catch {
      throw .remote(.cancelled)
    }
    return number + 1
  }
}

extension Session {
  /// Connects anew where the connection is gone; whoever is in the middle of a file goes on with it
  /// by asking what is there.
  func connectAgain() throws(TransferError) {
    guard !isAlive else { return }
    try remotely(reconnect())
  }
}
