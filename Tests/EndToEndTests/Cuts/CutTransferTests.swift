import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Transfers that are cut at random octets, or whose process is killed there, and the same command
/// again: what has a final name is right, and in the end nothing else is left.
///
/// `FERRY_CUT_COUNT` says how many scenarios there are for each server, `FERRY_CUT_SEED` which one
/// alone.
@Suite(.tags(.network, .realServer, .slow))
struct CutTransferTests {
  /// The seeds of the scenarios for one server.
  static func seeds(_ usual: Int) -> [UInt64] {
    if let seed = Environment.value("FERRY_CUT_SEED").flatMap(UInt64.init) { return [seed] }
    let count = Environment.value("FERRY_CUT_COUNT").flatMap(Int.init) ?? usual
    return (1...max(1, count)).map { UInt64($0) }
  }

  /// How often a command is given once nothing is cut any more.
  private static let patience = 3

  /// How the program may end when connections break: lost, in a handshake, cut short, refused for
  /// now.
  private static let expected: [Int32] = [3, 5, 7, 8]

  @Test(arguments: CutStage.Setup.all)
  func `what is cut at any octet is right in the end, and never wrong`(
    setup: CutStage.Setup
  ) throws {
    try CutStage.with(setup) { stage in
      for seed in Self.seeds(2) {
        var scenario = CutScenario(seed: seed)
        let cuts = scenario.cuts([.end, .end, .reset, .silence, .everything])
        try scenario.with(stage) { home in
          stage.relay.cut(cuts)
          var failures = 0
          while true {
            let outcome = try stage.run(scenario.command, in: home, tries: scenario.tries)
            guard try isRight(outcome, scenario, stage, home, Self.text(cuts)) else { break }
            if outcome.ending == .exited(0) { break }
            failures += 1
            guard failures < cuts.count + Self.patience else {
              Issue.record("seed \(seed), \(Self.text(cuts)): it never ends: \(outcome.stderrText)")
              break
            }
          }
        }
      }
    }
  }

  @Test(arguments: CutStage.Setup.all)
  func `what a process leaves that is killed at any octet is gone on with`(
    setup: CutStage.Setup
  ) throws {
    try CutStage.with(setup) { stage in
      for seed in Self.seeds(1) {
        var scenario = CutScenario(seed: seed)
        try scenario.with(stage) { home in
          for _ in 0..<Int.random(in: 1...3, using: &scenario.generator) {
            let cut = scenario.cut([.hold])
            stage.relay.cut([cut])
            let outcome = try stage.run(
              scenario.command,
              in: home,
              killedBy: stage.relay.held
            )
            stage.relay.cut([])
            guard outcome.ending == .deadlinePassed else { break }
            #expect(try scenario.faults(stage, home, isComplete: false) == [], "seed \(seed)")
          }
          // It may have been killed when all was done.
          let command = scenario.replacingCommand
          var outcome = try stage.run(command, in: home)
          // The server may not have noticed yet that the other one is gone.
          for _ in 0..<Self.patience where outcome.ending != .exited(0) {
            outcome = try stage.run(command, in: home)
          }
          #expect(outcome.ending == .exited(0), "seed \(seed): \(outcome.stderrText)")
          _ = try isRight(outcome, scenario, stage, home, "killed")
        }
      }
    }
  }

  /// The cuts in few words.
  private static func text(_ cuts: [CuttingRelay.Cut]) -> String {
    cuts.map { "\($0.kind) after \($0.octetCount) of \($0.part)" }.joined(separator: ", ")
  }

  /// Judges what a run left.
  private func isRight(
    _ outcome: Subprocess.Outcome,
    _ scenario: CutScenario,
    _ stage: CutStage,
    _ home: FilePath,
    _ what: String
  ) throws -> Bool {
    let isDone = outcome.ending == .exited(0)
    let isExpected = isDone || Self.expected.contains { outcome.ending == .exited($0) }
    let faults = try scenario.faults(stage, home, isComplete: isDone)
    let words: Comment = """
      seed \(scenario.seed), \(scenario.command), \(what): \(outcome.ending) \(outcome.stderrText)
      """
    #expect(isExpected, words)
    #expect(faults == [], words)
    return isExpected && faults.isEmpty
  }
}
