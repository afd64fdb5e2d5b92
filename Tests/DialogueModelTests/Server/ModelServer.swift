import Platform
import Transport

/// An FTP server over a tree of files in memory, at a port of loopback, with a thread for each
/// connection.
final class ModelServer {
  let port: UInt16
  private let stage: ServerStage
  private let thread: WorkerThread

  /// Begins to listen.
  init(_ stage: ServerStage) throws {
    let listener = try ListeningSocket(at: .loopback)
    port = listener.address.port
    self.stage = stage
    let acceptor = Acceptor(stage, listener)
    thread = try WorkerThread.start { acceptor.run() }
  }

  /// Ends all connections and waits for their threads.
  func stop() {
    stage.stopping.cancel()
    thread.join()
  }
}

/// Takes connections, each on a thread of its own.
private final class Acceptor: Sendable {
  private let stage: ServerStage
  private let listener: ListeningSocket

  init(_ stage: ServerStage, _ listener: consuming ListeningSocket) {
    self.stage = stage
    self.listener = listener
  }

  func run() {
    var threads: [WorkerThread] = []
    while !stage.stopping.isCancelled {
      let deadline = Deadline.after(.seconds(1))
      guard let socket = try? listener.accept(until: deadline, cancelledBy: stage.stopping) else {
        _ = stage.stopsEndlessLine()
        continue
      }
      let connection = ModelConnection(stage, number: threads.count + 1, socket)
      guard let thread = try? WorkerThread.start({ connection.serve() }) else { break }
      threads.append(thread)
    }
    for thread in threads { thread.join() }
  }
}
