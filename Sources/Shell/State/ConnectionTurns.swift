import FTPClient
import Platform
import Synchronization
import SystemPackage
import Transport

/// Which jobs have a connection, and which wait for one at a server that lets no more in.
final class ConnectionTurns: Sendable {
  /// What is known of one server.
  private struct Server {
    var holderCount = 0

    /// How many jobs it lets in, beside the prompt, as far as it has shown that.
    var limit: Int?
    var waiting: [Waiting] = []
  }

  /// A job that waits.
  private final class Waiting: Sendable {
    let wakeUp: WakeUp

    init() throws(Errno) {
      wakeUp = try WakeUp()
    }
  }

  private let servers = Mutex<[Endpoint: Server]>([:])

  /// How long a job waits before it asks again, though none of ours has ended: somebody else's
  /// connection may have.
  private static let pauses: ClosedRange<Duration> = .milliseconds(500)...(.seconds(5))

  /// How often a job asks that has none of ours to wait for.
  private static let loneTryLimit = 4

  /// How many connections at once a server was seen to allow, with that of the prompt.
  func shownLimit(at endpoint: Endpoint) -> Int? {
    servers.withLock { $0[endpoint]?.limit.map { $0 + 1 } }
  }

  /// Connects once there is a turn for it.
  ///
  /// - Parameters:
  ///   - template: What the session is like.
  ///   - patience: How long a server that is full is asked again.
  ///   - cancellation: What ends the wait.
  ///   - onWait: Told why, the first time that it has to wait.
  ///   - connect: Makes the session.
  /// - Returns: What `connect` returns; ``end(at:)`` belongs to it.
  /// - Throws: What `connect` throws, when waiting is of no use.
  func begin<Result>(
    like template: SessionTemplate,
    within patience: Duration,
    cancelledBy cancellation: Cancellation?,
    onWait: (FTPError) -> Void,
    _ connect: () throws(FTPError) -> Result
  ) throws(FTPError) -> Result {
    let endpoint = template.endpoint
    if let known = template.knowledge.connectionLimit, known > 1 {
      servers.withLock { $0[endpoint, default: Server()].limit = $0[endpoint]?.limit ?? known - 1 }
    }
    let deadline = Deadline.after(patience)
    var pause = Self.pauses.lowerBound
    var (tryCount, loneTryCount) = (0, 0)
    while true {
      // A limit that is known is no reason not to ask at all: it may be another one by now.
      if tryCount == 0, isFull(endpoint) { try wait(endpoint, pause, deadline, cancellation) }
      servers.withLock { $0[endpoint, default: Server()].holderCount += 1 }
      do throws(FTPError) {
        return try connect()
      } catch {
        let otherCount = leave(endpoint)
        guard error.meansTooManyConnections, !deadline.hasPassed else { throw error }
        tryCount += 1
        loneTryCount += otherCount == 0 ? 1 : 0
        guard loneTryCount < Self.loneTryLimit else { throw error }
        if otherCount > 0 { servers.withLock { $0[endpoint]?.limit = otherCount } }
        if tryCount == 1 { onWait(error) }
      }
      try wait(endpoint, pause, deadline, cancellation)
      pause = min(pause * 2, Self.pauses.upperBound)
    }
  }

  /// Takes note that the connection of a job has ended; those that wait ask again.
  func end(at endpoint: Endpoint) {
    _ = leave(endpoint)
    let waiting = servers.withLock { $0[endpoint]?.waiting ?? [] }
    for job in waiting { job.wakeUp.signal() }
  }

  private func isFull(_ endpoint: Endpoint) -> Bool {
    servers.withLock { servers in
      guard let server = servers[endpoint], let limit = server.limit else { return false }
      return server.holderCount >= limit
    }
  }

  /// - Returns: How many are left.
  private func leave(_ endpoint: Endpoint) -> Int {
    servers.withLock { servers in
      let count = max(0, (servers[endpoint]?.holderCount ?? 0) - 1)
      servers[endpoint]?.holderCount = count
      return count
    }
  }

  /// Waits for the end of another connection, or for a while.
  private func wait(
    _ endpoint: Endpoint,
    _ pause: Duration,
    _ deadline: Deadline,
    _ cancellation: Cancellation?
  ) throws(FTPError) {
    let turn: Waiting
    do throws(Errno) {
      turn = try Waiting()
    } catch {
      throw .transport(.system(.connecting, error))
    }
    servers.withLock { $0[endpoint, default: Server()].waiting.append(turn) }
    defer { servers.withLock { $0[endpoint]?.waiting.removeAll { $0 === turn } } }
    do throws(WaitError) {
      try Readiness.wait(
        for: turn.wakeUp.rawValue,
        .readable,
        until: min(deadline, .after(pause)),
        cancelledBy: cancellation
      )
    } catch .timedOut {
      return
    } catch {
      throw .cancelled
    }
  }
}
