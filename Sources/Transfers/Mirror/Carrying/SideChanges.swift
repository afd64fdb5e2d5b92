import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// What a plan does to one side besides transfers: directories, names, deletions.
///
/// Before anything is deleted or gets another name it is looked at again: what is no longer as the plan saw
/// it stays.
protocol SideChanges {
  /// What stands at a path now; `nil` for nothing.
  mutating func seen(_ path: [UInt8]) throws(TransferError) -> MirrorPlan.Seen?

  /// Whether nothing is in a directory now; false for one that cannot be looked into.
  mutating func isEmpty(_ path: [UInt8]) throws(TransferError) -> Bool

  /// Makes a directory; one that is there is none of the errors.
  ///
  /// - Returns: Whether it is new.
  mutating func makeDirectory(_ path: [UInt8]) throws(TransferError) -> Bool

  /// Whether a path can become the name of what has another one: nothing stands there, or the same in
  /// other letters.
  mutating func isFree(_ path: [UInt8], for old: [UInt8]) throws(TransferError) -> Bool
  mutating func rename(_ path: [UInt8], to newPath: [UInt8]) throws(TransferError)
  mutating func removeFile(_ path: [UInt8]) throws(TransferError)
  mutating func removeDirectory(_ path: [UInt8]) throws(TransferError)

  /// Gives a file permission bits.
  mutating func setMode(_ mode: UInt16, of path: [UInt8]) throws(TransferError)

  /// Makes a link that leads to another path of the tree; one that has the name may be replaced.
  mutating func makeLink(_ path: [UInt8], to goal: [UInt8], replacing: Bool) throws(TransferError)

  /// Where a link leads now; `nil` for what is none, or does not tell.
  mutating func goal(of path: [UInt8]) throws(TransferError) -> LinkGoal?

  /// Removes a link to a directory, and no directory.
  ///
  /// - Returns: Whether there was one.
  mutating func removeLink(_ path: [UInt8]) throws(TransferError) -> Bool
}

/// Changes at the server.
///
/// A directory is listed again when something in it is to go, once.
struct ChangesThere: SideChanges {
  let trees: MirrorTrees
  let session: Session
  let policy: TransferPolicy
  let now: TimeValue

  /// What the directory of the last question holds.
  private var listed: (path: [UInt8], entries: [[UInt8]: MirrorPlan.Seen])?

  /// Where the links of the directory of the last question lead.
  var goals: (directory: [UInt8], links: [[UInt8]: LinkGoal])?

  init(_ trees: MirrorTrees, _ session: Session, _ policy: TransferPolicy, now: TimeValue) {
    (self.trees, self.session, self.policy, self.now) = (trees, session, policy, now)
  }

  func repeating<Result>(
    _ body: () throws(FTPError) -> Result
  ) throws(TransferError) -> Result {
    let attempts = Attempts(policy: policy.retry, session: session)
    return try attempts.run { _ throws(TransferError) in try remotely(body()) }
  }

  mutating func seen(_ path: [UInt8]) throws(TransferError) -> MirrorPlan.Seen? {
    let (directory, name) = path.splitLast
    if let listed, listed.path == directory { return listed.entries[name] }
    let place = trees.remote(directory)
    let entries = try repeating { () throws(FTPError) in
      var entries: [[UInt8]: MirrorPlan.Seen] = [:]
      do throws(FTPError) {
        try session.streamListing(place, now: now, showsHidden: true) { part in
          for entry in part {
            let size = entry.isSizeRounded ? nil : entry.size
            let time = TimeSpan(entry)
            entries[entry.name] = MirrorPlan.Seen(
              entry.kind,
              size: entry.kind == .file ? size : nil,
              modified: time,
              identity: entry.unique?.checksum() ?? 0
            )
          }
        }
      } catch {
        // Where a directory is, something may be in it.
        guard error.refusesDirectory, try !session.isDirectory(place) else { throw error }
      }
      return entries
    }
    listed = (directory, entries)
    return entries[name]
  }

  mutating func isEmpty(_ path: [UInt8]) throws(TransferError) -> Bool {
    let place = trees.remote(path)
    return try repeating { () throws(FTPError) in
      var count = 0
      do throws(FTPError) {
        try session.streamListing(place, now: now, showsHidden: true) { count += $0.count }
      } catch {
        guard error.refusesDirectory else { throw error }
        return false
      }
      return count == 0
    }
  }

  /// Notes that something at a path is no longer what was listed.
  private mutating func forget(_ path: [UInt8]) {
    let (directory, name) = path.splitLast
    if listed?.path == directory { listed?.entries[name] = nil }
  }

  /// Notes that something new may be in the directory of a path.
  mutating func forgetNames(beside path: [UInt8]) {
    if listed?.path == path.splitLast.directory { listed = nil }
  }

  mutating func makeDirectory(_ path: [UInt8]) throws(TransferError) -> Bool {
    let place = trees.remote(path)
    forgetNames(beside: path)
    return try repeating { () throws(FTPError) in
      if try session.makeDirectories([place])[0] { return true }
      guard try session.isDirectory(place) else {
        try session.makeDirectory(place)
        return true
      }
      return false
    }
  }

  mutating func isFree(_ path: [UInt8], for old: [UInt8]) throws(TransferError) -> Bool {
    try seen(path) == nil
  }

  mutating func rename(_ path: [UInt8], to newPath: [UInt8]) throws(TransferError) {
    forget(path)
    forgetNames(beside: newPath)
    try remotely(session.rename(trees.remote(path), to: trees.remote(newPath)))
  }

  mutating func removeFile(_ path: [UInt8]) throws(TransferError) {
    forget(path)
    try remotely(session.removeFile(trees.remote(path)))
  }

  mutating func removeDirectory(_ path: [UInt8]) throws(TransferError) {
    forget(path)
    try remotely(session.removeDirectory(trees.remote(path)))
  }

  mutating func removeLink(_ path: [UInt8]) throws(TransferError) -> Bool {
    do throws(FTPError) {
      try session.removeFile(trees.remote(path))
      forget(path)
      return true
    } catch {
      guard error.isRefusal, error.sessionIsUsable else { throw .remote(error) }
      return false
    }
  }
}

/// Changes on this machine; links are never followed.
struct ChangesHere: SideChanges {
  let trees: MirrorTrees

  func path(_ path: [UInt8]) -> FilePath {
    path.split(separator: .slash).reduce(trees.here.open.path) { $0.appending(octets: [UInt8]($1)) }
  }

  func seen(_ path: [UInt8]) throws(TransferError) -> MirrorPlan.Seen? {
    do throws(Errno) {
      return try trees.local(path).info().map { MirrorPlan.Seen(SideTree.Node($0, seenAt: 0)) }
    } catch {
      if error == .noSuchFileOrDirectory { return nil }
      throw .local(.reading, self.path(path), error)
    }
  }

  func isEmpty(_ path: [UInt8]) throws(TransferError) -> Bool {
    let names = path.split(separator: .slash).map { [UInt8]($0) }
    do throws(Errno) {
      return try trees.here.open.open(below: names).names().isEmpty
    } catch {
      return false
    }
  }

  func makeDirectory(_ path: [UInt8]) throws(TransferError) -> Bool {
    try locally(.creating, self.path(path), make(path))
  }

  private func make(_ path: [UInt8]) throws(Errno) -> Bool {
    let place = try trees.local(path)
    if try place.directory.open.create(directory: place.name) { return true }
    guard try place.info()?.kind == .directory else { throw .fileExists }
    return false
  }

  func isFree(_ path: [UInt8], for old: [UInt8]) throws(TransferError) -> Bool {
    try seen(path) == nil || isTwin(path, of: old)
  }

  /// Whether both paths lead to one file, and differ in the case of letters only.
  private func isTwin(_ path: [UInt8], of old: [UInt8]) -> Bool {
    guard TargetNames.folded(path[...]) == TargetNames.folded(old[...]),
      let one = try? trees.local(path).info(), let other = try? trees.local(old).info()
    else { return false }
    return one.identity == other.identity
  }

  func rename(_ path: [UInt8], to newPath: [UInt8]) throws(TransferError) {
    try locally(.renaming, self.path(path), move(path, newPath))
  }

  private func move(_ path: [UInt8], _ newPath: [UInt8]) throws(Errno) {
    let (old, new) = (try trees.local(path), try trees.local(newPath))
    if path.splitLast.directory == newPath.splitLast.directory, isTwin(newPath, of: path) {
      return try old.directory.open.rename(old.name, to: new.name, replacing: true)
    }
    try old.directory.open.move(old.name, to: new.name, in: new.directory.open)
  }

  func removeFile(_ path: [UInt8]) throws(TransferError) {
    try locally(.removing, self.path(path), trees.local(path).remove())
  }

  func removeDirectory(_ path: [UInt8]) throws(TransferError) {
    try locally(.removing, self.path(path), removeEmpty(path))
  }

  private func removeEmpty(_ path: [UInt8]) throws(Errno) {
    let place = try trees.local(path)
    try place.directory.open.remove(directory: place.name)
  }

  func removeLink(_ path: [UInt8]) throws(TransferError) -> Bool { false }
}
