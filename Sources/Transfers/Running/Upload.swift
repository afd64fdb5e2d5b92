package import FTPClient
package import FTPProtocol
import Platform
package import SystemPackage

/// One file from this machine to a server.
package struct Upload {
  /// Where the octets come from.
  package enum Source: Hashable, Sendable {
    case file(FilePath)
    case standardInput

    /// The path, for messages.
    var path: FilePath {
      switch self {
      case .file(let path): path
      case .standardInput: "standard input"
      }
    }
  }

  package let source: Source

  /// The name it gets at the server.
  package let target: RemotePath

  package var type = RepresentationType.image
  package var mode = Session.StoreMode.replace
  package var policy = TransferPolicy()

  /// Whether a file of that name at the server stays, which is an error then.
  package var keepsExisting = false

  /// The time at which listings are read.
  private let now: TimeValue

  /// Names both sides.
  package init(of source: Source, to target: RemotePath, now: TimeValue) {
    self.source = source
    self.target = target
    self.now = now
  }

  /// Sends the file under a temporary name, proves that it is whole, and gives it its name.
  ///
  /// What an earlier attempt left is gone on with, in this run or a later one.
  ///
  /// - Parameters:
  ///   - session: Logged in.
  ///   - progress: What to count in; its observer is told how it goes.
  /// - Returns: What was moved.
  /// - Throws: Why not; the server may have a part, under the temporary name unless it has to be
  ///   the final one.
  package func run(
    in session: Session,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    try progress.tracking { () throws(TransferFailure) in
      let file = try prepared(session)
      let info: FileInfo
      do throws(Errno) {
        info = try file.info()
      } catch {
        throw TransferFailure(.local(.reading, source.path, error))
      }
      let attempt = UploadAttempt(
        upload: self,
        session: session,
        progress: progress,
        clock: TransferClock(),
        info: info
      )
      var state = UploadAttempt.State(isInPlace: isInPlace(session))
      let retrying = Retrying(policy: policy.retry, session: session, progress: progress)
      return try retrying.run { number throws(TransferFailure) in
        state.number = number
        return try attempt.run(file, &state)
      }
    }
  }

  private func isInPlace(_ session: Session) -> Bool {
    mode == .append || policy.storesInPlace || session.knowledge.storesInPlace
  }

  private func opened() throws(TransferError) -> LocalFile {
    do throws(Errno) {
      switch source {
      case .standardInput: return try LocalFile.standard(0, path: source.path)
      case .file(let path):
        guard try FileInfo(of: path).kind != .directory else { throw Errno.isDirectory }
        return try LocalFile.open(path)
      }
    } catch .isDirectory {
      throw .localDirectory(source.path)
    } catch {
      throw .local(.opening, source.path, error)
    }
  }

  /// Opens the file, unless it is not wanted there.
  private func prepared(_ session: Session) throws(TransferFailure) -> LocalFile {
    do throws(TransferError) {
      try refuseExisting(session)
      return try opened()
    } catch {
      throw TransferFailure(error)
    }
  }

  private func refuseExisting(_ session: Session) throws(TransferError) {
    guard keepsExisting else { return }
    let isThere: Bool
    do throws(FTPError) {
      // No answer to SIZE is no proof that nothing is there.
      if try session.size(of: target) != nil {
        isThere = true
      } else {
        isThere = try session.entry(at: target, now: now) != nil
      }
    } catch {
      throw .remote(error)
    }
    guard !isThere else { throw .remoteFileExists }
  }
}
