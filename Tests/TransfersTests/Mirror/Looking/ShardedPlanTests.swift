import FTPTestSupport
import Glibc
import Octets
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Several runs that do the work of one mirror: random trees, each file once, and nothing of another's.
///
/// `FERRY_SHARD_SEED` plays one seed again.
struct ShardedPlanTests {
  private static var seeds: [UInt64] {
    if let seed = Environment.value("FERRY_SHARD_SEED").flatMap({ UInt64($0) }) { return [seed] }
    return Array(1...3)
  }

  /// What stands at a path; files are told by their sizes.
  private enum Thing: Hashable {
    case directory
    case file(Int)
    case link

    var kind: Int {
      switch self {
      case .directory: 0
      case .file: 1
      case .link: 2
      }
    }
  }

  private typealias Tree = [String: Thing]

  private static func randomTree(_ generator: inout SeededGenerator) -> Tree {
    var tree: Tree = [:]
    func fill(_ path: String, _ depth: Int) {
      for name in ["a", "b", "c", "d", "e", "f"] where generator.happens(percent: 45) {
        let child = path.isEmpty ? name : path + "/" + name
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: tree[child] = .link
        case 1...4: tree[child] = .file(Int.random(in: 0...3, using: &generator))
        default:
          tree[child] = .directory
          if depth < 5 { fill(child, depth + 1) }
        }
      }
    }
    fill("", 0)
    return tree
  }

  private static func make(_ tree: Tree, at top: FilePath) throws {
    try LocalDirectory.create(top)
    for (path, thing) in tree.sorted(by: { $0.key < $1.key }) {
      let place = top.appending(octets: [UInt8](path.utf8))
      switch thing {
      case .directory: try LocalDirectory.create(place)
      case .file(let size):
        try LocalFile.create(place).write([UInt8](repeating: 0x61, count: size), cancelledBy: nil)
      case .link: #expect(symlink("/nonexistent/nowhere", place.string) == 0)
      }
    }
  }

  private static func read(_ top: FilePath, _ path: String = "") throws -> Tree {
    var tree: Tree = [:]
    for name in try LocalDirectory.names(in: top.appending(octets: [UInt8](path.utf8))) {
      let child = path.isEmpty ? name.text : path + "/" + name.text
      let place = top.appending(octets: [UInt8](child.utf8))
      let info = try FileInfo(of: place, followingLinks: false)
      switch info.kind {
      case .directory:
        tree[child] = .directory
        tree.merge(try read(top, child)) { $1 }
      case .file: tree[child] = .file(Int(info.size))
      case .link, .other: tree[child] = .link
      }
    }
    return tree
  }

  /// What a mirror of one run makes of the target.
  private static func expected(_ source: Tree, _ target: Tree) -> Tree {
    // What has the name of a link at the source is left alone, with all in it.
    func isAlone(_ path: String) -> Bool {
      var path = Substring(path)
      while true {
        if source[String(path)] == .link { return true }
        guard let slash = path.lastIndex(of: "/") else { return false }
        path = path[..<slash]
      }
    }
    var tree = source.filter { $0.value != .link }
    for (path, thing) in target where isAlone(path) { tree[path] = thing }
    return tree
  }

  private static func plan(
    _ source: FilePath,
    _ target: FilePath,
    _ shard: MirrorShard?
  ) throws -> MirrorPlan {
    var world = MirrorWorld()
    world.shard = shard
    func look(_ path: FilePath) throws -> SideTree {
      let top = SharedDirectory(try OpenDirectory.open(path))
      return try LookingHere.look(at: top, world, cancelledBy: nil).tree
    }
    var options = MirrorOptions()
    (options.comparison, options.deletion) = (.size, .all)
    options.deletionLimit = .percent(100)
    // The source is a tree of this machine here, as the server's would be seen.
    var planning = MirrorPlanning(
      here: try look(target),
      there: try look(source),
      .download,
      options
    )
    // Links of the target may go; none are made.
    planning.linkObstacle = { _, _ in .makesNoLinks }
    return planning.plan { _, _ in .digest(nil) }
  }

  /// Carries out a plan as far as what it expects is there, as a mirror does.
  private static func carryOut(_ plan: MirrorPlan, _ source: FilePath, _ target: FilePath) throws {
    for step in plan.steps {
      let place = target.appending(octets: step.path)
      let info = try? FileInfo(of: place, followingLinks: false)
      switch step.action {
      case .makeDirectory: if info == nil { try? LocalDirectory.create(place) }
      case .removeFile:
        if info != nil, info?.kind != .directory { try LocalDirectory.remove(place) }
      case .removeDirectory:
        guard step.extent != .link else { continue }
        _ = rmdir(place.string)
      case .transfer:
        guard info == nil || info?.kind == .file else { continue }
        let size = try FileInfo(of: source.appending(octets: step.path)).size
        let octets = [UInt8](repeating: 0x61, count: Int(size))
        try? LocalDirectory.remove(place)
        try? LocalFile.create(place).write(octets, cancelledBy: nil)
      case .rename, .makeLink, .setMode: Issue.record("no manifest, and no links")
      }
    }
  }

  private static func directory(of path: [UInt8]) -> [UInt8] { path.splitLast.directory }

  @Test(arguments: seeds)
  func `the parts cover each file once, and touch nothing of another's`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for count in 1...17 {
      let (from, to) = (Self.randomTree(&generator), Self.randomTree(&generator))
      let depth = Int.random(in: 1...4, using: &generator)
      try withTemporaryDirectory { top throws in
        let (source, target) = (top.appending("source"), top.appending("target"))
        try Self.make(from, at: source)
        try Self.make(to, at: target)
        let whole = try Self.plan(source, target, nil)
        var seen: [MirrorPlan.Step: Int] = [:]
        for number in 1...count {
          let shard = try #require(MirrorShard(number, of: count, depth: depth))
          for step in try Self.plan(source, target, shard).steps {
            let comment: Comment = "part \(number) of \(count), depth \(depth): \(step)"
            switch step.action {
            case .transfer, .removeFile, .rename, .makeLink, .setMode:
              #expect(shard.owns(Self.directory(of: step.path)), comment)
              var plain = step
              plain.reason = .absent
              seen[plain, default: 0] += 1
            case .removeDirectory: #expect(shard.owns(step.path) || step.extent == .link, comment)
            case .makeDirectory: #expect(from[step.path.text] == .directory, comment)
            }
          }
        }
        // What the whole plan does, one part does, and no two.
        for step in whole.steps where [.transfer, .removeFile].contains(step.action) {
          var plain = step
          plain.reason = .absent
          let times = seen[plain] ?? 0
          // A kind that changes is for the next run where two parts have to do with it.
          let changesKind = step.path.text.split(separator: "/").indices.contains { end in
            let names = step.path.text.split(separator: "/")[...end]
            let path = names.joined(separator: "/")
            return from[path] != nil && to[path] != nil && from[path]?.kind != to[path]?.kind
          }
          #expect(changesKind ? times <= 1 : times == 1, "of \(count), depth \(depth): \(step)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `parts in any order, at once or one by one, end with the same tree`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for count in 1...17 {
      let (from, to) = (Self.randomTree(&generator), Self.randomTree(&generator))
      let depth = Int.random(in: 1...4, using: &generator)
      let areAtOnce = Bool.random(using: &generator)
      try withTemporaryDirectory { top throws in
        let (source, target) = (top.appending("source"), top.appending("target"))
        try Self.make(from, at: source)
        try Self.make(to, at: target)
        let expected = Self.expected(from, to)
        var rounds = 0
        while try Self.read(target) != expected, rounds < 12 {
          rounds += 1
          let shards = (1...count).compactMap { MirrorShard($0, of: count, depth: depth) }
            .shuffled(using: &generator)
          if areAtOnce {
            let plans = try shards.map { try Self.plan(source, target, $0) }
            for plan in plans { try Self.carryOut(plan, source, target) }
          } else {
            for shard in shards {
              try Self.carryOut(try Self.plan(source, target, shard), source, target)
            }
          }
        }
        let left = try Self.read(target)
        let comment: Comment = "\(count) parts, depth \(depth), at once: \(areAtOnce)"
        #expect(left == expected, comment)
        // Nothing is done again.
        for number in 1...count {
          let shard = MirrorShard(number, of: count, depth: depth)
          #expect(try Self.plan(source, target, shard).isEmpty, comment)
        }
      }
    }
  }
}
