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
    _ file: borrowing LocalFile,
    _ state: inout UploadAttempt.State
  ) throws(TransferError) -> Start {
    do throws(FTPError) {
      guard attempt.upload.mode == .replace else { return try behindOthers(&state) }
    } catch {
      throw .remote(error)
    }
    let temporary = PartialName.temporary(for: target)
    if temporary == nil { state.isInPlace = true }
    let place = state.isInPlace ? target : temporary ?? target
    var start = Start(place: place)
    guard let total = attempt.total, !state.mustRestart else { return start }
    let records = UploadRecords(directory: attempt.policy.recordDirectory)
    let keepsRecord = records.keepsRecord(ofSize: total)
    let url: [UInt8]
    do throws(FTPError) {
      url = try session.url(of: target, asksWhere: keepsRecord)
    } catch {
      throw .remote(error)
    }
    let record = self.record
    var earlier = keepsRecord ? records.read(url) : nil
    if state.number > 1 { earlier = record }
    if keepsRecord { records.write(record, url) }
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
    if let obstacle = try obstacle(decision, file, there) {
      // What has the final name is not thrown away because it was to be continued.
      if there == target, attempt.policy.continues { throw .notContinuable(obstacle) }
      state.restart = obstacle
      return start
    }
    (start.offset, start.restart, start.sends) = (size, size, size < total)
    state.left = (there, size)
    if !session.knowledge.restartsUploads { (start.verb, start.restart) = (.appe, 0) }
    return start
  }

  /// What is known of the source.
  private var record: PartialRecord {
    let path = attempt.upload.source.path
    let whole = path.isAbsolute ? path : (LocalDirectory.current ?? "").pushing(path)
    return PartialRecord(
      source: whole.lexicallyNormalized().octets,
      size: attempt.info.size,
      modified: attempt.info.modified,
      nanoseconds: attempt.info.modifiedNanoseconds
    )
  }

  /// Finds what is to be gone on with: what is under the temporary name, or else under the final
  /// one, if the user says that this is a beginning.
  private func existing(
    _ place: RemotePath,
    _ state: UploadAttempt.State
  ) throws(TransferError) -> (RemotePath, Int64)? {
    do throws(FTPError) {
      if let size = try session.size(of: place), size > 0 { return (place, size) }
      guard attempt.policy.continues, !state.isInPlace else { return nil }
      if let size = try session.size(of: target), size > 0 { return (target, size) }
      return nil
    } catch {
      throw .remote(error)
    }
  }

  /// Compares the end of what is there with the source.
  ///
  /// - Returns: Why it is of no use; `nil` when it is the beginning of the source.
  private func obstacle(
    _ decision: ResumeDecision,
    _ file: borrowing LocalFile,
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
        try file.read(into: buffer, from: start)
      }
      guard filled == count else { return .sourceChanged }
    } catch {
      throw .local(.reading, path, error)
    }
    do throws(FTPError) {
      return try session.octets(of: place, from: start, upTo: count) == ours ? nil : .differs
    } catch {
      // Some servers let nobody read what was sent.
      guard case .refused(let reply, _) = error, reply.code.isPermanentNegative else {
        throw .remote(error)
      }
      return .unreadable
    }
  }

  /// Begins behind a file that belongs to somebody else, and behind what earlier attempts of this
  /// run put there.
  private func behindOthers(
    _ state: inout UploadAttempt.State
  ) throws(FTPError) -> Start {
    var start = Start(place: target, verb: .appe)
    guard attempt.isImage else { return start }
    let size = try session.size(of: target)
    guard state.number > 1 else {
      state.appendBase = size
      return start
    }
    // What did not arrive follows; where nobody knows, nothing can.
    guard let base = state.appendBase, let size, let total = attempt.total, size >= base,
      size - base <= total
    else {
      guard state.sentCount > 0 else { return start }
      throw .stoppedByCaller
    }
    start.offset = size - base
    start.sends = start.offset < total
    return start
  }
}
