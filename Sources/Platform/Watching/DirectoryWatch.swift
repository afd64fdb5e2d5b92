import Octets
package import SystemPackage

/// A directory of this machine and all below it, watched for changes.
///
/// What is told is where to look, not what is there: several changes in a directory are one, as when
/// an editor writes a temporary file and gives it the name. Directories that come are watched as
/// they come, without a gap; links are not followed.
///
/// What the system does not tell: changes that other machines make in a file system of the network,
/// those in a file that stays open or is mapped into memory, until it is closed, and that a directory
/// above the top was renamed, until the next directory comes.
///
/// The corresponding C functions are those of inotify(7). A watch belongs to one thread at a time.
package final class DirectoryWatch {
  /// Where something has changed since the last time; paths are relative to the top, which is
  /// empty, with their names joined by `/`.
  package struct Changes: Hashable, Sendable {
    /// Directories in which a name came or went, or a file was written and closed, or attributes
    /// changed.
    ///
    /// One that is gone by now is not among them, but the one that it was in.
    package var directories: Set<[UInt8]> = []

    /// Directories that are new, or have come from elsewhere: all below has to be looked at.
    ///
    /// Nothing below them is named besides.
    package var trees: Set<[UInt8]> = []

    /// Whether something may have escaped: all has to be looked at again.
    package var hasLostSome = false

    /// Nothing has changed.
    package init() {}

    /// Whether nothing has changed.
    package var isEmpty: Bool { directories.isEmpty && trees.isEmpty && !hasLostSome }
  }

  /// How many times the pause that ends a series of changes a series may last.
  private static let longestSeries = 20

  private let top: FilePath
  private let limit: Int
  private let enters: ([UInt8]) -> Bool
  private var tree: WatchedTree

  /// Watches, which stay the same where paths do not.
  private var changed: Set<Int32> = []
  private var arrived: Set<Int32> = []
  private var hasLostSome = false

  /// Whether the tree has to be watched anew: after events were lost, or when the top is gone.
  private var mustStartAgain = false

  /// Begins to watch.
  ///
  /// Directories that this user may not read are left out: nobody can mirror them either.
  ///
  /// - Parameters:
  ///   - top: The directory; links that lead to it are the user's own.
  ///   - enters: Says of the relative path of a directory whether it is watched; not asked for the
  ///     top, nor for what is in a directory that is not.
  /// - Throws: The reason why the top cannot be watched; `Errno.tooManyOpenFiles` where the user
  ///   watches with too many programs, `Errno.noSpace` where there are too many watches.
  package convenience init(
    _ top: FilePath,
    enters: @escaping (_ relativePath: [UInt8]) -> Bool
  ) throws(Errno) {
    try self.init(top, limit: .max, enters: enters)
  }

  /// Watches as many directories at most, as where the system has no more watches.
  init(_ top: FilePath, limit: Int, enters: @escaping ([UInt8]) -> Bool) throws(Errno) {
    (self.top, self.limit, self.enters) = (top, limit, enters)
    tree = try WatchedTree(top, limit: limit, enters: enters)
    hasLostSome = tree.hasLostSome
    tree.hasLostSome = false
  }

  /// Whether there are directories that should be watched and are not, since the system has no more
  /// watches (`fs.inotify.max_user_watches`): what changes there is not told, and has to be looked
  /// for now and then.
  package var isIncomplete: Bool { tree.isIncomplete }

  /// Waits for a change, and then until nothing has changed for a while.
  ///
  /// A file that is being written is told when it is made, and again when it is closed.
  ///
  /// - Parameters:
  ///   - quiet: How long nothing must have changed; a series of changes is told after 20 times that
  ///     at the latest, and goes on with the next call.
  ///   - deadline: When the wait ends; what has changed by then is told, however little it is.
  ///   - cancellation: What was seen by then is told by the next call.
  /// - Returns: Where to look; never nothing.
  /// - Throws: ``WaitError/timedOut`` when nothing has changed, ``WaitError/cancelled``, and
  ///   ``WaitError/system(_:)`` with `Errno.noSuchFileOrDirectory` as long as there is no top: it has
  ///   been told by then that some is lost, and the same call goes on when the top is there again.
  package func next(
    settledFor quiet: Duration,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) -> Changes {
    if mustStartAgain, !hasLostSome {
      do throws(Errno) { try startAgain() } catch { throw .system(error) }
    }
    while true {
      while !hasChanges {
        try wait(until: deadline, cancellation)
        try collect(until: .after(quiet))
      }
      let latest = min(.after(quiet * Self.longestSeries), deadline)
      do {
        while !latest.hasPassed {
          try wait(until: min(.after(quiet), latest), cancellation)
          try collect(until: latest)
        }
      } catch .timedOut {
        // It is quiet.
      }
      let changes = take()
      if !changes.isEmpty { return changes }
    }
  }

  private var hasChanges: Bool { !changed.isEmpty || !arrived.isEmpty || hasLostSome }

  private func wait(until deadline: Deadline, _ cancellation: Cancellation?) throws(WaitError) {
    try Readiness.wait(
      for: tree.descriptor,
      .readable,
      until: deadline,
      cancelledBy: cancellation
    )
  }

  /// Reads what there is, as long as there is more, but not for ever.
  private func collect(until deadline: Deadline) throws(WaitError) {
    do throws(Errno) {
      while let events = try tree.read() {
        for event in events where !mustStartAgain { note(event) }
        if deadline.hasPassed { return }
      }
    } catch {
      throw .system(error)
    }
  }

  private func note(_ event: InotifyEvent) {
    // What an unmounted file system lay over is there again, and has to be watched too.
    if !event.kind.isDisjoint(with: [.overflow, .unmounted]) { return loseAll() }
    let watch = event.watch
    guard tree.contains(watch) else { return }
    let isTop = watch == tree.topWatch
    if !event.kind.isDisjoint(with: [.ignored, .selfDeleted]) {
      return isTop ? loseAll() : tree.forget(watch)
    }
    guard !event.name.isEmpty else {
      // Of others, the directory that they are in tells the same.
      guard isTop else { return }
      if event.kind.contains(.selfMoved) { return loseAll() }
      changed.insert(watch)
      return
    }
    changed.insert(watch)
    guard event.kind.contains(.isDirectory) else { return }
    // Of one that is watched, attributes say nothing new; another one may be readable now.
    if event.kind.contains(.attributes), tree.watches(event.name, in: watch) { return }
    if let new = tree.look(at: event.name, in: watch) { arrived.insert(new) }
    if tree.isElsewhere { return loseAll() }
    if tree.hasLostSome { (hasLostSome, tree.hasLostSome) = (true, false) }
  }

  private func loseAll() {
    (hasLostSome, mustStartAgain) = (true, true)
  }

  private func startAgain() throws(Errno) {
    tree = try WatchedTree(top, limit: limit, enters: enters)
    (changed, arrived) = ([], [])
    (hasLostSome, mustStartAgain) = (true, false)
    tree.hasLostSome = false
  }

  /// Tells what has changed, and forgets it.
  private func take() -> Changes {
    // Not before it is quiet: what makes so many events may well go on. Where there is no top, the
    // next call says so.
    if mustStartAgain { try? startAgain() }
    var changes = Changes()
    let trees = Set(arrived.compactMap { tree.path(of: $0) })
    changes.trees = trees.filter { !Self.isBelow($0, trees) }
    changes.directories = Set(changed.compactMap { tree.path(of: $0) })
      .filter { !trees.contains($0) && !Self.isBelow($0, trees) }
    changes.hasLostSome = hasLostSome
    (changed, arrived, hasLostSome) = ([], [], false)
    return changes
  }

  private static func isBelow(_ path: [UInt8], _ trees: Set<[UInt8]>) -> Bool {
    guard !trees.isEmpty else { return false }
    return path.indices.contains { path[$0] == .slash && trees.contains(Array(path[..<$0])) }
  }
}
