import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// One attempt to send a file: what is there, what is missing, the proof, and the name.
struct UploadAttempt {
  let upload: Upload
  let session: Session
  let progress: TransferProgress
  let clock: TransferClock

  /// What was known of the source before anything was read.
  let info: FileInfo

  /// What one attempt leaves to the next.
  struct State {
    /// The number of the attempt, from 1.
    var number = 1

    /// Whether the octets are written under the final name.
    var isInPlace: Bool

    /// Why what an earlier attempt left was thrown away.
    var restart: ResumeObstacle?

    /// Whether what is there must not be gone on with, since that went wrong.
    var mustRestart = false

    /// The size of the file that is appended to, before anything was.
    var appendBase: Int64?

    /// What is at the server under the name that is written to; `nil` for nothing.
    var left: (path: RemotePath, octetCount: Int64)?

    /// A complete copy under a temporary name, which stays until there is one under the final name.
    var spareCopy: RemotePath?

    /// Whether the file that had the final name was removed to make room for it.
    var hasRemovedTarget = false

    /// Whether the server refused the permission bits.
    var modeIsRefused = false

    /// Whether octets were taken from a source that gives them only once.
    var hasReadOnce = false

    /// Octets that were sent, by all attempts.
    var sentCount: Int64 = 0
  }

  var isImage: Bool { upload.type == .image }
  var isRegular: Bool { info.kind == .file }
  var policy: TransferPolicy { upload.policy }

  /// The octets that there will be, as far as that is known.
  var total: Int64? { isImage && isRegular ? info.size : nil }

  /// Sends what is missing.
  func run(
    _ file: borrowing LocalFile,
    _ state: inout State
  ) throws(TransferFailure) -> TransferOutcome {
    do throws(TransferError) {
      while true {
        // A source that gives its octets once has none for another attempt.
        if state.hasReadOnce { throw .remote(.stoppedByCaller) }
        if let outcome = try attempt(file, &state) { return outcome }
      }
    } catch {
      throw TransferFailure(error, kept: kept(state))
    }
  }

  /// What is left at the server of an upload that failed: a complete copy rather than a part.
  private func kept(_ state: State) -> TransferFailure.KeptPart? {
    let place = state.spareCopy ?? state.left?.path
    guard let place else { return nil }
    let count = state.spareCopy == nil ? state.left?.octetCount : total
    var kept = TransferFailure.KeptPart(.atServer(place), octetCount: count)
    kept.hasRemovedTarget = state.hasRemovedTarget
    return kept
  }

  /// Makes an attempt.
  ///
  /// - Returns: `nil` when another one has to follow at once, in another way.
  private func attempt(
    _ file: borrowing LocalFile,
    _ state: inout State
  ) throws(TransferError) -> TransferOutcome? {
    let start = try UploadStart(attempt: self).find(file, &state)
    let place = start.place
    progress.start(size: total, resumingAt: start.offset)
    let proof = DigestProof(session: session, verification: isImage ? policy.verification : .none)
    let algorithm = upload.mode == .append ? nil : try proof.algorithm(ofSize: total)
    var digest: [UInt8]?
    var size: Int64?
    if start.sends {
      switch try send(file, start, algorithm, &state) {
      case .again: return nil
      case .sent(let told, let value): (size, digest) = (told, value)
      }
    } else {
      size = total
    }
    progress.prove()
    try proveUnchanged(file)
    do throws(TransferError) {
      let result = try prove(file, start, size, (algorithm, digest), proof, state)
      guard try finish(place, &state) else { return nil }
      return outcome(start, result, state)
    } catch {
      // What was put behind something else may be wrong because of that.
      guard start.offset > 0, error.blamesResuming, !state.mustRestart else { throw error }
      (state.mustRestart, state.restart) = (true, .noRestart)
      session.knowledge.restartsUploads = false
      return nil
    }
  }

  private func outcome(
    _ start: UploadStart.Start,
    _ proof: TransferProof,
    _ state: State
  ) -> TransferOutcome {
    TransferOutcome(
      octetCount: state.sentCount,
      duration: clock.elapsed,
      proof: proof,
      resumedFrom: start.offset,
      restart: state.restart,
      modeIsRefused: state.modeIsRefused,
      wasSkipped: false
    )
  }

  /// Notices a source that was changed while it was read.
  private func proveUnchanged(_ file: borrowing LocalFile) throws(TransferError) {
    guard isRegular, policy.verification != .none else { return }
    guard let now = try? file.info() else { return }
    guard now.size == info.size, now.modified == info.modified,
      now.modifiedNanoseconds == info.modifiedNanoseconds
    else { throw .sourceChanged }
  }

  private func prove(
    _ file: borrowing LocalFile,
    _ start: UploadStart.Start,
    _ told: Int64?,
    _ digest: (algorithm: DigestAlgorithm?, value: [UInt8]?),
    _ proof: DigestProof,
    _ state: State
  ) throws(TransferError) -> TransferProof {
    guard isImage, policy.verification != .none else { return .none }
    let expected: Int64? =
      upload.mode == .append
      ? state.appendBase.map { $0 + (total ?? state.sentCount) } : total ?? state.sentCount
    if let told, let expected, told != expected {
      throw .sizeMismatch(expected: expected, actual: told)
    }
    if let algorithm = digest.algorithm, isRegular || digest.value != nil,
      let result = try proof.compare(file, with: start.place, algorithm, known: digest.value)
    {
      return result
    }
    return told == nil || expected == nil ? .none : .size
  }
}

extension TransferError {
  /// Whether what was put behind something else may be wrong because of that.
  var blamesResuming: Bool {
    switch self {
    case .sizeMismatch, .digestMismatch: true
    default: false
    }
  }
}
