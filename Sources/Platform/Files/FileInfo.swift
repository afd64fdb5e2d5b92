import Glibc
package import SystemPackage

/// What the file system says of one file.
package struct FileInfo: Hashable, Sendable {
  /// What a file is, as far as transfers care.
  package enum Kind: Hashable, Sendable {
    /// Octets that can be read to an end.
    case file
    case directory
    case link
    /// A device, a pipe or a socket.
    case other
  }

  package let kind: Kind

  /// The size in octets.
  package let size: Int64

  /// The modification time in seconds since 1970, UTC.
  package let modified: Int64

  /// The part of the modification time below a second, in nanoseconds.
  package let modifiedNanoseconds: Int64

  /// When the file, its mode or its names were last changed, in nanoseconds since 1970.
  package let changed: Int64

  /// Whether the file belongs to this process's user and has one name only.
  package let isOwnAlone: Bool

  /// Whether this process's user owns it, and nobody else may read it or change it.
  package let isPrivate: Bool

  /// Whether it is a named pipe, which is read and written only together with another process.
  package let isNamedPipe: Bool

  /// The permission bits, at most octal 7777.
  package let mode: UInt16

  /// Device and number: two paths with the same pair are one file.
  package let identity: Identity

  /// What tells a file from all others of the machine.
  package struct Identity: Hashable, Sendable {
    let device: UInt64

    /// The file's number on its file system.
    package let inode: UInt64

    /// The pair in hexadecimal, for the fact `unique` (RFC 3659 §7.5.2).
    package var text: String {
      String(device, radix: 16) + "U" + String(inode, radix: 16)
    }
  }

  /// Whose process this is: nothing here changes that.
  private static let user = geteuid()

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .directory
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec)
    modifiedNanoseconds = Int64(status.st_mtim.tv_nsec)
    changed = Self.nanoseconds(status.st_ctim)
    isOwnAlone = status.st_uid == Self.user && status.st_nlink == 1
    isPrivate = status.st_uid == Self.user && status.st_mode & 0o077 == 0
    isNamedPipe = status.st_mode & S_IFMT == S_IFIFO
    mode = UInt16(truncatingIfNeeded: status.st_mode & 0o7777)
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// The modification time in nanoseconds since 1970; the nearest that can be told of one that is far off.
  package var modifiedInNanoseconds: Int64 {
    Self.nanoseconds(timespec(tv_sec: Int(modified), tv_nsec: Int(modifiedNanoseconds)))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (product, isTooLarge) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, hasOverflowed) = product.addingReportingOverflow(Int64(time.tv_nsec))
    return isTooLarge || hasOverflowed ? (time.tv_sec < 0 ? .min : .max) : sum
  }

  /// Reads what the system knows of a path.
  ///
  /// The corresponding C functions are `stat` and `lstat`.
  ///
  /// - Parameters:
  ///   - path: What to look at.
  ///   - followingLinks: Whether a link at the end of the path stands for its target.
  /// - Throws: `Errno.noSuchFileOrDirectory` and the other reasons of `stat`.
  package init(of path: FilePath, followingLinks: Bool = true) throws(Errno) {
    var status = stat()
    _ = try SystemCall.check {
      path.withPlatformString { followingLinks ? stat($0, &status) : lstat($0, &status) }
    }
    self.init(status)
  }

  /// Whether a path leads to a directory; one that cannot be looked at does not.
  package static func isDirectory(_ path: FilePath, followingLinks: Bool = true) -> Bool {
    (try? FileInfo(of: path, followingLinks: followingLinks).kind) == .directory
  }

  /// Reads what the system knows of an open file.
  ///
  /// The corresponding C function is `fstat`.
  package init(of descriptor: borrowing Descriptor) throws(Errno) {
    var status = stat()
    let number = descriptor.rawValue
    _ = try SystemCall.check { fstat(number, &status) }
    self.init(status)
  }
}
