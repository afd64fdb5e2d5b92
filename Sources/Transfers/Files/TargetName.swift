import FTPClient
import FTPProtocol

/// The name that a file is to get at a server, and what has that name before.
struct TargetName {
  let path: RemotePath
  let session: Session

  /// Whether what has the name stays.
  let keepsExisting: Bool

  /// The time at which listings are read.
  let now: TimeValue

  /// Whether something has the name now.
  func isThere() throws(TransferError) -> Bool {
    // No answer to SIZE is no proof that nothing is there.
    if try remotely(session.size(of: path)) != nil { return true }
    return try remotely(session.entry(at: path, now: now)) != nil
  }

  /// Finds out whether something has the name before anything is stored, with as few commands as may
  /// be.
  ///
  /// - Returns: `nil` where the server lists nothing.
  func wasThere() throws(TransferError) -> Bool? {
    if let isThere = try remotely(session.isThereBeforeStorage(path)) { return isThere }
    do throws(FTPError) {
      return try session.entry(at: path, now: now) != nil
    } catch {
      // A server that lists nothing takes files all the same.
      guard error.isRefusal, error.sessionIsUsable else { throw .remote(error) }
      return nil
    }
  }

  /// Gives the name to a file that is stored under another one.
  ///
  /// - Parameters:
  ///   - place: The other one.
  ///   - existed: Whether something had the name before; `nil` where nobody knows.
  ///   - hasRemoved: Whether what had it was removed to make room.
  /// - Returns: False when the server does not let us.
  /// - Throws: ``TransferError/remoteFileExists`` for one that is to stay, and what goes wrong.
  func give(
    to place: RemotePath,
    existed: Bool?,
    _ hasRemoved: inout Bool
  ) throws(TransferError) -> Bool {
    do throws(FTPError) {
      try session.rename(place, to: path)
      return true
    } catch {
      guard case .refused(let reply, let verb) = error, reply.code.isPermanentNegative else {
        throw .remote(error)
      }
      // Windows servers replace nothing by renaming. What had the name before makes room; what was
      // not there then is somebody else's. Elsewhere a refusal has another reason.
      guard verb == .rnto, session.mayRefuseToReplace, try isThere() else { return false }
      guard existed == true, !keepsExisting else { throw .remoteFileExists }
    }
    do throws(FTPError) {
      try session.removeFile(path)
      hasRemoved = true
      try session.rename(place, to: path)
      return true
    } catch {
      guard case .refused(let reply, _) = error, reply.code.isPermanentNegative else {
        throw .remote(error)
      }
      return false
    }
  }
}
