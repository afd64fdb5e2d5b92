package import FTPClient
package import FTPProtocol
import Platform
import SystemPackage

/// One file from one server to another one.
///
/// It is stored under a temporary name, proven, and given its name then, as an upload is.
package final class ServerCopy {
  /// One of the two servers.
  package enum Side: Hashable, Sendable {
    case source
    case target
  }

  /// A file, or the name of one, and the session in which that name is meant.
  package struct Place {
    package let path: RemotePath
    package let session: Session

    /// Names a file at a server.
    package init(_ path: RemotePath, at session: Session) {
      self.path = path
      self.session = session
    }
  }

  let source: Place
  let target: Place

  package var policy = TransferPolicy()

  /// Which way the octets may go.
  package enum Passage: Hashable, Sendable {
    /// Straight from one server to the other where that goes, else through this machine.
    case any

    /// Straight, or not at all.
    case direct

    /// Through this machine; why, where the other way was tried before.
    case throughHere(DirectTransfer.Obstacle?)
  }

  package var passage = Passage.any

  /// Whether a file that has the name stays, which is an error then.
  package var keepsExisting = false

  /// The permission bits that the copy gets; `nil` for those of any new file.
  package var mode: UInt16?

  /// At which of the two servers it went wrong; `nil` where it did not.
  package internal(set) var failedSide: Side?

  /// The time at which listings are read.
  private let now: TimeValue

  /// Names both sides.
  package init(of source: Place, to target: Place, now: TimeValue) {
    self.source = source
    self.target = target
    self.now = now
  }

  /// What one attempt leaves to the next.
  struct State {
    var facts = FileFacts()
    var octetCount: Int64 = 0
    var passage = CopyPassage.throughHere(nil)

    /// Whether something had the name before; `nil` where nobody knows.
    var existed: Bool?

    /// Whether the octets are written under the final name.
    var isInPlace = false

    /// Whether it is known that the final name is not that of the source.
    var isKnownTarget = false

    /// The name under which they are written else, once that is known.
    var temporary: RemotePath?

    /// The name under which something may be left at the target.
    var left: RemotePath?

    /// A whole copy under a temporary name, which stays until there is one under the final name.
    var spareCopy: RemotePath?
    var hasRemovedTarget = false
    var modeIsRefused = false
  }

  /// What came of moving the octets.
  struct Moved {
    let octetCount: Int64

    /// The size that the target tells.
    let told: Int64?

    /// What was computed of the octets as they passed.
    var digest: [UInt8]?
    var algorithm: DigestAlgorithm?
  }

  /// Copies the file.
  ///
  /// - Parameter progress: What to count in; its observer is told how it goes.
  /// - Returns: What was moved, and which way.
  /// - Throws: Why not; see ``failedSide``.
  package func run(_ progress: TransferProgress) throws(TransferFailure) -> TransferOutcome {
    try progress.tracking { () throws(TransferFailure) in try perform(progress) }
  }

  private func perform(_ progress: TransferProgress) throws(TransferFailure) -> TransferOutcome {
    let clock = TransferClock()
    let lock = try leavingNothing(lock())
    defer { lock?.end(keeps: false) }
    var state = State()
    state.isInPlace =
      policy.storesInPlace || target.session.knowledge.storesInPlace
      || PartialName.temporary(for: target.path) == nil
    do throws(TransferError) {
      state.existed = try at(.target) { () throws(TransferError) in try existed(state) }
      let attempts = Attempts(policy: policy.retry, session: source.session, progress: progress)
      let proof = try attempts.run { _ throws(TransferError) in
        try at(.target) { () throws(TransferError) in try target.session.connectAgain() }
        while true {
          if let proof = try attempt(&state, progress) { return proof }
        }
      }
      failedSide = nil
      var outcome = clock.outcome(
        octetCount: state.octetCount,
        moved: progress.movedOctetCount,
        proof: proof
      )
      outcome.facts = state.facts
      outcome.passage = state.passage
      outcome.modeIsRefused = state.modeIsRefused
      return outcome
    } catch {
      throw TransferFailure(error, kept: removeRest(state))
    }
  }

  /// Does something at one of the servers, and notes which one if that fails.
  func at<Result>(
    _ side: Side,
    _ body: () throws(TransferError) -> Result
  ) throws(TransferError) -> Result {
    do throws(TransferError) {
      return try body()
    } catch {
      failedSide = side
      throw error
    }
  }

  /// Keeps other processes of this user from sending to the same file.
  private func lock() throws(TransferError) -> UploadRecord? {
    try at(.target) { () throws(TransferError) in
      try UploadRecord.lock(in: policy.recordDirectory, for: target.path, at: target.session)
    }
  }

  private var name: TargetName {
    TargetName(
      path: target.path,
      session: target.session,
      keepsExisting: keepsExisting,
      now: now
    )
  }

  private func existed(_ state: State) throws(TransferError) -> Bool? {
    if keepsExisting {
      guard try !name.isThere() else { throw .remoteFileExists }
      return false
    }
    guard !state.isInPlace, target.session.mayRefuseToReplace else { return nil }
    return try name.wasThere()
  }

  /// Makes an attempt.
  ///
  /// - Returns: What shows that all is there; `nil` when another one has to follow at once, under the
  ///   final name.
  private func attempt(
    _ state: inout State,
    _ progress: TransferProgress
  ) throws(TransferError) -> TransferProof? {
    let begun = ContinuousClock.now
    let facts = try at(.source) { () throws(TransferError) in
      try remotely(source.session.facts(of: source.path))
    }
    state.facts = facts
    let place = try at(.target) { () throws(TransferError) in try storagePlace(&state) }
    guard let moved = try move(to: place, &state, progress) else { return nil }
    progress.prove()
    state.octetCount = moved.octetCount
    try at(.source) { () throws(TransferError) in
      try checkSource(moved.octetCount, facts, since: begun)
    }
    return try at(.target) { () throws(TransferError) -> TransferProof? in
      let proof: TransferProof
      do throws(TransferError) {
        proof = try prove(moved, at: place)
      } catch {
        // Between the servers it went wrong; by way of this machine it need not.
        guard state.passage == .direct, passage == .any, error.blamesResuming else { throw error }
        passage = .throughHere(.incomplete)
        return nil
      }
      return try finish(place, &state) ? proof : nil
    }
  }

  /// Says under which name the octets are stored: none that may be that of the file itself, which
  /// would be empty before it is read.
  private func storagePlace(_ state: inout State) throws(TransferError) -> RemotePath {
    let sparing = SourceSparing(
      source: source.path,
      facts: state.facts,
      session: target.session,
      now: now
    )
    if !state.isInPlace {
      if let place = state.temporary { return place }
      state.temporary = try sparing.temporaryName(for: target.path)
      if let place = state.temporary { return place }
    }
    guard !state.isKnownTarget else { return target.path }
    guard try !sparing.mayBeSource(target.path) else {
      // The file itself is there, so that nobody needs its copy under another name.
      (state.left, state.spareCopy) = (state.spareCopy, nil)
      throw .mayBeSource
    }
    state.isKnownTarget = true
    return target.path
  }

  /// Makes sure that what was read is what the server has.
  private func checkSource(
    _ count: Int64,
    _ facts: FileFacts,
    since begun: ContinuousClock.Instant
  ) throws(TransferError) {
    guard policy.verification != .none || policy.demandsProof, facts != FileFacts() else { return }
    let fits = facts.size.map { $0 == count } ?? true
    guard !fits || ContinuousClock.now - begun > Proving.unobservable else { return }
    let proving = Proving(session: source.session, path: source.path, verification: .size)
    try proving.compareAgain(count, with: facts, areListed: false)
  }

  private func prove(_ moved: Moved, at place: RemotePath) throws(TransferError) -> TransferProof {
    guard policy.verification != .none || policy.demandsProof else { return .none }
    if let told = moved.told, told != moved.octetCount {
      throw .sizeMismatch(expected: moved.octetCount, actual: told)
    }
    let proving = Proving(session: target.session, path: place, verification: policy.verification)
    if let proof = try proving.compare(moved.digest, moved.algorithm) { return proof }
    if moved.told != nil { return .size }
    guard policy.demandsProof, let size = try listedSize(of: place) else { return .none }
    guard size == moved.octetCount else {
      throw .sizeMismatch(expected: moved.octetCount, actual: size)
    }
    return .size
  }

  /// The size that a listing tells; `nil` where it tells none, and where the server lists nothing.
  func listedSize(of place: RemotePath) throws(TransferError) -> Int64? {
    do throws(FTPError) {
      guard let entry = try target.session.entry(at: place, now: now), !entry.isSizeRounded else {
        return nil
      }
      return entry.size
    } catch {
      guard error.isRefusal, error.sessionIsUsable else { throw .remote(error) }
      return nil
    }
  }

  /// Gives the copy its time, its permission bits and its name.
  ///
  /// - Returns: False when the server renames nothing.
  private func finish(_ place: RemotePath, _ state: inout State) throws(TransferError) -> Bool {
    let session = target.session
    try remotely(session.learnClock(fromJustStored: place))
    if policy.keepsTimes, let time = state.facts.modified {
      _ = try remotely(session.setModificationTime(time, of: place))
    }
    if let mode {
      do throws(FTPError) {
        try session.changeMode(mode & 0o777, of: place)
      } catch {
        guard error.isRefusal, error.sessionIsUsable else { throw .remote(error) }
        state.modeIsRefused = true
      }
    }
    guard place != target.path else {
      if let copy = state.spareCopy, (try? session.removeFile(copy)) != nil {
        state.spareCopy = nil
      }
      return true
    }
    if keepsExisting, try name.isThere() { throw .remoteFileExists }
    if try name.give(to: place, existed: state.existed, &state.hasRemovedTarget) { return true }
    session.knowledge.storesInPlace = true
    (state.isInPlace, state.spareCopy, state.left) = (true, place, nil)
    return false
  }

  /// Removes what is left of a copy that failed.
  ///
  /// - Returns: What could not be removed, and what has the final name.
  private func removeRest(_ state: State) -> TransferFailure.KeptPart? {
    if let copy = state.spareCopy {
      var kept = TransferFailure.KeptPart(.atServer(copy), octetCount: state.octetCount)
      (kept.isComplete, kept.hasRemovedTarget) = (true, state.hasRemovedTarget)
      kept.isContinuable = false
      return kept
    }
    guard let place = state.left else { return nil }
    let session = target.session
    if place != target.path, session.isUsable, !state.hasRemovedTarget {
      if (try? session.removeFile(place)) != nil { return nil }
      // Of what was refused there is nothing.
      let name = TargetName(path: place, session: session, keepsExisting: false, now: now)
      if session.isUsable, let isThere = try? name.isThere(), !isThere { return nil }
    }
    var kept = TransferFailure.KeptPart(.atServer(place), octetCount: nil)
    kept.hasRemovedTarget = state.hasRemovedTarget
    kept.isContinuable = false
    return kept
  }
}
