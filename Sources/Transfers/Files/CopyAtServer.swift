package import FTPClient
package import FTPProtocol
import Platform

/// One file of a server under another name there, copied by the server itself.
///
/// A server empties the copy before it reads the file: where both are one, nothing would be left. The
/// copy has a temporary name until it is proven, as that of an upload, and no name is given to it that
/// may be the file's own.
package struct CopyAtServer {
  let source: RemotePath
  let target: RemotePath
  let session: Session

  package var policy = TransferPolicy()

  /// Whether a file that has the name stays, which is an error then.
  package var keepsExisting = false

  /// The time at which listings are read.
  let now: TimeValue

  /// Names both files.
  package init(of source: RemotePath, to target: RemotePath, at session: Session, now: TimeValue) {
    self.source = source
    self.target = target
    self.session = session
    self.now = now
  }

  /// What has the final name before.
  private struct Standing {
    /// Whether it may be the source itself.
    let mayBeSource: Bool

    /// Where the copy would be seen beside the source, if both directories are one.
    let telltale: RemotePath?
  }

  /// Lets the server copy.
  ///
  /// - Returns: What is known of the file; `nil` where the server has no way to copy.
  /// - Throws: Why not; what had the name before is as it was, unless it is said to be gone.
  package func run() throws(TransferFailure) -> FileFacts? {
    let lock = try leavingNothing(
      UploadRecord.lock(in: policy.recordDirectory, for: target, at: session)
    )
    defer { lock?.end(keeps: false) }
    var left: RemotePath?
    var hasRemovedTarget = false
    do throws(TransferError) {
      return try copy(&left, &hasRemovedTarget)
    } catch {
      throw TransferFailure(error, kept: left.flatMap { removeRest($0, hasRemovedTarget) })
    }
  }

  private func copy(
    _ left: inout RemotePath?,
    _ hasRemovedTarget: inout Bool
  ) throws(TransferError) -> FileFacts? {
    let facts = try remotely(session.facts(of: source))
    let sparing = SourceSparing(source: source, facts: facts, session: session, now: now)
    let isInPlace = policy.storesInPlace || session.knowledge.storesInPlace
    guard !isInPlace, let temporary = try sparing.temporaryName(for: target) else {
      return try copyInPlace(facts, sparing)
    }
    let standing = try standing(sparing, temporary)
    if keepsExisting, try name.isThere() { throw .remoteFileExists }
    let existed = session.mayRefuseToReplace ? try name.wasThere() : nil
    left = temporary
    do throws(TransferError) {
      guard try remotely(session.copyAtServer(source, to: temporary)) else {
        left = nil
        return nil
      }
    } catch {
      // The name may be what the server does not take; without permission the next one says so.
      guard case .remote(let refusal) = error, case .refused(let reply, _) = refusal,
        reply.code.isPermanentNegative, !refusal.meansNoRoom
      else { throw error }
      left = nil
      return try copyInPlace(facts, sparing)
    }
    try prove(temporary, facts)
    if let telltale = standing.telltale, try remotely(session.size(of: telltale)) != nil {
      throw .isSource
    }
    if keepsExisting, try name.isThere() { throw .remoteFileExists }
    if try name.give(to: temporary, existed: existed, &hasRemovedTarget) { return facts }
    session.knowledge.storesInPlace = true
    guard !standing.mayBeSource else { throw .mayBeSource }
    let copied = try copyInPlace(facts, sparing)
    if (try? session.removeFile(temporary)) != nil { left = nil }
    return copied
  }

  /// Looks at what has the final name: what is known to be the source is no place for a copy.
  private func standing(
    _ sparing: SourceSparing,
    _ temporary: RemotePath
  ) throws(TransferError) -> Standing {
    guard try sparing.mayBeSource(target) else {
      return Standing(mayBeSource: false, telltale: nil)
    }
    let isOne = try isOneFile()
    if isOne == true { throw .isSource }
    guard isOne == nil, source.lastComponent == target.lastComponent,
      let name = temporary.lastComponent
    else { return Standing(mayBeSource: isOne == nil, telltale: nil) }
    // Other links lead to it only under another name.
    let beside = source.hasParent ? source.parent.appending(name.octets) : RemotePath(name.octets)
    let isTaken = try remotely(session.size(of: beside)) != nil
    return Standing(mayBeSource: true, telltale: isTaken ? nil : beside)
  }

  /// Whether both names are of one file, by what the server tells it apart with (RFC 3659 §7.5.2);
  /// `nil` where it does not tell.
  private func isOneFile() throws(TransferError) -> Bool? {
    guard let one = try remotely(session.entry(at: source, now: now))?.unique,
      let other = try remotely(session.entry(at: target, now: now))?.unique
    else { return nil }
    return one == other
  }

  /// Copies under the final name, where the server gives it to nothing else.
  private func copyInPlace(
    _ facts: FileFacts,
    _ sparing: SourceSparing
  ) throws(TransferError) -> FileFacts? {
    if keepsExisting, try name.isThere() { throw .remoteFileExists }
    if try sparing.mayBeSource(target) {
      guard let isOne = try isOneFile() else { throw .mayBeSource }
      if isOne { throw .isSource }
    }
    guard try remotely(session.copyAtServer(source, to: target)) else { return nil }
    try prove(target, facts)
    return facts
  }

  /// Makes sure that the server's copy is there, and as long as the file.
  private func prove(_ place: RemotePath, _ facts: FileFacts) throws(TransferError) {
    let copy = try remotely(session.facts(of: place))
    if let size = facts.size, let actual = copy.size {
      guard size == actual else { throw .sizeMismatch(expected: size, actual: actual) }
      return
    }
    guard try remotely(session.entry(at: place, now: now)) != nil else { throw .notThere }
  }

  private var name: TargetName {
    TargetName(path: target, session: session, keepsExisting: keepsExisting, now: now)
  }

  /// Removes what a copy that failed has left.
  ///
  /// - Returns: What could not be removed.
  private func removeRest(
    _ place: RemotePath,
    _ hasRemovedTarget: Bool
  ) -> TransferFailure.KeptPart? {
    if session.isUsable, !hasRemovedTarget {
      if (try? session.removeFile(place)) != nil { return nil }
      // Of what was refused there is nothing.
      let name = TargetName(path: place, session: session, keepsExisting: false, now: now)
      if session.isUsable, let isThere = try? name.isThere(), !isThere { return nil }
    }
    var kept = TransferFailure.KeptPart(.atServer(place), octetCount: nil)
    kept.hasRemovedTarget = hasRemovedTarget
    kept.isContinuable = false
    return kept
  }
}
