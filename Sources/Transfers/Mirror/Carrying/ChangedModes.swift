import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// Permission bits of files that are alike otherwise.
extension MirrorCarrying {
  /// Sets the permission bits of files that are as the plan saw them.
  func setModes(
    _ steps: [MirrorPlan.Step],
    _ changes: inout some SideChanges
  ) throws(TransferFailure) {
    for step in steps {
      guard case .setMode(let mode) = step.action else { continue }
      try attempt(step.path) { () throws(TransferError) in
        guard MirrorPlan.Seen.fits(step.target, try changes.seen(step.path)) else {
          throw .changedSincePlanned
        }
        try changes.setMode(mode, of: step.path)
        outcome.changedModeCount += 1
        report(step)
      }
    }
  }
}

extension ChangesThere {
  func setMode(_ mode: UInt16, of path: [UInt8]) throws(TransferError) {
    try remotely(session.changeMode(mode, of: trees.remote(path)))
  }
}

extension ChangesHere {
  func setMode(_ mode: UInt16, of path: [UInt8]) throws(TransferError) {
    try locally(.writing, self.path(path), change(mode, of: path))
  }

  private func change(_ mode: UInt16, of path: [UInt8]) throws(Errno) {
    let place = try trees.local(path)
    try place.directory.open.open(regularFile: place.name, followingLink: false).setMode(mode)
  }
}
