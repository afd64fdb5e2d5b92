import Platform
import Synchronization

/// A failure, made as short as it can be, for people.
struct Example: Sendable {
  /// The kind of the failure, how to see it again, the dialogue, and what was seen.
  let text: String

  /// Makes the first failures of each kind short, at the same time.
  ///
  /// - Parameters:
  ///   - failures: What was found.
  ///   - count: How many of each kind are wanted.
  /// - Returns: The shortest first; what was found twice is there once.
  /// - Throws: Why there are no threads for it.
  static func shortest(of failures: [Campaign.Failure], _ count: Int) throws -> [Example] {
    let shelf = Shelf()
    var threads: [WorkerThread] = []
    for kind in Violation.Kind.allCases {
      let some = failures.filter { $0.violations.contains { $0.kind == kind } }.prefix(count)
      for failure in some {
        threads.append(try WorkerThread.start { shelf.add(failure.seed, kind) })
      }
    }
    for thread in threads { thread.join() }
    return shelf.examples
  }
}

/// Where the threads that make failures short put them.
private final class Shelf: Sendable {
  private struct Slot: Hashable {
    let kind: Violation.Kind
    let script: String
  }

  private let found = Mutex<[Slot: String]>([:])

  /// Makes the failure of a seed short.
  func add(_ seed: UInt64, _ kind: Violation.Kind) {
    var generator = DialogueGenerator(seed: seed)
    var shrinking = Shrinking(kind)
    let short = shrinking.shrink(generator.dialogue())
    var violations: [Violation] = []
    for _ in 0..<3 where violations.isEmpty {
      let result = try? DialogueRun(short).run()
      violations = result?.violations.filter { $0.kind == kind } ?? []
    }
    let seen = violations.map { "line \($0.line): \($0.text)" }.joined(separator: "\n")
    let text = "\(kind.rawValue) (FERRY_MODEL_SEED=\(seed))\n\(short.text)\n\(seen)"
    found.withLock { $0[Slot(kind: kind, script: short.text)] = text }
  }

  var examples: [Example] {
    found.withLock { found in
      found
        .sorted {
          ($0.key.script.utf8.count, $0.key.script) < ($1.key.script.utf8.count, $1.key.script)
        }
        .map { Example(text: $0.value) }
    }
  }
}
