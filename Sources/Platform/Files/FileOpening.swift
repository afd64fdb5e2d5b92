import Glibc
import SystemPackage

/// Opening files without being held up inside the system, where no cancellation is seen.
///
/// Every file is opened with `O_NONBLOCK`, which changes nothing for regular files. What a named
/// pipe waits for, its other side, is waited for here.
enum FileOpening {
  /// The time between two looks at a named pipe that nobody reads from.
  private static let pause = Duration.milliseconds(20)

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: For messages.
  ///   - access: `O_RDONLY`, or `O_WRONLY` and what goes with it.
  ///   - cancellation: Ends the wait for the other side of a named pipe.
  ///   - information: Looks at the file without opening it.
  ///   - call: Opens it with flags, and answers −1 for failure.
  /// - Returns: The open file; a named pipe has had its other side.
  /// - Throws: `Errno.canceled` when it is cancelled.
  static func open(
    _ path: FilePath,
    _ access: Int32,
    cancelledBy cancellation: Cancellation?,
    information: () -> FileInfo?,
    by call: (Int32) -> Int32
  ) throws(Errno) -> LocalFile {
    let flags = access | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    while true {
      do {
        let number = try SystemCall.check { call(flags) }
        let file = LocalFile(Descriptor(adopting: number), path: path)
        if access & O_ACCMODE == O_RDONLY { try file.waitForWriter(cancelledBy: cancellation) }
        return file
      } catch .noSuchAddressOrDevice {
        // A socket or a device that is not there says the same, and will say it for ever.
        guard information()?.isNamedPipe ?? false else { throw .noSuchAddressOrDevice }
      } catch .wouldBlock, .resourceTemporarilyUnavailable {
        // Another program has a lease on the file (fcntl(2)), and has been told to give it up.
      }
      // Neither a reader's coming nor a lease's end is an event that anybody can wait for.
      do throws(WaitError) {
        try Readiness.pause(until: .after(pause), cancelledBy: cancellation)
      } catch {
        throw Errno(error)
      }
    }
  }

  /// Opens a regular file to read it, and nothing else that could be waited for.
  ///
  /// - Throws: `Errno.isDirectory` for a directory, `Errno.invalidArgument` for what is no file.
  static func openRegular(_ path: FilePath, by call: (Int32) -> Int32) throws(Errno) -> LocalFile {
    let number = try SystemCall.check { call(O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) }
    let file = LocalFile(Descriptor(adopting: number), path: path)
    switch try file.info().kind {
    case .file: return file
    case .directory: throw .isDirectory
    case .link, .other: throw .invalidArgument
    }
  }
}

extension LocalFile {
  /// Waits until somebody has written to a named pipe, or has had it open: until then it reads as
  /// if it had ended (Linux; `poll` tells the two apart by a count of the writers there have been).
  fileprivate borrowing func waitForWriter(
    cancelledBy cancellation: Cancellation?
  ) throws(Errno) {
    guard try info().isNamedPipe else { return }
    do throws(WaitError) {
      try Readiness.wait(for: rawValue, .readable, until: .never, cancelledBy: cancellation)
    } catch {
      throw Errno(error)
    }
  }
}
