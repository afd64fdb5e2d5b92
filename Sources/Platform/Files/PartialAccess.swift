internal import CPlatform
import Glibc
package import SystemPackage

/// What a file that grows over several runs of the program needs.
extension LocalFile {
  /// Opens a file to read and write it, and makes it if it is not there; never through a link.
  ///
  /// - Throws: `Errno.tooManySymbolicLinkLevels` for a link.
  package static func openOrCreate(_ path: FilePath) throws(Errno) -> LocalFile {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let number = try SystemCall.check {
      path.withPlatformString { Glibc.open($0, flags, mode_t(0o666)) }
    }
    return LocalFile(Descriptor(adopting: number), path: path)
  }

  /// Locks the file against other processes that lock it; the lock ends with this value.
  ///
  /// A child of this process shares the lock until it has become its program, so it is asked for
  /// more than once.
  ///
  /// - Returns: False when another process has the lock.
  package borrowing func lock() throws(Errno) -> Bool {
    let number = descriptor.rawValue
    for _ in 0..<5 {
      if try SystemCall.attempt({ platform_lock(number) }) != nil { return true }
      try? Readiness.pause(until: .after(.milliseconds(10)), cancelledBy: nil)
    }
    return false
  }

  /// Cuts off what lies behind a size, reserved room too.
  package borrowing func truncate(to size: Int64) throws(Errno) {
    let number = descriptor.rawValue
    _ = try SystemCall.check { ftruncate(number, off_t(size)) }
  }

  /// Reserves room on the disk for octets that will come, where the file system can do that.
  ///
  /// The corresponding C function is `fallocate`.
  ///
  /// - Throws: `Errno.noSpace` and the other reasons why they would not find room.
  package borrowing func reserve(_ octets: Range<Int64>) throws(Errno) {
    let number = descriptor.rawValue
    do {
      _ = try SystemCall.check {
        platform_reserve(number, Int(octets.lowerBound), octets.count)
      }
    } catch .noSpace {
      throw .noSpace
    } catch .diskQuotaExceeded {
      throw .diskQuotaExceeded
    } catch .fileTooLarge {
      throw .fileTooLarge
    } catch {
      // Not every file system can.
    }
  }

  /// Reads octets from an offset on, and leaves alone where reading and writing go on.
  ///
  /// - Returns: How many of the buffer's octets were filled; fewer only at the end of the file.
  package borrowing func read(
    into buffer: UnsafeMutableRawBufferPointer,
    from offset: Int64
  ) throws(Errno) -> Int {
    let number = descriptor.rawValue
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let position = off_t(offset) + off_t(filled)
      let count = try SystemCall.check { pread(number, rest.baseAddress, rest.count, position) }
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// Writes octets from an offset on, and leaves alone where reading and writing go on.
  package borrowing func write(
    _ octets: UnsafeRawBufferPointer,
    at offset: Int64
  ) throws(Errno) {
    let number = descriptor.rawValue
    var written = 0
    while written < octets.count {
      let rest = UnsafeRawBufferPointer(rebasing: octets[written...])
      let position = off_t(offset) + off_t(written)
      written += try SystemCall.check { pwrite(number, rest.baseAddress, rest.count, position) }
    }
  }

  /// Waits until what was written is on the disk.
  package borrowing func flush() throws(Errno) {
    let number = descriptor.rawValue
    _ = try SystemCall.check { fsync(number) }
  }

  /// Sets the permission bits, at most octal 7777.
  package borrowing func setMode(_ mode: UInt16) throws(Errno) {
    let number = descriptor.rawValue
    _ = try SystemCall.check { fchmod(number, mode_t(mode)) }
  }
}
