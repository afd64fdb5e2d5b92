package import FTPClient
package import FTPProtocol
import Platform
import SystemPackage

/// One file from a server to something that takes octets as they come: standard output, a pipe,
/// a device.
///
/// What has been written cannot be taken back: another attempt goes on behind it, if the source is
/// still the same, and a failure is told by the error alone.
package struct Stream {
  private let source: RemotePath
  private let type: RepresentationType
  package var policy = TransferPolicy()

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
    var state = State()
    var retry = policy.retry
    // Nobody knows which octet of the file the next one of the text would be.
    if type == .ascii { retry.tries = 1 }
    let retrying = Retrying(policy: retry, session: session, progress: progress)
    return try retrying.run { _ throws(TransferFailure) in
      do throws(TransferError) {
        let proof = try attempt(session, file, &state, progress)
        return clock.outcome(octetCount: state.octetCount, proof: proof)
      } catch {
        throw TransferFailure(error)
      }
    }
  }

  /// What earlier attempts did.
  private struct State {
    /// What the server said of the source; `nil` before the first answer.
    var facts: FileFacts?

    /// The octets that have been written.
    var octetCount: Int64 = 0
  }

  private func attempt(
    _ session: Session,
    _ file: borrowing LocalFile,
    _ state: inout State,
    _ progress: TransferProgress
  ) throws(TransferError) -> TransferProof {
    let proof = DigestProof(session: session, verification: policy.verification)
    let facts = try facts(session)
    if state.octetCount > 0, facts == FileFacts() || facts != state.facts { throw .sourceChanged }
    state.facts = facts
    let offset = state.octetCount
    progress.start(size: facts.size, resumingAt: offset)
    // Nobody can read again what was written, so only a digest that is asked for is worth that
    // the octets pass through this program.
    let isAsked = policy.verification == .digest && type == .image && offset == 0
    let algorithm = isAsked ? try proof.algorithm(ofSize: facts.size) : nil
    var reception = Reception(type, progress, limit: policy.limit, session.cancellation)
    reception.digest = algorithm.flatMap { ContentDigest($0) }
    do throws(FTPError) {
      let command = try session.command(.retr, source)
      try session.transfer(command, .fromServer, type: type, from: offset) {
        data throws(FTPError) in
        try reception.move(from: &data, into: file)
      }
    } catch {
      state.octetCount += reception.octetCount
      if let localError = reception.localError { throw localError }
      let isWhole = facts.size == state.octetCount && error.leavesEndUnknown
      guard isWhole else { throw .remote(error) }
      try confirm(facts, session)
      return .size
    }
    state.octetCount += reception.octetCount
    try reception.finish(file)
    return try prove(state, facts, algorithm, reception.digest?.finish(), proof)
  }

  private func facts(_ session: Session) throws(TransferError) -> FileFacts {
    guard type == .image else { return FileFacts() }
    do throws(FTPError) {
      return try session.factsBeforeRetrieval(of: source)
    } catch {
      throw .remote(error)
    }
  }

  private func prove(
    _ state: State,
    _ facts: FileFacts,
    _ algorithm: DigestAlgorithm?,
    _ digest: [UInt8]?,
    _ proof: DigestProof
  ) throws(TransferError) -> TransferProof {
    guard policy.verification != .none else { return .none }
    if let size = facts.size, size != state.octetCount {
      throw .sizeMismatch(expected: size, actual: state.octetCount)
    }
    guard policy.verification == .digest else { return facts.size == nil ? .none : .size }
    guard let algorithm, let digest else { throw .noDigest }
    try proof.compare(digest, with: source, algorithm)
    return .digest(algorithm.rawValue)
  }

  private func confirm(_ facts: FileFacts, _ session: Session) throws(TransferError) {
    let later: FileFacts
    do throws(FTPError) {
      try session.reconnect()
      later = try session.facts(of: source)
    } catch {
      throw .remote(error)
    }
    guard later == facts else { throw .sourceChanged }
  }
}
