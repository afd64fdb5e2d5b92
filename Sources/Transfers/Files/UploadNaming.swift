import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// The time, the permission bits and the name of a file that has arrived.
extension UploadAttempt {
  /// Gives the file its time, its permission bits and its name.
  ///
  /// - Parameters:
  ///   - place: Where it is.
  ///   - source: What was sent.
  ///   - isSeen: Whether the server showed that something is there.
  ///   - state: Gets what is left.
  /// - Returns: False when the server renames nothing, and the file has to be sent again, under its
  ///   final name.
  /// - Throws: Why it has not got its name; ``TransferError/remoteFileInUse`` when somebody else has
  ///   taken the file from where it was.
  func finish(
    _ place: RemotePath,
    _ source: borrowing FileSource,
    isSeen: Bool,
    _ state: inout State
  ) throws(TransferError) -> Bool {
    if upload.mode == .replace { try setAttributes(place, source, &state) }
    if place == upload.target {
      try removeSpareCopy(&state)
      return true
    }
    if upload.keepsExisting, try upload.isThere(session) { throw .remoteFileExists }
    if try upload.name(session)
      .give(to: place, existed: state.existed, &state.hasRemovedTarget)
    {
      return true
    }
    // Somebody else sends under the same temporary name, and has renamed it: that says nothing of
    // the server.
    if isSeen, try remotely(session.size(of: place)) == nil {
      state.left = nil
      throw .remoteFileInUse
    }
    session.knowledge.storesInPlace = true
    state.spareCopy = (place, source.end)
    // What cannot be read again stays where it is.
    if !source.isRegular { throw .remote(.unsupported(.rnto)) }
    (state.isInPlace, state.mustRestart, state.left) = (true, true, nil)
    return false
  }

  /// Removes the copy under the temporary name, now that there is one under the final name.
  private func removeSpareCopy(_ state: inout State) throws(TransferError) {
    guard let copy = state.spareCopy?.path else { return }
    do throws(FTPError) {
      try session.removeFile(copy)
    } catch {
      guard error.isRefusal else { throw .remote(error) }
      state.strayCopy = copy
    }
    state.spareCopy = nil
  }

  private func setAttributes(
    _ place: RemotePath,
    _ source: borrowing FileSource,
    _ state: inout State
  ) throws(TransferError) {
    // What was there before would tell another time than now.
    if state.isJustStored { try remotely(session.learnClock(fromJustStored: place)) }
    guard source.isRegular else { return }
    if policy.keepsTimes, let time = TimeValue(secondsSinceEpoch: source.info.modified) {
      _ = try remotely(session.setModificationTime(time, of: place))
    }
    guard policy.keepsModes else { return }
    do throws(FTPError) {
      try session.changeMode(source.info.mode & 0o777, of: place)
    } catch {
      // A server without permission bits has the file all the same.
      guard case .refused(let reply, _) = error, reply.code.isPermanentNegative else {
        throw .remote(error)
      }
      state.modeIsRefused = true
    }
  }
}
