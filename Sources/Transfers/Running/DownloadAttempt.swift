import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// One attempt to fetch a file: what is known, what is there, what is missing, and the proof.
struct DownloadAttempt {
  let download: Download
  let session: Session
  let progress: TransferProgress
  let clock: TransferClock
  let isFirst: Bool
  let replacesTarget: Bool

  /// Whether the partial file is one that had the final name, and gets it back if it is not the
  /// beginning of the source.
  let isAdopted: Bool

  /// The time after which a source may have changed without anybody noticing: modification times
  /// count seconds.
  private static let unobservable = Duration.seconds(1)

  private var policy: TransferPolicy { download.policy }
  private var isImage: Bool { download.type == .image }

  /// What came of asking for the octets.
  private enum Arrival {
    /// All are there, up to the end of the data.
    case whole(from: Int64, digest: [UInt8]?)

    /// What was there before is of no use.
    case useless(ResumeObstacle)
  }

  /// Fetches what is missing.
  func run() throws(TransferFailure) -> TransferOutcome {
    let facts: FileFacts
    let begun = ContinuousClock.now
    do throws(FTPError) {
      facts = try findFacts()
    } catch {
      throw TransferFailure(.remote(error))
    }
    var partial: PartialFile
    // What came over several connections came in this attempt too.
    let fetchedCount: Int64
    do throws(TransferError) {
      fetchedCount = try fetchSegments(facts)
      partial = try PartialFile(for: download.target)
    } catch {
      throw TransferFailure(error)
    }
    var outcome: TransferOutcome
    do throws(TransferError) {
      outcome = try fetch(&partial, facts, begun)
    } catch {
      if isAdopted, case .notContinuable = error {
        throw TransferFailure(giveBack(partial, error))
      }
      throw TransferFailure(error, kept: partial.keep(isUsable: !error.spoilsPartialFile))
    }
    do throws(TransferError) {
      let finish = PartialFile.Finish(
        modified: policy.keepsTimes ? facts.modified?.secondsSinceEpoch : nil,
        mode: download.mode,
        isFlushed: policy.flushesToDisk
      )
      try partial.complete(finish, replacing: replacesTarget)
    } catch {
      throw TransferFailure(error)
    }
    outcome.duration = clock.elapsed
    if fetchedCount > 0 { outcome.count(fetchedCount) }
    return outcome
  }

  /// Fetches what will come over several connections, where that is wanted.
  ///
  /// - Returns: How many octets there are now from the beginning on.
  private func fetchSegments(_ facts: FileFacts) throws(TransferError) -> Int64 {
    guard policy.segments > 1, isFirst, isImage, facts.size != nil else { return 0 }
    let record: PartialRecord
    do throws(FTPError) {
      record = PartialRecord(
        source: try session.url(of: download.source, asksWhere: true),
        size: facts.size,
        modified: facts.modified?.secondsSinceEpoch
      )
    } catch {
      throw .remote(error)
    }
    let count = try SegmentedFetch.fill(download, record, like: session, progress)
    try reconnectIfNeeded()
    return count
  }

  private func findFacts() throws(FTPError) -> FileFacts {
    if isFirst, let listed = download.listed { return listed }
    // SIZE tells the octets that travel, which are others in type ASCII.
    guard isImage else {
      let wantsTime = policy.keepsTimes
      return FileFacts(
        modified: wantsTime ? try session.modificationTime(of: download.source) : nil
      )
    }
    return try session.factsBeforeRetrieval(of: download.source)
  }

  /// Renames a file back that turned out not to be the beginning of the source.
  private func giveBack(
    _ partial: consuming PartialFile,
    _ error: TransferError
  ) -> TransferError {
    do {
      TransferRecord.remove(PartialFile.recordPath(for: download.target))
      try LocalDirectory.renameExclusively(partial.path, to: download.target)
      return error
    } catch {
      return .local(.renaming, download.target, error)
    }
  }

  private func fetch(
    _ partial: inout PartialFile,
    _ facts: FileFacts,
    _ begun: ContinuousClock.Instant
  ) throws(TransferError) -> TransferOutcome {
    let record = try record(facts, partial)
    let proof = DownloadProof(
      source: download.source,
      session: session,
      verification: isImage ? policy.verification : .none
    )
    let algorithm = try proof.algorithm(ofSize: facts.size)
    var decision = isImage ? decide(partial, record) : .anew(nil)
    var restart: ResumeObstacle?
    while true {
      if case .anew(let reason) = decision { restart = restart ?? reason }
      if isAdopted, let restart { throw .notContinuable(restart) }
      let arrival = try receive(&partial, decision, record, facts, algorithm)
      switch arrival {
      case .useless(let reason): decision = .anew(reason)
      case .whole(let offset, let digest):
        progress.prove()
        do throws(TransferError) {
          let result = try proof.compare(
            partial.file,
            with: facts,
            areListed: isFirst && download.listed != nil,
            (algorithm, digest),
            asksAgain: ContinuousClock.now - begun > Self.unobservable
          )
          return outcome(partial.octetCount, from: offset, result, restart)
        } catch {
          // What was put behind something else may be wrong because of that.
          guard case .proceed = decision, error.spoilsPartialFile else { throw error }
          decision = .anew(.differs)
        }
      }
      try reconnectIfNeeded()
    }
  }

  private func decide(
    _ partial: borrowing PartialFile,
    _ record: PartialRecord
  ) -> ResumeDecision {
    ResumeDecision.decide(
      having: partial.octetCount,
      of: partial.earlierRecord(),
      from: record,
      isAsked: policy.continues
    )
  }

  private func outcome(
    _ count: Int64,
    from offset: Int64,
    _ proof: TransferProof,
    _ restart: ResumeObstacle?
  ) -> TransferOutcome {
    TransferOutcome(
      octetCount: isImage ? count - offset : progress.movedOctetCount,
      duration: .zero,
      proof: proof,
      resumedFrom: offset,
      restart: restart,
      wasSkipped: false
    )
  }

  /// Describes the source; where it is kept, by the path from the root.
  private func record(
    _ facts: FileFacts,
    _ partial: borrowing PartialFile
  ) throws(TransferError) -> PartialRecord {
    let isWorthIt = facts != FileFacts() && PartialFile.isWorthRecording(facts.size)
    let isKept = partial.octetCount > 0 || isWorthIt
    do throws(FTPError) {
      return PartialRecord(
        source: try session.url(of: download.source, asksWhere: isKept),
        size: facts.size,
        modified: facts.modified?.secondsSinceEpoch
      )
    } catch {
      throw .remote(error)
    }
  }

  private func receive(
    _ partial: inout PartialFile,
    _ decision: ResumeDecision,
    _ record: PartialRecord,
    _ facts: FileFacts,
    _ algorithm: DigestAlgorithm?
  ) throws(TransferError) -> Arrival {
    var offset: Int64 = 0
    var tail: [UInt8] = []
    switch decision {
    case .anew: try partial.begin(isImage ? record : nil)
    case .proceed(let start, let count):
      offset = start
      tail = try partial.tail(count)
      try partial.proceed(record)
    }
    progress.start(size: facts.size, resumingAt: offset)
    var reception = Reception(download.type, progress, limit: policy.limit, session.cancellation)
    var localError: TransferError?
    var match = Reception.Match.same
    var isWhole = false
    var failure: FTPError?
    do throws(FTPError) {
      let command = try session.command(.retr, download.source)
      let start = offset - Int64(tail.count)
      try session.transfer(command, .fromServer, type: download.type, from: start) {
        data throws(FTPError) in
        match = try reception.match(tail, &data)
        guard match == .same else {
          if match == .different { throw .stoppedByCaller }
          return
        }
        do throws(TransferError) {
          try partial.reserve(upTo: facts.size)
        } catch {
          localError = error
          throw .stoppedByCaller
        }
        if offset == 0, !data.isClear { reception.digest = algorithm.flatMap { ContentDigest($0) } }
        try reception.move(from: &data, into: partial.file)
        isWhole = true
      }
    } catch {
      failure = error
    }
    if match == .different { return .useless(.differs) }
    if let error = localError ?? reception.localError { throw error }
    if let failure {
      if tail.count < offset, failure.refusesRestart { return .useless(.noRestart) }
      let isThere = isWhole && isImage && partial.octetCount == facts.size
      guard isThere, failure.leavesEndUnknown else { throw .remote(failure) }
      try confirm(facts)
    }
    // The data ended before what is there did.
    guard match == .same else { return .useless(.differs) }
    try reception.finish(partial.file)
    return .whole(from: offset, digest: reception.digest?.finish())
  }

  /// Asks anew, on a new connection, after the control connection was lost at the end of the data.
  private func confirm(_ facts: FileFacts) throws(TransferError) {
    let later: FileFacts
    do throws(FTPError) {
      try session.reconnect()
      later = try session.facts(of: download.source)
    } catch {
      throw .remote(error)
    }
    guard later.size == facts.size,
      later.modified == nil || facts.modified == nil || later.modified == facts.modified
    else { throw .sourceChanged }
  }

  private func reconnectIfNeeded() throws(TransferError) {
    do throws(FTPError) {
      if !session.isAlive { try session.reconnect() }
    } catch {
      throw .remote(error)
    }
  }
}

extension FTPError {
  /// Whether the server does not begin in the middle of this file.
  fileprivate var refusesRestart: Bool {
    guard case .refused(let reply, let verb) = self else { return false }
    if verb == .rest { return reply.code.isPermanentNegative }
    // What 550 says of a file counts from the beginning too.
    return verb == .retr && [501, 504, 551, 554].contains(reply.code.value)
  }

  /// Whether all may be well although the server has not said so: the control connection is gone,
  /// as it is behind a router that forgot it, or nothing comes on it any more.
  var leavesEndUnknown: Bool {
    if case .refused(let reply, _) = self { return reply.code == .serviceNotAvailable }
    return isLostConnection
  }
}

extension TransferError {
  /// Whether a partial file is of no use after this.
  var spoilsPartialFile: Bool {
    switch self {
    case .digestMismatch, .sourceChanged: true
    case .sizeMismatch(let expected, let actual): actual > expected
    default: false
    }
  }
}
