import FTPClient
import Transfers

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
