import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// Making the links of a plan.
extension MirrorCarrying {
  /// Makes links, and looks whether they are there.
  ///
  /// What they lead to has to be there first (ProFTPD 1.3.8 refuses others), and that may be a link too: what
  /// is refused is tried again as long as others come to be there.
  func makeLinks(
    _ steps: [MirrorPlan.Step],
    _ changes: inout some SideChanges
  ) throws(TransferFailure) {
    var (waiting, made) = (steps, [(path: [UInt8], step: MirrorPlan.Step)]())
    while !waiting.isEmpty {
      var refused: [(step: MirrorPlan.Step, error: TransferError)] = []
      for var step in waiting {
        try attempt(step.path) { () throws(TransferError) in
          do throws(TransferError) {
            try makeLink(&step, &changes)
            made.append((step.path, step))
          } catch {
            guard case .remote(let remote) = error, remote.isRefusal, session.isUsable else {
              throw error
            }
            refused.append((step, error))
          }
        }
      }
      guard refused.count < waiting.count else {
        for (step, error) in refused { outcome.note(step.path, error) }
        break
      }
      waiting = refused.map(\.step)
    }
    // One listing for each directory.
    made.sort { $0.path.splitLast.directory.lexicographicallyPrecedes($1.path.splitLast.directory) }
    for (path, step) in made {
      try attempt(path) { () throws(TransferError) in
        guard case .makeLink(let goal) = step.action, try changes.goal(of: path) == .inside(goal)
        else { throw .notThere }
        outcome.madeLinkCount += 1
        manifest?.remember(ManifestRecord(.link, size: 0), of: path)
        report(step)
      }
    }
  }

  /// Makes one link; once what has its name is with the backups, nothing is expected there any more.
  private func makeLink(
    _ step: inout MirrorPlan.Step,
    _ changes: inout some SideChanges
  ) throws(TransferError) {
    guard case .makeLink(let goal) = step.action else { return }
    guard MirrorPlan.Seen.fits(step.target, try changes.seen(step.path)) else {
      throw .changedSincePlanned
    }
    if step.target != nil, let backup {
      try move(step, into: backup, &changes)
      step.target = nil
    }
    try changes.makeLink(step.path, to: goal, replacing: step.target != nil)
  }
}

extension ChangesThere {
  mutating func makeLink(
    _ path: [UInt8],
    to goal: [UInt8],
    replacing: Bool
  ) throws(TransferError) {
    forgetNames(beside: path)
    let (place, target) = (trees.remote(path), trees.remote(goal))
    guard replacing else { return try remotely(session.makeLink(place, to: target)) }
    guard let beside = PartialName.temporary(for: place) else { throw .unsafeName }
    // What an earlier run has left.
    _ = try? session.removeFile(beside)
    try remotely(session.makeLink(beside, to: target))
    do throws(FTPError) {
      try session.rename(beside, to: place)
    } catch {
      _ = try? session.removeFile(beside)
      throw .remote(error)
    }
  }

  mutating func goal(of path: [UInt8]) throws(TransferError) -> LinkGoal? {
    let (directory, name) = path.splitLast
    if let goals, goals.directory == directory { return goals.links[name] }
    var options = RemoteWalk.Options()
    options.tellsLinks = true
    let listing = try repeating { () throws(FTPError) in
      try session.list(trees.remote(directory), for: options, now: now)
    }
    var links: [[UInt8]: LinkGoal] = [:]
    for entry in listing where entry.kind == .link {
      guard let text = entry.linkTarget else { continue }
      links[entry.name] = LinkGoal(text, in: directory, below: trees.there.octets)
    }
    goals = (directory, links)
    return links[name]
  }
}

extension ChangesHere {
  func makeLink(_ path: [UInt8], to goal: [UInt8], replacing: Bool) throws(TransferError) {
    let text = LinkGoal.text(to: goal, from: path.splitLast.directory)
    try locally(.creating, self.path(path), make(path, text, replacing))
  }

  private func make(_ path: [UInt8], _ text: [UInt8], _ replacing: Bool) throws(Errno) {
    let place = try trees.local(path)
    guard replacing else { return try place.directory.open.create(link: place.name, saying: text) }
    let beside = PartialName.partial(of: place.name)
    // What an earlier run has left.
    try? place.directory.open.remove(beside)
    try place.directory.open.create(link: beside, saying: text)
    do throws(Errno) {
      try place.directory.open.rename(beside, to: place.name, replacing: true)
    } catch {
      try? place.directory.open.remove(beside)
      throw error
    }
  }

  func goal(of path: [UInt8]) throws(TransferError) -> LinkGoal? {
    guard let place = try? trees.local(path),
      let text = try? place.directory.open.text(ofLink: place.name)
    else { return nil }
    return LinkGoal(text, in: path.splitLast.directory)
  }
}
