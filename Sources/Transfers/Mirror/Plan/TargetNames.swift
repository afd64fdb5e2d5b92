import FTPProtocol
import Octets

/// What names the target of a mirror can have, so that those it cannot have are found before anything
/// is moved.
package struct TargetNames {
  /// Whether small and capital letters are the same to it.
  package var ignoresCase = false

  /// Whether a name can be told to it at all; asked where a name has more than printable characters.
  package var canTell: ([UInt8]) -> Bool = { _ in true }

  /// The longest name of the file systems of Linux and Windows, in octets.
  private static let longest = 255

  /// A target that can have all names of this machine.
  package init() {}

  /// Whether there can be such a name.
  func allows(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.count <= Self.longest else { return false }
    let isPlain = name.allSatisfy(\.isPrintable) && name.first != .space && name.last != .space
    return isPlain || canTell([UInt8](name))
  }

  /// What names that are one to the target have in common.
  static func folded(_ name: ArraySlice<UInt8>) -> [UInt8] {
    [UInt8](name.text.lowercased().utf8)
  }
}

extension MirrorPlanning {
  /// Finds the names of a source directory that the target cannot have, and those that would be one
  /// there: of several the target's own goes first, else the first one.
  ///
  /// - Parameters:
  ///   - from: The directory of the source.
  ///   - to: That of the target; `nil` for one that is new.
  ///   - path: Of both.
  /// - Returns: What is left alone on both sides; faults of the plan say why.
  mutating func refusedNames(
    of from: SideTree.Index,
    over to: SideTree.Index?,
    _ path: [UInt8]
  ) -> Set<SideTree.Index> {
    var refused: Set<SideTree.Index> = []
    for child in source.children(of: from) where mayMove(source[child]) {
      let name = source.name(of: child)
      // What is not complete where it comes from is no file yet.
      if source[child].kind == .file, PartialName.mayBeOne([UInt8](name)) {
        plan.unfinishedCount += 1
        refused.insert(child)
      } else if !names.allows(name) {
        plan.faults.append(.init(path: path.path(of: name), obstacle: .impossibleName))
        refused.insert(child)
      }
    }
    guard names.ignoresCase else { return refused }
    var groups: [[UInt8]: [SideTree.Index]] = [:]
    for child in source.children(of: from)
    where !refused.contains(child) && mayMove(source[child]) {
      groups[TargetNames.folded(source.name(of: child)), default: []].append(child)
    }
    // In the order of their names, since the same trees make the same plan.
    let several = groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    for group in several {
      let own = group.first { child in
        to.map { target.child(source.name(of: child), of: $0) != nil } ?? false
      }
      let winner = own ?? group[0]
      let name = path.path(of: source.name(of: winner))
      for child in group where child != winner {
        let path = path.path(of: source.name(of: child))
        plan.faults.append(.init(path: path, obstacle: .sameName(as: name)))
        refused.insert(child)
      }
    }
    return refused
  }

  /// Whether something of the source would go to the target at all.
  private func mayMove(_ node: SideTree.Node) -> Bool {
    switch node.kind {
    case .directory: true
    case .file: counts(node)
    case .link: linkObstacle != nil && !node.isOfOthers
    case .other, .unparsed: false
    }
  }

  /// Finds the entries of the target that have a name of the source in other letters, and are the same
  /// to the target.
  ///
  /// - Returns: The entries of the target by those of the source.
  func twins(
    of from: SideTree.Index,
    at to: SideTree.Index,
    except refused: Set<SideTree.Index>
  ) -> [SideTree.Index: SideTree.Index] {
    guard names.ignoresCase else { return [:] }
    var others: [[UInt8]: SideTree.Index] = [:]
    for child in target.children(of: to)
    where source.child(target.name(of: child), of: from) == nil {
      others[TargetNames.folded(target.name(of: child))] = child
    }
    guard !others.isEmpty else { return [:] }
    var twins: [SideTree.Index: SideTree.Index] = [:]
    for child in source.children(of: from)
    where !refused.contains(child) && target.child(source.name(of: child), of: to) == nil {
      twins[child] = others[TargetNames.folded(source.name(of: child))]
    }
    return twins
  }

  /// Plans to give what the target has its name in the letters of the source.
  mutating func renameTwin(_ node: SideTree.Node, from old: [UInt8], to path: [UInt8]) {
    renames.append(
      MirrorPlan.Step(
        .rename(from: old),
        at: direction.target,
        path,
        .moved,
        source: MirrorPlan.Seen(node)
      )
    )
  }
}
