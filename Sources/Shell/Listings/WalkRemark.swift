import FTPClient
import FTPProtocol
import Terminal

/// What is said about directories that a walk could not list, or did not list again.
enum WalkRemark {
  /// Says what a step means that is no listing.
  ///
  /// - Parameters:
  ///   - step: The step.
  ///   - walk: What made it.
  ///   - failures: Takes what counts as a failure of the command.
  ///   - shell: Where to say it.
  /// - Throws: What ends the session.
  static func note(
    _ step: RemoteWalk.Step,
    of walk: RemoteWalk,
    _ failures: inout Failures,
    in shell: ShellState
  ) throws(CommandError) {
    switch step {
    case .directory: break
    case .failure(let path, let error):
      let what = [UInt8]("list ".utf8) + (path ?? RemotePath(".")).octets
      try failures.note(CommandError(what, .session(error)), isLast: false, in: shell)
    case .visitedBefore(let path):
      let name = ErrorMessage.name((path ?? RemotePath(".")).octets)
      shell.output.say("\(name): listed before under another path; left out", style: .dim)
    case .tooDeep(let path):
      let limit = walk.options.depthLimit
      let error = CommandError(
        [UInt8]("list ".utf8) + path.octets,
        .refused("the tree is more than \(limit) directories deep", advice: nil)
      )
      try failures.note(error, isLast: false, in: shell)
    case .tooMany(let limit):
      let error = CommandError(
        "list the rest",
        .refused("the tree has more than \(limit) entries", advice: nil)
      )
      try failures.note(error, isLast: false, in: shell)
    }
  }
}
