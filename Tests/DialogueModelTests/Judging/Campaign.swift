import Platform
import Shell
import Synchronization

/// Many dialogues, several at the same time.
final class Campaign: Sendable {
  /// A dialogue that a client failed at.
  struct Failure: Sendable {
    let seed: UInt64
    let violations: [Violation]
  }

  /// What came of all dialogues.
  struct Summary: Sendable {
    var failures: [Failure] = []
    var dialogueCount = 0
    var faultCount = 0
    var lineCount = 0
    var doneCount = 0

    /// How long each dialogue took, by its seed.
    var durations: [UInt64: Duration] = [:]

    /// Why dialogues could not be run.
    var errors: [String] = []

    /// In how many dialogues each kind of failure was seen.
    var counts: [Violation.Kind: Int] {
      failures.reduce(into: [:]) { counts, failure in
        for kind in Set(failure.violations.map(\.kind)) { counts[kind, default: 0] += 1 }
      }
    }
  }

  private struct State {
    var remaining: [UInt64]
    var summary = Summary()
  }

  private let state: Mutex<State>

  /// How many dialogues run at the same time: most of them wait most of the time.
  private static let width = 48

  /// Prepares to run the dialogues of some seeds.
  init(seeds: [UInt64]) {
    state = Mutex(State(remaining: seeds.reversed()))
  }

  /// Runs all dialogues.
  func run() throws -> Summary {
    let threads = try (0..<Self.width).map { _ in
      try WorkerThread.start { self.work() }
    }
    for thread in threads { thread.join() }
    return state.withLock { $0.summary }
  }

  private func work() {
    let parsed = ParsedCommands()
    while let seed = state.withLock({ $0.remaining.popLast() }) {
      var generator = DialogueGenerator(seed: seed)
      let dialogue = generator.dialogue()
      let start = ContinuousClock.now
      let outcome = Result { try DialogueRun(dialogue, reusing: parsed).run() }
      state.withLock { state in
        state.summary.dialogueCount += 1
        state.summary.durations[seed] = ContinuousClock.now - start
        state.summary.lineCount += dialogue.lines.count
        switch outcome {
        case .success(let result):
          state.summary.faultCount += result.faultCount
          state.summary.doneCount += result.doneCount
          if !result.violations.isEmpty {
            state.summary.failures.append(Failure(seed: seed, violations: result.violations))
          }
        case .failure(let error): state.summary.errors.append("seed \(seed): \(error)")
        }
      }
    }
  }
}
