import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// A download into a file: what is known, what is there, what is missing, and the proof.
struct DownloadAttempt {
  let download: Download
  let place: LocalPlace
  let session: Session
  let progress: TransferProgress
  let replacesTarget: Bool

  /// Whether what has the final name is the beginning, and stays what it is if it is not.
  let isContinued: Bool

  /// What one attempt leaves to the next.
  private struct State {
    /// The octets that an earlier run left, and that are gone on with; `nil` before that is known.
    var earlierCount: Int64?

    /// Why what an earlier run left was thrown away.
    var restart: ResumeObstacle?

    /// What is known of the source.
    var facts = FileFacts()
  }

  private var policy: TransferPolicy { download.policy }
  private var isImage: Bool { download.type == .image }

  private var proving: Proving {
    Proving(
      session: session,
      path: download.source,
      verification: isImage ? policy.verification : .none
    )
  }

  /// Fetches what is missing, as often as it takes, and gives the file its name.
  func run() throws(TransferFailure) -> TransferOutcome {
    let clock = TransferClock()
    var partial = try leavingNothing(PartialFile(for: place, adopting: isContinued))
    var state = State()
    do throws(TransferError) {
      let attempts = Attempts(policy: policy.retry, session: session, progress: progress)
      let (count, proof) = try attempts.run { number throws(TransferError) in
        try attempt(number, &partial, &state)
      }
      let finish = PartialFile.Finish(
        modified: policy.keepsTimes ? state.facts.modified?.secondsSinceEpoch : nil,
        mode: download.mode,
        isFlushed: policy.flushesToDisk
      )
      try partial.complete(finish, replacing: replacesTarget)
      var outcome = clock.outcome(
        octetCount: count,
        moved: progress.movedOctetCount,
        proof: proof
      )
      outcome.resumedFrom = state.earlierCount ?? 0
      outcome.restart = state.restart
      outcome.facts = state.facts
      return outcome
    } catch {
      throw TransferFailure(error, kept: partial.keep(isUsable: !error.spoilsPartialFile))
    }
  }

  /// Makes an attempt.
  ///
  /// - Returns: How many octets there are now, and what shows that these are all.
  private func attempt(
    _ number: Int,
    _ partial: inout PartialFile,
    _ state: inout State
  ) throws(TransferError) -> (Int64, TransferProof) {
    let begun = ContinuousClock.now
    let isListed = number == 1 && isListingEnough
    state.facts = try facts(isListed)
    let facts = state.facts
    let record = try record(facts, partial)
    var decision = isImage ? decide(partial, record) : .anew(nil)
    if number == 1 { try fetchSegments(&partial, record, &decision, &state) }
    let algorithm = try proving.algorithm(ofSize: facts.size)
    while true {
      switch decision {
      case .anew(let reason):
        if state.restart == nil { state.restart = reason }
        state.earlierCount = 0
        if isContinued, let reason { throw .notContinuable(reason) }
      case .proceed(let offset, _):
        if state.earlierCount == nil { state.earlierCount = offset }
      }
      let start = try prepare(&partial, decision, record)
      switch try receive(&partial, start, facts, areListed: isListed, algorithm) {
      case .useless(let reason): decision = .anew(reason)
      case .whole(let digest, let count):
        progress.prove()
        do throws(TransferError) {
          let asksAgain = ContinuousClock.now - begun > Proving.unobservable
          let proof = try prove(partial, asksAgain, isListed, facts, (algorithm, digest))
          return (isImage ? partial.octetCount : count, proof)
        } catch {
          // What was put behind something else may be wrong because of that.
          guard case .proceed = decision, error.spoilsPartialFile, !isContinued else { throw error }
          decision = .anew(.differs)
        }
      }
      try session.connectAgain()
    }
  }

  /// Whether what a listing said will do: of a large file the time is asked, without which a change
  /// during the transfer would not show.
  private var isListingEnough: Bool {
    guard let listed = download.listed else { return false }
    return !isImage || !RecordFile.isWorthIt(listed.size)
  }

  private func facts(_ isListed: Bool) throws(TransferError) -> FileFacts {
    if isListed, let listed = download.listed { return listed }
    // SIZE tells the octets that travel, which are others in type ASCII.
    guard isImage else {
      guard policy.keepsTimes else { return FileFacts() }
      return FileFacts(modified: try remotely(session.modificationTime(of: download.source)))
    }
    return try remotely(session.factsBeforeRetrieval(of: download.source))
  }

  /// Describes the source; where it is kept, by the path from the root.
  private func record(
    _ facts: FileFacts,
    _ partial: borrowing PartialFile
  ) throws(TransferError) -> TransferRecord {
    let isWorthIt = facts != FileFacts() && RecordFile.isWorthIt(facts.size)
    let isKept = partial.octetCount > 0 || partial.known != nil || isWorthIt
    return TransferRecord(
      source: try remotely(session.url(of: download.source, asksWhere: isKept)),
      size: facts.size,
      modified: facts.modified?.secondsSinceEpoch
    )
  }

  private func decide(
    _ partial: borrowing PartialFile,
    _ record: TransferRecord
  ) -> ResumeDecision {
    ResumeDecision.decide(
      having: partial.octetCount,
      of: partial.known,
      from: record,
      isAsked: policy.continues
    )
  }

  /// Fetches over several connections what will come so, where that is wanted, or was begun.
  private func fetchSegments(
    _ partial: inout PartialFile,
    _ record: TransferRecord,
    _ decision: inout ResumeDecision,
    _ state: inout State
  ) throws(TransferError) {
    guard isImage, let size = record.size, !isContinued else { return }
    var missing = partial.known.map { $0.isSame(as: record) ? $0.missing : [] } ?? []
    if missing.isEmpty, policy.segments > 1, case .anew = decision {
      if case .anew(let reason) = decision { state.restart = reason }
      missing = SegmentPlan.segments(of: size, count: policy.segments)
      guard missing.count > 1 else { return }
      try partial.begin(nil)
      state.earlierCount = 0
    }
    guard !missing.isEmpty else { return }
    if state.earlierCount == nil {
      state.earlierCount = size - missing.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
    }
    try SegmentedFetch.fill(&partial, missing, of: record, download, like: session, progress)
    try session.connectAgain()
    decision = decide(partial, record)
  }

  /// What of the file is there when octets are asked for.
  private struct Start {
    var offset: Int64 = 0
    var tail: [UInt8] = []
  }

  private func prepare(
    _ partial: inout PartialFile,
    _ decision: ResumeDecision,
    _ record: TransferRecord
  ) throws(TransferError) -> Start {
    switch decision {
    case .anew:
      try partial.begin(isImage ? record : nil)
      return Start()
    case .proceed(let offset, let count):
      let tail = try partial.tail(count)
      try partial.proceed(record)
      return Start(offset: offset, tail: tail)
    }
  }

  /// What came of asking for the octets.
  private enum Arrival {
    /// All are there, up to the end of the data, and so many came now.
    case whole(digest: [UInt8]?, octetCount: Int64)

    /// What was there before is of no use.
    case useless(ResumeObstacle)
  }

  private func receive(
    _ partial: inout PartialFile,
    _ start: Start,
    _ facts: FileFacts,
    areListed: Bool,
    _ algorithm: DigestAlgorithm?
  ) throws(TransferError) -> Arrival {
    progress.start(size: facts.size, resumingAt: start.offset)
    var sink = PartialSink(
      partial,
      start.tail,
      at: start.offset,
      of: facts.size,
      algorithm,
      Reception(download.type, progress, limit: policy.limit, session.cancellation)
    )
    var failure: TransferError?
    var digest: [UInt8]?
    do throws(TransferError) {
      try session.retrieve(download.source, download.type, into: &sink)
      digest = try sink.finish()
    } catch {
      failure = error
    }
    let (arrival, count) = (sink.arrival, sink.octetCount)
    partial = sink.end()
    if arrival == .different { return .useless(.differs) }
    if let failure {
      if start.tail.count < start.offset, failure.refusesRestart { return .useless(.noRestart) }
      let isThere = arrival == .whole && isImage && partial.octetCount == facts.size
      guard isThere, failure.leavesEndUnknown else { throw failure }
      try proving.confirm(facts, areListed: areListed)
    }
    // The data ended before what is there did.
    guard arrival == .whole else { return .useless(.differs) }
    return .whole(digest: digest, octetCount: count)
  }

  /// Compares what came with what the server has.
  private func prove(
    _ partial: borrowing PartialFile,
    _ asksAgain: Bool,
    _ areListed: Bool,
    _ facts: FileFacts,
    _ digest: (algorithm: DigestAlgorithm?, value: [UInt8]?)
  ) throws(TransferError) -> TransferProof {
    guard proving.verification != .none else { return .none }
    let count = partial.octetCount
    let fits = facts.size.map { $0 == count } ?? true
    if !fits || (asksAgain && facts != FileFacts()) {
      try proving.compareAgain(count, with: facts, areListed: areListed)
    }
    let proof = try proving.compare(partial.file, digest.algorithm, known: digest.value)
    return proof ?? (facts.size == nil ? .none : .size)
  }
}

extension TransferError {
  /// Whether the server does not begin in the middle of this file.
  fileprivate var refusesRestart: Bool {
    guard case .remote(.refused(let reply, let verb)) = self else { return false }
    if verb == .rest { return reply.code.isPermanentNegative }
    // What 550 says of a file counts from the beginning too.
    return verb == .retr && [501, 504, 551, 554].contains(reply.code.value)
  }

  /// Whether all may be well although the server has not said so: the control connection is gone,
  /// as it is behind a router that forgot it, or nothing comes on it any more.
  var leavesEndUnknown: Bool {
    guard case .remote(let error) = self else { return false }
    if case .refused(let reply, _) = error { return reply.code == .serviceNotAvailable }
    return error.isLostConnection
  }

  /// Whether a partial file is of no use after this.
  var spoilsPartialFile: Bool {
    switch self {
    case .digestMismatch, .contentDiffers, .sourceChanged: true
    case .sizeMismatch(let expected, let actual): actual > expected
    default: false
    }
  }
}
