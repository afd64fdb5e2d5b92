import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Trees that are changed in every way and mirrored, over connections that are cut at random octets and by
/// processes that are killed: nothing wrong has a final name, and in the end both sides are alike.
///
/// `FERRY_CUT_COUNT` and `FERRY_CUT_SEED` as in ``CutTransferTests``; `FERRY_MIRROR_FILES` says how many
/// files a tree has.
@Suite(.tags(.network, .realServer, .slow))
struct ChangedMirrorTests {
  private static let fileCount =
    Environment.value("FERRY_MIRROR_FILES").flatMap(Int.init) ?? 24

  /// How often a command is given once nothing is cut any more.
  private static let patience = 4

  /// One mirror, made from a seed.
  private struct Scenario {
    let seed: UInt64
    let isUpload: Bool

    /// Whether what a run has learned is there at the next one.
    let remembers: Bool
    let options: String
    var random: SeededGenerator

    init(_ seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      (self.seed, isUpload) = (seed, seed.isMultiple(of: 2))
      remembers = random.happens(percent: 70)
      options = "--delete --max-delete 100% \(random.choose("", "-P 1", "-P 3"))"
      self.random = random
    }

    var directory: String { "case-\(seed)" }
    var sides: String { isUpload ? "-R tree \(directory)" : "\(directory) tree" }
    var command: String { "mirror \(options) \(sides)" }
  }

  @Test(arguments: CutStage.Setup.all)
  func `trees that change in every way are alike in the end, whatever breaks on the way`(
    setup: CutStage.Setup
  ) throws {
    try CutStage.with(setup) { stage in
      for seed in CutTransferTests.seeds(2) {
        try withTemporaryDirectory { home in
          try LocalDirectory.create(home.appending("here"))
          try LocalDirectory.create(home.appending("here/tree"))
          var scenario = Scenario(seed)
          try stage.server.makeDirectory(scenario.directory)
          try stage.server.makeFile("beside-\(seed)", [1])
          try Self.run(&scenario, stage, home)
          #expect(try readFile(stage.server.root.appending("beside-\(seed)")) == [1])
        }
        try LocalDirectory.removeTree(stage.server.root.appending("case-\(seed)"))
      }
    }
  }

  private static func run(
    _ scenario: inout Scenario,
    _ stage: CutStage,
    _ home: FilePath
  ) throws {
    let there = stage.server.root.appending(scenario.directory)
    let here = home.appending("here/tree")
    let (source, target) = scenario.isUpload ? (here, there) : (there, here)
    // What a server shows of a file is all that is known of it.
    var tree = ChangingTree(
      source,
      hidesChanges: scenario.isUpload && scenario.remembers,
      scenario.random
    )
    try tree.fill(fileCount)
    for round in 0..<2 {
      if round > 0 { try tree.change(max(3, fileCount / 5)) }
      if !scenario.remembers { try? LocalDirectory.removeTree(home.appending("state")) }
      let (old, new) = (try MirrorStage.contents(of: target), try MirrorStage.contents(of: source))
      let words: Comment = "seed \(scenario.seed), round \(round): \(scenario.command)"
      try checkPlan(scenario, stage, home, from: old, to: new, words)
      for _ in 0..<Int.random(in: 0...3, using: &tree.random) {
        try breakOff(scenario, stage, home, &tree.random)
        for (path, text) in try MirrorStage.contents(of: target) where !isTemporary(path) {
          let isKnown = text == old[path] || text == new[path] || path.hasSuffix("/")
          #expect(isKnown, "\(words.rawValue): \(path) is neither as it was nor as it is to be")
        }
      }
      var outcome = try stage.run(scenario.command, in: home, within: .seconds(300))
      // A server may not have noticed yet that somebody is gone.
      for _ in 0..<patience where outcome.ending != .exited(0) {
        outcome = try stage.run(scenario.command, in: home, within: .seconds(300))
      }
      #expect(outcome.ending == .exited(0), "\(words.rawValue): \(outcome.stderrText)")
      let result = try MirrorStage.contents(of: target)
      let difference =
        Set(result.keys).symmetricDifference(new.keys).sorted()
        + new.keys.filter { result[$0] != nil && result[$0] != new[$0] }.sorted()
      #expect(difference == [], words)
      let again = try stage.run(scenario.command, in: home, within: .seconds(300))
      #expect(again.stderrText.contains("nothing to do"), "\(words.rawValue): \(again.stderrText)")
    }
  }

  /// The plan moves what is new or has changed, and nothing else.
  private static func checkPlan(
    _ scenario: Scenario,
    _ stage: CutStage,
    _ home: FilePath,
    from old: [String: String],
    to new: [String: String],
    _ words: Comment
  ) throws {
    let plan = try stage.run("mirror -n --json \(scenario.options) \(scenario.sides)", in: home)
    let moved = plan.stdoutText.split(separator: "\n").compactMap { line -> String? in
      guard line.contains("\"action\":\"transfer\""),
        let start = line.firstRange(of: "\"path\":\"")?.upperBound,
        let end = line[start...].firstIndex(of: "\"")
      else { return nil }
      return String(line[start..<end])
    }
    let changed = Set(new.keys.filter { !$0.hasSuffix("/") && old[$0] != new[$0] })
    // A file with another time comes again, but where it is known what was sent.
    let unchanged = Set(moved).subtracting(changed).sorted()
    if scenario.remembers, scenario.isUpload { #expect(unchanged == [], "\(words.rawValue)") }
    // What has changed is moved, unless it is only renamed.
    let contents = Set(old.values)
    let missing = changed.filter { path in new[path].map { !contents.contains($0) } ?? false }
      .subtracting(moved).sorted()
    #expect(missing == [], "\(words.rawValue), \(plan.stdoutText) \(plan.stderrText)")
  }

  /// Runs the command, and breaks it off somewhere.
  private static func breakOff(
    _ scenario: Scenario,
    _ stage: CutStage,
    _ home: FilePath,
    _ random: inout SeededGenerator
  ) throws {
    let isKilled = random.happens(percent: 50)
    let isData = random.happens(percent: 50)
    let cut = CuttingRelay.Cut(
      isData ? .data : .control,
      after: Int.random(in: 1...(isData ? 4000 : 600) * max(10, fileCount) / 10, using: &random),
      isKilled ? .hold : random.choose(.end, .reset, .silence, .everything)
    )
    stage.relay.cut([cut])
    _ = try stage.run(
      scenario.command,
      in: home,
      within: .seconds(300),
      killedBy: isKilled ? stage.relay.held : nil
    )
    stage.relay.cut([])
  }

  /// Whether a name is that of something which is on its way, or a mirror's own.
  private static func isTemporary(_ path: String) -> Bool {
    path.contains(".ferry-")
  }
}
