package import FTPClient
package import FTPProtocol
import Platform
import SystemPackage

/// One file from a server to something that takes octets as they come: standard output, a pipe,
/// a device.
///
/// What has been written cannot be taken back: a failure is told by the error alone.
package struct Stream {
  private let source: RemotePath
  private let type: RepresentationType

  /// Names the file at the server.
  package init(_ source: RemotePath, _ type: RepresentationType) {
    self.source = source
    self.type = type
  }

  /// Fetches the file and writes it to standard output, or to what stands in for it.
  package func runToStandardOutput(
    _ descriptor: Int32,
    in session: Session,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    try progress.tracking { () throws(TransferFailure) in
      let file: LocalFile
      do throws(Errno) {
        file = try LocalFile.standard(descriptor, path: "standard output")
      } catch {
        throw TransferFailure(.local(.opening, "standard output", error))
      }
      return try write(in: session, into: file, progress)
    }
  }

  /// Fetches the file and writes it to a device or a pipe.
  func write(
    in session: Session,
    to target: FilePath,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    let file: LocalFile
    do {
      file = try LocalFile.openForWriting(target)
    } catch {
      throw TransferFailure(.local(.opening, target, error))
    }
    return try write(in: session, into: file, progress)
  }

  private func write(
    in session: Session,
    into file: borrowing LocalFile,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    let clock = TransferClock()
    do throws(TransferError) {
      let size = try expectedSize(session)
      progress.start(size: size)
      var count: Int64 = 0
      var translator = type == .ascii ? ASCIITranslator() : nil
      let path = file.path
      try withLocalErrors { localError throws(FTPError) in
        try session.retrieve(source, type: type) { octets throws(FTPError) in
          do throws(WaitError) {
            if translator == nil {
              try file.write(octets, cancelledBy: session.cancellation)
            } else {
              var local: [UInt8] = []
              translator?.toLocal([UInt8](octets).span, into: &local)
              try file.write(local, cancelledBy: session.cancellation)
            }
          } catch {
            localError = TransferError(error, .writing, path)
            throw .stoppedByCaller
          }
          count += Int64(octets.count)
          progress.advance(by: octets.count)
        }
      }
      try finish(&translator, file, session)
      if let size, size != count {
        throw .sizeMismatch(expected: size, actual: count)
      }
      return clock.outcome(octetCount: count, proof: size == nil ? .none : .size)
    } catch {
      throw TransferFailure(error)
    }
  }

  private func expectedSize(_ session: Session) throws(TransferError) -> Int64? {
    guard type == .image else { return nil }
    do throws(FTPError) {
      return try session.size(of: source)
    } catch {
      throw .remote(error)
    }
  }

  private func finish(
    _ translator: inout ASCIITranslator?,
    _ file: borrowing LocalFile,
    _ session: Session
  ) throws(TransferError) {
    var rest: [UInt8] = []
    translator?.finishToLocal(into: &rest)
    guard !rest.isEmpty else { return }
    let path = file.path
    do throws(WaitError) {
      try file.write(rest, cancelledBy: session.cancellation)
    } catch {
      throw TransferError(error, .writing, path)
    }
  }
}
