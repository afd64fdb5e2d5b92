internal import CPlatform
import Glibc
package import SystemPackage

/// An open file of this machine, read or written from its start to its end.
package struct LocalFile: ~Copyable {
  let descriptor: Descriptor

  /// The path it was opened by, for messages.
  package let path: FilePath

  /// How many octets a call may be given when the descriptor is ready, without being held up.
  private let pieceLimit: Int

  /// Takes over a file that was opened with `O_NONBLOCK`.
  init(_ descriptor: consuming Descriptor, path: FilePath) {
    self.descriptor = descriptor
    self.path = path
    pieceLimit = .max
  }

  private init(shared descriptor: consuming Descriptor, path: FilePath) {
    pieceLimit = SharedDescriptor.pieceLimit(of: descriptor.rawValue)
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a file to read it.
  ///
  /// A named pipe is waited for until somebody has written to it.
  ///
  /// - Parameters:
  ///   - path: As the user named it, links and devices too.
  ///   - cancellation: Ends the wait for a named pipe.
  /// - Returns: The open file.
  /// - Throws: `Errno.canceled` when it is cancelled; why it cannot be opened.
  package static func open(
    _ path: FilePath,
    cancelledBy cancellation: Cancellation? = nil
  ) throws(Errno) -> LocalFile {
    try open(path, O_RDONLY, cancelledBy: cancellation)
  }

  /// Opens a regular file to read it, and nothing that could be waited for.
  ///
  /// - Throws: `Errno.isDirectory` for a directory, `Errno.invalidArgument` for a pipe, a device or
  ///   a socket.
  package static func open(regularFile path: FilePath) throws(Errno) -> LocalFile {
    try FileOpening.openRegular(path) { flags in
      path.withPlatformString { Glibc.open($0, flags) }
    }
  }

  private static func open(
    _ path: FilePath,
    _ access: Int32,
    cancelledBy cancellation: Cancellation?
  ) throws(Errno) -> LocalFile {
    try FileOpening.open(
      path,
      access,
      cancelledBy: cancellation,
      information: { try? FileInfo(of: path) },
      by: { flags in path.withPlatformString { Glibc.open($0, flags, mode_t(0o666)) } }
    )
  }

  /// Creates a file that was not there, never through a link.
  ///
  /// - Throws: `Errno.fileExists` when there is something under that name.
  package static func create(_ path: FilePath, mode: UInt16 = 0o666) throws(Errno) -> LocalFile {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let number = try SystemCall.check {
      path.withPlatformString { Glibc.open($0, flags, mode_t(mode)) }
    }
    return LocalFile(Descriptor(adopting: number), path: path)
  }

  /// Opens a file to write into it from an offset on, and makes it if it is not there.
  ///
  /// Nothing is waited for: a named pipe in its place is an error.
  ///
  /// - Parameters:
  ///   - path: Never followed through a link at its end.
  ///   - offset: Where writing begins, in octets; what was behind it is cut off.
  ///   - mode: The permission bits of a new file, less the process's mask.
  /// - Returns: The open file.
  /// - Throws: `Errno.tooManySymbolicLinkLevels` for a link.
  package static func openForWriting(
    _ path: FilePath,
    from offset: Int64,
    mode: UInt16 = 0o666
  ) throws(Errno) -> LocalFile {
    let flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let number = try SystemCall.check {
      path.withPlatformString { Glibc.open($0, flags, mode_t(mode)) }
    }
    let descriptor = Descriptor(adopting: number)
    _ = try SystemCall.check { ftruncate(number, off_t(offset)) }
    _ = try SystemCall.check { lseek(number, off_t(offset), SEEK_SET) }
    return LocalFile(descriptor, path: path)
  }

  /// Moves to where reading or writing goes on, in octets from the beginning.
  package borrowing func seek(to offset: Int64) throws(Errno) {
    let number = descriptor.rawValue
    _ = try SystemCall.check { lseek(number, off_t(offset), SEEK_SET) }
  }

  /// Opens what is there to write to it: a device or a pipe that a user names on purpose.
  ///
  /// A named pipe is waited for until somebody reads from it.
  ///
  /// - Parameters:
  ///   - path: As the user named it, links too.
  ///   - cancellation: Ends the wait for a named pipe.
  /// - Returns: The open file.
  /// - Throws: `Errno.canceled` when it is cancelled; why it cannot be opened.
  package static func openForWriting(
    _ path: FilePath,
    cancelledBy cancellation: Cancellation? = nil
  ) throws(Errno) -> LocalFile {
    try open(path, O_WRONLY, cancelledBy: cancellation)
  }

  /// Opens a file for what a command prints, and makes it if it is not there.
  ///
  /// A named pipe is waited for until somebody reads from it.
  ///
  /// - Parameters:
  ///   - path: As the user named it, links and devices too.
  ///   - appends: Whether what is there stays, and more comes behind it.
  ///   - cancellation: Ends the wait for a named pipe.
  /// - Returns: The open file, empty unless it `appends`.
  /// - Throws: `Errno.canceled` when it is cancelled; why it cannot be written to.
  package static func openForOutput(
    _ path: FilePath,
    appends: Bool,
    cancelledBy cancellation: Cancellation? = nil
  ) throws(Errno) -> LocalFile {
    let access = O_WRONLY | O_CREAT | (appends ? O_APPEND : O_TRUNC)
    return try open(path, access, cancelledBy: cancellation)
  }

  /// The descriptor, valid as long as this value is.
  package var rawValue: Int32 { descriptor.rawValue }

  /// Opens what the process was started with as its standard input or output.
  ///
  /// The descriptor is a duplicate: closing this value leaves the original open. Whether calls
  /// wait is not changed, since the other programs that have it would feel it too.
  package static func standard(_ number: Int32, path: FilePath) throws(Errno) -> LocalFile {
    let duplicate = try SystemCall.check { fcntl(number, F_DUPFD_CLOEXEC, 3) }
    return LocalFile(shared: Descriptor(adopting: duplicate), path: path)
  }

  /// What the file system says of it now.
  package borrowing func info() throws(Errno) -> FileInfo {
    try FileInfo(of: descriptor)
  }

  /// Reads the next octets.
  ///
  /// - Returns: How many of the buffer's octets were filled; 0 at the end of the file.
  /// - Throws: ``WaitError/cancelled`` when a pipe or terminal gave nothing before that.
  package borrowing func read(
    into buffer: UnsafeMutableRawBufferPointer,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) -> Int {
    let number = descriptor.rawValue
    while true {
      // Regular files are always ready; a pipe or a terminal may have nothing for hours.
      try Readiness.wait(for: number, .readable, until: .never, cancelledBy: cancellation)
      let count = try SystemCall.attemptOnce {
        Glibc.read(number, buffer.baseAddress, buffer.count)
      }
      if let count { return count }
    }
  }

  /// Writes all octets, in as many calls as it takes.
  ///
  /// - Throws: ``WaitError/cancelled`` when a pipe or terminal took nothing before that.
  package borrowing func write(
    _ octets: UnsafeRawBufferPointer,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) {
    let number = descriptor.rawValue
    var rest = octets[...]
    while !rest.isEmpty {
      try Readiness.wait(for: number, .writable, until: .never, cancelledBy: cancellation)
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(pieceLimit))
      let count = try SystemCall.attemptOnce {
        Glibc.write(number, part.baseAddress, part.count)
      }
      rest = rest.dropFirst(count ?? 0)
    }
  }

  /// Writes all octets of an array.
  package borrowing func write(
    _ octets: [UInt8],
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) {
    try octets.span.withUnsafeBytes { bytes throws(WaitError) in
      try write(bytes, cancelledBy: cancellation)
    }
  }

  /// Sets the modification time.
  ///
  /// The corresponding C function is `futimens`.
  ///
  /// - Parameter seconds: Seconds since 1970, UTC.
  /// - Throws: The reason why the time stays as it is.
  package borrowing func setModificationTime(_ seconds: Int64) throws(Errno) {
    try SystemCall.setModificationTime(seconds, of: descriptor.rawValue)
  }

  /// Closes the file and says whether all that was written arrived.
  package consuming func close() throws(Errno) {
    try descriptor.close()
  }
}

extension SystemCall {
  /// Sets the modification time of an open file, in seconds since 1970, UTC.
  static func setModificationTime(_ seconds: Int64, of descriptor: Int32) throws(Errno) {
    var times = modificationTimes(seconds)
    _ = try check {
      withUnsafeBytes(of: &times) {
        futimens(descriptor, $0.assumingMemoryBound(to: timespec.self).baseAddress)
      }
    }
  }

  /// What the calls that set times take to set the modification time alone.
  static func modificationTimes(_ seconds: Int64) -> (timespec, timespec) {
    (
      timespec(tv_sec: 0, tv_nsec: platform_time_left_alone),
      timespec(tv_sec: Int(seconds), tv_nsec: 0)
    )
  }
}
