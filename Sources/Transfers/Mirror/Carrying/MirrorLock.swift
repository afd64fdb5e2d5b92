package import FTPClient
package import FTPProtocol
import Octets
import Platform

/// What keeps two mirrors from changing the same directory of a server at once: a directory in it, which
/// MKD makes for one of them only, with another in it whose name says whose it is and since when.
package struct MirrorLock {
  /// Who holds a lock.
  package struct Owner: Hashable, Sendable {
    package let host: String

    /// The process on that machine.
    package let process: Int32

    /// Since when, in seconds since 1970 by that machine's clock.
    package let begin: Int64

    /// This process, from now on.
    package static func current(_ moment: Int64) -> Owner {
      Owner(host: LocalProcess.hostName, process: LocalProcess.number, begin: moment)
    }

    /// The name of the directory that says so.
    package var name: [UInt8] {
      let host = host.utf8.map { $0.isLetter || $0.isDigit || $0 == .dot ? $0 : .underscore }
      return [UInt8]("\(host.text)-\(process)-\(begin)".utf8)
    }

    /// Reads such a name.
    package init?(name: [UInt8]) {
      let parts = name.split(separator: .hyphen)
      guard parts.count == 3, let process = parts[1].decimalNumber.flatMap({ Int32(exactly: $0) }),
        let begin = parts[2].decimalNumber
      else { return nil }
      (host, self.process, self.begin) = (parts[0].text, process, begin)
    }

    init(host: String, process: Int32, begin: Int64) {
      (self.host, self.process, self.begin) = (host, process, begin)
    }

    /// Whether it has ended without giving its locks back, as far as this machine knows.
    fileprivate func isDead(_ us: Owner) -> Bool {
      [UInt8](host.utf8) == us.name.prefix { $0 != .hyphen } && !LocalProcess.isAlive(process)
    }
  }

  /// What came of the attempt to take a lock.
  package enum Attempt {
    case taken(MirrorLock)

    /// Somebody else has it; who, where that is known.
    case held(Owner?)

    /// The server makes no such directory: nobody can lock anything, nor write there.
    case refused
  }

  private let place: RemotePath
  private let owner: Owner

  /// Takes the lock of a directory.
  ///
  /// One that a process of this machine left behind is taken over, and any that is older than it may be.
  ///
  /// - Parameters:
  ///   - top: The directory, absolute; it is there.
  ///   - shard: Which of several runs it is, each of which has a lock of its own.
  ///   - age: How old a lock may be, in seconds.
  ///   - session: Logged in.
  ///   - now: The time.
  /// - Returns: The lock, or who has it.
  /// - Throws: What goes wrong on the way.
  package static func take(
    in top: RemotePath,
    of shard: MirrorShard? = nil,
    breakingAfter age: Int64,
    _ session: Session,
    now: TimeValue
  ) throws(TransferError) -> Attempt {
    let place = top.appending(MirrorWorld.lockName(of: shard))
    let us = Owner.current(now.secondsSinceEpoch)
    var wasEmpty = false
    for _ in 0..<4 {
      if try remotely(session.makeDirectories([place])[0]),
        try remotely(session.makeDirectories([place.appending(us.name)])[0])
      {
        let lock = MirrorLock(place: place, owner: us)
        // Where somebody took the empty directory for one that was left behind, both give it up.
        let others = try owners(in: place, session, now)?.filter { $0 != us } ?? []
        guard let other = others.first else { return .taken(lock) }
        _ = try? session.removeDirectory(place.appending(us.name))
        return .held(other)
      }
      guard let owners = try owners(in: place, session, now) else { return .refused }
      guard let owner = owners.first else {
        // Somebody is about to write the name, or was killed before that.
        if wasEmpty { _ = try? session.removeDirectory(place) }
        if !wasEmpty { try pause(session) }
        wasEmpty = true
        continue
      }
      guard owner.isDead(us) || now.secondsSinceEpoch - owner.begin > age else {
        return .held(owner)
      }
      // Of several who see that, one can remove the name.
      guard (try? session.removeDirectory(place.appending(owner.name))) != nil else {
        return .held(owner)
      }
      _ = try? session.removeDirectory(place)
    }
    return .held(nil)
  }

  /// How long somebody may take between making the lock and writing a name into it.
  private static let patience = Duration.seconds(2)

  private static func pause(_ session: Session) throws(TransferError) {
    do throws(WaitError) {
      try Readiness.pause(until: .after(patience), cancelledBy: session.cancellation)
    } catch {
      throw .remote(.cancelled)
    }
  }

  /// Reads whose a lock is; `nil` where there is none.
  private static func owners(
    in place: RemotePath,
    _ session: Session,
    _ now: TimeValue
  ) throws(TransferError) -> [Owner]? {
    do throws(FTPError) {
      let listing = try session.list(place, now: now, showsHidden: true)
      return listing.compactMap { Owner(name: $0.name) }
    } catch {
      guard error.refusesDirectory else { throw .remote(error) }
      return nil
    }
  }

  /// Gives the lock back; where that fails it gets old.
  package func release(in session: Session) {
    // Whoever interrupted the mirror wants nobody kept from it; two more interrupts end this too.
    var isInterrupted = false
    for _ in 0..<3 {
      if session.cancellation?.isCancelled ?? false {
        isInterrupted = true
        session.cancellation?.reset()
      }
      if session.isAlive || (try? session.reconnect()) != nil {
        _ = try? session.removeDirectory(place.appending(owner.name))
        _ = try? session.removeDirectory(place)
      }
      guard session.cancellation?.isCancelled ?? false else { break }
    }
    // What it was meant for is to know of it.
    if isInterrupted { session.cancellation?.cancel() }
  }
}
