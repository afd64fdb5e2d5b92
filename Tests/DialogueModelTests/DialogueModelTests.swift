import Platform
import Testing

/// Random lines of a user at a model of a server at which random things go wrong.
///
/// `FERRY_MODEL_COUNT` says how many dialogues there are, `FERRY_MODEL_SEED` runs one of them
/// and shows all of it, `FERRY_MODEL_SCRIPT` runs a dialogue that is given as text.
struct DialogueModelTests {
  private static let count = Environment.value("FERRY_MODEL_COUNT").flatMap { UInt64($0) } ?? 10_000
  private static let seed = Environment.value("FERRY_MODEL_SEED").flatMap { UInt64($0) }
  private static let script = Environment.value("FERRY_MODEL_SCRIPT")

  /// How many failures of each kind are made short and shown.
  private static let shownCount = 4

  @Test(.enabled(if: seed == nil && script == nil))
  func `each command reaches the directory that its line means, and what ended with 0 was done`()
    throws
  {
    let clock = ContinuousClock.now
    let summary = try Campaign(seeds: Array(1...Self.count)).run()
    print(
      """
      \(ContinuousClock.now - clock): \
      \(summary.dialogueCount) dialogues, \(summary.lineCount) lines, \
      \(summary.doneCount) of them done, \(summary.faultCount) faults happened, \
      \(summary.failures.count) dialogues failed
      """
    )
    let slowest = summary.durations.sorted { $0.value > $1.value }.prefix(5)
    print("the slowest: " + slowest.map { "seed \($0.key) \($0.value)" }.joined(separator: ", "))
    let total = summary.durations.values.reduce(.zero, +)
    print("mean \(total / max(1, summary.dialogueCount))")
    #expect(summary.errors.isEmpty)
    // A client that does nothing, or a server at which nothing goes wrong, would prove nothing.
    #expect(summary.doneCount * 3 > summary.lineCount)
    #expect(summary.faultCount * 4 > summary.dialogueCount)
    for kind in Violation.Kind.allCases {
      let failures = summary.failures.filter { $0.violations.contains { $0.kind == kind } }
      if failures.isEmpty { continue }
      Issue.record("\(failures.count) dialogues of \(summary.dialogueCount): \(kind.rawValue)")
      for failure in failures.prefix(Self.shownCount) {
        var generator = DialogueGenerator(seed: failure.seed)
        try show(generator.dialogue(), kind, "FERRY_MODEL_SEED=\(failure.seed)")
      }
    }
  }

  @Test(.enabled(if: seed != nil))
  func `the dialogue of one seed is right`() throws {
    let seed = try #require(Self.seed)
    var generator = DialogueGenerator(seed: seed)
    try replay(generator.dialogue())
  }

  @Test(.enabled(if: script != nil))
  func `a dialogue that is given is right`() throws {
    let text = try #require(Self.script)
    try replay(try #require(Dialogue(parsing: text)))
  }

  /// Runs a dialogue and shows all of it.
  private func replay(_ dialogue: Dialogue) throws {
    print(dialogue.text)
    let result = try DialogueRun(dialogue).run()
    print(result.transcript.joined(separator: "\n"))
    for violation in result.violations {
      Issue.record("line \(violation.line): \(violation.kind.rawValue): \(violation.text)")
    }
  }

  /// Records a failure with the shortest dialogue that shows it.
  private func show(_ dialogue: Dialogue, _ kind: Violation.Kind, _ name: String) throws {
    var shrinking = Shrinking(kind)
    let short = shrinking.shrink(dialogue)
    var violations: [Violation] = []
    for _ in 0..<3 where violations.isEmpty {
      violations = try DialogueRun(short).run().violations.filter { $0.kind == kind }
    }
    let seen = violations.map { "line \($0.line): \($0.text)" }.joined(separator: "\n")
    Issue.record("\(kind.rawValue) (\(name))\n\(short.text)\n\(seen)")
  }
}
