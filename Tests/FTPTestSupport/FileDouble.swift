import Platform
import Synchronization
package import SystemPackage
import Transport

/// A server with a few files in memory, which refuses, cuts and loses what a test says, as often as
/// it says, and is as it should be else.
///
/// It serves any number of clients, each on a thread of its own, in clear.
package final class FileDouble: Sendable {
  /// The files by their paths from the root.
  package typealias Files = [String: [UInt8]]

  /// What happens instead of, or besides, what a command asks for.
  package enum Answer: Sendable {
    /// This is said, and nothing done.
    case say(String)

    /// Nothing is said, or done.
    case silence

    /// So many octets pass on the data connection, then it ends, and this is said.
    case cut(after: Int, say: String)

    /// So many octets pass on the data connection, then both connections end.
    case lose(after: Int)

    /// All octets of an upload are taken, only the first of them kept, and this is said.
    case keep(Int, say: String)

    /// All is done, and the control connection ends instead of the reply.
    case loseReply

    /// These octets pass on the data connection, whatever was asked for.
    case give([UInt8])

    /// REST is taken, and the transfer begins at the beginning all the same.
    case ignoreRestart

    /// The files are changed first, and the command is carried out then.
    case change(@Sendable (inout Files) -> Void)
  }

  /// What happens to some of the commands.
  package struct Rule: Sendable {
    let prefix: String
    var skipped: Int
    var count: Int
    let answer: Answer

    /// Says what happens to commands that begin with this.
    ///
    /// - Parameters:
    ///   - prefix: A verb, with a path behind it or not.
    ///   - skipped: How many of them are carried out before.
    ///   - count: To how many it happens.
    ///   - answer: What happens.
    package init(
      _ prefix: String,
      skipping skipped: Int = 0,
      times count: Int = .max,
      _ answer: Answer
    ) {
      self.prefix = prefix
      self.skipped = skipped
      self.count = count
      self.answer = answer
    }
  }

  private struct State {
    var files: Files
    var directories: Set<String> = ["/"]
    var rules: [Rule]
    var lines: [String] = []
    var threads: [WorkerThread] = []
  }

  /// The port on 127.0.0.1.
  package let port: UInt16

  private let features: [String]
  private let listener: ListeningSocket
  private let state: Mutex<State>
  let stopping: Cancellation

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - files: What it has.
  ///   - features: What FEAT says; FEAT is not known where that is nothing.
  ///   - rules: What it does else than it should; the first that fits counts.
  /// - Throws: Why the system gives no socket.
  package init(_ files: Files, features: [String] = [], _ rules: [Rule] = []) throws(Errno) {
    listener = try ListeningSocket(at: .loopback)
    port = listener.address.port
    stopping = try Cancellation()
    self.features = features
    var state = State(files: files, rules: rules)
    for name in files.keys {
      for (index, character) in zip(name.indices, name)
      where character == "/" && index > name.startIndex {
        state.directories.insert(String(name[..<index]))
      }
    }
    self.state = Mutex(state)
    let thread = try WorkerThread.start { self.accept() }
    self.state.withLock { $0.threads.append(thread) }
  }

  /// The files that are there now.
  package var files: Files { state.withLock { $0.files } }

  /// The lines that came, from all clients.
  package var lines: [String] { state.withLock { $0.lines } }

  /// Sets what happens from now on.
  package func set(_ rules: [Rule]) { state.withLock { $0.rules = rules } }

  /// Ends all connections, and waits for the threads.
  package func stop() {
    stopping.cancel()
    while true {
      let threads = state.withLock { state in
        defer { state.threads = [] }
        return state.threads
      }
      guard !threads.isEmpty else { return }
      for thread in threads { thread.join() }
    }
  }

  private func accept() {
    while let socket = try? listener.accept(until: .after(.seconds(600)), cancelledBy: stopping) {
      let client = DoubleClient(.clear(socket), of: self)
      guard let thread = try? WorkerThread.start({ client.serve() }) else { continue }
      state.withLock { $0.threads.append(thread) }
    }
  }

  // MARK: What its clients ask for

  /// Notes a line, and says what happens to it.
  func receive(_ line: String) -> Answer? {
    state.withLock { state in
      state.lines.append(line)
      for index in state.rules.indices where line.hasPrefix(state.rules[index].prefix) {
        guard state.rules[index].skipped == 0 else {
          state.rules[index].skipped -= 1
          return nil
        }
        guard state.rules[index].count > 0 else { continue }
        state.rules[index].count -= 1
        if case .change(let change) = state.rules[index].answer {
          change(&state.files)
          return nil
        }
        return state.rules[index].answer
      }
      return nil
    }
  }

  func change<Result: Sendable>(_ body: (inout Files) -> Result) -> Result {
    state.withLock { body(&$0.files) }
  }

  var featureLines: String {
    guard !features.isEmpty else { return "500 what" }
    return (["211-Features:"] + features.map { " \($0)" } + ["211 End"]).joined(separator: "\r\n")
  }

  /// Whether a directory is there now.
  package func isDirectory(_ path: String) -> Bool {
    state.withLock { $0.directories.contains(path) }
  }

  func makeDirectory(_ path: String) -> Bool {
    state.withLock { $0.directories.insert(path).inserted }
  }

  func removeDirectory(_ path: String) -> Bool {
    state.withLock { state in
      let names = [String](state.files.keys) + state.directories
      guard !names.contains(where: { $0.hasPrefix(path + "/") }) else { return false }
      return state.directories.remove(path) != nil
    }
  }

  /// What is in a directory, as Unix lists it.
  func listing(_ path: String) -> [UInt8] {
    let top = path == "/" ? "/" : path + "/"
    return state.withLock { state in
      var text = ""
      for name in state.directories.sorted() where name.hasPrefix(top) && name != path {
        let rest = name.dropFirst(top.count)
        if !rest.isEmpty, !rest.contains("/") {
          text += "drwxr-xr-x 1 u g 0 Jan 2 2024 \(rest)\r\n"
        }
      }
      for (name, octets) in state.files.sorted(by: { $0.key < $1.key }) where name.hasPrefix(top) {
        let rest = name.dropFirst(top.count)
        if !rest.contains("/") { text += "-rw-r--r-- 1 u g \(octets.count) Jan 2 2024 \(rest)\r\n" }
      }
      return [UInt8](text.utf8)
    }
  }
}

/// Runs `body` with a server that has files in memory.
package func withFileDouble<R>(
  _ files: FileDouble.Files,
  features: [String] = [],
  _ rules: [FileDouble.Rule] = [],
  _ body: (FileDouble) throws -> R
) throws -> R {
  let server = try FileDouble(files, features: features, rules)
  defer { server.stop() }
  return try body(server)
}
