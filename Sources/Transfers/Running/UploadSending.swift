import FTPClient
import FTPProtocol
import Platform
import SystemPackage

extension UploadAttempt {
  /// What came of sending.
  enum Sending {
    /// All was sent; the size that the server tells then, and the digest of what passed.
    case sent(Int64?, [UInt8]?)

    /// Nothing was sent, but another way may work.
    case again
  }

  /// How often, and with which pauses, the size is asked for after a connection was lost.
  private static let confirmations = 5
  private static let confirmationPause = Duration.seconds(1)

  /// Sends the octets that are missing.
  func send(
    _ file: borrowing LocalFile,
    _ start: UploadStart.Start,
    _ algorithm: DigestAlgorithm?,
    _ state: inout State
  ) throws(TransferError) -> Sending {
    var transmission = Transmission(
      upload.type,
      progress,
      limit: policy.limit,
      session.cancellation
    )
    var failure: FTPError?
    var isWhole = false
    let asksSize = isImage && policy.verification != .none
    var pipelined = PipelinedCommands()
    do throws(FTPError) {
      if asksSize { pipelined.behind = [try session.command(.size, start.place)] }
      try session.transfer(
        session.command(start.verb, start.place),
        .toServer,
        type: upload.type,
        from: start.restart,
        with: &pipelined
      ) { data throws(FTPError) in
        // Nobody can read again what comes from a pipe.
        let passes = start.offset == 0 && (!data.isClear || !isRegular)
        if passes { transmission.digest = algorithm.flatMap { ContentDigest($0) } }
        try transmission.move(file, total.map { start.offset..<$0 }, into: &data)
        isWhole = true
      }
    } catch {
      failure = error
    }
    let hasRead = transmission.octetCount > 0
    if !isRegular, hasRead, !isWhole || failure != nil { state.hasReadOnce = true }
    // What was sent before the refusal came has gone nowhere.
    let isRefusedAtOnce = !pipelined.hasBegun && failure?.isRefusal ?? false
    let count = isRefusedAtOnce ? 0 : transmission.octetCount
    state.sentCount += count
    if start.offset + count > 0 { state.left = (start.place, start.offset + count) }
    if let error = transmission.localError { throw error }
    guard let failure else {
      let told = pipelined.repliesBehind.first.flatMap { FileFactReplies.size($0) }
      return .sent(told, transmission.digest?.finish())
    }
    if count == 0, isRegular || !hasRead, try anotherWay(start, after: failure, &state) {
      return .again
    }
    let expected = total ?? (isImage && !isRegular ? count : nil)
    guard isWhole, upload.mode == .replace, let expected, failure.leavesEndUnknown else {
      throw .remote(failure)
    }
    return .sent(try confirmedSize(start.place, expected), transmission.digest?.finish())
  }

  /// Finds another way after the server refused to begin.
  ///
  /// - Returns: Whether there is one.
  private func anotherWay(
    _ start: UploadStart.Start,
    after error: FTPError,
    _ state: inout State
  ) throws(TransferError) -> Bool {
    guard case .refused(let reply, let verb) = error, reply.code.isPermanentNegative,
      !error.meansNoRoom
    else { return false }
    if verb == .rest, start.restart > 0 {
      session.knowledge.restartsUploads = false
      return true
    }
    guard !state.isInPlace, start.offset == 0, verb == .stor else { return false }
    // The name may be what the server does not take; without permission the next attempt says so.
    state.isInPlace = true
    return true
  }

  /// Asks for the size, on a new connection, after the old one was lost at the end of the data.
  ///
  /// What is on its way may take a while to arrive.
  private func confirmedSize(
    _ place: RemotePath,
    _ expected: Int64
  ) throws(TransferError) -> Int64? {
    do throws(FTPError) {
      try session.reconnect()
      var size: Int64?
      for round in 0..<Self.confirmations {
        if round > 0 {
          do {
            try Readiness.pause(
              until: .after(Self.confirmationPause),
              cancelledBy: session.cancellation
            )
          } catch {
            throw FTPError.cancelled
          }
        }
        size = try session.size(of: place)
        if size == nil || size == expected { break }
      }
      // Without an answer nobody knows what arrived.
      guard let size else { throw FTPError.connectionLost }
      return size
    } catch {
      throw .remote(error)
    }
  }

  /// Gives the file its time, its permission bits and its name.
  ///
  /// - Returns: False when the server renames nothing, and the file has to be sent again, under its
  ///   final name.
  func finish(_ place: RemotePath, _ state: inout State) throws(TransferError) -> Bool {
    do throws(FTPError) {
      if upload.mode == .replace { try setAttributes(place, &state) }
      guard place != upload.target else {
        if let copy = state.spareCopy { try? session.removeFile(copy) }
        forgetRecord()
        return true
      }
      if try rename(place, &state) {
        forgetRecord()
        return true
      }
      session.knowledge.storesInPlace = true
    } catch {
      throw .remote(error)
    }
    // What cannot be read again stays where it is.
    if !isRegular { throw .remote(.unsupported(.rnto)) }
    state.spareCopy = place
    state.isInPlace = true
    state.mustRestart = true
    state.left = nil
    return false
  }

  private func setAttributes(
    _ place: RemotePath,
    _ state: inout State
  ) throws(FTPError) {
    guard isRegular else { return }
    if policy.keepsTimes, let time = TimeValue(secondsSinceEpoch: info.modified) {
      _ = try session.setModificationTime(time, of: place)
    }
    guard policy.keepsModes else { return }
    do throws(FTPError) {
      try session.changeMode(info.mode & 0o777, of: place)
    } catch {
      // A server without permission bits has the file all the same.
      guard case .refused(let reply, _) = error, reply.code.isPermanentNegative else { throw error }
      state.modeIsRefused = true
    }
  }

  private func forgetRecord() {
    let records = UploadRecords(directory: policy.recordDirectory)
    guard records.keepsRecord(ofSize: total) else { return }
    if let url = try? session.url(of: upload.target, asksWhere: true) { records.remove(url) }
  }

  /// Renames the file.
  ///
  /// - Returns: False when the server does not let us.
  private func rename(_ place: RemotePath, _ state: inout State) throws(FTPError) -> Bool {
    do throws(FTPError) {
      try session.rename(place, to: upload.target)
      return true
    } catch {
      guard case .refused(let reply, let verb) = error, reply.code.isPermanentNegative else {
        throw error
      }
      // Windows servers replace nothing by renaming.
      guard verb == .rnto, try session.size(of: upload.target) != nil else { return false }
    }
    do throws(FTPError) {
      try session.removeFile(upload.target)
      state.hasRemovedTarget = true
      try session.rename(place, to: upload.target)
      return true
    } catch {
      guard case .refused(let reply, _) = error, reply.code.isPermanentNegative else { throw error }
      return false
    }
  }
}
