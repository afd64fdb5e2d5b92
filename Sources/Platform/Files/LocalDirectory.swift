import Glibc
import Octets
package import SystemPackage

/// What can be done with names in the directories of this machine.
package enum LocalDirectory {
  /// Returns the names in a directory, without `.` and `..`, sorted by their octets.
  package static func names(in path: FilePath) throws(Errno) -> [[UInt8]] {
    guard let stream = path.withPlatformString({ opendir($0) }) else {
      throw Errno(rawValue: errno)
    }
    defer { closedir(stream) }
    return try names(readFrom: stream)
  }

  static func names(readFrom stream: OpaquePointer) throws(Errno) -> [[UInt8]] {
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw Errno(rawValue: errno) }
        break
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { [UInt8]($0.prefix { $0 != 0 }) }
      if name != [.dot], name != [.dot, .dot] { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Creates a directory; its parents must be there.
  package static func create(_ path: FilePath) throws(Errno) {
    _ = try SystemCall.check { path.withPlatformString { mkdir($0, 0o777) } }
  }

  /// Gives a file another name, in place of whatever had it.
  ///
  /// The corresponding C function is `rename`.
  package static func rename(_ path: FilePath, to newPath: FilePath) throws(Errno) {
    _ = try SystemCall.check {
      path.withPlatformString { old in newPath.withPlatformString { Glibc.rename(old, $0) } }
    }
  }

  /// Removes an empty directory.
  package static func removeEmpty(_ path: FilePath) throws(Errno) {
    _ = try SystemCall.check { path.withPlatformString { rmdir($0) } }
  }

  /// Removes a directory and what is in it; links in it are removed, not followed.
  package static func removeTree(_ path: FilePath) throws(Errno) {
    for name in try names(in: path) {
      let entry = path.appending(octets: name)
      if try FileInfo(of: entry, followingLinks: false).kind == .directory {
        try removeTree(entry)
      } else {
        try remove(entry)
      }
    }
    try removeEmpty(path)
  }

  /// Creates a directory for the user alone, of a name that nobody else has, in `TMPDIR`.
  package static func createTemporary(prefix: String) throws(Errno) -> FilePath {
    let base = FilePath(Environment.value("TMPDIR") ?? "/tmp")
    var template = base.appending(prefix + "XXXXXX").withPlatformString { pointer in
      Array(UnsafeBufferPointer(start: pointer, count: strlen(pointer) + 1))
    }
    guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
    return template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { FilePath(platformString: $0) } ?? base
    }
  }

  /// Sets the permission bits of a file, at most octal 7777.
  package static func setMode(_ mode: UInt16, of path: FilePath) throws(Errno) {
    _ = try SystemCall.check { path.withPlatformString { chmod($0, mode_t(mode)) } }
  }

  /// Sets the modification time of what a path leads to, in seconds since 1970, UTC.
  ///
  /// The corresponding C function is `utimensat`.
  package static func setModificationTime(_ seconds: Int64, of path: FilePath) throws(Errno) {
    var times = SystemCall.modificationTimes(seconds)
    _ = try SystemCall.check {
      path.withPlatformString { name in
        withUnsafeBytes(of: &times) {
          utimensat(AT_FDCWD, name, $0.assumingMemoryBound(to: timespec.self).baseAddress, 0)
        }
      }
    }
  }

  /// Removes a file's name.
  package static func remove(_ path: FilePath) throws(Errno) {
    _ = try SystemCall.check { path.withPlatformString { unlink($0) } }
  }

  /// The path without links and without `.` and `..`; the path itself where it leads nowhere.
  package static func realPath(_ path: FilePath) -> FilePath {
    guard let real = path.withPlatformString({ realpath($0, nil) }) else { return path }
    defer { free(real) }
    return FilePath(platformString: real)
  }

  /// The working directory of the process; `nil` when it has been removed.
  package static var current: FilePath? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return FilePath(platformString: path)
  }
}
