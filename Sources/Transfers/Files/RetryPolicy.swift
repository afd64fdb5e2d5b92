import FTPClient
import FTPProtocol

/// How often, and for how long, a transfer that failed is tried again.
package struct RetryPolicy: Hashable, Sendable {
  /// How many attempts there are, the first one included.
  package var tries = 3

  /// How long to wait before the second attempt; twice as long before each further one.
  package var firstPause = Duration.seconds(2)

  /// How long after the first failure a new attempt may begin.
  package var deadline = Duration.seconds(600)

  /// Whether nothing is tried again that fails for want of this connection alone: others do it then.
  var leavesToOthers = false

  /// The longest pause.
  private static let longestPause = Duration.seconds(120)

  /// The attempts as users should have them.
  package init() {}

  /// Returns how long to wait before an attempt, from 2.
  package func pause(before attempt: Int) -> Duration {
    var pause = firstPause
    for _ in 2..<max(2, min(attempt, 32)) where pause < Self.longestPause { pause *= 2 }
    return min(pause, Self.longestPause)
  }

  /// Says whether another attempt makes sense.
  ///
  /// - Parameters:
  ///   - attempt: The number of the one that failed, from 1.
  ///   - error: Why it failed.
  /// - Returns: True for what may pass, while there are tries left.
  package func allowsAnother(after attempt: Int, failedBy error: TransferError) -> Bool {
    attempt < tries && error.isTransient && !(leavesToOthers && error.meansOneTooMany)
  }
}

extension TransferError {
  /// Whether the same transfer may succeed later.
  package var isTransient: Bool {
    switch self {
    case .remote(let error): (error.isTransient || error.meansBusy) && !error.meansNoRoom
    // Where a connection is cut, the sender may believe that all has gone.
    case .sizeMismatch(let expected, let actual): actual < expected
    default: false
    }
  }

  /// Whether it may go well with fewer connections.
  var meansOneTooMany: Bool {
    guard case .remote(let error) = self else { return false }
    return error.isLostConnection || error.meansBusy || error.meansTooManyConnections
  }
}

extension FTPError {
  /// Whether the disk of the server is full, or the user's part of it: waiting does not help
  /// (RFC 959 §4.2.1: 452, 552; others say it in words alone: `451 No space left on device`).
  package var meansNoRoom: Bool {
    guard case .refused(let reply, _) = self else { return false }
    return [452, 552].contains(reply.code.value) || RefusalReason(reply) == .noRoom
  }
}
