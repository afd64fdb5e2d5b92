import Platform
import Synchronization

/// A command that named a file or a directory, as it reached the server.
struct Act: Hashable, Sendable {
  /// The position of the user's line that ran when the command came; −1 for connecting.
  let line: Int

  let verb: String
  let argument: String

  /// The absolute path that the server understood.
  let path: String

  /// Whether the command changes what it names.
  let isChange: Bool

  /// Whether it was carried out.
  var isEffective: Bool
}

/// What the connections of a server and the test share.
final class ServerStage: Sendable {
  /// All of it.
  struct State: Sendable {
    var tree = FileTree.sample
    var acts: [Act] = []

    /// What the tree was like since the line began, the last one being as it is.
    var versions: [FileTree] = [.sample]

    /// The position of the line that runs.
    var line = -1

    /// Where the user is while it runs.
    var place = "/"

    /// Where the last connection stands.
    var standing = "/"

    /// Faults that have not happened, by line.
    var faults: [Int: [Fault]] = [:]

    /// How many commands came, by line and verb; `*` counts all.
    var counts: [Int: [String: Int]] = [:]

    /// The control connections, by the number of the connection.
    var descriptors: [Int: Int32] = [:]

    /// Lines whose command got a reply too many that nobody can tell from its own.
    var deceivedLines: Set<Int> = []

    /// When the line began.
    var start = ContinuousClock.now

    /// Lines that had to be stopped, and when.
    var endlessLines: [Int: String] = [:]

    /// How many replies too many have been sent.
    var extraReplyCount = 0

    /// The dialogue as it happened, for people.
    var transcript: [String] = []
  }

  let variant: ServerVariant
  private let state: Mutex<State>

  /// What ends all threads of the server.
  let stopping: Cancellation

  /// The user's interrupt key.
  let interrupt: Cancellation

  /// Prepares for one dialogue.
  init(_ dialogue: Dialogue, interrupt: Cancellation) throws {
    variant = dialogue.server
    stopping = try Cancellation()
    self.interrupt = interrupt
    var state = State()
    state.place = variant.home
    for position in -1..<dialogue.lines.count {
      state.faults[position] = dialogue.faults(ofLine: position)
    }
    self.state = Mutex(state)
  }

  /// Looks at what is shared, or changes it, while nobody else does.
  func locked<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
    state.withLock { body(&$0) }
  }

  /// Begins a line: what comes from now on belongs to it.
  func begin(_ line: Int, in place: String) {
    locked { state in
      state.line = line
      state.place = place
      state.start = .now
      state.versions = [state.tree]
      state.transcript.append("# line \(line)")
    }
  }

  /// How many commands a line may need.
  private static let commandLimit = 300

  /// How long a line may take.
  private static let timeLimit = Duration.seconds(15)

  /// Stops the user's line if it has no end.
  ///
  /// - Returns: Whether it has none.
  func stopsEndlessLine() -> Bool {
    let isEndless = locked { state in
      let count = state.counts[state.line]?["*"] ?? 0
      let isEndless =
        count > Self.commandLimit || ContinuousClock.now - state.start > Self.timeLimit
      if isEndless { state.endlessLines[state.line] = "after \(count) commands" }
      return isEndless
    }
    if isEndless { interrupt.cancel() }
    return isEndless
  }

  /// Counts a command, and finds what is to go wrong with it.
  func takeFault(_ verb: String, of line: Int) -> Fault? {
    locked { state in
      state.counts[line, default: [:]][verb, default: 0] += 1
      state.counts[line, default: [:]]["*", default: 0] += 1
      let counts = state.counts[line, default: [:]]
      guard
        let position = state.faults[line]?.firstIndex(where: {
          $0.count == counts[$0.verb] && [verb, "*"].contains($0.verb)
        })
      else { return nil }
      return state.faults[line]?.remove(at: position)
    }
  }

  /// Changes the tree, and keeps what it was like.
  func change<Result: Sendable>(_ body: (inout FileTree) -> Result) -> Result {
    locked { state in
      let result = body(&state.tree)
      state.versions.append(state.tree)
      return result
    }
  }

  /// The tree as it is.
  var tree: FileTree { locked { $0.tree } }

  /// Notes a command that names a file.
  func note(_ act: Act) { locked { $0.acts.append(act) } }

  /// Writes a line for people.
  func record(_ connection: Int, _ text: String) {
    locked { $0.transcript.append("\(connection) \(text)") }
  }

  /// Waits until the server has taken all that was sent to it, so that it belongs to this line.
  func settle() {
    let deadline = Deadline.after(.milliseconds(500))
    while !deadline.hasPassed {
      let isIdle = locked { state in
        state.descriptors.values.allSatisfy { !Readiness.isReady($0, .readable) }
      }
      if isIdle { return }
      try? Readiness.pause(until: .after(.milliseconds(1)), cancelledBy: stopping)
    }
  }
}
