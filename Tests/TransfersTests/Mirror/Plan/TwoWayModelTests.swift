import FTPTestSupport
import Testing
import Transfers

/// Random changes on both sides, run after run: both are alike afterwards, and nothing is lost that its
/// owner has not deleted.
struct TwoWayModelTests {
  private typealias Tree = TwoWayWorld.Tree

  private static let roundCount = 12
  private static let names = ["a", "b", "c"]

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `both sides are alike after each run, with all that was changed`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var world = TwoWayWorld()
    world.tellsDigests = generator.happens(percent: 50)
    var count = 0
    for _ in 0..<Self.roundCount {
      for side in [MirrorSide.here, .there] {
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
          Self.change(&world[side], &count, &generator)
        }
      }
      let before = world
      // Some runs are killed, before or after the last step was remembered.
      while generator.happens(percent: 30) {
        let plan = world.plan()
        let limit = Int.random(in: 0...plan.steps.count, using: &generator)
        let faults = world.carryOut(
          plan,
          upTo: limit,
          forgettingLast: generator.happens(percent: 50)
        )
        #expect(faults.isEmpty)
      }
      let plan = world.plan()
      let faults = world.carryOut(plan)
      #expect(faults.isEmpty)
      #expect(world.here == world.there)
      let next = TwoWayWorld.text(world.plan())
      #expect(next.isEmpty)
      check(before, world.here)
    }
  }

  /// Compares what came out with what each side had done.
  private func check(_ before: TwoWayWorld, _ after: Tree) {
    for path in Set(before.here.keys).union(before.there.keys) {
      let base = before.manifest[path]
      for side in [MirrorSide.here, .there] {
        guard case .file(let text) = before[side][path] else { continue }
        let (thing, other) = (before[side][path], before[side.other][path])
        if thing != base {
          // Changed by its owner: under its name, or as one of two.
          let isThere = after.contains { candidate, found in
            found == .file(text) && Self.isName(candidate, of: path)
          }
          #expect(isThere, "\(path) \(text)")
        } else if other == base {
          #expect(after[path] == base, "\(path)")
        } else {
          // Unchanged here: the other side decides.
          #expect(after[path] == other, "\(path)")
        }
      }
    }
  }

  private static func isName(_ candidate: String, of path: String) -> Bool {
    candidate == path || candidate.hasPrefix(path + ".conflict-")
  }

  private static func change(
    _ tree: inout Tree,
    _ count: inout Int,
    _ generator: inout SeededGenerator
  ) {
    count += 1
    // Now and then both write the same.
    let text =
      generator.happens(percent: 30)
      ? "same\(Int.random(in: 0...1, using: &generator))" : "v\(count)"
    let directories = [""] + tree.keys.filter { tree[$0] == .directory }.sorted().map { $0 + "/" }
    let parent = directories[Int.random(in: 0..<directories.count, using: &generator)]
    let depth = parent.count { $0 == "/" }
    let path = parent + Self.names[Int.random(in: 0..<Self.names.count, using: &generator)]
    let things = tree.keys.sorted()
    let some = things.isEmpty ? nil : things[Int.random(in: 0..<things.count, using: &generator)]
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: if let some { remove(some, from: &tree) }
    case 1 where depth < 3:
      remove(path, from: &tree)
      tree[path] = .directory
      if generator.happens(percent: 70) { tree[path + "/x"] = .file(text) }
    case 2:
      // Another name.
      guard let some, case .file = tree[some], tree[path] == nil else { return }
      tree[path] = tree[some]
      tree[some] = nil
    default:
      remove(path, from: &tree)
      tree[path] = .file(text)
    }
  }

  private static func remove(_ path: String, from tree: inout Tree) {
    for key in tree.keys where key == path || key.hasPrefix(path + "/") { tree[key] = nil }
  }
}
