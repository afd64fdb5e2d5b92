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

  /// Sends the file and asks the server for the size of what arrived.
  ///
  /// - Parameters:
  ///   - session: Logged in.
  ///   - progress: What to count in; its observer is told how it goes.
  /// - Returns: What was moved.
  /// - Throws: Why not; the server may have a part under the name.
  package func run(
    in session: Session,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    try progress.tracking { () throws(TransferFailure) in try attempt(session, progress) }
  }

  private func attempt(
    _ session: Session,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    let clock = TransferClock()
    do throws(TransferError) {
      let file = try open()
      let previous = try sizeBefore(session)
      let count = try send(file, session, progress)
      progress.prove()
      let expected = count + (mode == .append ? previous ?? 0 : 0)
      let isComparable = type == .image && (mode == .replace || previous != nil)
      let isProven = isComparable ? try proves(expected, session) : false
      return clock.outcome(octetCount: count, proof: isProven ? .size : .none)
    } catch {
      throw TransferFailure(error)
    }
  }

  private func open() throws(TransferError) -> LocalFile {
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

  /// Asks what is there, where the answer matters.
  private func sizeBefore(_ session: Session) throws(TransferError) -> Int64? {
    guard keepsExisting || mode == .append else { return nil }
    let size: Int64?
    var isThere = false
    do throws(FTPError) {
      size = try session.size(of: target)
      if keepsExisting {
        // No answer to SIZE is no proof that nothing is there.
        isThere = size != nil ? true : try session.entry(at: target, now: now) != nil
      }
    } catch {
      throw .remote(error)
    }
    guard !isThere else { throw .remoteFileExists }
    return size
  }

  private func send(
    _ file: borrowing LocalFile,
    _ session: Session,
    _ progress: TransferProgress
  ) throws(TransferError) -> Int64 {
    let info = try? file.info()
    progress.start(size: info?.kind == .file ? info?.size : nil)
    var count: Int64 = 0
    var reader = NetworkReader(type)
    let path = source.path
    try withLocalErrors { localError throws(FTPError) in
      try session.store(target, mode, type: type) { buffer throws(FTPError) in
        do throws(WaitError) {
          let taken = try reader.fill(buffer, from: file, session.cancellation)
          count += Int64(taken)
          progress.advance(by: taken)
          return taken
        } catch .cancelled {
          throw .cancelled
        } catch {
          localError = TransferError(error, .reading, path)
          throw .stoppedByCaller
        }
      }
    }
    return count
  }

  /// Compares what was sent with what the server has now.
  ///
  /// - Returns: False when the server does not tell.
  private func proves(_ expected: Int64, _ session: Session) throws(TransferError) -> Bool {
    let size: Int64?
    do throws(FTPError) {
      size = try session.size(of: target)
    } catch {
      throw .remote(error)
    }
    guard let size else { return false }
    guard size == expected else { throw .sizeMismatch(expected: expected, actual: size) }
    return true
  }
}
