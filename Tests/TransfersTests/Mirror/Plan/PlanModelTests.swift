import FTPProtocol
import FTPTestSupport
import Testing
import Transfers

/// Plans of random trees, carried out on a model: what is promised of every plan.
struct PlanModelTests {
  @Test(arguments: [MirrorDirection.upload, .download], [UInt64](1...20))
  func `a plan makes the target like the source, and touches nothing else`(
    direction: MirrorDirection,
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<60 {
      var world = PlanModel(direction, &random)
      let plan = world.plan()
      let isAllowed = plan.verdict == .passed
      let allowed = isAllowed ? plan : plan.withoutDeletions()
      let before = world.target
      try world.check(deletionsOf: allowed)
      let complaint = world.apply(allowed)
      #expect(complaint == nil, "seed \(seed), round \(round): \(complaint ?? "")")
      let left = world.untouched(before, by: allowed)
      #expect(left == nil, "seed \(seed), round \(round): \(left ?? "") is not as it was")
      let missing = isAllowed ? world.difference(after: plan) : nil
      #expect(missing == nil, "seed \(seed), round \(round): \(missing ?? "") differs")
      // A run that remembers nothing sees other times where content was the same, and nothing else.
      guard isAllowed, plan.faults.isEmpty else { continue }
      let isOther = world.planAgain().steps.contains {
        $0.action != .transfer || $0.reason != .time
      }
      #expect(!isOther, "seed \(seed), round \(round): \(lines(world.planAgain()))")
    }
  }
}

/// Two trees that once were alike and have been changed on both sides, and what is remembered of them.
struct PlanModel {
  struct Entry: Hashable {
    /// `nil` for a directory.
    var content: Int?
    var time: Int64 = 0
    var number: UInt64 = 0
    var change: Int64 = 0

    var size: Int64 { Int64((content ?? 0) % 3) }
  }

  typealias Side = [String: Entry]

  let direction: MirrorDirection
  var source: Side = [:]
  var target: Side = [:]
  private var records: [String: ManifestRecord] = [:]

  /// Directories of the source of which the listing was cut, and paths that it lacks.
  private var cut: Set<String> = []
  private var unseen: Set<String> = []

  /// What is out of the world, on both sides.
  private var excluded: Set<String> = []
  private var clock: Int64 = 1000
  private var options = MirrorOptions()

  init(_ direction: MirrorDirection, _ random: inout SeededGenerator) {
    self.direction = direction
    for _ in 0..<Int.random(in: 0...14, using: &random) { addRandom(&random) }
    target = source
    if random.happens(percent: 80) { remember(&random) }
    for _ in 0..<Int.random(in: 0...8, using: &random) { edit(\.source, &random) }
    if random.happens(percent: 40) {
      for _ in 0..<Int.random(in: 0...4, using: &random) { edit(\.target, &random) }
    }
    for path in Set(source.keys).union(target.keys).sorted() where random.happens(percent: 4) {
      excluded.insert(path)
    }
    if random.happens(percent: 30) {
      for path in source.keys.sorted() where random.happens(percent: 10) {
        unseen.insert(path)
        cut.insert(Self.parent(path))
      }
    }
    options.deletion = random.choose(.all, .all, .all, .managed)
    options.deletionLimit = random.choose(.percent(100), .percent(100), .percent(30))
    options.deletesAfterErrors = random.happens(percent: 50)
  }

  // MARK: Making

  static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func isBelow(_ path: String, _ top: String) -> Bool {
    path == top || path.hasPrefix(top + "/")
  }

  private mutating func newFile(_ random: inout SeededGenerator) -> Entry {
    clock += 1
    let content = Int.random(in: 0..<9, using: &random)
    return Entry(content: content, time: clock, number: UInt64(clock), change: clock)
  }

  private mutating func addRandom(_ random: inout SeededGenerator) {
    add(\.source, &random)
  }

  private func freePath(_ side: Side, _ random: inout SeededGenerator) -> String? {
    let directories = [""] + side.filter { $0.value.content == nil }.keys.sorted()
    let directory = directories[Int.random(in: 0..<directories.count, using: &random)]
    let name = random.choose("a", "b", "c", ".h", "d", "e")
    let path = directory.isEmpty ? name : "\(directory)/\(name)"
    return side[path] == nil && path.count < 12 ? path : nil
  }

  private mutating func add(
    _ side: WritableKeyPath<PlanModel, Side>,
    _ random: inout SeededGenerator
  ) {
    guard let path = freePath(self[keyPath: side], &random) else { return }
    let entry = random.happens(percent: 40) ? Entry() : newFile(&random)
    self[keyPath: side][path] = entry
  }

  private mutating func remember(_ random: inout SeededGenerator) {
    let isPartly = random.happens(percent: 20)
    for (path, entry) in source.sorted(by: { $0.key < $1.key }) {
      if isPartly, random.happens(percent: 30) { continue }
      guard let content = entry.content else {
        records[path] = ManifestRecord(.directory, size: 0)
        continue
      }
      var record = ManifestRecord.sample(entry.size, content: content, there: entry.time)
      record.stamp = stamp(entry)
      record.identityThere = entry.number
      records[path] = record
    }
  }

  private func stamp(_ entry: Entry) -> LocalStamp {
    LocalStamp(modified: entry.time, changed: entry.change, number: entry.number)
  }

  private mutating func edit(
    _ side: WritableKeyPath<PlanModel, Side>,
    _ random: inout SeededGenerator
  ) {
    let paths = self[keyPath: side].keys.sorted()
    guard let path = paths.randomElement(using: &random), random.happens(percent: 75) else {
      return add(side, &random)
    }
    let isFile = self[keyPath: side][path]?.content != nil
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where isFile:
      let file = newFile(&random)
      self[keyPath: side][path] = file
    case 1, 0:
      for other in paths where Self.isBelow(other, path) { self[keyPath: side][other] = nil }
    case 2:
      guard let target = freePath(self[keyPath: side], &random), !Self.isBelow(target, path) else {
        return
      }
      clock += 1
      for other in paths where Self.isBelow(other, path) {
        let entry = self[keyPath: side].removeValue(forKey: other)
        let moved = target + other.dropFirst(path.count)
        self[keyPath: side][moved] = entry
      }
      let now = clock
      if isFile { self[keyPath: side][target]?.change = now }
    default:
      // Another kind.
      for other in paths where Self.isBelow(other, path) { self[keyPath: side][other] = nil }
      let entry = isFile ? Entry() : newFile(&random)
      self[keyPath: side][path] = entry
    }
  }

  // MARK: Seeing

  private func isExcluded(_ path: String) -> Bool {
    excluded.contains { Self.isBelow(path, $0) }
  }

  private func isUnseen(_ path: String) -> Bool { unseen.contains { Self.isBelow(path, $0) } }

  private func tree(_ side: Side, isSource: Bool) -> SideTree {
    var sample = SampleSide()
    let isHere = (direction == .upload) == isSource
    for path in [""] + side.keys.sorted() where path.isEmpty || side[path]?.content == nil {
      guard !isExcluded(path), !(isSource && isUnseen(path)) else { continue }
      var node = SideTree.Node.wholeDirectory
      node.isWhole = !(isSource && cut.contains(path))
      node.holdsOthers = excluded.contains { Self.parent($0) == path && side[$0] != nil }
      sample.add([UInt8](path.utf8), node)
    }
    for (path, entry) in side where entry.content != nil {
      guard !isExcluded(path), !(isSource && isUnseen(path)) else { continue }
      var node = SideTree.Node(.file)
      (node.size, node.modified) = (entry.size, TimeSpan(entry.time))
      if isHere { node.stamp = stamp(entry) } else { node.identity = entry.number }
      sample.add([UInt8](path.utf8), node)
    }
    return sample.tree
  }

  private func plan(_ records: [String: ManifestRecord]) -> MirrorPlan {
    let (ours, theirs) = (tree(source, isSource: true), tree(target, isSource: false))
    let isUpload = direction == .upload
    var planning = MirrorPlanning(
      here: isUpload ? ours : theirs,
      there: isUpload ? theirs : ours,
      direction,
      options
    )
    planning.hasManifest = !records.isEmpty
    planning.record = { path, _ in records[String(decoding: path, as: UTF8.self)] }
    let (here, there) = isUpload ? (source, target) : (target, source)
    return planning.plan { question, path in
      let path = String(decoding: path, as: UTF8.self)
      switch question {
      case .digestHere: return .digest(here[path]?.content.map { sampleDigest($0) })
      case .digestThere, .contentThere: return .digest(nil)
      case .timeThere: return .time(there[path].map { TimeSpan($0.time) })
      }
    }
  }

  func plan() -> MirrorPlan { plan(records) }

  /// The plan of a run afterwards, of one that remembers nothing.
  func planAgain() -> MirrorPlan { plan([:]) }

  // MARK: Carrying out

  /// Carries out a plan to the letter.
  ///
  /// - Returns: What could not be done.
  mutating func apply(_ plan: MirrorPlan) -> String? {
    for step in plan.steps {
      let path = String(decoding: step.path, as: UTF8.self)
      if let complaint = apply(step, path) { return "\(complaint) of \(lines(plan))" }
    }
    return nil
  }

  private func isDirectory(_ path: String) -> Bool {
    path.isEmpty || target[path].map { $0.content == nil } ?? false
  }

  private mutating func apply(_ step: MirrorPlan.Step, _ path: String) -> String? {
    let isFree = target[path] == nil && isDirectory(Self.parent(path))
    switch step.action {
    case .makeDirectory:
      guard isFree else { return "make \(path)" }
      target[path] = Entry()
    case .transfer:
      guard let file = source[path], file.content != nil else { return "no \(path)" }
      guard step.target == nil ? isFree : target[path]?.content != nil else {
        return "move \(path)"
      }
      target[path] = file
    case .makeLink, .setMode: return "nobody asked for \(path)"
    case .rename(let old):
      let old = String(decoding: old, as: UTF8.self)
      guard isFree, target[old] != nil, !Self.isBelow(path, old) else { return "rename \(path)" }
      for other in target.keys where Self.isBelow(other, old) {
        let entry = target.removeValue(forKey: other)
        target[path + other.dropFirst(old.count)] = entry
      }
      // A file that moved has the time that the other one will be found to have.
      for other in target.keys where Self.isBelow(other, path) {
        guard let ours = source[other], ours.content == target[other]?.content else { continue }
        target[other]?.time = ours.time
      }
    case .removeFile:
      guard target[path]?.content != nil else { return "delete \(path)" }
      target[path] = nil
    case .removeDirectory:
      guard isDirectory(path), !target.keys.contains(where: { $0.hasPrefix(path + "/") }) else {
        return "rmdir \(path)"
      }
      target[path] = nil
    }
    return nil
  }

  // MARK: Promises

  /// Checks that nothing is deleted that the source has, or may have.
  func check(deletionsOf plan: MirrorPlan) throws {
    for step in plan.steps where step.deletes {
      let path = String(decoding: step.path, as: UTF8.self)
      #expect(!isExcluded(path), "\(path) is out of the world")
      if step.reason == .otherKind { continue }
      #expect(source[path] == nil || isExcluded(path), "the source has \(path)")
      var directory = Self.parent(path)
      while !directory.isEmpty, source[directory] == nil || isUnseen(directory) {
        directory = Self.parent(directory)
      }
      #expect(!cut.contains(directory), "\(path) was not seen in \(directory)")
      if options.deletion == .managed { #expect(records[path] != nil, "\(path) is not ours") }
    }
  }

  /// Finds something of the target that has changed without a step that says so.
  func untouched(_ before: Side, by plan: MirrorPlan) -> String? {
    var touched: [String] = []
    for step in plan.steps {
      touched.append(String(decoding: step.path, as: UTF8.self))
      if case .rename(let old) = step.action {
        touched.append(String(decoding: old, as: UTF8.self))
      }
    }
    for path in Set(before.keys).union(target.keys).sorted() where before[path] != target[path] {
      if isExcluded(path) || !touched.contains(where: { Self.isBelow(path, $0) }) { return path }
    }
    return nil
  }

  /// Finds something that is not as the source has it, of what the mirror could see.
  func difference(after plan: MirrorPlan) -> String? {
    let faults = plan.faults.map { String(decoding: $0.path, as: UTF8.self) }
    for (path, entry) in source.sorted(by: { $0.key < $1.key }) {
      guard !isExcluded(path), !isUnseen(path) else { continue }
      guard target[path] == nil || target[path]?.content != entry.content else { continue }
      // What could not be put there has a fault.
      if !faults.contains(where: { Self.isBelow(path, $0) }) { return path }
    }
    guard options.deletion == .all, cut.isEmpty, excluded.isEmpty else { return nil }
    return target.keys.sorted().first { source[$0] == nil }
  }
}
