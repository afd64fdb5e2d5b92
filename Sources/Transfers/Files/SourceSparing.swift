import FTPClient
import FTPProtocol

/// What keeps a copy from being written over the very file that is copied: behind a link, under
/// another name of the server, or where it has the name that copies have on their way.
struct SourceSparing {
  let source: RemotePath

  /// What its server told of it.
  let facts: FileFacts

  /// Where the copy is stored.
  let session: Session

  /// The time at which listings are read.
  let now: TimeValue

  /// Whether what has a name may be the source; what nobody tells of either tells nothing apart.
  func mayBeSource(_ path: RemotePath) throws(TransferError) -> Bool {
    let there = try remotely(session.facts(of: path))
    if facts != FileFacts() || there != FileFacts() { return there.mayBeOneFile(as: facts) }
    do throws(FTPError) {
      return try session.entry(at: path, now: now) != nil
    } catch {
      // A server that lists nothing either takes copies all the same.
      guard error.isRefusal, error.sessionIsUsable else { throw .remote(error) }
      return path.lastComponent == source.lastComponent
    }
  }

  /// The name that the copy has until it is proven, in the directory of its final one.
  ///
  /// - Parameter target: The final one.
  /// - Returns: `nil` for a path without a last name.
  /// - Throws: ``TransferError/mayBeSource`` where every name may be that of the source.
  func temporaryName(for target: RemotePath) throws(TransferError) -> RemotePath? {
    guard let first = PartialName.temporary(for: target) else { return nil }
    guard try mayBeSource(first) else { return first }
    guard let second = PartialName.temporary(for: first), try !mayBeSource(second) else {
      throw .mayBeSource
    }
    return second
  }
}
