import FTPClient
import FTPProtocol
import Octets
import Platform

/// The attempt to take a lock of a mirror.
///
/// Each makes its own first and looks at those of others then, so that of two that begin at once one sees
/// the other at least.
struct LockTaking {
  private let session: Session
  private let age: Int64
  private let now: TimeValue
  private let us: MirrorLock.Owner

  /// Prepares to take one lock.
  init(_ terms: MirrorLock.Terms) {
    (session, age, now) = (terms.session, terms.age, terms.now)
    us = .current(now.secondsSinceEpoch)
  }

  /// Who has a lock, where that is known.
  private enum Holder {
    case known(MirrorLock.Owner)
    case somebody

    var owner: MirrorLock.Owner? {
      guard case .known(let owner) = self else { return nil }
      return owner
    }
  }

  /// How often it is tried again after others have left a lock, or the server has refused it.
  private static let tries = 4

  /// How long somebody may take between making the lock and writing a name into it.
  private static let patience = Duration.seconds(2)

  /// Takes a lock.
  ///
  /// - Parameters:
  ///   - place: Where it is.
  ///   - others: Finds the other locks that may be in its way, once it is made.
  /// - Returns: The lock, or why there is none.
  /// - Throws: What goes wrong; what was made is gone then.
  func take(
    _ place: RemotePath,
    besides others: () throws(TransferError) -> [RemotePath]
  ) throws(TransferError) -> MirrorLock.Attempt {
    let lock = MirrorLock(place: place, owner: us, now: now)
    do throws(TransferError) {
      let attempt = try make(lock)
      if case .held = attempt { return attempt }
      for other in try others() {
        guard let holder = try holder(of: other) else { continue }
        if case .taken = attempt { lock.release(in: session) }
        return .held(holder.owner, at: other)
      }
      return attempt
    } catch {
      // A name that stays behind keeps others away for hours; of what came no reply, too.
      lock.release(in: session)
      throw error
    }
  }

  /// Finds the locks of mirrors in a directory, also those of parts.
  func locks(in top: RemotePath) throws(TransferError) -> [RemotePath] {
    guard try remotely(session.isDirectory(top)) else { return [] }
    let name = MirrorWorld.lockName(of: nil)
    let names = try remotely(session.list(top, now: now, showsHidden: true))
      .filter { $0.kind != .file && $0.name.starts(with: name) }
      .map(\.name)
      .filter { $0.count == name.count || MirrorShard.isSuffix($0[name.count...]) }
    return names.map { top.appending($0) }
  }

  private func make(_ lock: MirrorLock) throws(TransferError) -> MirrorLock.Attempt {
    let (place, name) = (lock.place, lock.place.appending(us.name))
    var wasRefused = false
    for _ in 0..<Self.tries {
      let refusal = try refusal(ofMaking: place)
      var nameRefusal: FTPError?
      if refusal == nil { nameRefusal = try self.refusal(ofMaking: name) }
      let owners = try owners(in: place)
      // Where a connection was lost between the two, the name may be there for all that was refused.
      if refusal == nil, nameRefusal == nil || owners?.contains(us) ?? false {
        // Where somebody took the empty directory for one that was left behind, both give it up.
        guard let other = owners?.first(where: { $0 != us }) else { return .taken(lock) }
        _ = try remotely(session.refusal(ofRemoving: name))
        return .held(other, at: place)
      }
      let isNobodys = owners == nil || refusal == nil && owners?.isEmpty ?? true
      guard !isNobodys else {
        // Somebody has given it back this moment, or the server makes no such directory at all.
        if refusal == nil { _ = try remotely(session.refusal(ofRemoving: place)) }
        if wasRefused, let why = refusal ?? nameRefusal { return .refused(why) }
        wasRefused = true
        continue
      }
      if let holder = try holder(of: place, owners) { return .held(holder.owner, at: place) }
    }
    return .held(nil, at: place)
  }

  /// Looks whose a lock is, and clears away one that was left behind.
  ///
  /// - Returns: `nil` where there is none any more.
  private func holder(
    of place: RemotePath,
    _ seen: [MirrorLock.Owner]? = nil
  ) throws(TransferError) -> Holder? {
    var owners: [MirrorLock.Owner]
    if let seen {
      owners = seen
    } else {
      guard let now = try self.owners(in: place) else { return nil }
      owners = now
    }
    if owners.isEmpty {
      // Somebody is about to write the name, or was killed before that.
      try pause()
      guard let later = try self.owners(in: place) else { return nil }
      owners = later
    }
    let moment = now.secondsSinceEpoch
    if let owner = owners.first(where: { !$0.isDead(us) && !$0.isOld(age, at: moment) }) {
      return .known(owner)
    }
    for owner in owners {
      // Of several who see that, one can remove the name.
      let name = place.appending(owner.name)
      if try remotely(session.refusal(ofRemoving: name)) != nil { return .known(owner) }
    }
    guard try remotely(session.refusal(ofRemoving: place)) != nil else { return nil }
    // Something else is in it, or somebody was quicker.
    guard try remotely(session.isDirectory(place)), let left = try self.owners(in: place) else {
      return nil
    }
    return left.first.map { .known($0) } ?? .somebody
  }

  private func refusal(ofMaking path: RemotePath) throws(TransferError) -> FTPError? {
    do throws(FTPError) {
      try session.makeDirectory(path)
      return nil
    } catch {
      guard error.isRefusal, error.sessionIsUsable else { throw .remote(error) }
      return error
    }
  }

  /// Reads whose a lock is; `nil` where there is none.
  private func owners(in place: RemotePath) throws(TransferError) -> [MirrorLock.Owner]? {
    do throws(FTPError) {
      let listing = try session.list(place, now: now, showsHidden: true)
      return listing.compactMap { MirrorLock.Owner(name: $0.name) }
    } catch {
      guard error.refusesDirectory else { throw .remote(error) }
      return nil
    }
  }

  private func pause() throws(TransferError) {
    do throws(WaitError) {
      try Readiness.pause(until: .after(Self.patience), cancelledBy: session.cancellation)
    } catch {
      throw .remote(.cancelled)
    }
  }
}
