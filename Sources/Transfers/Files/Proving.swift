import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// The comparison of what is here with what is at the server, as far as it is wanted and goes.
struct Proving {
  /// The time after which a source may have changed without anybody noticing: modification times
  /// count seconds.
  static let unobservable = Duration.seconds(1)

  let session: Session
  let path: RemotePath
  let verification: Verification

  /// Finds the digest to compare; `nil` for none.
  ///
  /// - Throws: ``TransferError/noDigest`` when one was asked for and the server has none.
  func algorithm(ofSize size: Int64?) throws(TransferError) -> DigestAlgorithm? {
    guard verification.wantsDigest(ofSize: size, knowsFeatures: session.knowsFeatures) else {
      return nil
    }
    if let best = try remotely(session.digestAlgorithms()).first { return best }
    guard verification != .digest else { throw .noDigest }
    return nil
  }

  /// Compares digests.
  ///
  /// - Parameters:
  ///   - file: The file here, as far as it is a whole one that can be read; read once, unless its
  ///     digest is known.
  ///   - base: Where in it the octets begin.
  ///   - algorithm: One that the server has; `nil` for no comparison.
  ///   - known: The digest of the octets here; `nil` if it has to be computed.
  /// - Returns: `nil` when the server tells none for this file, and none has to be.
  /// - Throws: ``TransferError/digestMismatch(_:)``, ``TransferError/noDigest``, and what goes wrong
  ///   on the way.
  func compare(
    _ file: borrowing LocalFile,
    from base: Int64 = 0,
    _ algorithm: DigestAlgorithm?,
    known: [UInt8]?
  ) throws(TransferError) -> TransferProof? {
    guard let algorithm else { return nil }
    let size = (try? file.info().size).map { $0 - base }
    let answer = try remotely(session.digest(of: path, algorithm: algorithm, ofSize: size))
    guard let theirs = answer else {
      return try compare(known, with: nil, algorithm)
    }
    let ours = if let known { known } else { try digest(of: file, from: base, algorithm) }
    return try compare(ours, with: theirs, algorithm)
  }

  /// Compares a digest that was computed on the way; see ``compare(_:from:_:known:)``.
  func compare(
    _ known: [UInt8]?,
    _ algorithm: DigestAlgorithm?
  ) throws(TransferError) -> TransferProof? {
    guard let algorithm else { return nil }
    let theirs = try remotely(session.digest(of: path, algorithm: algorithm))
    return try compare(known, with: theirs, algorithm)
  }

  private func compare(
    _ ours: [UInt8]?,
    with theirs: [UInt8]?,
    _ algorithm: DigestAlgorithm
  ) throws(TransferError) -> TransferProof? {
    guard let ours, let theirs else {
      guard verification != .digest else { throw .noDigest }
      return nil
    }
    guard ours == theirs else { throw .digestMismatch(algorithm) }
    return .digest(algorithm.rawValue)
  }

  /// Asks for the facts of a download's source again, and compares.
  ///
  /// - Parameters:
  ///   - count: How many octets came.
  ///   - facts: What the server said before.
  ///   - areListed: Whether a listing said it, which may have been old.
  /// - Throws: ``TransferError/sourceChanged``, ``TransferError/sizeMismatch(expected:actual:)``.
  func compareAgain(
    _ count: Int64,
    with facts: FileFacts,
    areListed: Bool
  ) throws(TransferError) {
    let now = try remotely(session.facts(of: path))
    if let size = facts.size, size != count {
      if areListed, now.size == count { return }
      if let later = now.size, later != size { throw .sourceChanged }
      throw .sizeMismatch(expected: size, actual: count)
    }
    if let size = facts.size, let later = now.size, later != size { throw .sourceChanged }
    // The times of listings are coarse, and of another zone.
    if !areListed, let time = facts.modified, let later = now.modified, later != time {
      throw .sourceChanged
    }
  }

  /// Asks for the facts on a new connection, after the old one was lost at the end of the data, and
  /// makes sure that they are the same.
  ///
  /// - Parameters:
  ///   - facts: What was known before.
  ///   - areListed: Whether a listing said it, whose times are coarse, and of another zone.
  /// - Throws: ``TransferError/sourceChanged``, and what goes wrong on the way.
  func confirm(_ facts: FileFacts, areListed: Bool = false) throws(TransferError) {
    try remotely(session.reconnect())
    let later = try remotely(session.facts(of: path))
    guard later.size == facts.size,
      areListed || later.modified == nil || facts.modified == nil
        || later.modified == facts.modified
    else { throw .sourceChanged }
  }

  /// Looks for any other proof that the server has so many octets: a description or a listing,
  /// else the octets themselves, read back.
  ///
  /// - Parameters:
  ///   - file: The file here.
  ///   - base: Where in it the octets begin.
  ///   - count: How many there are.
  ///   - now: What the years of listings are guessed by.
  /// - Returns: ``TransferProof/none`` where the server shows nothing.
  /// - Throws: What does not fit, and what goes wrong on the way.
  func demand(
    _ file: borrowing LocalFile,
    from base: Int64,
    _ count: Int64,
    now: TimeValue
  ) throws(TransferError) -> TransferProof {
    do throws(TransferError) {
      if let size = try listedSize(now) {
        guard size == count else { throw .sizeMismatch(expected: count, actual: size) }
        return .size
      }
      let copy = try locally(.reading, file.path, file.duplicate())
      var sink = ComparingSink(copy, from: base)
      do throws(TransferError) {
        try session.retrieve(path, .image, into: &sink)
      } catch {
        guard sink.isSame else { throw .contentDiffers }
        throw error
      }
      guard sink.count == count else { throw .sizeMismatch(expected: count, actual: sink.count) }
      return .content
    } catch {
      // A server that shows nothing of it proves nothing against it either.
      guard case .remote(let refusal) = error, refusal.isRefusal, session.isUsable else {
        throw error
      }
      return .none
    }
  }

  /// The size that a listing tells; `nil` where it tells none, and where the server lists nothing.
  private func listedSize(_ now: TimeValue) throws(TransferError) -> Int64? {
    do throws(FTPError) {
      guard let entry = try session.entry(at: path, now: now), !entry.isSizeRounded else {
        return nil
      }
      return entry.size
    } catch {
      guard error.isRefusal, error.sessionIsUsable else { throw .remote(error) }
      return nil
    }
  }

  private func digest(
    of file: borrowing LocalFile,
    from base: Int64,
    _ algorithm: DigestAlgorithm
  ) throws(TransferError) -> [UInt8]? {
    guard var digest = ContentDigest(algorithm) else { return nil }
    let size = TransferBuffer.size
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
    defer { buffer.deallocate() }
    let path = file.path
    var offset = base
    while true {
      do throws(WaitError) {
        // Whoever watches or stops the transfer gets a chance now and then.
        try Readiness.pause(until: .after(.zero), cancelledBy: session.cancellation)
      } catch {
        throw TransferError(error, .reading, path)
      }
      let count = try locally(.reading, path, file.read(into: buffer, from: offset))
      guard count > 0 else { return digest.finish() }
      digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += Int64(count)
    }
  }
}
