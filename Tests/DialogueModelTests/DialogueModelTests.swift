import Platform
import Testing

/// Random lines of a user at a model of a server at which random things go wrong.
///
/// `FERRY_MODEL_COUNT` says how many dialogues there are, `FERRY_MODEL_SEED` runs one of them
/// and shows all of it, `FERRY_MODEL_SCRIPT` runs a dialogue that is given as text.
struct DialogueModelTests {
  private static let count = Environment.value("FERRY_MODEL_COUNT").flatMap { UInt64($0) } ?? 1000
  private static let seed = Environment.value("FERRY_MODEL_SEED").flatMap { UInt64($0) }
  private static let script = Environment.value("FERRY_MODEL_SCRIPT")

  /// How many failures of each kind are made short and shown.
  private static let shownCount = Environment.value("FERRY_MODEL_SHOWN").flatMap { Int($0) } ?? 4

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
    for (kind, count) in summary.counts.sorted(by: { $0.value > $1.value }) {
      Issue.record("\(count) dialogues of \(summary.dialogueCount): \(kind.rawValue)")
    }
    for example in try Example.shortest(of: summary.failures, Self.shownCount) {
      Issue.record("\(example.text)")
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
}
