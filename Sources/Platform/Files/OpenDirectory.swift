internal import CPlatform
import Glibc
import Octets
package import SystemPackage

/// A directory of this machine that stays the same one, whoever renames or replaces its path.
///
/// Names are looked up in it without following links: what is in it is all that can be reached.
package struct OpenDirectory: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// The path it was opened by, for messages.
  package let path: FilePath

  init(_ descriptor: consuming Descriptor, path: FilePath) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a directory that a user named; links in its path are the user's own.
  package static func open(_ path: FilePath) throws(Errno) -> OpenDirectory {
    let number = try SystemCall.check {
      path.withPlatformString { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    }
    return OpenDirectory(Descriptor(adopting: number), path: path)
  }

  /// Opens a directory in this one.
  ///
  /// - Throws: `Errno.notDirectory` for a link, wherever it leads.
  package borrowing func open(directory name: [UInt8]) throws(Errno) -> OpenDirectory {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let number = try call(name) { openat($0, $1, flags) }
    return OpenDirectory(Descriptor(adopting: number), path: path.appending(octets: name))
  }

  /// Opens a directory below this one, name by name.
  ///
  /// - Parameters:
  ///   - names: The way to it; empty for another descriptor of this one.
  ///   - followsLinks: Whether links to directories are gone through, wherever they lead.
  /// - Returns: The directory.
  /// - Throws: `Errno.notDirectory` for a link that is not.
  package borrowing func open(
    below names: [[UInt8]],
    followingLinks followsLinks: Bool = false
  ) throws(Errno) -> OpenDirectory {
    if followsLinks, !names.isEmpty {
      return try OpenDirectory.open(names.reduce(path) { $0.appending(octets: $1) })
    }
    guard let first = names.first else {
      let number = descriptor.rawValue
      let duplicate = try SystemCall.check { fcntl(number, F_DUPFD_CLOEXEC, 3) }
      return OpenDirectory(Descriptor(adopting: duplicate), path: path)
    }
    var directory = try open(directory: first)
    for name in names.dropFirst() { directory = try directory.open(directory: name) }
    return directory
  }

  /// Creates a directory in this one.
  ///
  /// - Returns: False if the name is taken, by whatever.
  package borrowing func create(directory name: [UInt8]) throws(Errno) -> Bool {
    do {
      _ = try call(name) { mkdirat($0, $1, 0o777) }
      return true
    } catch .fileExists {
      return false
    }
  }

  /// Reads what the system knows of a name; a link is a link.
  ///
  /// - Returns: `nil` when there is no such name.
  package borrowing func info(of name: [UInt8]) throws(Errno) -> FileInfo? {
    var status = stat()
    do {
      _ = try call(name) { fstatat($0, $1, &status, AT_SYMLINK_NOFOLLOW) }
    } catch .noSuchFileOrDirectory {
      return nil
    }
    return FileInfo(status)
  }

  /// Reads what the system knows of the file that a link leads to; `nil` when it leads nowhere.
  package borrowing func infoBehindLink(_ name: [UInt8]) -> FileInfo? {
    var status = stat()
    do {
      _ = try call(name) { fstatat($0, $1, &status, 0) }
      return FileInfo(status)
    } catch {
      return nil
    }
  }

  /// Reads when the file of a name was made here, in seconds since 1970; `nil` where the file system
  /// does not know.
  package borrowing func birthTime(of name: [UInt8]) -> Int64? {
    var seconds: Int64 = 0
    let outcome = try? call(name) { platform_birth_time($0, $1, &seconds) }
    return outcome == 0 ? seconds : nil
  }

  /// Returns the names in it, without `.` and `..`, sorted by their octets.
  package borrowing func names() throws(Errno) -> [[UInt8]] {
    try withStream { stream throws(Errno) in try LocalDirectory.names(readFrom: stream) }
  }

  /// Lends a stream of what is in it, which has a descriptor of its own.
  borrowing func withStream<Result>(
    _ body: (OpaquePointer) throws(Errno) -> Result
  ) throws(Errno) -> Result {
    let number = try call([.dot]) { openat($0, $1, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = fdopendir(number) else {
      let error = Errno(rawValue: errno)
      close(number)
      throw error
    }
    defer { closedir(stream) }
    return try body(stream)
  }

  /// Reads a regular file at once.
  ///
  /// - Parameters:
  ///   - name: The name in this directory.
  ///   - buffer: Filled from its beginning.
  ///   - followingLink: Whether a link stands for the file that it leads to.
  /// - Returns: How many octets of the buffer were filled; all of them if the file is longer.
  /// - Throws: `Errno.tooManySymbolicLinkLevels` for a link that is not followed,
  ///   `Errno.invalidArgument` for a pipe, a device or a socket.
  package borrowing func read(
    _ name: [UInt8],
    into buffer: UnsafeMutableRawBufferPointer,
    followingLink: Bool
  ) throws(Errno) -> Int {
    try open(regularFile: name, followingLink: followingLink).read(into: buffer, from: 0)
  }

  /// Gives a file in it another name.
  ///
  /// The corresponding C function is `renameat2`.
  ///
  /// - Parameters:
  ///   - name: The name it has.
  ///   - newName: The name it gets, in this directory too.
  ///   - replacing: Whether what has that name goes.
  /// - Throws: `Errno.fileExists` when it may not; nothing has changed then.
  package borrowing func rename(
    _ name: [UInt8],
    to newName: [UInt8],
    replacing: Bool
  ) throws(Errno) {
    do {
      try rename(name, to: newName, exclusively: !replacing)
      return
    } catch .invalidArgument where !replacing {
      // A file system without that.
    } catch .noFunction where !replacing {
      // A kernel without that.
    }
    do {
      // A second link can never replace anything either.
      _ = try call(name) { directory, old in
        Self.withCharacters(of: newName) { linkat(directory, old, directory, $0, 0) }
      }
    } catch .notPermitted, .notSupported, .tooManyLinks {
      guard try info(of: newName) == nil else { throw .fileExists }
      return try rename(name, to: newName, exclusively: false)
    }
    try remove(name)
  }

  private borrowing func rename(
    _ name: [UInt8],
    to newName: [UInt8],
    exclusively: Bool
  ) throws(Errno) {
    precondition(!newName.contains(.slash), "a name in a directory has no slash")
    _ = try call(name) { directory, old in
      Self.withCharacters(of: newName) {
        platform_rename_in(directory, old, $0, exclusively ? 1 : 0)
      }
    }
  }

  /// Removes a file's name.
  package borrowing func remove(_ name: [UInt8]) throws(Errno) {
    _ = try call(name) { unlinkat($0, $1, 0) }
  }

  /// Removes an empty directory.
  package borrowing func remove(directory name: [UInt8]) throws(Errno) {
    _ = try call(name) { unlinkat($0, $1, AT_REMOVEDIR) }
  }

  /// Gives a file in it a name in another directory, where nothing may have that.
  ///
  /// - Parameters:
  ///   - name: The name it has.
  ///   - newName: The name it gets.
  ///   - directory: Where; on the same file system.
  /// - Throws: `Errno.fileExists` for a name that is taken.
  package borrowing func move(
    _ name: [UInt8],
    to newName: [UInt8],
    in directory: borrowing OpenDirectory
  ) throws(Errno) {
    guard try directory.info(of: newName) == nil else { throw .fileExists }
    let target = directory.number
    _ = try call(name) { source, old in
      Self.withCharacters(of: newName) { renameat(source, old, target, $0) }
    }
  }

  /// The descriptor, valid as long as this value is.
  var number: Int32 { descriptor.rawValue }

  /// Makes a call for a name in this directory that answers −1 for failure.
  borrowing func call(
    _ name: [UInt8],
    _ body: (Int32, UnsafePointer<CChar>) -> Int32
  ) throws(Errno) -> Int32 {
    precondition(!name.contains(.slash), "a name in a directory has no slash")
    let number = descriptor.rawValue
    return try SystemCall.check { Self.withCharacters(of: name) { body(number, $0) } }
  }

  /// Lends a name as the system takes it.
  static func withCharacters<Result>(
    of name: [UInt8],
    _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: name.count + 1) { characters in
      for index in name.indices { characters[index] = CChar(bitPattern: name[index]) }
      characters[name.count] = 0
      // The buffer is never empty: it ends with NUL.
      return body(UnsafePointer(characters.baseAddress.unsafelyUnwrapped))
    }
  }
}
