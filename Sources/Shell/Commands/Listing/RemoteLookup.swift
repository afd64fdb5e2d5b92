import FTPClient
import FTPProtocol

/// Looks up directories and single names at the server, for commands that list them.
struct RemoteLookup {
  let session: Session

  /// Whether names that begin with a dot are asked for.
  let showsHidden: Bool

  /// Whether paths are wanted from the root on, rather than as they were typed.
  let wantsAbsolutePaths: Bool

  /// Lists a directory, the working directory for `nil`.
  func listing(of path: RemotePath?) throws(CommandError) -> Listing {
    try remotely(
      Self.what(path),
      session.list(Self.place(path), now: .current, showsHidden: showsHidden)
    )
  }

  /// Says whether a path is a directory.
  func isDirectory(_ path: RemotePath) throws(CommandError) -> Bool {
    try remotely(Self.what(path), session.isDirectory(path))
  }

  /// Looks at a single name.
  ///
  /// - Parameters:
  ///   - path: What was typed.
  ///   - refusal: What to say if there is no such name, if not just that.
  /// - Returns: What is there, under the name that was typed.
  /// - Throws: ``CommandError``.
  func entry(
    at path: RemotePath,
    refusal: CommandError? = nil
  ) throws(CommandError) -> ListedEntry {
    guard let entry = try remotely(Self.what(path), serverEntry(at: path)) else {
      throw refusal ?? CommandError(Self.what(path), .noSuchName)
    }
    return try listed(entry, at: path)
  }

  private func serverEntry(at path: RemotePath) throws(FTPError) -> ListingEntry? {
    if let entry = try session.entry(at: path, now: .current) { return entry }
    // `.` has a name where one knows what it is called.
    guard path.lastComponent == nil, let here = try session.workingDirectory() else { return nil }
    return try session.entry(at: here.appending(path).normalized, now: .current)
  }

  /// Returns an entry under the name that was typed.
  func listed(_ entry: ListingEntry, at path: RemotePath) throws(CommandError) -> ListedEntry {
    let shown = try self.path(path) ?? path
    return ListedEntry(entry: entry.named(by: shown), name: path.octets, path: shown)
  }

  /// Returns a path as it is wanted; `nil` for the working directory where that does not matter.
  func path(_ path: RemotePath?) throws(CommandError) -> RemotePath? {
    guard wantsAbsolutePaths, !(path?.isAbsolute ?? false) else { return path }
    let here = try remotely(Self.what(path), session.workingDirectory())
    guard let path = Self.place(path) else { return here }
    return here.map { $0.appending(path).normalized } ?? path
  }

  /// Returns where to look: the working directory needs no name.
  static func place(_ path: RemotePath?) -> RemotePath? {
    path == RemotePath(".") ? nil : path
  }

  /// What could not be done where a directory was not listed.
  static func what(_ path: RemotePath?) -> [UInt8] {
    path.map { .doing("list", $0.octets) } ?? [UInt8]("list the directory".utf8)
  }
}
