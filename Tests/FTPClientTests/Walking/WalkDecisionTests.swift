import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// What a walk decides, without a server: who lists a place looks it up in a graph.
struct WalkDecisionTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let graph: WalkGraph
    var options = RemoteWalk.Options()
    let expected: [String]

    init(
      _ name: String,
      _ graph: WalkGraph,
      _ expected: [String],
      _ change: (inout RemoteWalk.Options) -> Void = { _ in }
    ) {
      testDescription = name
      self.graph = graph
      self.expected = expected
      change(&options)
    }
  }

  private static let plain = WalkGraph([
    "T": ["b": "B", "a": "A"], "A": ["c": "C"], "B": ["d": "D"], "C": [:], "D": [:],
  ])

  private static let twin = WalkGraph(["T": ["a": "A", "z": "A"], "A": ["c": "C"], "C": [:]])
  private static let loop = WalkGraph(["T": ["a": "A"], "A": ["up": "T", "c": "C"], "C": [:]])
  private static let link = WalkGraph([
    "T": ["a@": "A", "f@": "-", "z": "A"], "A": ["up@": "T"],
  ])
  private static let itself = WalkGraph(["T": ["t": "T"]])

  static let cases = [
    Case("depth first, by name", plain, [".", "a", "a/c", "b", "b/d"]),
    Case("no deeper than asked", plain, [".", "a", "b"]) { $0.deepest = 1 },
    Case("too deep", plain, [".", "a", "deep a/c", "b", "deep b/d"]) { $0.depthLimit = 1 },
    Case("too many", plain, [".", "a", "more than 3"]) { $0.entryLimit = 3 },
    Case("a loop", loop, [".", "a", "a/c", "before a/up"]),
    Case("a loop, every way", loop, [".", "a", "a/c", "before a/up"]) { $0.listsEveryWay = true },
    Case("two ways", twin, [".", "a", "a/c", "before z"]),
    Case("two ways, every way", twin, [".", "a", "a/c", "z", "z/c"]) { $0.listsEveryWay = true },
    Case("links left alone", link, [".", "z"]),
    Case("links followed", link, [".", "a", "before a/up", "file f", "before z"]) {
      $0.followsLinks = true
    },
    Case("its own child", itself, [".", "before t"]),
    Case(
      "named twice",
      WalkGraph(["T": ["a": "A", "a#2": "A"], "A": [:]], .names),
      [
        ".", "a", "before a",
      ]
    ),
    Case("names that lead elsewhere", WalkGraph(["T": ["..": "X", "a/b": "X"], "X": [:]]), ["."]),
    Case(
      "an endless tree without marks",
      WalkGraph(["T": ["t": "T"]], .names),
      [
        ".", "t", "t/t", "deep t/t/t",
      ]
    ) { $0.depthLimit = 2 },
  ]

  @Test(arguments: cases)
  func `a walk lists what it should, in order, and says what it leaves out`(_ one: Case) {
    var walk = RemoteWalk(nil, one.options)
    var lines: [String] = []
    while let line = one.graph.step(&walk) { lines.append(line) }
    #expect(lines == one.expected)
  }

  @Test(arguments: [
    ("by the first way", false, WalkGraph.Marks.uniques), ("by every way", true, .uniques),
    ("by the first way", false, .paths), ("by every way", true, .paths),
  ])
  func `sessions that take turns list what one alone lists`(
    _ name: String,
    _ listsEveryWay: Bool,
    _ marks: WalkGraph.Marks
  ) {
    for seed in 0..<300 {
      var random = SeededGenerator(seed: UInt64(seed))
      let graph = WalkGraph.random(&random, marks)
      var options = RemoteWalk.Options()
      options.listsEveryWay = listsEveryWay
      options.depthLimit = 9
      var alone = RemoteWalk(nil, options)
      var expected: [String] = []
      while let line = graph.step(&alone) { expected.append(line) }
      var shared = RemoteWalk(nil, options)
      let lines = graph.walk(&shared, sessions: 3, &random)
      if listsEveryWay {
        #expect(lines.sorted() == expected.sorted(), "seed \(seed)")
        #expect(Set(lines.filter(\.isPath)) == graph.ways(limit: 9), "seed \(seed)")
      } else {
        // Which way comes first depends on the turns; which directories are listed does not.
        let identities = lines.filter(\.isPath).map { graph.identity(of: $0) }
        #expect(identities.sorted() == graph.reachable.sorted(), "seed \(seed)")
        #expect(expected.count(where: \.isPath) == identities.count, "seed \(seed)")
      }
    }
  }

  @Test func `a place that is put back is listed by the next who takes it`() {
    let graph = Self.twin
    var walk = RemoteWalk(nil)
    #expect(graph.step(&walk) == ".")
    guard case .place(var lost) = walk.take() else {
      Issue.record("no place")
      return
    }
    graph.examine(&lost, for: walk.options)
    #expect(walk.admit(&lost) == .first)
    guard case .place(var other) = walk.take() else {
      Issue.record("no other place")
      return
    }
    graph.examine(&other, for: walk.options)
    #expect(walk.admit(&other) == .visitedBefore)
    if case .nothing = walk.take() {} else { Issue.record("a place too many") }
    walk.putBack(lost)
    #expect(graph.step(&walk) == "a")
    #expect(graph.step(&walk) == "a/c")
    #expect(graph.step(&walk) == nil)
  }

  @Test func `a walk of too many entries ends once, whoever is still at work`() {
    var options = RemoteWalk.Options()
    options.entryLimit = 3
    var walk = RemoteWalk(nil, options)
    #expect(Self.plain.step(&walk) == ".")
    guard case .place(var first) = walk.take(), case .place(var second) = walk.take() else {
      Issue.record("too few places")
      return
    }
    #expect(walk.admit(&first) == .first)
    #expect(walk.admit(&second) == .first)
    walk.complete(first, found: Self.plain.entries(of: first), entryCount: .max)
    walk.complete(second, found: Self.plain.entries(of: second), entryCount: .max)
    walk.putBack(second)
    #expect(Self.plain.step(&walk) == "more than 3")
    #expect(Self.plain.step(&walk) == nil)
  }
}

extension String {
  /// Whether a line is that of a directory that was listed.
  fileprivate var isPath: Bool { !contains(" ") }
}
