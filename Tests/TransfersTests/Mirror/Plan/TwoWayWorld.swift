import FTPProtocol
import Transfers

/// Two trees of texts and what is remembered of them, small enough to be written down in a test, with a
/// hand that carries plans out as the real one does.
struct TwoWayWorld {
  enum Thing: Hashable {
    case file(String)
    case directory
  }

  /// Things by their paths.
  typealias Tree = [String: Thing]

  var here: Tree = [:]
  var there: Tree = [:]

  /// What was alike after the last run.
  var manifest: Tree = [:]

  /// Whether the server tells digests; the content itself can always be had.
  var tellsDigests = true

  static let naming = ConflictNaming(day: "2026-11-28", host: [UInt8]("host.example".utf8))

  subscript(side: MirrorSide) -> Tree {
    get { side == .here ? here : there }
    set { if side == .here { here = newValue } else { there = newValue } }
  }

  /// Makes a plan, and remembers what it found alike.
  mutating func plan(_ change: (inout MirrorOptions) -> Void = { _ in }) -> MirrorPlan {
    var options = MirrorOptions()
    options.deletionLimit = .percent(100)
    change(&options)
    var planning = TwoWayPlanning(
      here: Self.sideTree(here, .here),
      there: Self.sideTree(there, .there),
      options,
      MirrorLimits(),
      Self.naming
    )
    planning.hasManifest = !manifest.isEmpty
    let (here, there, manifest) = (here, there, manifest)
    planning.record = { path in manifest[String(decoding: path, as: UTF8.self)].map(Self.record) }
    let learnt = Learnt()
    planning.alike = { path, _, _, _ in learnt.paths.append(path) }
    planning.alikeDirectory = { path in learnt.paths.append(path) }
    let tellsDigests = tellsDigests
    let plan = planning.plan { question, path in
      func digest(_ tree: Tree) -> MirrorPlanning.Answer {
        guard case .file(let text) = tree[String(decoding: path, as: UTF8.self)] else {
          return .digest(nil)
        }
        return .digest([UInt8](text.utf8))
      }
      return switch question {
      case .digestHere: digest(here)
      case .digestThere: tellsDigests ? digest(there) : .digest(nil)
      case .contentThere: digest(there)
      case .timeThere: .time(nil)
      }
    }
    // What is gone from both is forgotten.
    self.manifest = manifest.filter { here[$0.key] != nil || there[$0.key] != nil }
    for path in learnt.paths.map({ String(decoding: $0, as: UTF8.self) }) {
      self.manifest[path] = here[path]
    }
    return plan
  }

  private final class Learnt {
    var paths: [[UInt8]] = []
  }

  /// Carries steps out in the order of the plan.
  ///
  /// - Parameters:
  ///   - plan: What is to be done.
  ///   - limit: After so many steps it is killed.
  ///   - forgetsLast: Whether that was before the last one was remembered.
  /// - Returns: What could not be done: a plan that is right has nothing of that.
  mutating func carryOut(
    _ plan: MirrorPlan,
    upTo limit: Int = .max,
    forgettingLast forgetsLast: Bool = false
  ) -> [String] {
    var faults: [String] = []
    for (index, step) in plan.steps.prefix(limit).enumerated() {
      let before = manifest
      if let fault = carryOut(step) { faults.append("\(Self.text(step)): \(fault)") }
      if forgetsLast, index == limit - 1 { manifest = before }
    }
    return faults
  }

  private mutating func carryOut(_ step: MirrorPlan.Step) -> String? {
    let path = String(decoding: step.path, as: UTF8.self)
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    let isParentThere = parent.isEmpty || self[step.side][parent] == .directory
    switch step.action {
    case .makeDirectory:
      guard isParentThere, self[step.side][path] == nil else { return "cannot be made" }
      self[step.side][path] = .directory
      manifest[path] = .directory
    case .transfer:
      guard case .file(let text) = self[step.side.other][path] else { return "no source" }
      guard isParentThere else { return "no directory" }
      switch self[step.side][path] {
      case nil where step.target == nil: break
      case .file where step.target != nil: break
      default: return "something else stands there"
      }
      self[step.side][path] = .file(text)
      manifest[path] = .file(text)
    case .makeLink, .setMode: return "links and modes are left alone"
    case .rename(let old):
      let old = String(decoding: old, as: UTF8.self)
      guard let thing = self[step.side][old], self[step.side][path] == nil else { return "no room" }
      self[step.side][old] = nil
      self[step.side][path] = thing
      manifest[old] = nil
    case .removeFile:
      guard case .file = self[step.side][path] else { return "no file" }
      self[step.side][path] = nil
      manifest[path] = nil
    case .removeDirectory:
      guard self[step.side][path] == .directory,
        !self[step.side].keys.contains(where: { $0.hasPrefix(path + "/") })
      else { return "cannot be removed" }
      self[step.side][path] = nil
      manifest[path] = nil
    }
    return nil
  }

  // MARK: Words

  /// The steps of a plan as a person would type them: `get`, `put`, and the side for all others.
  static func text(_ plan: MirrorPlan) -> String {
    plan.steps.map(text).joined(separator: "; ")
  }

  private static func text(_ step: MirrorPlan.Step) -> String {
    let path = String(decoding: step.path, as: UTF8.self)
      .replacing(".conflict-2026-11-28-host", with: ".c")
    let side = step.side == .here ? "here" : "there"
    return switch step.action {
    case .makeDirectory: "mkdir \(side) \(path)"
    case .transfer: step.side == .here ? "get \(path)" : "put \(path)"
    case .makeLink: "ln \(side) \(path)"
    case .setMode: "chmod \(side) \(path)"
    case .rename(let old): "mv \(side) \(String(decoding: old, as: UTF8.self)) \(path)"
    case .removeFile: "rm \(side) \(path)"
    case .removeDirectory: "rmdir \(side) \(path)"
    }
  }

  // MARK: Trees as mirrors see them

  static func sideTree(_ things: Tree, _ side: MirrorSide) -> SideTree {
    var tree = SideTree()
    fill(&tree, SideTree.top, "", things, side)
    return tree
  }

  private static func fill(
    _ tree: inout SideTree,
    _ index: SideTree.Index,
    _ prefix: String,
    _ things: Tree,
    _ side: MirrorSide
  ) {
    var entries: [(name: [UInt8], node: SideTree.Node)] = []
    for (path, thing) in things where path.hasPrefix(prefix) {
      let name = path.dropFirst(prefix.count)
      guard !name.contains("/") else { continue }
      entries.append(([UInt8](name.utf8), node(thing, side)))
    }
    let range = tree.fill(index, with: entries)
    (tree[index].isWhole, tree[index].showsHidden) = (true, true)
    for child in range where tree[child].kind == .directory {
      fill(
        &tree,
        child,
        prefix + String(decoding: tree.name(of: child), as: UTF8.self) + "/",
        things,
        side
      )
    }
  }

  private static func node(_ thing: Thing, _ side: MirrorSide) -> SideTree.Node {
    guard case .file(let text) = thing else { return SideTree.Node(.directory) }
    var node = SideTree.Node(.file)
    node.size = Int64(text.utf8.count)
    node.modified = TimeSpan(time(of: text))
    if side == .here { node.stamp = stamp(of: text) }
    return node
  }

  static func record(_ thing: Thing) -> ManifestRecord {
    guard case .file(let text) = thing else { return ManifestRecord(.directory, size: 0) }
    var record = ManifestRecord(.file, size: Int64(text.utf8.count))
    record.digest = [UInt8](text.utf8)
    record.stamp = stamp(of: text)
    record.sizeThere = record.size
    record.modifiedThere = TimeSpan(time(of: text))
    return record
  }

  /// Each text has a time of its own.
  private static func time(of text: String) -> Int64 {
    text.utf8.reduce(1) { ($0 * 31 + Int64($1)) % 1_000_003 }
  }

  private static func stamp(of text: String) -> LocalStamp {
    LocalStamp(modified: time(of: text), changed: 1, number: 7)
  }
}
