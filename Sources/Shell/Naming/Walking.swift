import FTPClient
import FTPProtocol
import Terminal
import Transfers

/// What is said about directories that a walk could not list, or left out: the same words for all
/// commands.
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
    if case .visitedBefore(let path) = step {
      // Who only looks misses nothing.
      let name = ErrorMessage.name((path ?? .here).octets)
      return shell.output.say("\(name): \(wasListed); left out", style: .dim)
    }
    guard let error = error(step, "list", walk.options) else { return }
    try failures.note(error, isLast: false, in: shell)
  }

  /// Makes the error that a step is.
  ///
  /// - Parameters:
  ///   - step: The step.
  ///   - verb: What was to be done with the directory, such as `list`.
  ///   - options: How the walk went.
  /// - Returns: `nil` for a listing.
  static func error(
    _ step: RemoteWalk.Step,
    _ verb: String,
    _ options: RemoteWalk.Options
  ) -> CommandError? {
    let advice = "Begin further below."
    switch step {
    case .directory: return nil
    case .failure(let path, let error): return CommandError(what(verb, path), .session(error))
    case .visitedBefore(let path):
      return CommandError(what(verb, path), .refused(wasListed, advice: nil))
    case .tooDeep(let path):
      let reason = "the tree is more than \(options.depthLimit) directories deep"
      return CommandError(what(verb, path), .refused(reason, advice: advice))
    case .tooMany(let limit):
      let reason = "the tree has more than \(limit) entries"
      return CommandError("\(verb) the rest", .refused(reason, advice: advice))
    }
  }

  private static let wasListed = "listed before under another path"

  private static func what(_ verb: String, _ path: RemotePath?) -> [UInt8] {
    [UInt8]("\(verb) ".utf8) + (path ?? .here).octets
  }
}

extension ShellState {
  /// Lets further connections list directories ahead of a walk, as many as the settings say.
  ///
  /// - Parameters:
  ///   - walk: Not begun yet.
  ///   - session: Where it will be.
  /// - Returns: Whom to end after the walk; `nil` when it goes alone.
  func walkListers(for walk: inout RemoteWalk, _ session: Session) -> WalkListers? {
    let count = settings.walkConnections - 1
    guard count > 0 else { return nil }
    let listers = try? WalkListers(
      count,
      session.template,
      for: walk.options,
      now: .current,
      interruptedBy: interrupt
    )
    walk.listingsAhead = listers?.listingsAhead
    return listers
  }
}
