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

  /// Who is asked under ``OverwritePolicy/ask``: true replaces.
  package var confirmReplacing: (FilePath) -> Bool = { _ in false }

  /// What is to become of the name.
  private enum Place {
    case new
    case replaced
    case skipped

    /// A device or a pipe, which takes octets as they come.
    case device
  }

  /// Names both sides.
  package init(of source: RemotePath, to target: FilePath) {
    self.source = source
    self.target = target
  }

  /// Fetches the file into a partial one, proves its size, and gives it its name.
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
    try progress.tracking { () throws(TransferFailure) in try attempt(session, progress) }
  }

  private func attempt(
    _ session: Session,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    let clock = TransferClock()
    let place: Place
    do throws(TransferError) {
      place = try self.place(session)
    } catch {
      throw TransferFailure(error)
    }
    switch place {
    case .skipped: return .skipped
    case .device:
      return try Stream(source, type).write(in: session, to: target, progress)
    case .new, .replaced:
      let size: Int64?
      do throws(FTPError) {
        size = type == .image ? try session.size(of: source) : nil
      } catch {
        throw TransferFailure(.remote(error))
      }
      progress.start(size: size)
      let replacing = place == .replaced
      let count = try fetch(session, size, replacing: replacing, progress)
      return clock.outcome(octetCount: count, proof: size == nil ? .none : .size)
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
    var time: TimeValue?
    if overwrite == .newer {
      do throws(FTPError) {
        time = try session.modificationTime(of: source)
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

  private func fetch(
    _ session: Session,
    _ size: Int64?,
    replacing: Bool,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> Int64 {
    // Nothing is created before the server has sent something: a file that is missing there
    // leaves no trace here.
    var partial: PartialFile?
    do throws(TransferError) {
      try retrieve(session, into: &partial, progress)
      progress.prove()
      try prove(partial?.octetCount ?? 0, size, session)
    } catch {
      let kept = partial.take()?.keep() ?? nil
      throw TransferFailure(error, kept: kept)
    }
    do throws(TransferError) {
      let whole: PartialFile
      if let written = partial.take() {
        whole = written
      } else {
        whole = try PartialFile(for: target)
      }
      let count = whole.octetCount
      try whole.complete(replacing: replacing)
      return count
    } catch {
      throw TransferFailure(error)
    }
  }

  private func retrieve(
    _ session: Session,
    into partial: inout PartialFile?,
    _ progress: TransferProgress
  ) throws(TransferError) {
    var translator = type == .ascii ? ASCIITranslator() : nil
    try withLocalErrors { localError throws(FTPError) in
      try session.retrieve(source, type: type) { octets throws(FTPError) in
        do throws(TransferError) {
          if partial == nil { partial = try PartialFile(for: target) }
          if translator == nil {
            try partial?.write(octets, cancelledBy: session.cancellation)
          } else {
            var local: [UInt8] = []
            translator?.toLocal([UInt8](octets).span, into: &local)
            try partial?.write(local, cancelledBy: session.cancellation)
          }
        } catch {
          localError = error
          throw .stoppedByCaller
        }
        progress.advance(by: octets.count)
      }
    }
    var rest: [UInt8] = []
    translator?.finishToLocal(into: &rest)
    if !rest.isEmpty { try partial?.write(rest, cancelledBy: session.cancellation) }
  }

  /// Compares what came with what was announced.
  ///
  /// A file that has grown or shrunk meanwhile is asked for its size again: the answer that
  /// counts is the one after the transfer.
  private func prove(
    _ count: Int64,
    _ size: Int64?,
    _ session: Session
  ) throws(TransferError) {
    guard let size, size != count else { return }
    guard let later = try? session.size(of: source), later == count, later > size else {
      throw .sizeMismatch(expected: size, actual: count)
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
