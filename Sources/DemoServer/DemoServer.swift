import Platform
import Synchronization
package import SystemPackage
import Transport

/// A small FTP server on loopback, over one directory, with several sessions at once.
///
/// For people who have no server at hand, and for tests; nobody from another machine reaches it.
package final class DemoServer: Sendable {
  /// What the server serves, and to whom.
  package struct Options: Sendable {
    /// What clients see as `/`.
    package var root: FilePath

    /// The only user; `nil` lets anybody in as anonymous.
    package var user: [UInt8]?
    package var password: [UInt8] = []

    /// Listens at ::1 instead of 127.0.0.1.
    package var usesIPv6 = false

    /// How long a session may be silent.
    package var idleLimit = Duration.seconds(300)

    /// How many sessions there may be at once.
    package var maximumSessions = 32

    /// Serves a directory to anonymous.
    package init(root: FilePath) {
      self.root = root
    }
  }

  /// The listening socket, boxed for the thread that accepts.
  private final class Listener: Sendable {
    let socket: ListeningSocket

    init(_ address: SocketAddress) throws(Errno) {
      socket = try ListeningSocket(at: address)
    }
  }

  /// The port that the system chose.
  package let port: UInt16

  private let stopping: Cancellation
  private let acceptor: WorkerThread
  private let sessions: SessionRoster

  /// Starts to listen.
  ///
  /// - Throws: The system's reason why not.
  package init(_ options: Options) throws(Errno) {
    let listener = try Listener(options.usesIPv6 ? .loopbackIPv6 : .loopback)
    let stopping = try Cancellation()
    let sessions = SessionRoster(limit: options.maximumSessions)
    port = listener.socket.address.port
    self.stopping = stopping
    self.sessions = sessions
    acceptor = try WorkerThread.start {
      while let socket = try? listener.socket.accept(until: .never, cancelledBy: stopping) {
        sessions.admit(socket, options, stopping)
      }
    }
  }

  /// Ends all sessions and waits for their threads.
  package func stop() {
    stopping.cancel()
    acceptor.join()
    sessions.joinAll()
  }
}
