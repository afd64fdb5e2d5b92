import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// Where an attempt to send a file begins: under which name, and behind what is there.
struct UploadStart {
  let attempt: UploadAttempt

  /// What was found.
  struct Start {
    let place: RemotePath

    /// STOR or APPE.
    var verb = CommandVerb.stor

    /// The octets of the source that are there already.
    var offset: Int64 = 0

    /// What REST tells; 0 for no REST.
    var restart: Int64 = 0

    /// False when all octets are there.
    var sends = true
  }

  private var session: Session { attempt.session }
  private var target: RemotePath { attempt.upload.target }

  /// Looks at what is there, as far as it matters.
  func find(
    _ source: borrowing FileSource,
    _ lock: UploadRecord?,
    _ state: inout UploadAttempt.State
  ) throws(TransferError) -> Start {
    guard attempt.upload.mode == .replace else { return try behindOthers(source, &state) }
    let place = state.isInPlace ? target : PartialName.temporary(for: target) ?? target
    var start = Start(place: place)
    guard let total = source.expectedCount, !state.mustRestart else { return start }
    let record = record(of: source, total)
    state.known = record
    let earlier = state.number > 1 ? record : state.earlier
    if RecordFile.isWorthIt(total) || state.number > 1 { lock?.write(record) }
    guard earlier != nil || attempt.policy.continues else { return start }
    guard let (there, size) = try existing(place, state) else { return start }
    if there != place {
      state.isInPlace = true
      start = Start(place: there)
    }
    let decision = ResumeDecision.decide(
      having: size,
      of: earlier,
      from: record,
      isAsked: attempt.policy.continues
    )
    if let obstacle = try obstacle(decision, source, there) {
      // What has the final name is not thrown away because it was to be continued.
      if there == target, attempt.policy.continues { throw .notContinuable(obstacle) }
      (state.restart, state.earlierCount) = (obstacle, 0)
      return start
    }
    (start.offset, start.restart, start.sends) = (size, size, size < total)
    state.left = (there, size)
    if !session.knowledge.restartsUploads { (start.verb, start.restart) = (.appe, 0) }
    return start
  }

  /// What is known of the source.
  private func record(of source: borrowing FileSource, _ total: Int64) -> TransferRecord {
    let path = attempt.upload.source.path
    let whole = path.isAbsolute ? path : (LocalDirectory.current ?? "").pushing(path)
    return TransferRecord(
      source: whole.lexicallyNormalized().octets,
      size: total,
      modified: source.info.modified,
      nanoseconds: source.info.modifiedNanoseconds
    )
  }

  /// Finds what is to be gone on with: what is under the temporary name, or else under the final
  /// one, if the user says that this is a beginning.
  private func existing(
    _ place: RemotePath,
    _ state: UploadAttempt.State
  ) throws(TransferError) -> (RemotePath, Int64)? {
    if let size = try remotely(session.size(of: place)), size > 0 { return (place, size) }
    guard attempt.policy.continues, !state.isInPlace else { return nil }
    if let size = try remotely(session.size(of: target)), size > 0 { return (target, size) }
    return nil
  }

  /// Compares the end of what is there with the source.
  ///
  /// - Returns: Why it is of no use; `nil` when it is the beginning of the source.
  private func obstacle(
    _ decision: ResumeDecision,
    _ source: borrowing FileSource,
    _ place: RemotePath
  ) throws(TransferError) -> ResumeObstacle? {
    guard case .proceed(let offset, let count) = decision else {
      if case .anew(let reason) = decision { return reason }
      return nil
    }
    var ours = [UInt8](repeating: 0, count: count)
    let start = offset - Int64(count)
    let path = attempt.upload.source.path
    do throws(Errno) {
      var span = ours.mutableSpan
      let filled = try span.withUnsafeMutableBytes { buffer throws(Errno) in
        try source.file.read(into: buffer, from: source.base + start)
      }
      guard filled == count else { return .sourceChanged }
    } catch {
      throw .local(.reading, path, error)
    }
    do throws(TransferError) {
      return try session.octets(of: place, from: start, upTo: count) == ours ? nil : .differs
    } catch {
      // Some servers let nobody read what was sent.
      guard case .remote(.refused(let reply, _)) = error, reply.code.isPermanentNegative else {
        throw error
      }
      return .unreadable
    }
  }

  /// Begins behind a file that belongs to somebody else, and behind what earlier attempts of this
  /// run put there.
  private func behindOthers(
    _ source: borrowing FileSource,
    _ state: inout UploadAttempt.State
  ) throws(TransferError) -> Start {
    var start = Start(place: target, verb: .appe)
    guard attempt.isImage else { return start }
    let size = try remotely(session.size(of: target))
    guard state.number > 1 else {
      state.appendBase = size
      return start
    }
    // What did not arrive follows; where nobody knows, nothing can.
    guard let base = state.appendBase, let size, let total = source.expectedCount, size >= base,
      size - base <= total
    else {
      guard state.left != nil else { return start }
      throw .remote(.stoppedByCaller)
    }
    start.offset = size - base
    start.sends = start.offset < total
    return start
  }
}
