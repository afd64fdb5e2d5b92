import FTPProtocol
import Testing
import Transfers

/// What becomes of a name by what each side has done with it since the last run.
struct TwoWayPlanningTests {
  /// What one side has done with a file, or with a directory.
  private enum Deed: String {
    case unchanged = "="
    case changed = "c"

    /// Made where nothing was remembered.
    case new = "n"
    case deleted = "d"

    /// A directory in place of a file, or the other way round.
    case typeChanged = "t"
  }

  /// Of a file `f` that both had with the same text, or that neither had where a side has it new.
  ///
  /// What two sides write differs; `get` and `put` move a file here and there, and `f.c` is the name of the one
  /// that both have changed. The first row of steps is with a manifest, the second one without.
  private static let files: [(here: String, there: String, steps: String, first: String)] = [
    ("=", "=", "", ""),
    ("=", "c", "get f", "mv here f f.c; get f; put f.c"),
    ("=", "n", "mv here f f.c; get f; put f.c", "mv here f f.c; get f; put f.c"),
    ("=", "d", "rm here f", "put f"),
    (
      "=", "t", "rm here f; mkdir here f; get f/x",
      "mv here f f.c; mkdir here f; get f/x; put f.c"
    ),

    ("c", "=", "put f", "mv here f f.c; get f; put f.c"),
    ("c", "c", "mv here f f.c; get f; put f.c", "mv here f f.c; get f; put f.c"),
    ("c", "n", "mv here f f.c; get f; put f.c", "mv here f f.c; get f; put f.c"),
    ("c", "d", "put f", "put f"),
    (
      "c", "t", "mv here f f.c; mkdir here f; get f/x; put f.c",
      "mv here f f.c; mkdir here f; get f/x; put f.c"
    ),

    ("n", "=", "mv here f f.c; get f; put f.c", "mv here f f.c; get f; put f.c"),
    ("n", "c", "mv here f f.c; get f; put f.c", "mv here f f.c; get f; put f.c"),
    ("n", "n", "mv here f f.c; get f; put f.c", "mv here f f.c; get f; put f.c"),
    ("n", "d", "put f", "put f"),
    (
      "n", "t", "mv here f f.c; mkdir here f; get f/x; put f.c",
      "mv here f f.c; mkdir here f; get f/x; put f.c"
    ),

    ("d", "=", "rm there f", "get f"),
    ("d", "c", "get f", "get f"),
    ("d", "n", "get f", "get f"),
    ("d", "d", "", ""),
    ("d", "t", "mkdir here f; get f/x", "mkdir here f; get f/x"),

    (
      "t", "=", "rm there f; mkdir there f; put f/x",
      "mv there f f.c; get f.c; mkdir there f; put f/x"
    ),
    (
      "t", "c", "mv there f f.c; get f.c; mkdir there f; put f/x",
      "mv there f f.c; get f.c; mkdir there f; put f/x"
    ),
    (
      "t", "n", "mv there f f.c; get f.c; mkdir there f; put f/x",
      "mv there f f.c; get f.c; mkdir there f; put f/x"
    ),
    ("t", "d", "mkdir there f; put f/x", "mkdir there f; put f/x"),
    (
      "t", "t", "mv here f/x f/x.c; get f/x; put f/x.c",
      "mv here f/x f/x.c; get f/x; put f/x.c"
    ),
  ]

  /// The same where both have written the same: nothing is moved, whether or not anything is remembered.
  private static let alike = [("c", "c"), ("n", "n"), ("c", "n"), ("n", "c"), ("t", "t")]

  /// Of a directory `f` with one file `x` in it; changed is `x`.
  private static let directories: [(here: String, there: String, steps: String, first: String)] = [
    ("=", "=", "", ""),
    ("=", "c", "get f/x", "mv here f/x f/x.c; get f/x; put f/x.c"),
    ("=", "d", "rm here f/x; rmdir here f", "mkdir there f; put f/x"),
    (
      "=", "t", "rm here f/x; rmdir here f; get f",
      "mv there f f.c; get f.c; mkdir there f; put f/x"
    ),

    ("c", "=", "put f/x", "mv here f/x f/x.c; get f/x; put f/x.c"),
    (
      "c", "c", "mv here f/x f/x.c; get f/x; put f/x.c",
      "mv here f/x f/x.c; get f/x; put f/x.c"
    ),
    ("c", "d", "mkdir there f; put f/x", "mkdir there f; put f/x"),
    (
      "c", "t", "mv there f f.c; get f.c; mkdir there f; put f/x",
      "mv there f f.c; get f.c; mkdir there f; put f/x"
    ),

    ("d", "=", "rm there f/x; rmdir there f", "mkdir here f; get f/x"),
    ("d", "c", "mkdir here f; get f/x", "mkdir here f; get f/x"),
    ("d", "d", "", ""),
    ("d", "t", "get f", "get f"),

    (
      "t", "=", "rm there f/x; rmdir there f; put f",
      "mv here f f.c; mkdir here f; get f/x; put f.c"
    ),
    (
      "t", "c", "mv here f f.c; mkdir here f; get f/x; put f.c",
      "mv here f f.c; mkdir here f; get f/x; put f.c"
    ),
    ("t", "d", "put f", "put f"),
    ("t", "t", "mv here f f.c; get f; put f.c", "mv here f f.c; get f; put f.c"),
  ]

  private static func world(
    _ here: String,
    _ there: String,
    of base: TwoWayWorld.Tree,
    remembers: Bool,
    writingAlike: Bool = false
  ) -> TwoWayWorld {
    func tree(_ deed: String, _ text: String) -> TwoWayWorld.Tree {
      let wasFile = base["f"] != .directory
      switch Deed(rawValue: deed) {
      case .unchanged: return base
      case .changed, .new:
        return wasFile ? ["f": .file(text)] : ["f": .directory, "f/x": .file(text)]
      case .typeChanged:
        return wasFile ? ["f": .directory, "f/x": .file(text)] : ["f": .file(text)]
      case .deleted, nil: return [:]
      }
    }
    var world = TwoWayWorld()
    // A file that always was alike shows that something is remembered.
    let other: TwoWayWorld.Tree = ["z": .file("other")]
    world.here = tree(here, "text").merging(other) { $1 }
    world.there = tree(there, writingAlike ? "text" : "TEXT").merging(other) { $1 }
    guard remembers else { return world }
    world.manifest = here == "n" || there == "n" ? other : base.merging(other) { $1 }
    return world
  }

  @Test(arguments: [true, false])
  func `each pair of what two sides did with a file has its steps`(tellsDigests: Bool) {
    #expect(Set(Self.files.map { $0.here + $0.there }).count == 25)
    let base: TwoWayWorld.Tree = ["f": .file("base")]
    for row in Self.files {
      for (remembers, steps) in [(true, row.steps), (false, row.first)] {
        var world = Self.world(row.here, row.there, of: base, remembers: remembers)
        world.tellsDigests = tellsDigests
        check(&world, steps, "\(row.here) \(row.there) \(remembers)")
      }
    }
  }

  @Test func `each pair of what two sides did with a directory has its steps`() {
    #expect(Set(Self.directories.map { $0.here + $0.there }).count == 16)
    let base: TwoWayWorld.Tree = ["f": .directory, "f/x": .file("base")]
    for row in Self.directories {
      for (remembers, steps) in [(true, row.steps), (false, row.first)] {
        var world = Self.world(row.here, row.there, of: base, remembers: remembers)
        check(&world, steps, "\(row.here) \(row.there) \(remembers)")
      }
    }
  }

  @Test(arguments: [true, false])
  func `two sides that have written the same are no conflict`(tellsDigests: Bool) {
    for base in [["f": .file("base")], ["f": .directory, "f/x": .file("base")]]
      as [TwoWayWorld.Tree]
    {
      for (here, there) in Self.alike {
        for remembers in [true, false] {
          var world = Self.world(here, there, of: base, remembers: remembers, writingAlike: true)
          world.tellsDigests = tellsDigests
          check(&world, "", "\(here) \(there) \(remembers)")
        }
      }
    }
  }

  /// Expects steps, and that they leave both sides alike, with nothing to do for the next run.
  private func check(_ world: inout TwoWayWorld, _ steps: String, _ what: String) {
    let wasRemembered = !world.manifest.isEmpty
    let plan = world.plan()
    #expect(TwoWayWorld.text(plan) == steps, "\(what)")
    #expect(wasRemembered || !plan.steps.contains(where: \.deletes), "\(what)")
    let faults = world.carryOut(plan)
    #expect(faults.isEmpty, "\(what)")
    #expect(world.here == world.there, "\(what)")
    #expect(world.manifest == world.here, "\(what)")
    let next = TwoWayWorld.text(world.plan())
    #expect(next.isEmpty, "\(what)")
  }

  // MARK: What is not known

  @Test func `a listing that is not whole deletes nothing on the other side`() {
    let base: TwoWayWorld.Tree = [
      "a": .file("a"), "d": .directory, "d/x": .file("x"), "d/y": .file("y"),
    ]
    for side in [MirrorSide.here, .there] {
      var trees = [
        MirrorSide.here: TwoWayWorld.sideTree(base, .here),
        .there: TwoWayWorld.sideTree(base, .there),
      ]
      // One side has lost a file at the top, and one in a directory that it could not list to its end.
      var seen = base
      (seen["a"], seen["d/x"]) = (nil, nil)
      var tree = TwoWayWorld.sideTree(seen, side)
      if let directory = tree.find([UInt8]("d".utf8)) { tree[directory].isWhole = false }
      trees[side] = tree
      var planning = TwoWayPlanning(
        here: trees[.here] ?? SideTree(),
        there: trees[.there] ?? SideTree(),
        MirrorOptions(),
        MirrorLimits(),
        TwoWayWorld.naming
      )
      planning.hasManifest = true
      planning.record = { path in
        base[String(decoding: path, as: UTF8.self)].map(TwoWayWorld.record)
      }
      let plan = planning.plan { _, _ in .digest(nil) }
      #expect(plan.sideVerdicts[side.other] == .incomplete)
      #expect(plan.unclearCount == 1)
      #expect(plan.withoutDeletions(at: side.other).isEmpty)
      #expect(TwoWayWorld.text(plan) == "rm \(side.other == .here ? "here" : "there") a")
    }
  }

  @Test func `a name that a server may hide is neither deleted nor sent over`() {
    let base: TwoWayWorld.Tree = [".a": .file("a"), "b": .file("b")]
    var there = TwoWayWorld.sideTree(["b": .file("b")], .there)
    there[SideTree.top].showsHidden = false
    for remembered in [base, ["b": .file("b")]] {
      var planning = TwoWayPlanning(
        here: TwoWayWorld.sideTree(base, .here),
        there: there,
        MirrorOptions(),
        MirrorLimits(),
        TwoWayWorld.naming
      )
      planning.hasManifest = true
      planning.record = { path in
        remembered[String(decoding: path, as: UTF8.self)].map(TwoWayWorld.record)
      }
      let plan = planning.plan { _, _ in .digest(nil) }
      #expect(plan.isEmpty)
      #expect(plan.unclearCount == 1)
    }
  }

  @Test func `the guards count for each side`() {
    var world = TwoWayWorld()
    for number in 0..<10 { world.manifest["f\(number)"] = .file("\(number)") }
    (world.here, world.there) = (world.manifest, world.manifest)
    for number in 0..<3 { world.there["f\(number)"] = nil }
    for number in 3..<5 { world.here["f\(number)"] = nil }
    let plan = world.plan { $0.deletionLimit = .percent(25) }
    #expect(plan.sideVerdicts[.here] == .tooMany(3, of: 8, limit: .percent(25)))
    #expect(plan.sideVerdicts[.there] == .tooMany(2, of: 7, limit: .percent(25)))
    #expect(world.plan { $0.deletionLimit = .count(2) }.sideVerdicts[.there] == .passed)
    let allowed = plan.withoutDeletions(at: .here)
    #expect(TwoWayWorld.text(allowed) == "rm there f4; rm there f3")
    world.there = [:]
    #expect(world.plan().sideVerdicts[.here] == .emptySource(targetCount: 8))
  }

  @Test func `unfinished files and links are left where they are`() {
    var world = TwoWayWorld()
    world.there = [
      "a.ferry-partial": .file("half"), "d": .directory, "d/b.ferry-partial": .file("h"),
    ]
    world.manifest = ["d": .directory]
    #expect(TwoWayWorld.text(world.plan()) == "")
  }
}
