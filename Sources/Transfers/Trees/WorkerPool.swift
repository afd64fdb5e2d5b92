import FTPClient
import FTPProtocol
import Platform
import Synchronization
import SystemPackage

/// N sessions on N threads, the first of them the caller's.
///
/// It grows while there is work: to the number that was asked for, or as long as another
/// connection makes it faster. A server that lets nobody else in has shown its limit.
final class WorkerPool: Sendable {
  /// What a thread of the pool does with its session until the work is done.
  typealias Work = @Sendable (Session, WorkerPool) -> TransferFailure?

  private struct State {
    var count = 1
    var limit: Int
    var threads: [WorkerThread] = []

    /// What stops the workers that are at work, and those that are connecting still.
    var working: [Cancellation] = []
    var connecting: [Cancellation] = []
    var isClosed = false
    var growth: PoolGrowth

    /// What the server was seen to allow, if it refused one more.
    var refusedAbove: Int?
  }

  private let state: Mutex<State>
  private let template: SessionTemplate
  private let work: Work
  private let settled: @Sendable () -> PoolGrowth.Measure

  /// Makes a pool in which the caller is the only worker so far.
  ///
  /// - Parameters:
  ///   - connections: How many there may be.
  ///   - template: What further sessions are like.
  ///   - settled: What has been done so far, to see whether growing helps.
  ///   - work: What further threads do.
  init(
    _ connections: ConnectionCount,
    _ template: SessionTemplate,
    settled: @escaping @Sendable () -> PoolGrowth.Measure,
    _ work: @escaping Work
  ) {
    self.template = template
    self.settled = settled
    self.work = work
    let growth = PoolGrowth(connections)
    let known = connections == .auto ? template.knowledge.connectionLimit ?? .max : .max
    state = Mutex(State(limit: min(growth.limit, known), growth: growth))
  }

  /// How many are at work.
  var workerCount: Int { state.withLock { $0.count } }

  /// How many connections the server was seen to allow, if it refused one more.
  var shownLimit: Int? { state.withLock { $0.refusedAbove } }

  /// Starts another worker, if there is work for it and the pool may grow.
  func grow(waiting count: Int) {
    let cancellation: Cancellation? = state.withLock { state in
      guard !state.isClosed, state.count < state.limit, count > 0 else { return nil }
      guard state.growth.growsNow(from: state.count, settled()) else { return nil }
      guard let cancellation = try? Cancellation() else { return nil }
      state.count += 1
      state.connecting.append(cancellation)
      return cancellation
    }
    guard let cancellation else { return }
    do {
      let thread = try WorkerThread.start { self.runWorker(cancellation) }
      state.withLock { $0.threads.append(thread) }
    } catch {
      shrink()
    }
  }

  private func runWorker(_ cancellation: Cancellation) {
    do throws(FTPError) {
      let session = try Session.connect(like: template, cancelledBy: cancellation)
      let begins = state.withLock { state in
        state.connecting.removeAll { $0 === cancellation }
        state.working.append(cancellation)
        return !state.isClosed
      }
      guard begins else { return session.hangUp() }
      let failure = work(session, self)
      session.hangUp()
      if failure == nil {
        state.withLock { $0.count -= 1 }
      } else {
        shrink()
      }
    } catch {
      shrink()
    }
  }

  /// A worker that could not begin, or lost its session, is not replaced.
  private func shrink() {
    state.withLock { state in
      state.count -= 1
      guard !state.isClosed else { return }
      state.limit = min(state.limit, max(1, state.count))
      state.refusedAbove = state.limit
    }
  }

  /// Waits until all other workers have ended.
  ///
  /// - Parameter isStopped: Whether those at work are stopped; those that are still connecting are
  ///   in any case.
  func close(isStopped: Bool) {
    let unwanted = state.withLock { state in
      state.isClosed = true
      return state.connecting + (isStopped ? state.working : [])
    }
    for cancellation in unwanted { cancellation.cancel() }
    join()
  }

  /// Waits until all other workers have ended.
  func join() {
    // A worker may have started another one meanwhile, so once is not enough.
    while true {
      let threads = state.withLock { state in
        defer { state.threads = [] }
        return state.threads
      }
      guard !threads.isEmpty else { return }
      for thread in threads { thread.join() }
    }
  }
}
