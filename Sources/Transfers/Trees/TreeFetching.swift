import FTPClient
import FTPProtocol

/// Fetching one file of a tree.
extension TreeWorker {
  /// Fetches a file of which it has been decided that it comes.
  ///
  /// - Parameters:
  ///   - job: The file.
  ///   - replaces: Whether what has the name here goes.
  ///   - policy: How.
  ///   - progress: Told of it.
  /// - Returns: What that did.
  /// - Throws: Why it failed, and what is left of it.
  func fetch(
    _ job: FileJob,
    replacing replaces: Bool,
    _ policy: TransferPolicy,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    var download = Download(of: job.remote, to: .place(job.local))
    // Whether it may be replaced has been decided.
    download.overwrite = replaces ? .always : .never
    download.policy = self.policy(policy)
    download.mode = policy.keepsModes ? job.file.mode : nil
    if let size = job.file.size {
      let modified = job.file.keepableTime.flatMap { TimeValue(secondsSinceEpoch: $0) }
      download.listed = FileFacts(size: size, modified: modified)
    }
    if !job.isHard,
      let outcome = try leavingNothing(
        download.fetchAtOnce(as: job.local, in: session, through: buffer, progress)
      )
    {
      return outcome
    }
    if isHelper, !session.isUsable { throw .lostWorker }
    try leavingNothing(session.connectAgain())
    return try download.perform(in: session, progress)
  }
}
