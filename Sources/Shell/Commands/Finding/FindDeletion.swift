import FTPClient
import FTPProtocol

/// What `find -delete` removes, and what it must leave alone.
///
/// Nothing goes that a listing named which did not tell all of its directory. Files go as they are
/// found, directories at the end, those below first; a directory stays when anything in it stays,
/// or may be in it: what is known decides, not what the server would refuse.
struct FindDeletion {
  /// The directories to remove, in the order in which they were found.
  private var directories: [FoundEntry] = []

  /// The directories in which something stays.
  private var kept: Set<RemotePath> = []

  /// The directories whose listings told all.
  private var trusted: Set<RemotePath> = []

  /// Notes that something in a directory stays.
  mutating func keep(_ directory: RemotePath) {
    kept.insert(directory)
  }

  /// Notes that all is known of what is in a directory.
  mutating func trust(_ directory: RemotePath) {
    trusted.insert(directory)
  }

  /// Puts a directory off until what is in it has gone.
  mutating func postpone(_ directory: FoundEntry) {
    directories.append(directory)
  }

  /// Removes a file or a link.
  ///
  /// - Throws: ``CommandError`` when it stays.
  func remove(_ found: FoundEntry, in session: Session) throws(CommandError) {
    try checkParent(of: found)
    try remotely(what(found), session.removeFile(found.path))
  }

  /// Removes the next of the directories that were put off.
  ///
  /// - Returns: The directory, and why it stays if it does; `nil` when there are no more.
  mutating func removeNextDirectory(in session: Session) -> (FoundEntry, CommandError?)? {
    // `.` and the root are where one stands, and no names.
    while let last = directories.last, last.path.lastComponent == nil { directories.removeLast() }
    guard let found = directories.popLast() else { return nil }
    do throws(CommandError) {
      try checkParent(of: found)
      guard try isEmpty(found, session) else {
        let advice = "What was not matched, or could not be seen, is still in it."
        throw CommandError(what(found), .refused("the directory is not empty", advice: advice))
      }
      try remotely(what(found), session.removeDirectory(found.path))
      return (found, nil)
    } catch {
      if let parent = found.parent { kept.insert(parent) }
      return (found, error)
    }
  }

  private func checkParent(of found: FoundEntry) throws(CommandError) {
    guard let parent = found.parent, !trusted.contains(parent) else { return }
    throw CommandError(
      what(found),
      .refused(
        "the listing of its directory does not tell all",
        advice: "Nothing is removed where that is not known to be complete."
      )
    )
  }

  /// Whether nothing is left in a directory, as far as its listing told.
  private func isEmpty(_ found: FoundEntry, _ session: Session) throws(CommandError) -> Bool {
    if kept.contains(found.path) { return false }
    if trusted.contains(found.path) { return true }
    let listing = try remotely(
      what(found),
      session.list(found.path, now: .current, showsHidden: true)
    )
    return listing.isEmpty && listing.isComplete
  }

  private func what(_ found: FoundEntry) -> [UInt8] {
    .doing("remove", found.path.octets)
  }
}
