import FTPProtocol

/// Looking again at files of a plan before something is done with them.
extension MirrorCarrying {
  /// Looks again at what is to be transferred, on the side where it comes from.
  func stillThere(
    _ steps: [MirrorPlan.Step],
    _ side: MirrorSide
  ) throws(TransferFailure) -> [MirrorPlan.Step] {
    // What a link leads to is looked at when it is sent.
    guard side == .there || !options.followsLinks else { return steps }
    let here = ChangesHere(trees: trees)
    var there = ChangesThere(trees, session, options.policy, now: now)
    var kept: [MirrorPlan.Step] = []
    for step in steps {
      try attempt(step.path) { () throws(TransferError) in
        let seen = side == .here ? try here.seen(step.path) : try there.seen(step.path)
        guard MirrorPlan.Seen.fits(step.source, seen) else { throw .changedSincePlanned }
        kept.append(step)
      }
    }
    return kept
  }
}
