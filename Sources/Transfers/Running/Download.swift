package import FTPClient
package import FTPProtocol
import Platform
package import SystemPackage

/// One file from a server to this machine.
package struct Download {
  /// The file at the server.
  package let source: RemotePath

  /// The name it gets here.
  package let target: FilePath

  package var type = RepresentationType.image
  package var overwrite = OverwritePolicy.never
  package var policy = TransferPolicy()

  /// What a listing said of the file; `nil` for asking the server.
  package var listed: FileFacts?

  /// The permission bits it gets here; `nil` for those of any new file.
  package var mode: UInt16?

  /// Who is asked under ``OverwritePolicy/ask``: true replaces.
  package var confirmReplacing: (FilePath) -> Bool = { _ in false }

  /// What is to become of the name.
  private enum Place {
    case new
    case replaced
    case skipped

    /// What is there is the beginning of the file.
    case continued

    /// A device or a pipe, which takes octets as they come.
    case device
  }

  /// Names both sides.
  package init(of source: RemotePath, to target: FilePath) {
    self.source = source
    self.target = target
  }

  /// Fetches the file into a partial one, proves that it is whole, and gives it its name.
  ///
  /// What an earlier attempt left is gone on with, in this run or a later one.
  ///
  /// - Parameters:
  ///   - session: Logged in.
  ///   - progress: What to count in; its observer is told how it goes.
  /// - Returns: What was moved.
  /// - Throws: Why not; the target is as it was before.
  package func run(
    in session: Session,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    try progress.tracking { () throws(TransferFailure) in
      let place: Place
      do throws(TransferError) {
        place = try self.place(session)
        if place == .continued { try adopt() }
      } catch {
        throw TransferFailure(error)
      }
      switch place {
      case .skipped: return .skipped
      case .device:
        var stream = Stream(source, type)
        stream.policy = policy
        return try stream.write(in: session, to: target, progress)
      case .new, .replaced, .continued:
        let clock = TransferClock()
        let retrying = Retrying(policy: policy.retry, session: session, progress: progress)
        return try retrying.run { number throws(TransferFailure) in
          try DownloadAttempt(
            download: self,
            session: session,
            progress: progress,
            clock: clock,
            isFirst: number == 1,
            replacesTarget: place == .replaced,
            isAdopted: place == .continued
          ).run()
        }
      }
    }
  }

  private func place(_ session: Session) throws(TransferError) -> Place {
    let existing: FileInfo
    do {
      existing = try FileInfo(of: target)
    } catch .noSuchFileOrDirectory {
      return .new
    } catch {
      throw .local(.creating, target, error)
    }
    switch existing.kind {
    case .directory: throw .localDirectory(target)
    case .other: return .device
    case .file, .link: break
    }
    if policy.continues, type == .image { return .continued }
    var time: TimeValue?
    if overwrite == .newer {
      do throws(FTPError) {
        time = listed?.modified
        if time == nil { time = try session.modificationTime(of: source) }
      } catch {
        throw .remote(error)
      }
    }
    switch NameCollision.decide(overwrite, existing: existing, remoteTime: time) {
    case .replace: return .replaced
    case .skip: return .skipped
    case .refuse: throw .localFileExists(target)
    case .ask:
      guard confirmReplacing(target) else { throw .localFileExists(target) }
      return .replaced
    }
  }

  /// Makes the file that has the name the partial one, unless there is one already.
  private func adopt() throws(TransferError) {
    do throws(Errno) {
      // Only a file that belongs to nobody else, under no other name, may be written to.
      let info = try FileInfo(of: target, followingLinks: false)
      guard info.kind == .file, info.isOwnAlone else { throw Errno.notPermitted }
      try LocalDirectory.renameExclusively(target, to: PartialFile.path(for: target))
    } catch .fileExists {
      throw .localFileExists(target)
    } catch {
      throw .local(.renaming, PartialFile.path(for: target), error)
    }
  }
}

/// Runs something at a server whose callbacks may fail locally, and reports the failure that
/// came first.
func withLocalErrors(
  _ body: (inout TransferError?) throws(FTPError) -> Void
) throws(TransferError) {
  var localError: TransferError?
  do throws(FTPError) {
    try body(&localError)
  } catch {
    throw localError ?? .remote(error)
  }
}
