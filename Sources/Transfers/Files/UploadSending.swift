import FTPClient
import FTPProtocol
import Platform
import SystemPackage

extension UploadAttempt {
  /// What came of sending.
  enum Sending {
    /// All was sent; the size that the server tells then.
    case sent(Int64?)

    /// Nothing was sent, but another way may work.
    case again
  }

  /// How often, and with which pauses, the size is asked for after a connection was lost.
  private static let confirmations = 5
  private static let confirmationPause = Duration.seconds(1)

  /// Sends the octets that are missing.
  func send(
    _ source: inout FileSource,
    _ start: UploadStart.Start,
    _ state: inout State
  ) throws(TransferError) -> Sending {
    let asksSize = isImage && (policy.verification != .none || policy.demandsProof)
    var pipelined = PipelinedCommands()
    if asksSize { pipelined.behind = [try remotely(session.command(.size, start.place))] }
    var failure: TransferError?
    do throws(TransferError) {
      try session.store(
        start.verb,
        start.place,
        upload.type,
        from: &source,
        at: start.restart,
        with: &pipelined
      )
    } catch {
      failure = error
    }
    // What was sent before the refusal came has gone nowhere.
    let isRefusedAtOnce = !pipelined.hasBegun && failure?.isRefusal ?? false
    let isEmpty = source.end == 0 && failure != nil && pipelined.hasBegun
    if !isRefusedAtOnce, source.end > 0 || (isEmpty && !removeEmpty(start.place)) {
      state.left = (start.place, source.end)
    }
    guard let failure else {
      if state.refusedTemporaryName { session.knowledge.storesInPlace = true }
      return .sent(pipelined.repliesBehind.first.flatMap { FileFactReplies.size($0) })
    }
    let isUntouched = isRefusedAtOnce || source.octetCount == 0
    if isUntouched, !source.isSpent, try anotherWay(start, after: failure, &state) {
      return .again
    }
    guard source.isWhole, isImage, upload.mode == .replace, failure.leavesEndUnknown else {
      throw failure
    }
    return .sent(try confirmedSize(start.place, source.end))
  }

  /// Removes the temporary file of an upload of which nothing came.
  ///
  /// - Returns: Whether it is gone.
  private func removeEmpty(_ place: RemotePath) -> Bool {
    guard place != upload.target, session.isUsable else { return false }
    return (try? session.removeFile(place)) != nil
  }

  /// Finds another way after the server refused to begin.
  ///
  /// - Returns: Whether there is one.
  private func anotherWay(
    _ start: UploadStart.Start,
    after error: TransferError,
    _ state: inout State
  ) throws(TransferError) -> Bool {
    guard case .remote(let reason) = error, case .refused(let reply, let verb) = reason,
      reply.code.isPermanentNegative, !reason.meansNoRoom
    else { return false }
    if verb == .rest, start.restart > 0 {
      session.knowledge.restartsUploads = false
      return true
    }
    guard !state.isInPlace, start.offset == 0, verb == .stor else { return false }
    // The name may be what the server does not take; without permission the next attempt says so.
    (state.isInPlace, state.refusedTemporaryName) = (true, true)
    // Whatever has the final name by now stays.
    if upload.keepsExisting, try upload.isThere(session) { throw .remoteFileExists }
    return true
  }

  /// Asks for the size, on a new connection, after the old one was lost at the end of the data.
  ///
  /// What is on its way may take a while to arrive.
  private func confirmedSize(
    _ place: RemotePath,
    _ expected: Int64
  ) throws(TransferError) -> Int64? {
    try remotely(session.reconnect())
    var size: Int64?
    for round in 0..<Self.confirmations {
      if round > 0 {
        do {
          try Readiness.pause(
            until: .after(Self.confirmationPause),
            cancelledBy: session.cancellation
          )
        } catch {
          throw .remote(.cancelled)
        }
      }
      size = try remotely(session.size(of: place))
      if size == nil || size == expected { break }
    }
    // Without an answer nobody knows what arrived.
    guard let size else { throw .remote(.connectionLost) }
    return size
  }
}

extension TransferError {
  /// Whether the server refused, for whatever reason.
  fileprivate var isRefusal: Bool {
    guard case .remote(let error) = self else { return false }
    return error.isRefusal
  }
}
