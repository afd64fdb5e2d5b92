import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// What shows that a download is whole.
struct DownloadProof {
  let source: RemotePath
  let session: Session
  let verification: Verification

  /// Finds the digest to compare; `nil` for none.
  func algorithm(ofSize size: Int64?) throws(TransferError) -> DigestAlgorithm? {
    try DigestProof(session: session, verification: verification).algorithm(ofSize: size)
  }

  /// Compares what came with what the server has.
  ///
  /// - Parameters:
  ///   - file: All that came.
  ///   - facts: What the server said before.
  ///   - areListed: Whether a listing said it, which may have been old.
  ///   - digest: Which one, and its value if it is known already.
  ///   - asksAgain: Whether the source may have changed meanwhile so that it shows.
  /// - Returns: What was proven.
  /// - Throws: What does not fit.
  func compare(
    _ file: borrowing LocalFile,
    with facts: FileFacts,
    areListed: Bool,
    _ digest: (algorithm: DigestAlgorithm?, value: [UInt8]?),
    asksAgain: Bool
  ) throws(TransferError) -> TransferProof {
    guard verification != .none else { return .none }
    let count = (try? file.info().size) ?? 0
    let fits = facts.size.map { $0 == count } ?? true
    if !fits || (asksAgain && facts != FileFacts()) {
      try compare(count, with: facts, areListed: areListed)
    }
    if let algorithm = digest.algorithm {
      let proof = DigestProof(session: session, verification: verification)
      if let result = try proof.compare(file, with: source, algorithm, known: digest.value) {
        return result
      }
    }
    return facts.size == nil ? .none : .size
  }

  /// Asks the server again.
  private func compare(
    _ count: Int64,
    with facts: FileFacts,
    areListed: Bool
  ) throws(TransferError) {
    let now: FileFacts
    do throws(FTPError) {
      now = try session.facts(of: source)
    } catch {
      throw .remote(error)
    }
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
}
