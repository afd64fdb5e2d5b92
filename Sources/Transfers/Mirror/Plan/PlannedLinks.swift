import FTPProtocol
import Octets

/// What becomes of the links of the source, where they are copied as such.
extension MirrorPlanning {
  /// Compares two links of one path.
  mutating func compareLinks(
    _ our: SideTree.Index,
    _ their: SideTree.Index,
    _ path: [UInt8]
  ) {
    guard linkObstacle != nil, !options.onlyNew, !source[our].isOfOthers else { return }
    if case .inside? = source.goal(of: our), source.goal(of: our) == target.goal(of: their) {
      plan.sameCount += 1
    } else {
      let isKnown = target.goal(of: their) != nil
      makeLink(our, path, isKnown ? .leadsElsewhere : .notKnown, over: target[their])
    }
  }

  /// Plans to make a link; says why where it cannot be.
  mutating func makeLink(
    _ index: SideTree.Index,
    _ path: [UInt8],
    _ reason: MirrorReason,
    over old: SideTree.Node?
  ) {
    guard let goal = goal(of: index, path) else { return }
    madeLinks.append(
      MirrorPlan.Step(
        .makeLink(to: goal),
        at: direction.target,
        path,
        reason,
        source: MirrorPlan.Seen(source[index]),
        target: old.map { MirrorPlan.Seen($0) }
      )
    )
  }

  /// Where a link of the source leads that is to be made at the target.
  ///
  /// - Returns: `nil` for one that is not made; a fault of the plan says why, unless links are left alone
  ///   or it is another run's.
  mutating func goal(of index: SideTree.Index, _ path: [UInt8]) -> [UInt8]? {
    guard let linkObstacle, !source[index].isOfOthers else { return nil }
    let obstacle: MirrorPlan.Fault.Obstacle
    switch source.goal(of: index) {
    case .inside(let goal):
      guard let found = linkObstacle(path, goal) else { return goal }
      obstacle = found
    case .outside: obstacle = .leadsOut
    case nil: obstacle = .leadsNobodyKnows
    }
    plan.faults.append(.init(path: path, obstacle: obstacle))
    return nil
  }
}
