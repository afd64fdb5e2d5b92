import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// The comparison of digests at both ends.
struct DigestProof {
  let session: Session
  let verification: Verification

  /// Finds the digest to compare; `nil` for none.
  ///
  /// - Throws: ``TransferError/noDigest`` when one was asked for and the server has none.
  func algorithm(ofSize size: Int64?) throws(TransferError) -> DigestAlgorithm? {
    guard verification.wantsDigest(ofSize: size, knowsFeatures: session.knowsFeatures) else {
      return nil
    }
    do throws(FTPError) {
      if let best = try session.digestAlgorithms().first { return best }
    } catch {
      throw .remote(error)
    }
    guard verification != .digest else { throw .noDigest }
    return nil
  }

  /// Compares the digests of a file here and one at the server.
  ///
  /// - Parameters:
  ///   - file: The one here; read once, unless its digest is known.
  ///   - path: The one at the server.
  ///   - algorithm: One that the server has.
  ///   - known: The digest of the one here; `nil` if it has to be computed.
  /// - Returns: `nil` when the server tells none for this file, and none has to be.
  /// - Throws: ``TransferError/digestMismatch(_:)``, ``TransferError/noDigest``, and what goes wrong
  ///   on the way.
  func compare(
    _ file: borrowing LocalFile,
    with path: RemotePath,
    _ algorithm: DigestAlgorithm,
    known: [UInt8]?
  ) throws(TransferError) -> TransferProof? {
    let theirs = try digest(of: path, algorithm)
    var ours = known
    if theirs != nil, ours == nil { ours = try digest(of: file, algorithm) }
    guard let theirs, let ours else {
      guard verification != .digest else { throw .noDigest }
      return nil
    }
    guard ours == theirs else { throw .digestMismatch(algorithm) }
    return .digest(algorithm.rawValue)
  }

  /// Compares a digest that was computed here with that of a file at the server.
  ///
  /// - Throws: ``TransferError/digestMismatch(_:)``; ``TransferError/noDigest`` when the server
  ///   tells none.
  func compare(
    _ ours: [UInt8],
    with path: RemotePath,
    _ algorithm: DigestAlgorithm
  ) throws(TransferError) {
    guard let theirs = try digest(of: path, algorithm) else { throw .noDigest }
    guard ours == theirs else { throw .digestMismatch(algorithm) }
  }

  private func digest(
    of path: RemotePath,
    _ algorithm: DigestAlgorithm
  ) throws(TransferError) -> [UInt8]? {
    do throws(FTPError) {
      return try session.digest(of: path, algorithm: algorithm)
    } catch {
      throw .remote(error)
    }
  }

  private func digest(
    of file: borrowing LocalFile,
    _ algorithm: DigestAlgorithm
  ) throws(TransferError) -> [UInt8]? {
    guard var digest = ContentDigest(algorithm) else { return nil }
    let size = TransferBuffer.size
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
    defer { buffer.deallocate() }
    let path = file.path
    var offset: Int64 = 0
    while true {
      do throws(WaitError) {
        // Whoever watches or stops the transfer gets a chance now and then.
        try Readiness.pause(until: .after(.zero), cancelledBy: session.cancellation)
      } catch {
        throw TransferError(error, .reading, path)
      }
      let count: Int
      do throws(Errno) {
        count = try file.read(into: buffer, from: offset)
      } catch {
        throw .local(.reading, path, error)
      }
      guard count > 0 else { return digest.finish() }
      digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += Int64(count)
    }
  }
}
