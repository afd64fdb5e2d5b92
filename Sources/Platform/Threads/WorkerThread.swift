import Glibc
package import SystemPackage

/// A thread of the system that sees no signals.
///
/// Signals are for the main thread: a worker starts with all of them blocked.
package struct WorkerThread: Sendable {
  private let identifier: pthread_t

  /// What the new thread runs, boxed to pass through C.
  private final class Work {
    let body: () -> Void

    init(_ body: @escaping () -> Void) {
      self.body = body
    }
  }

  /// Starts a thread.
  ///
  /// - Parameter body: What to run. Whatever it captures is the thread's from now on.
  /// - Returns: The thread, to be joined or detached.
  /// - Throws: The reason why the system gives no thread.
  package static func start(
    _ body: sending @escaping () -> Void
  ) throws(Errno) -> WorkerThread {
    var all = sigset_t()
    var previous = sigset_t()
    sigfillset(&all)
    // A thread inherits the mask of the one that makes it.
    pthread_sigmask(SIG_SETMASK, &all, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }

    let context = Unmanaged.passRetained(Work(body))
    var identifier = pthread_t()
    let result = pthread_create(
      &identifier,
      nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      },
      context.toOpaque()
    )
    guard result == 0 else {
      context.release()
      throw Errno(rawValue: result)
    }
    return WorkerThread(identifier: identifier)
  }

  /// Waits until the thread has ended; each thread is joined or detached once.
  package func join() {
    pthread_join(identifier, nil)
  }

  /// Lets the thread end unseen.
  package func detach() {
    pthread_detach(identifier)
  }
}
