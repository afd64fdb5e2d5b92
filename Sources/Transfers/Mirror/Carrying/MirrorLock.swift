package import FTPClient
package import FTPProtocol
import Octets
import Platform
import Synchronization

/// What keeps two mirrors from changing the same directory of a server at once: a directory, which MKD
/// makes for one of them only, with another in it whose name says whose it is and since when.
///
/// That of a plain mirror is in the directory that it changes. That of an exchange is beside it, since a
/// name that is in it would get another place with it: see ``MirrorSwap/lock``. Each respects the other.
package struct MirrorLock {
  /// Who holds a lock.
  package struct Owner: Hashable, Sendable {
    package let host: String

    /// The process on that machine.
    package let process: Int32

    /// Since when, in seconds since 1970 by that machine's clock.
    package let begin: Int64

    private static let lastBegin = Mutex(Int64.min)

    /// This process, from now on.
    ///
    /// No two have the same name: another job of this process that takes a lock in the same second has
    /// the next one.
    package static func current(_ moment: Int64) -> Owner {
      let begin = lastBegin.withLock { last in
        last = max(moment, last.addingSaturated(1))
        return last
      }
      return Owner(host: LocalProcess.hostName, process: LocalProcess.number, begin: begin)
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
    func isDead(_ us: Owner) -> Bool {
      [UInt8](host.utf8) == us.name.prefix { $0 != .hyphen } && !LocalProcess.isAlive(process)
    }

    /// Whether it has had its lock for longer than that, or will for longer: its clock may be wrong.
    func isOld(_ age: Int64, at moment: Int64) -> Bool {
      let (since, overflows) = moment.subtractingReportingOverflow(begin)
      return overflows || since.magnitude > age.magnitude
    }
  }

  /// What came of the attempt to take a lock.
  package enum Attempt {
    case taken(MirrorLock)

    /// Somebody else has one; who, where that is known, and where it is.
    case held(Owner?, at: RemotePath)

    /// The server makes no such directory, and says why.
    case refused(FTPError)
  }

  /// How locks are taken, and which of others count.
  package struct Terms {
    let session: Session
    let age: Int64
    let now: TimeValue

    /// Says how.
    ///
    /// - Parameters:
    ///   - age: How old a lock may be, in seconds.
    ///   - session: Logged in.
    ///   - now: The time.
    package init(breakingAfter age: Int64, _ session: Session, now: TimeValue) {
      (self.session, self.age, self.now) = (session, age, now)
    }
  }

  /// The directory.
  package let place: RemotePath
  let owner: Owner

  /// What the years of listings are guessed by.
  let now: TimeValue

  /// Takes the lock of a directory.
  ///
  /// One that a process of this machine left behind is taken over, and any that is older than it may be.
  ///
  /// - Parameters:
  ///   - top: The directory, absolute; it is there.
  ///   - shard: Which of several runs it is, each of which has a lock of its own.
  ///   - terms: How.
  /// - Returns: The lock, or who has it, or has that of an exchange.
  /// - Throws: What goes wrong on the way; nothing stays behind then.
  package static func take(
    in top: RemotePath,
    of shard: MirrorShard? = nil,
    _ terms: Terms
  ) throws(TransferError) -> Attempt {
    let taking = LockTaking(terms)
    let exchange = MirrorSwap(top)?.lock
    return try taking.take(top.appending(MirrorWorld.lockName(of: shard))) {
      () throws(TransferError) in
      guard let exchange, try remotely(terms.session.isDirectory(exchange)) else { return [] }
      return [exchange]
    }
  }

  /// Takes the lock of an exchange.
  ///
  /// - Parameters:
  ///   - swap: The directories that are exchanged; the one above them is there.
  ///   - terms: How.
  /// - Returns: The lock, or who has it, or has that of a mirror in one of the directories.
  /// - Throws: What goes wrong on the way; nothing stays behind then.
  package static func take(
    for swap: MirrorSwap,
    _ terms: Terms
  ) throws(TransferError) -> Attempt {
    let taking = LockTaking(terms)
    return try taking.take(swap.lock) { () throws(TransferError) in
      var locks: [RemotePath] = []
      for top in [swap.place, swap.next, swap.old] { locks += try taking.locks(in: top) }
      return locks
    }
  }

  /// Gives the lock back, also where the session was interrupted.
  ///
  /// - Parameter session: Connected anew where it has to be.
  /// - Returns: Why it stays behind; `nil` where it does not.
  @discardableResult
  package func release(in session: Session) -> FTPError? {
    // Whoever interrupted the mirror wants nobody kept from it; two more interrupts end this too.
    var isInterrupted = false
    var failure: FTPError?
    for _ in 0..<3 {
      if session.cancellation?.isCancelled ?? false {
        isInterrupted = true
        session.cancellation?.reset()
      }
      let wasAlive = session.isAlive
      failure = remove(session)
      let isLost = wasAlive && failure != nil && !session.isAlive
      guard isLost || session.cancellation?.isCancelled ?? false else { break }
    }
    // What it was meant for is to know of it.
    if isInterrupted { session.cancellation?.cancel() }
    return failure
  }

  private func remove(_ session: Session) -> FTPError? {
    do throws(FTPError) {
      if !session.isAlive { try session.reconnect() }
      let name = place.appending(owner.name)
      if let refusal = try session.refusal(ofRemoving: name) {
        if try session.isDirectory(name) { return refusal }
        // It was never made, or somebody has taken it over; an empty one may be ours.
        _ = try session.refusal(ofRemoving: place)
        return nil
      }
      guard let refusal = try session.refusal(ofRemoving: place) else { return nil }
      // Somebody may have taken the empty one for one that was left behind.
      guard try session.isDirectory(place) else { return nil }
      let names = try session.list(place, now: now, showsHidden: true).map(\.name)
      return names.contains { Owner(name: $0) != nil } ? nil : refusal
    } catch {
      return error
    }
  }
}

extension Session {
  /// Removes an empty directory.
  ///
  /// - Returns: The refusal, if it is one; the session goes on after it.
  func refusal(ofRemoving path: RemotePath) throws(FTPError) -> FTPError? {
    do throws(FTPError) {
      try removeDirectory(path)
      return nil
    } catch {
      guard error.isRefusal, error.sessionIsUsable else { throw error }
      return error
    }
  }
}
