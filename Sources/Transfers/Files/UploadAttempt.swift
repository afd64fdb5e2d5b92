import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// One attempt to send a file: what is there, what is missing, the proof, and the name.
struct UploadAttempt {
  let upload: Upload
  let session: Session
  let progress: TransferProgress

  /// What one attempt leaves to the next.
  struct State {
    /// The number of the attempt, from 1.
    var number = 1

    /// Whether the octets are written under the final name.
    var isInPlace: Bool

    /// What an earlier run knew of the source.
    var earlier: TransferRecord?

    /// What is known of the source now; `nil` before that, and for what cannot be gone on with.
    var known: TransferRecord?

    /// The octets that an earlier run left, and that are gone on with.
    var earlierCount: Int64?

    /// Whether something had the name before; `nil` where nobody knows.
    var existed: Bool?

    /// Why what an earlier attempt left was thrown away.
    var restart: ResumeObstacle?

    /// Whether what is there must not be gone on with, since that went wrong.
    var mustRestart = false

    /// Whether the server refused the temporary name, and nothing else so far.
    var refusedTemporaryName = false

    /// The size of the file that is appended to, before anything was.
    var appendBase: Int64?

    /// What is at the server under the name that is written to; `nil` for nothing.
    var left: (path: RemotePath, octetCount: Int64)?

    /// Whether this attempt sent something, be it nothing but an empty file.
    var isJustStored = false

    /// A complete copy under a temporary name, which stays until there is one under the final name.
    var spareCopy: (path: RemotePath, octetCount: Int64)?

    /// A copy under a temporary name that the server lets nobody remove.
    var strayCopy: RemotePath?

    /// Whether the file that had the final name was removed to make room for it.
    var hasRemovedTarget = false

    /// Whether the server refused the permission bits.
    var modeIsRefused = false

    /// What is left at the server of an upload that failed: a complete copy rather than a part.
    var kept: TransferFailure.KeptPart? {
      guard let (path, count) = spareCopy ?? left else { return nil }
      var kept = TransferFailure.KeptPart(.atServer(path), octetCount: count)
      kept.hasRemovedTarget = hasRemovedTarget
      kept.isComplete = spareCopy != nil
      // Of what was added to, of text and of pipes nobody knows where to go on.
      kept.isContinuable = known != nil
      return kept
    }
  }

  var isImage: Bool { upload.type == .image }
  var policy: TransferPolicy { upload.policy }

  func proving(_ path: RemotePath) -> Proving {
    Proving(session: session, path: path, verification: isImage ? policy.verification : .none)
  }

  /// Sends what is missing, in one way after the other.
  ///
  /// - Returns: What shows that all is there.
  func run(
    _ source: inout FileSource,
    _ lock: UploadRecord?,
    _ state: inout State
  ) throws(TransferError) -> TransferProof {
    while true {
      if let proof = try attempt(&source, lock, &state) { return proof }
    }
  }

  /// Makes an attempt.
  ///
  /// - Returns: `nil` when another one has to follow at once, in another way.
  private func attempt(
    _ source: inout FileSource,
    _ lock: UploadRecord?,
    _ state: inout State
  ) throws(TransferError) -> TransferProof? {
    let start = try UploadStart(attempt: self).find(source, lock, &state)
    if state.earlierCount == nil { state.earlierCount = start.offset }
    progress.start(size: source.expectedCount, resumingAt: start.offset)
    let algorithm =
      upload.mode == .append
      ? nil : try proving(start.place).algorithm(ofSize: source.expectedCount)
    source.begin(at: start.offset, algorithm)
    var told: Int64?
    state.isJustStored = false
    if start.sends {
      switch try send(&source, start, &state) {
      case .again: return nil
      case .sent(let size): (told, state.isJustStored) = (size, true)
      }
    } else {
      told = start.offset
    }
    progress.prove()
    guard policy.verification == .none || source.isUnchanged() else { throw .sourceChanged }
    do throws(TransferError) {
      let proof = try prove(source, start, told, algorithm, state)
      return try finish(start.place, source, isSeen: told != nil, &state) ? proof : nil
    } catch {
      // What was put behind something else may be wrong because of that.
      guard start.offset > 0, error.blamesResuming, !state.mustRestart else { throw error }
      (state.mustRestart, state.restart, state.earlierCount) = (true, .noRestart, 0)
      session.knowledge.restartsUploads = false
      return nil
    }
  }

  private func prove(
    _ source: borrowing FileSource,
    _ start: UploadStart.Start,
    _ told: Int64?,
    _ algorithm: DigestAlgorithm?,
    _ state: State
  ) throws(TransferError) -> TransferProof {
    guard isImage, policy.verification != .none || policy.demandsProof else { return .none }
    let base = upload.mode == .append ? state.appendBase : 0
    let expected = base.map { $0.addingSaturated(source.end) }
    if let told, let expected, told != expected {
      throw .sizeMismatch(expected: expected, actual: told)
    }
    let proving = proving(start.place)
    let digest = source.finishedDigest()
    if source.isRegular || digest != nil,
      let proof = try proving.compare(source.file, from: source.base, algorithm, known: digest)
    {
      return proof
    }
    if told != nil, expected != nil { return .size }
    guard policy.demandsProof, source.isRegular, upload.mode == .replace else { return .none }
    return try proving.demand(source.file, from: source.base, source.end, now: upload.now)
  }
}

extension FileSource {
  /// Leaves standard input where any program that read it would: at its end.
  func leave() {
    if isRegular, isWhole { try? file.seek(to: base + end) }
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
