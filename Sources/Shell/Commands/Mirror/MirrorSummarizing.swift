import Octets
import Platform
import Terminal
import Transfers

/// Leaving behind what a run came to.
extension MirrorRun {
  /// Runs a mirror, and leaves behind what it came to, however it ends.
  ///
  /// - Parameters:
  ///   - place: The file or directory for it; a file of its own where there is a `/` at the end.
  ///   - body: The mirror.
  /// - Throws: What the body throws; why there is no summary.
  mutating func summarized(
    to place: LocalOperand?,
    _ body: (inout MirrorRun) throws(CommandError) -> Void
  ) throws(CommandError) {
    let start = ContinuousClock.now
    summary.direction = setup.direction == .upload ? "upload" : "download"
    summary.shard = setup.world.shard
    var failure: CommandError?
    do throws(CommandError) {
      try body(&self)
    } catch {
      failure = error
    }
    summary.seconds = (ContinuousClock.now - start).inSeconds
    summary.time = WallClock.secondsSinceEpoch
    summary.status = (failure.map { ExitStatus($0) } ?? .done).rawValue
    if !isDryRun {
      do throws(CommandError) {
        try writeSummary(place)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  private func writeSummary(_ place: LocalOperand?) throws(CommandError) {
    if let place {
      let path = shell.localPath(place)
      let isDirectory = place.word.plain.last == .slash
      try locally(
        .doing("mirror --summary", path.octets),
        summary.write(to: path, isDirectory: isDirectory)
      )
    }
    guard writesJSON else { return }
    // It is the last one, and the only one.
    try shell.front.display?.endEvents()
    try shell.output.writeOctets(summary.object)
  }
}
