import FTPProtocol
import Octets

/// Makes a plan that brings to each side what the other one has changed since both were alike: it asks
/// nobody but by the closures it is given, so that the same trees make the same plan.
///
/// Of a file that both have changed, the one here gets another name, and then both travel. What one side
/// has deleted goes from the other one where that has not changed it.
package struct TwoWayPlanning {
  /// What becomes of something that only one side has.
  struct Fate {
    /// The other side gets it, or something in it.
    var travels = false

    /// It stays where it is, or something in it does.
    var stays = false

    /// It is deleted, or something in it is.
    var goes = false

    static let left = Fate(stays: true)
    static let sent = Fate(travels: true, stays: true)
    static let deleted = Fate(goes: true)

    mutating func add(_ other: Fate) {
      travels = travels || other.travels
      stays = stays || other.stays
      goes = goes || other.goes
    }
  }

  /// The steps of one side.
  struct Work {
    var room: [MirrorPlan.Step] = []
    var clearing: [MirrorPlan.Step] = []
    var directories: [MirrorPlan.Step] = []
    var created: [MirrorPlan.Step] = []
    var changed: [MirrorPlan.Step] = []
    var deletions: [MirrorPlan.Step] = []
  }

  let here: SideTree
  let there: SideTree
  let options: MirrorOptions
  let limits: MirrorLimits
  private let naming: ConflictNaming

  /// What the manifest says of a path.
  package var record: ([UInt8]) -> ManifestRecord? = { _ in nil }

  /// Whether anything is remembered at all.
  package var hasManifest = false

  /// Told of each file that is alike on both sides.
  package var alike: ([UInt8], FileComparison.Likeness, SideTree.Node, SideTree.Node) -> Void = {
    _,
    _,
    _,
    _ in
  }

  /// Told of each directory that both sides have.
  package var alikeDirectory: ([UInt8]) -> Void = { _ in }

  var plan = MirrorPlan()
  var work = Sided(here: Work(), there: Work())
  private var givenNames: Set<[UInt8]> = []

  /// Names both trees.
  ///
  /// - Parameters:
  ///   - here: The tree on this machine.
  ///   - there: The tree at the server.
  ///   - options: How; what may be deleted is not a choice here.
  ///   - limits: Which files count by size and time; others are left alone on both sides.
  ///   - naming: How files are called that both sides have changed.
  package init(
    here: SideTree,
    there: SideTree,
    _ options: MirrorOptions,
    _ limits: MirrorLimits = MirrorLimits(),
    _ naming: ConflictNaming
  ) {
    (self.here, self.there, self.options) = (here, there, options)
    (self.limits, self.naming) = (limits, naming)
  }

  func tree(_ side: MirrorSide) -> SideTree { side == .here ? here : there }

  /// Makes the plan.
  ///
  /// - Parameter ask: Finds out what decides about a file.
  /// - Returns: The plan, with what the guards of each side say; nothing is taken out of it for them.
  /// - Throws: What `ask` throws.
  package mutating func plan<Failure: Error>(
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> MirrorPlanning.Answer
  ) throws(Failure) -> MirrorPlan {
    try compare(SideTree.top, SideTree.top, [], ask)
    plan.steps = work.here.room + work.there.room
    for side in [MirrorSide.here, .there] {
      plan.steps += work[side].clearing + work[side].directories
      plan.steps += work[side].created + work[side].changed
    }
    // What is in a directory goes before it.
    for side in [MirrorSide.here, .there] { plan.steps += work[side].deletions.reversed() }
    judgeDeletions()
    return plan
  }

  // MARK: What both sides have

  private mutating func compare<Failure: Error>(
    _ ourDirectory: SideTree.Index,
    _ theirDirectory: SideTree.Index,
    _ path: [UInt8],
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> MirrorPlanning.Answer
  ) throws(Failure) {
    let (ours, theirs) = (here.children(of: ourDirectory), there.children(of: theirDirectory))
    var (our, their) = (ours.lowerBound, theirs.lowerBound)
    while our < ours.upperBound || their < theirs.upperBound {
      let name = our < ours.upperBound ? here.name(of: our) : nil
      let other = their < theirs.upperBound ? there.name(of: their) : nil
      if let name, let other, name.elementsEqual(other) {
        try decide(our, their, path.path(of: name), ask)
        our += 1
        their += 1
      } else if let name, other.map({ name.lexicographicallyPrecedes($0) }) ?? true {
        if lacks(name, .there, theirDirectory, at: our, .here) {
          _ = try alone(our, .here, path.path(of: name), ask)
        }
        our += 1
      } else if let other {
        if lacks(other, .here, ourDirectory, at: their, .there) {
          _ = try alone(their, .there, path.path(of: other), ask)
        }
        their += 1
      }
    }
  }

  /// Whether a side is known not to have a name that was not seen in one of its directories.
  private mutating func lacks(
    _ name: ArraySlice<UInt8>,
    _ side: MirrorSide,
    _ directory: SideTree.Index,
    at index: SideTree.Index,
    _ other: MirrorSide
  ) -> Bool {
    if tree(side)[directory].tellsAbsence(of: name) { return true }
    plan.unclearCount += max(1, tree(other).fileCount(below: index))
    return false
  }

  private mutating func decide<Failure: Error>(
    _ our: SideTree.Index,
    _ their: SideTree.Index,
    _ path: [UInt8],
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> MirrorPlanning.Answer
  ) throws(Failure) {
    let (node, other) = (here[our], there[their])
    switch (node.kind, other.kind) {
    case (.directory, .directory):
      alikeDirectory(path)
      try compare(our, their, path, ask)
    case (.file, .file):
      guard counts(node), counts(other), !PartialName.mayBeOne(path.splitLast.name) else { return }
      switch try judgement(node, other, path, ask) {
      case .same(let likeness):
        plan.sameCount += 1
        alike(path, likeness, node, other)
      case .changed(by: .here, let reason):
        transfer(node, to: .there, path, reason, over: other)
      case .changed(by: .there, let reason):
        transfer(other, to: .here, path, reason, over: node)
      case .conflict, .ask:
        giveWay(node, .here, path)
        transfer(other, to: .here, path, .conflict)
      }
    case (.file, .directory): try decide(node, .here, over: their, path, ask)
    case (.directory, .file): try decide(other, .there, over: our, path, ask)
    // Links and devices are nobody's business, and neither is what has their names.
    default: break
    }
  }

  /// Decides between a file and a directory of one name.
  ///
  /// What was changed replaces what was not. Where both were, the file gets another name, whosever it is.
  private mutating func decide<Failure: Error>(
    _ file: SideTree.Node,
    _ side: MirrorSide,
    over directory: SideTree.Index,
    _ path: [UInt8],
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> MirrorPlanning.Answer
  ) throws(Failure) {
    guard counts(file) else { return }
    let record = record(path)
    if let record, record.kind == .file,
      try isUntouched(file, side, path, record, ask)
    {
      work[side].clearing.append(removal(of: file, at: side, path, .otherKind))
    } else if record?.kind != .file, try isUntouched(directory, at: side.other, path, record, ask) {
      clear(directory, at: side.other, path)
      return transfer(file, to: side.other, path, .absent)
    } else {
      giveWay(file, side, path)
    }
    makeDirectory(path, at: side)
    let tree = tree(side.other)
    for child in tree.children(of: directory) {
      _ = try alone(child, side.other, path.path(of: tree.name(of: child)), ask)
    }
  }

  /// Gives a file another name, under which the other side gets it too.
  private mutating func giveWay(_ file: SideTree.Node, _ side: MirrorSide, _ path: [UInt8]) {
    let (directory, old) = path.splitLast
    let (our, their) = (here.find(directory), there.find(directory))
    let (here, there, given) = (here, there, givenNames)
    let name = naming.name(for: old) { name in
      given.contains(directory.path(of: name))
        || our.map { here.child(name, of: $0) != nil } ?? false
        || their.map { there.child(name, of: $0) != nil } ?? false
    }
    let newPath = directory.path(of: name)
    givenNames.insert(newPath)
    let seen = MirrorPlan.Seen(file)
    work[side].room.append(
      MirrorPlan.Step(.rename(from: path), at: side, newPath, .conflict, source: seen)
    )
    transfer(file, to: side.other, newPath, .conflict)
  }

  // MARK: What one side has

  /// Decides about something that the other side is known not to have.
  mutating func alone<Failure: Error>(
    _ index: SideTree.Index,
    _ side: MirrorSide,
    _ path: [UInt8],
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> MirrorPlanning.Answer
  ) throws(Failure) -> Fate {
    let node = tree(side)[index]
    switch node.kind {
    case .link, .other, .unparsed: return .left
    case .directory: return try aloneDirectory(index, side, path, ask)
    case .file:
      // What a run that was broken off has left is gone on with by the next one.
      guard counts(node), !PartialName.mayBeOne(path.splitLast.name) else { return .left }
      guard let record = record(path), record.kind == .file else {
        transfer(node, to: side.other, path, .absent)
        return .sent
      }
      guard try isUntouched(node, side, path, record, ask) else {
        transfer(node, to: side.other, path, .changedAtSource)
        return .sent
      }
      work[side].deletions.append(removal(of: node, at: side, path, .notAtSource))
      return .deleted
    }
  }

  private mutating func aloneDirectory<Failure: Error>(
    _ index: SideTree.Index,
    _ side: MirrorSide,
    _ path: [UInt8],
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> MirrorPlanning.Answer
  ) throws(Failure) -> Fate {
    let tree = tree(side)
    let node = tree[index]
    let (made, deleted) = (work[side.other].directories.count, work[side].deletions.count)
    var fate = Fate()
    for child in tree.children(of: index) {
      fate.add(try alone(child, side, path.path(of: tree.name(of: child)), ask))
    }
    // Of one that the manifest does not name, its files say whether it was there before.
    let record = record(path)
    let wasDeleted = record?.kind == .directory || (record == nil && fate.goes)
    if fate.travels || !wasDeleted {
      makeDirectory(path, at: side.other, position: made)
      return .sent
    }
    guard !fate.stays, node.canBecomeEmpty else { return .left }
    work[side].deletions.insert(removal(of: node, at: side, path, .notAtSource), at: deleted)
    return .deleted
  }

  /// Whether all of a directory is as it was when both sides were alike.
  private func isUntouched<Failure: Error>(
    _ index: SideTree.Index,
    at side: MirrorSide,
    _ path: [UInt8],
    _ record: ManifestRecord?,
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> MirrorPlanning.Answer
  ) throws(Failure) -> Bool {
    let tree = tree(side)
    let (node, children) = (tree[index], tree.children(of: index))
    guard node.canBecomeEmpty else { return false }
    guard record?.kind == .directory || (record == nil && !children.isEmpty) else { return false }
    for child in children {
      let path = path.path(of: tree.name(of: child))
      let record = self.record(path)
      switch tree[child].kind {
      case .directory:
        guard try isUntouched(child, at: side, path, record, ask) else { return false }
      case .file:
        guard let record, record.kind == .file, counts(tree[child]),
          try isUntouched(tree[child], side, path, record, ask)
        else { return false }
      case .link, .other, .unparsed: return false
      }
    }
    return true
  }
}
