import FTPClient
import FTPProtocol
import Octets
import Platform
import Terminal
import Transfers

/// Keeping other mirrors away from what is changed at a server.
extension MirrorRun {
  /// How long a signal that ends the program waits for the locks of a job beside the prompt.
  private static let patienceForJobs = Duration.seconds(5)

  /// Does something that takes a lock: one that stays behind keeps others away for hours.
  mutating func clearingAway(
    _ body: (inout MirrorRun) throws(CommandError) -> Void
  ) throws(CommandError) {
    try EndingSignals.heldBack(
      cancelling: shell.interrupt,
      for: shell.mode == .job ? Self.patienceForJobs : nil
    ) { () throws(CommandError) in
      try body(&self)
    }
  }

  /// Keeps other mirrors from the directory at the server, where it is to be changed.
  ///
  /// - Returns: `nil` where that is not wanted, or cannot be had, which is said.
  /// - Throws: ``CommandError`` while another mirror is at work there.
  func takeLock(
    of there: RemotePath,
    _ session: Session
  ) throws(CommandError) -> MirrorLock? {
    guard setup.direction == .upload, !isDryRun, planFile == nil else { return nil }
    try remotely(Self.what, session.makeDirectoryWithParents(there))
    return try takeLock(for: there, session) { terms throws(TransferError) in
      try MirrorLock.take(in: there, of: setup.world.shard, terms)
    }
  }

  /// Keeps other mirrors from directories that are exchanged, and from each of them.
  ///
  /// - Returns: `nil` where that is not wanted, or cannot be had, which is said.
  /// - Throws: ``CommandError`` while another mirror is at work there.
  func takeLock(
    of swap: MirrorSwap,
    _ session: Session
  ) throws(CommandError) -> MirrorLock? {
    try takeLock(for: swap.place, session) { terms throws(TransferError) in
      try MirrorLock.take(for: swap, terms)
    }
  }

  private func takeLock(
    for place: RemotePath,
    _ session: Session,
    _ take: (MirrorLock.Terms) throws(TransferError) -> MirrorLock.Attempt
  ) throws(CommandError) -> MirrorLock? {
    guard !flags.noLock else { return nil }
    let age = flags.lockAge.seconds
    let attempt = try transferring { () throws(TransferError) in
      try take(MirrorLock.Terms(breakingAfter: age, session, now: .current))
    }
    switch attempt {
    case .taken(let lock): return lock
    case .refused(let error):
      let why = FTPErrorMessage.reason(error).why
      shell.output.say(
        "mirror: no lock can be made, so that no other mirror is kept away: \(why)",
        style: .warning
      )
      return nil
    case .held(let owner, let lock):
      let who = owner.map {
        let ago = max(0, WallClock.secondsSinceEpoch - $0.begin)
        let since = Quantity.time(seconds: Double(ago))
        return " (process \($0.process) on \(Escaping.name([UInt8]($0.host.utf8))), for \(since))"
      }
      throw CommandError(
        .doing("mirror to", place.octets),
        .failed(
          .transient,
          "another mirror is at work there\(who ?? "")",
          advice: "Wait until it has ended. If it is dead: rm -r \(Escaping.name(lock.octets))"
        )
      )
    }
  }

  /// Gives a lock back; one that stays behind is said, and changes nothing of how the run ends.
  func release(_ lock: MirrorLock?, in session: Session) {
    guard let lock, let error = lock.release(in: session) else { return }
    let name = Escaping.name(lock.place.octets)
    let why = "it stays behind: \(FTPErrorMessage.reason(error).why)"
    let advice = "It keeps other mirrors away until it is old. Remove it: rm -r \(name)"
    shell.show(
      CommandError(
        .doing("give back the lock", lock.place.octets),
        .failed(.refused, why, advice: advice)
      )
    )
  }
}
