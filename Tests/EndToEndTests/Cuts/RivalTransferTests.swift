import FTPTestSupport
import Platform
import Synchronization
import SystemPackage
import Testing

/// Two processes of one user at the same files: one of them may be told so, and nothing is mixed.
///
/// `FERRY_CUT_COUNT` and `FERRY_CUT_SEED` as in ``CutTransferTests``.
@Suite(.tags(.network, .realServer, .slow))
struct RivalTransferTests {
  /// How a process may end that finds another one at work, or is held too long: the name is taken
  /// or in use here, or in use at the server; the connection is lost, or octets are missing.
  private static let expected: [Int32] = [0, 1, 3, 6, 7, 8]

  /// A run on a thread of its own.
  private final class Rival: Sendable {
    private let outcome = Mutex<Result<Subprocess.Outcome, any Error>?>(nil)
    private let thread = Mutex<WorkerThread?>(nil)

    init(_ body: @escaping @Sendable () throws -> Subprocess.Outcome) throws {
      let started = try WorkerThread.start { [self] in
        let result = Result { try body() }
        outcome.withLock { $0 = result }
      }
      thread.withLock { $0 = started }
    }

    func end() throws -> Subprocess.Outcome? {
      thread.withLock { $0.take() }?.join()
      return try outcome.withLock { $0 }?.get()
    }
  }

  @Test(arguments: CutStage.Setup.all)
  func `a process that comes upon another one at the same files mixes nothing`(
    setup: CutStage.Setup
  ) throws {
    try CutStage.with(setup) { stage in
      for seed in CutTransferTests.seeds(1) {
        var scenario = CutScenario(seed: seed)
        let cut = scenario.cut([.hold])
        try scenario.with(stage) { home in
          // Other octets under the same names, from another directory of the same user's.
          let others = scenario.isUpload ? scenario.files.mirrored : scenario.files
          if scenario.isUpload {
            try LocalDirectory.create(home.appending("there"))
            try others.make(in: home.appending("there"))
          }
          stage.relay.cut([cut])
          let command = scenario.command
          let first = try Rival { try stage.run(command, in: home) }
          stage.relay.awaitHold(orFor: .seconds(3))
          let directory = scenario.isUpload ? "there" : "here"
          let second = try Rival { try stage.run(command, in: home, from: directory) }
          let secondOutcome = try second.end()
          stage.relay.resume()
          let outcomes = [try first.end(), secondOutcome].compactMap { $0 }
          let words = outcomes.map { "\($0.ending) \($0.stderrText)" }.joined(separator: "\n")
          let comment: Comment = "seed \(seed), \(command), \(cut): \(words)"
          for outcome in outcomes {
            let isExpected = Self.expected.contains { outcome.ending == .exited($0) }
            #expect(isExpected, comment)
          }
          #expect(
            try scenario.faults(stage, home, or: others, isComplete: false) == [],
            comment
          )
          stage.relay.cut([])
          // What one of them has brought is brought again.
          let last = try stage.run(scenario.replacingCommand, in: home)
          #expect(last.ending == .exited(0), "\(comment) \(last.stderrText)")
          #expect(try scenario.faults(stage, home, or: others, isComplete: true) == [], comment)
        }
      }
    }
  }
}
