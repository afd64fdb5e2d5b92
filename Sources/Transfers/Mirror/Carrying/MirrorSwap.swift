package import FTPClient
package import FTPProtocol
import Octets
import SystemPackage

/// The exchange of a whole directory at a server.
///
/// A new one is made beside it, and two renames put that in its place. Who reads there meanwhile sees the old tree or the new one, and for a moment none.
package struct MirrorSwap {
  /// The directory that is seen, absolute.
  package let place: RemotePath

  /// Where the new tree is made.
  package let next: RemotePath

  /// Where the tree before it stays.
  package let old: RemotePath

  /// Where the lock of an exchange is: in none of the directories, which get other places.
  package let lock: RemotePath

  /// Where a tree is for a moment when both are put back.
  private let aside: RemotePath

  /// Names the directories; `nil` for one that has no name, such as `/`.
  package init?(_ place: RemotePath) {
    let place = place.normalized
    guard let name = place.lastComponent?.octets else { return nil }
    func beside(_ suffix: String) -> RemotePath {
      place.parent.appending(name + [UInt8](suffix.utf8))
    }
    self.place = place
    (next, old, aside) = (beside(".ferry-new"), beside(".ferry-old"), beside(".ferry-aside"))
    lock = beside(".ferry-lock")
  }

  /// Puts the new tree in place of the old one, which stays beside it; the one before that goes.
  ///
  /// - Parameters:
  ///   - session: Logged in.
  ///   - now: What the years of listings are guessed by.
  /// - Throws: Why not; the old tree is in its place then, unless that is what cannot be done.
  package func exchange(in session: Session, now: TimeValue) throws(TransferError) {
    if try remotely(session.isDirectory(place)) {
      try clear(old, session, now)
      try remotely(session.rename(place, to: old))
      do throws(FTPError) {
        try session.rename(next, to: place)
      } catch {
        _ = try? session.rename(old, to: place)
        throw .remote(error)
      }
    } else {
      // Somebody was stopped between the two, or it is the first time.
      try remotely(session.rename(next, to: place))
    }
  }

  /// Puts the tree before back in its place, and the one that is there beside it.
  ///
  /// - Throws: Why not; ``FTPError/refused(_:by:)`` where there is none.
  package func back(in session: Session) throws(TransferError) {
    if try remotely(session.isDirectory(old)) {
      let isThere = try remotely(session.isDirectory(place))
      if isThere { try remotely(session.rename(place, to: aside)) }
      do throws(FTPError) {
        try session.rename(old, to: place)
      } catch {
        if isThere { _ = try? session.rename(aside, to: place) }
        throw .remote(error)
      }
    } else if try remotely(!session.isDirectory(aside)) {
      // The words of the server say that there is none.
      try remotely(session.rename(old, to: place))
    }
    if try remotely(session.isDirectory(aside)) { try remotely(session.rename(aside, to: old)) }
  }

  private func clear(
    _ path: RemotePath,
    _ session: Session,
    _ now: TimeValue
  ) throws(TransferError) {
    guard try remotely(session.isDirectory(path)) else { return }
    var failure: FTPError?
    let removal = TreeRemoval(in: session, now: now) { outcome in
      if case .failed(_, let error) = outcome { failure = failure ?? error }
    }
    if try remotely(!removal.remove(path)), let failure { throw .remote(failure) }
  }
}

/// Copies that the server makes of what is alike already, so that it need not be sent again.
package struct UnchangedCopies {
  private let session: Session
  private let source: RemotePath
  private let target: RemotePath

  /// Names the tree that is there, and the one that is made.
  package init(from source: RemotePath, to target: RemotePath, in session: Session) {
    (self.source, self.target, self.session) = (source, target, session)
  }

  /// Copies files, as far as the server does that.
  ///
  /// Whether a copy is whole is seen when the new tree is looked at again.
  ///
  /// - Parameters:
  ///   - paths: From the top; their directories are there.
  ///   - done: Told of each.
  /// - Throws: What ends the session; what the server refuses is sent later.
  package func copy(
    _ paths: [[UInt8]],
    done: ([UInt8]) -> Void
  ) throws(TransferError) {
    for path in paths {
      let from = path.split(separator: .slash).reduce(source) { $0.appending([UInt8]($1)) }
      let to = path.split(separator: .slash).reduce(target) { $0.appending([UInt8]($1)) }
      do throws(FTPError) {
        guard try session.copyAtServer(from, to: to) else { return }
        done(path)
      } catch {
        guard error.isRefusal, error.sessionIsUsable else { throw .remote(error) }
      }
    }
  }
}
