import Platform
import Synchronization
import SystemPackage
import Transport

/// The sessions that run, each on a thread of its own.
final class SessionRoster: Sendable {
  private struct State {
    var threads: [WorkerThread] = []
    var running = 0
  }

  /// A connection on its way to its thread.
  private final class Connection: Sendable {
    let socket: Mutex<Socket?>

    init(_ socket: consuming Socket) {
      self.socket = Mutex(consume socket)
    }
  }

  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) {
    self.limit = limit
  }

  /// Serves a connection, or sends it away with 421 when there are too many.
  func admit(
    _ socket: consuming Socket,
    _ options: DemoServer.Options,
    _ stopping: Cancellation
  ) {
    let isWelcome = state.withLock { state in
      guard state.running < limit else { return false }
      state.running += 1
      return true
    }
    let connection = Connection(consume socket)
    let thread = try? WorkerThread.start {
      guard let socket = connection.socket.withLock({ $0.take() }) else { return }
      socket.sendSmallWritesAtOnce()
      let control = ServerControl(.clear(socket), cancelledBy: stopping)
      if isWelcome {
        DemoSession(control, options, stopping).run()
        self.state.withLock { $0.running -= 1 }
      } else {
        try? control.reply(421, "Too many sessions; try again in a while.")
      }
    }
    state.withLock { state in
      if let thread {
        state.threads.append(thread)
      } else if isWelcome {
        state.running -= 1
      }
    }
  }

  /// Waits for the end of every thread.
  func joinAll() {
    for thread in state.withLock({ $0.threads }) { thread.join() }
    state.withLock { $0.threads = [] }
  }
}
