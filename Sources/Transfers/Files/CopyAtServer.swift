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

  /// Lets the server copy.
  ///
  /// - Returns: What is known of the file; `nil` where the server has no way to copy, and where its copy
  ///   could be written over the file itself.
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
    if try sparing.mayBeSource(target) {
      // Some copy a link as a link, which would lead to itself then: the octets are no such thing.
      guard let isOne = try isOneFile(target) else { return nil }
      if isOne { throw .isSource }
    }
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
    guard try isCopy(temporary, facts) else {
      try remotely(session.removeFile(temporary))
      left = nil
      return nil
    }
    if keepsExisting, try name.isThere() { throw .remoteFileExists }
    if try name.give(to: temporary, existed: existed, &hasRemovedTarget) { return facts }
    session.knowledge.storesInPlace = true
    let copied = try copyInPlace(facts, sparing)
    if (try? session.removeFile(temporary)) != nil { left = nil }
    return copied
  }

  /// Whether a name leads to the source, by what the server tells it apart with (RFC 3659 §7.5.2);
  /// `nil` where it does not tell.
  private func isOneFile(_ path: RemotePath) throws(TransferError) -> Bool? {
    guard let one = try remotely(session.entry(at: source, now: now))?.unique,
      let other = try remotely(session.entry(at: path, now: now))?.unique
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
      guard let isOne = try isOneFile(target) else { throw .mayBeSource }
      if isOne { throw .isSource }
    }
    guard try remotely(session.copyAtServer(source, to: target)) else { return nil }
    guard try isCopy(target, facts) else {
      try remotely(session.removeFile(target))
      return nil
    }
    return facts
  }

  /// Makes sure that the server's copy is there, and as long as the file.
  ///
  /// - Returns: False for a link that was copied as one (ProFTPD 1.3.8): it leads nowhere from there, or
  ///   to the file itself.
  private func isCopy(_ place: RemotePath, _ facts: FileFacts) throws(TransferError) -> Bool {
    let copy = try remotely(session.facts(of: place))
    let isLink: Bool
    if let isOne = try isOneFile(place) {
      let kind = try remotely(session.entry(at: place, now: now))?.kind
      isLink = isOne || kind == .link
    } else {
      isLink = try remotely(session.entryTellingLinks(at: place, now: now))?.kind == .link
    }
    guard !isLink else { return false }
    if let size = facts.size, let actual = copy.size {
      guard size == actual else { throw .sizeMismatch(expected: size, actual: actual) }
      return true
    }
    guard try remotely(session.entry(at: place, now: now)) != nil else { throw .notThere }
    return true
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
