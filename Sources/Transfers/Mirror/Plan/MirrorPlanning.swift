package import FTPProtocol
import Octets

/// Makes a plan of two trees, what is remembered of them, and what the user wants: it asks nobody but by
/// the closures it is given, so that the same trees make the same plan.
package struct MirrorPlanning {
  /// Answers a question about the file of a path; `nil` where nobody can tell.
  package enum Answer: Sendable {
    case digest([UInt8]?)
    case time(TimeSpan?)
  }

  let source: SideTree
  let target: SideTree
  let direction: MirrorDirection
  let options: MirrorOptions
  private let limits: MirrorLimits
  private let comparison: FileComparison

  /// What the manifest says of a path, given what the server shows of it now.
  package var record: ([UInt8], SideTree.Node?) -> ManifestRecord? = { _, _ in nil }

  /// What names the target can have.
  package var names = TargetNames()

  /// Whether paths are looked up in a manifest at all.
  package var hasManifest = false

  /// What is in the way of a link that is to lead from one path to another one; `nil` where links are left
  /// alone.
  package var linkObstacle: (([UInt8], [UInt8]) -> MirrorPlan.Fault.Obstacle?)?

  /// Told of each file that is alike on both sides.
  package var alike: ([UInt8], FileComparison.Likeness, SideTree.Node, SideTree.Node) -> Void = {
    _,
    _,
    _,
    _ in
  }

  /// Told of each directory of this run's that both sides have.
  package var alikeDirectory: ([UInt8]) -> Void = { _ in }

  var plan = MirrorPlan()
  var clearing: [MirrorPlan.Step] = []
  var directories: [MirrorPlan.Step] = []
  var renames: [MirrorPlan.Step] = []
  var created: [MirrorPlan.Step] = []
  var changed: [MirrorPlan.Step] = []
  var madeLinks: [MirrorPlan.Step] = []
  var deletions: [MirrorPlan.Step] = []

  /// What was left of files that the source has, by the paths of those.
  var unfinished: [(whole: [UInt8], steps: [MirrorPlan.Step])] = []

  /// Names both trees.
  ///
  /// - Parameters:
  ///   - here: The tree on this machine.
  ///   - there: The tree at the server.
  ///   - direction: Which becomes like the other.
  ///   - options: How.
  ///   - limits: Which files count by size and time; others are left alone on both sides.
  package init(
    here: SideTree,
    there: SideTree,
    _ direction: MirrorDirection,
    _ options: MirrorOptions,
    _ limits: MirrorLimits = MirrorLimits()
  ) {
    (source, target) = direction == .upload ? (here, there) : (there, here)
    (self.direction, self.options, self.limits) = (direction, options, limits)
    comparison = FileComparison(options.comparison, target: direction.target)
  }

  /// Makes the plan.
  ///
  /// - Parameter ask: Finds out what decides about a file.
  /// - Returns: The plan, with what its guards say; nothing is taken out of it for them.
  /// - Throws: What `ask` throws.
  package mutating func plan<Failure: Error>(
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> Answer
  ) throws(Failure) -> MirrorPlan {
    try compare(SideTree.top, SideTree.top, [], ask)
    if options.findsRenames, options.deletion != .nothing { try findRenames(ask) }
    clearUnfinished()
    // What is in a directory goes before it.
    deletions.reverse()
    plan.steps = clearing + directories + renames + created + changed + madeLinks + deletions
    plan.verdict = guardVerdict()
    return plan
  }

  // MARK: Comparing

  private mutating func compare<Failure: Error>(
    _ from: SideTree.Index,
    _ to: SideTree.Index,
    _ path: [UInt8],
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> Answer
  ) throws(Failure) {
    // What the target lacks is not known where nobody could look into it.
    guard target[to].isListed else { return }
    let (ours, theirs) = (source.children(of: from), target.children(of: to))
    let refused = refusedNames(of: from, over: to, path)
    let twins = twins(of: from, at: to, except: refused)
    let taken = Set(twins.values)
    var (our, their) = (ours.lowerBound, theirs.lowerBound)
    while our < ours.upperBound || their < theirs.upperBound {
      let order = order(our, ours, their, theirs)
      if order <= 0, !refused.contains(our) {
        let child = path.path(of: source.name(of: our))
        if order == 0 {
          try decide(our, their, child, ask)
        } else if let twin = twins[our] {
          let old = path.path(of: target.name(of: twin))
          try decide(our, twin, child, was: old, ask)
        } else {
          add(our, child)
        }
      } else if order > 0, !taken.contains(their) {
        remove(their, in: from, path.path(of: target.name(of: their)))
      }
      if order <= 0 { our += 1 }
      if order >= 0 { their += 1 }
    }
  }

  private func order(
    _ our: SideTree.Index,
    _ ours: Range<SideTree.Index>,
    _ their: SideTree.Index,
    _ theirs: Range<SideTree.Index>
  ) -> Int {
    guard our < ours.upperBound else { return 1 }
    guard their < theirs.upperBound else { return -1 }
    let (name, other) = (source.name(of: our), target.name(of: their))
    if name.elementsEqual(other) { return 0 }
    return name.lexicographicallyPrecedes(other) ? -1 : 1
  }

  private mutating func decide<Failure: Error>(
    _ our: SideTree.Index,
    _ their: SideTree.Index,
    _ path: [UInt8],
    was old: [UInt8]? = nil,
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> Answer
  ) throws(Failure) {
    let (from, to) = (source[our], target[their])
    if let old, from.kind == to.kind, !options.onlyNew, !to.isOfOthers {
      renameTwin(to, from: old, to: path)
    }
    switch (from.kind, to.kind) {
    case (.directory, .directory):
      if !to.isOfOthers { alikeDirectory(path) }
      try compare(our, their, path, ask)
    case (.directory, _): replace(our, their, path, at: old, .fileInTheWay)
    case (.file, .file):
      guard !options.onlyNew, counts(from) else { return }
      let judgement = try judgement(from, to, path, was: old, ask)
      switch judgement {
      case .same(let likeness):
        plan.sameCount += 1
        let (here, there) = direction == .upload ? (from, to) : (to, from)
        alike(path, likeness, here, there)
        if options.keepsModes { keepMode(from, to, path) }
      case .differs(let reason): transfer(our, path, reason, over: to)
      case .ask: transfer(our, path, .notKnown, over: to)
      }
    case (.file, .directory): replace(our, their, path, at: old, .directoryInTheWay)
    // A link or a device in the way is replaced as what it is.
    case (.file, _): replace(our, their, path, at: old, .fileInTheWay)
    case (.link, .link): compareLinks(our, their, path)
    case (.link, .directory): replace(our, their, path, at: old, .directoryInTheWay)
    case (.link, _): replace(our, their, path, at: old, .fileInTheWay)
    default: break
    }
  }

  /// Plans to give a file that is alike the permission bits of the source, where both sides tell them.
  private mutating func keepMode(_ from: SideTree.Node, _ to: SideTree.Node, _ path: [UInt8]) {
    guard let mode = from.mode, let other = to.mode, (mode ^ other) & 0o777 != 0 else { return }
    changed.append(
      MirrorPlan.Step(
        .setMode(mode & 0o777),
        at: direction.target,
        path,
        .mode,
        source: MirrorPlan.Seen(from),
        target: MirrorPlan.Seen(to)
      )
    )
  }

  /// Puts something in the place of what is of another kind.
  mutating func replace(
    _ our: SideTree.Index,
    _ their: SideTree.Index,
    _ path: [UInt8],
    at old: [UInt8]?,
    _ obstacle: MirrorPlan.Fault.Obstacle
  ) {
    // For what does not come nothing is cleared away.
    guard !options.onlyExisting, !options.onlyNew, counts(source[our]) else { return }
    if source[our].kind == .link, goal(of: our, path) == nil { return }
    let fate = clear(their, old ?? path)
    guard fate == .goes else {
      if target[their].kind == .link, linkObstacle == nil {
        return plan.faults.append(.init(path: path, obstacle: .linkInTheWay))
      }
      let isOfOthers = source[our].kind == .file && fate == .goesWhenEmpty
      let obstacle = isOfOthers ? .partsOfOthersInTheWay : obstacle
      return plan.faults.append(.init(path: path, obstacle: obstacle))
    }
    add(our, path)
  }

  private func judgement<Failure: Error>(
    _ from: SideTree.Node,
    _ to: SideTree.Node,
    _ path: [UInt8],
    was old: [UInt8]?,
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> Answer
  ) throws(Failure) -> FileComparison.Judgement {
    let (here, there) = direction == .upload ? (from, to) : (to, from)
    var record = hasManifest ? record(path, there) : nil
    if record == nil, hasManifest, let old { record = self.record(old, there) }
    var answers = FileComparison.Answers()
    while true {
      let judgement = comparison.judge(here: here, there: there, record, answers)
      guard case .ask(let question) = judgement else { return judgement }
      switch (question, try ask(question, path)) {
      case (.digestHere, .digest(let digest)): answers.digestHere = .some(digest)
      case (.digestThere, .digest(let digest)): answers.digestThere = .some(digest)
      case (.timeThere, .time(let time)): answers.timeThere = .some(time)
      default: return .differs(.notKnown)
      }
    }
  }

  /// Whether a file is within the limits of size and time.
  func counts(_ node: SideTree.Node) -> Bool {
    node.kind != .file || limits.includes(size: node.size, modified: node.modified)
  }

  // MARK: What the target lacks

  private mutating func add(_ index: SideTree.Index, _ path: [UInt8]) {
    guard !options.onlyExisting else { return }
    switch source[index].kind {
    case .directory:
      directories.append(
        MirrorPlan.Step(
          .makeDirectory,
          at: direction.target,
          path,
          .absent,
          source: .init(.directory)
        )
      )
      let refused = refusedNames(of: index, over: nil, path)
      let before = (directories.count, created.count)
      for child in source.children(of: index) where !refused.contains(child) {
        add(child, path.path(of: source.name(of: child)))
      }
      // What counts only for what is in it is not made for nothing.
      if source[index].isPassed, before == (directories.count, created.count) {
        directories.removeLast()
      }
    case .file: if counts(source[index]) { transfer(index, path, .absent, over: nil) }
    case .link: makeLink(index, path, .absent, over: nil)
    case .other, .unparsed: break
    }
  }

  private mutating func transfer(
    _ index: SideTree.Index,
    _ path: [UInt8],
    _ reason: MirrorReason,
    over old: SideTree.Node?
  ) {
    let node = source[index]
    let step = MirrorPlan.Step(
      .transfer,
      at: direction.target,
      path,
      reason,
      source: MirrorPlan.Seen(node),
      target: old.map { MirrorPlan.Seen($0) }
    )
    plan.octetCount = plan.octetCount.addingSaturated(node.size ?? 0)
    if old == nil { created.append(step) } else { changed.append(step) }
  }
}
