import FTPProtocol
import Octets

/// Directories that moved with all that is in them.
extension MirrorPlanning {
  /// Turns a directory that goes and one that is new into one rename, where each file of one is surely a
  /// file of the other, at the same place in it, and nothing else is in either.
  mutating func findMovedDirectories<Failure: Error>(
    _ digest: ([UInt8], MirrorSide) throws(Failure) -> [UInt8]?
  ) throws(Failure) {
    let gone = deletions.filter { $0.action == .removeDirectory && $0.extent == .whole }
    guard !gone.isEmpty, !directories.isEmpty else { return }
    var candidates: [UInt64: [[UInt8]]] = [:]
    for step in gone {
      guard let index = target.find(step.path), let form = target.form(of: index, mayBeLinks: false)
      else { continue }
      candidates[form, default: []].append(step.path)
    }
    guard !candidates.isEmpty else { return }
    // What has moved, with all above that, so that nothing moves twice.
    var (left, arrived, above): (Set<[UInt8]>, Set<[UInt8]>, Set<[UInt8]>) = ([], [], [])
    // Directories come before what is in them.
    for step in directories where !step.isBelow(arrived) {
      guard let new = source.find(step.path), let form = source.form(of: new, mayBeLinks: true),
        let paths = candidates[form]
      else { continue }
      for path in paths where !above.contains(path) && !path.isBelow(left) {
        guard let old = target.find(path) else { continue }
        var found = Found()
        let names: [UInt8] = []
        let isSame = try isSame(old, path, new, step.path, below: names, &found, digest)
        guard isSame else { continue }
        move(path, to: step.path, MirrorPlan.Seen(.directory), found.records)
        changed += found.touched
        left.insert(path)
        arrived.insert(step.path)
        for (index, octet) in path.enumerated() where octet == .slash {
          above.insert([UInt8](path[..<index]))
        }
        break
      }
    }
    guard !left.isEmpty else { return }
    deletions.removeAll { $0.isBelow(left) }
    directories.removeAll { $0.isBelow(arrived) }
    for step in created where step.isBelow(arrived) { plan.octetCount -= step.source?.size ?? 0 }
    created.removeAll { $0.isBelow(arrived) }
  }

  /// What is found in a directory that moved.
  private struct Found {
    var records: [MovedRecord] = []

    /// Files without content that have another time now.
    var touched: [MirrorPlan.Step] = []
  }

  /// Compares two directories entry by entry.
  private func isSame<Failure: Error>(
    _ old: SideTree.Index,
    _ oldPath: [UInt8],
    _ new: SideTree.Index,
    _ newPath: [UInt8],
    below names: [UInt8],
    _ found: inout Found,
    _ digest: ([UInt8], MirrorSide) throws(Failure) -> [UInt8]?
  ) throws(Failure) -> Bool {
    let (children, others) = (target.children(of: old), source.children(of: new))
    guard children.count == others.count else { return false }
    for (child, other) in zip(children, others) {
      let name = target.name(of: child)
      guard name.elementsEqual(source.name(of: other)),
        target[child].kind == source[other].kind, counts(source[other])
      else { return false }
      let (path, otherPath) = (oldPath.path(of: name), newPath.path(of: name))
      let below = names.path(of: name)
      if target[child].kind == .directory {
        let remembered = record(path, direction == .upload ? target[child] : nil)
        if let remembered { found.records.append(MovedRecord(path: below, record: remembered)) }
        guard try isSame(child, path, other, otherPath, below: below, &found, digest) else {
          return false
        }
      } else if let record = try moved(child, path, other, otherPath, digest) {
        found.records.append(MovedRecord(path: below, record: record))
      } else {
        // Files without content are alike whatever else is known of them, but for their times.
        guard target[child].size == 0, source[other].size == 0 else { return false }
        let order = target[child].modified.flatMap { old in
          source[other].modified.flatMap { old.order(to: $0) }
        }
        guard let order, order != .same else { continue }
        found.touched.append(
          MirrorPlan.Step(
            .transfer,
            at: direction.target,
            otherPath,
            .time,
            source: MirrorPlan.Seen(source[other]),
            target: MirrorPlan.Seen(target[child])
          )
        )
      }
    }
    return true
  }
}

extension SideTree {
  /// A number that is the same for directories with the same names and sizes in them; `nil` for one in
  /// which is no file, or something else than files and directories, or more than is known.
  ///
  /// A link that got another name might lead elsewhere; where one comes from does not matter.
  fileprivate func form(of index: Index, mayBeLinks: Bool) -> UInt64? {
    var (state, fileCount) = (UInt64(0), 0)
    return addForm(of: index, mayBeLinks, &state, &fileCount) && fileCount > 0 ? state : nil
  }

  private func addForm(
    of index: Index,
    _ mayBeLinks: Bool,
    _ state: inout UInt64,
    _ fileCount: inout Int
  ) -> Bool {
    let node = self[index]
    let isAlone = !node.holdsOthers && !node.isOfOthers && !node.holdsPartsOfOthers
    guard node.isWhole, node.showsHidden, isAlone, mayBeLinks || !node.mayBeLink else {
      return false
    }
    state = [UInt8.openBrace].checksum(from: state)
    for child in children(of: index) {
      state = name(of: child).checksum(from: state)
      switch (self[child].kind, self[child].size) {
      case (.directory, _):
        guard addForm(of: child, mayBeLinks, &state, &fileCount) else { return false }
      case (.file, let size?):
        state = [UInt8]("/\(size)/".utf8).checksum(from: state)
        fileCount += 1
      default: return false
      }
    }
    state = [UInt8.closeBrace].checksum(from: state)
    return true
  }
}
