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
    do throws(FTPError) {
      return try session.list(Self.place(path), now: .current, showsHidden: showsHidden)
    } catch {
      throw Self.failure(path, error)
    }
  }

  /// Says whether a path is a directory.
  func isDirectory(_ path: RemotePath) throws(CommandError) -> Bool {
    do throws(FTPError) {
      return try session.isDirectory(path)
    } catch {
      throw Self.failure(path, error)
    }
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
    var entry: ListingEntry?
    do throws(FTPError) {
      entry = try session.entry(at: path, now: .current)
      // `.` has a name where one knows what it is called.
      if entry == nil, path.lastComponent == nil, let here = try session.workingDirectory() {
        entry = try session.entry(at: here.appending(path).normalized, now: .current)
      }
    } catch {
      throw Self.failure(path, error)
    }
    guard let entry else {
      throw refusal ?? CommandError([UInt8]("list ".utf8) + path.octets, .noSuchName)
    }
    return try listed(entry, at: path)
  }

  /// Returns an entry under the name that was typed.
  func listed(_ entry: ListingEntry, at path: RemotePath) throws(CommandError) -> ListedEntry {
    let shown = try self.path(path) ?? path
    return ListedEntry(entry: entry.named(by: shown), name: path.octets, path: shown)
  }

  /// Returns a path as it is wanted; `nil` for the working directory where that does not matter.
  func path(_ path: RemotePath?) throws(CommandError) -> RemotePath? {
    guard wantsAbsolutePaths, !(path?.isAbsolute ?? false) else { return path }
    do throws(FTPError) {
      let here = try session.workingDirectory()
      guard let path = Self.place(path) else { return here }
      return here.map { $0.appending(path).normalized } ?? path
    } catch {
      throw Self.failure(path, error)
    }
  }

  /// Returns where to look: the working directory needs no name.
  static func place(_ path: RemotePath?) -> RemotePath? {
    path == RemotePath(".") ? nil : path
  }

  /// Makes the error of a directory that could not be listed.
  static func failure(_ path: RemotePath?, _ error: FTPError) -> CommandError {
    let what = path.map { [UInt8]("list ".utf8) + $0.octets } ?? [UInt8]("list the directory".utf8)
    return CommandError(what, .session(error))
  }
}
