internal import CPlatform
import Glibc
import Octets
package import SystemPackage

/// What ``LocalFile`` and ``LocalDirectory`` do by path, for a name in an open directory: whoever
/// renames or replaces the directory's path meanwhile, the same directory is meant.
///
/// A link that has the name is followed only by whoever asks for it.
extension OpenDirectory {
  /// Opens the directory that a path's last name is in; links on the way there are the user's own.
  ///
  /// Nothing but searching it is needed: a directory that may not be listed will do.
  ///
  /// - Parameter path: Relative to the working directory of the process, or absolute.
  /// - Returns: The directory; ``SystemPackage/FilePath/lastName`` is the name in it.
  /// - Throws: `Errno.noSuchFileOrDirectory` and the other reasons of `open`.
  package static func open(parentOf path: FilePath) throws(Errno) -> OpenDirectory {
    let parent = path.removingLastComponent()
    let directory = parent.isEmpty ? FilePath(".") : parent
    let number = try SystemCall.check {
      directory.withPlatformString {
        Glibc.open($0, platform_search_only | O_DIRECTORY | O_CLOEXEC)
      }
    }
    return OpenDirectory(Descriptor(adopting: number), path: parent)
  }

  /// Opens a file to read it.
  ///
  /// A named pipe is waited for until somebody has written to it.
  ///
  /// - Parameters:
  ///   - name: The name in this directory.
  ///   - followingLink: Whether a link stands for the file that it leads to.
  ///   - cancellation: Ends the wait for a named pipe.
  /// - Returns: The open file.
  /// - Throws: `Errno.tooManySymbolicLinkLevels` for a link that is not followed,
  ///   `Errno.canceled` when it is cancelled.
  package borrowing func open(
    file name: [UInt8],
    followingLink: Bool = false,
    cancelledBy cancellation: Cancellation? = nil
  ) throws(Errno) -> LocalFile {
    try open(name, O_RDONLY, followingLink, cancellation)
  }

  /// Opens a regular file to read it, and nothing that could be waited for.
  ///
  /// - Parameters:
  ///   - name: The name in this directory.
  ///   - followingLink: Whether a link stands for the file that it leads to.
  /// - Returns: The open file.
  /// - Throws: `Errno.tooManySymbolicLinkLevels` for a link that is not followed,
  ///   `Errno.invalidArgument` for a pipe, a device or a socket.
  package borrowing func open(
    regularFile name: [UInt8],
    followingLink: Bool = false
  ) throws(Errno) -> LocalFile {
    precondition(!name.contains(.slash), "a name in a directory has no slash")
    let number = self.number
    let links = followingLink ? 0 : O_NOFOLLOW
    return try FileOpening.openRegular(path.appending(octets: name)) { flags in
      Self.withCharacters(of: name) { openat(number, $0, flags | links) }
    }
  }

  /// Opens a file to read and write it, and makes it if it is not there; never through a link.
  ///
  /// - Parameters:
  ///   - name: The name in this directory.
  ///   - mode: The permission bits of a new file, less the process's mask.
  /// - Returns: The open file.
  /// - Throws: `Errno.tooManySymbolicLinkLevels` for a link.
  package borrowing func openOrCreate(
    _ name: [UInt8],
    mode: UInt16 = 0o666
  ) throws(Errno) -> LocalFile {
    try open(name, creating: O_RDWR | O_CREAT, mode: mode)
  }

  /// Opens a file that belongs to nobody else, and is locked for the life of the result; makes it
  /// if it is not there.
  ///
  /// What is no file of the user's own, such as a link that somebody planted, is removed.
  ///
  /// - Parameters:
  ///   - name: The name in this directory.
  ///   - mode: The permission bits of a new file, less the process's mask.
  /// - Returns: The open file.
  /// - Throws: `Errno.resourceBusy` when another process has the lock.
  package borrowing func openOwn(
    _ name: [UInt8],
    mode: UInt16 = 0o666
  ) throws(Errno) -> LocalFile {
    // Others may remove or rename the file between two calls; nobody does that for ever.
    for _ in 0..<10 {
      let file: LocalFile
      do {
        file = try openOrCreate(name, mode: mode)
      } catch .tooManySymbolicLinkLevels {
        try remove(name)
        continue
      }
      guard try file.lock() else { break }
      let opened = try file.info()
      guard let named = try info(of: name), named.identity == opened.identity else { continue }
      if opened.kind == .file, opened.isOwnAlone { return file }
      try remove(name)
    }
    throw .resourceBusy
  }

  private borrowing func open(
    _ name: [UInt8],
    _ access: Int32,
    _ followingLink: Bool,
    _ cancellation: Cancellation?
  ) throws(Errno) -> LocalFile {
    precondition(!name.contains(.slash), "a name in a directory has no slash")
    let number = self.number
    let access = access | (followingLink ? 0 : O_NOFOLLOW)
    return try FileOpening.open(
      path.appending(octets: name),
      access,
      cancelledBy: cancellation,
      information: {
        followingLink ? infoBehindLink(name) : try? info(of: name)
      },
      by: { flags in Self.withCharacters(of: name) { openat(number, $0, flags) } }
    )
  }

  private borrowing func open(
    _ name: [UInt8],
    creating access: Int32,
    mode: UInt16
  ) throws(Errno) -> LocalFile {
    let flags = access | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let number = try call(name) { openat($0, $1, flags, mode_t(mode)) }
    return LocalFile(Descriptor(adopting: number), path: path.appending(octets: name))
  }
}
