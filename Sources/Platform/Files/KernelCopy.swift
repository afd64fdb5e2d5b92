internal import CPlatform
import Glibc
package import SystemPackage

/// Files whose octets go in and out without passing through this program.
extension LocalFile {
  /// Writes all that a pipe holds.
  ///
  /// - Returns: False when the kernel cannot do that with this file; the pipe may hold octets then.
  package borrowing func write(
    from pipe: inout KernelPipe,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) -> Bool {
    let number = descriptor.rawValue
    while pipe.octetCount > 0 {
      do {
        if try pipe.drain(into: number) != nil { continue }
      } catch .invalidArgument {
        return false
      } catch {
        throw .system(error)
      }
      try Readiness.wait(for: number, .writable, until: .never, cancelledBy: cancellation)
    }
    return true
  }

  /// Sends octets to a socket.
  ///
  /// The corresponding C function is `sendfile`.
  ///
  /// - Parameters:
  ///   - socket: Never waited for.
  ///   - offset: Where in the file to begin.
  ///   - limit: How many octets at most.
  /// - Returns: How many were taken; 0 at the end of the file, `nil` when none is taken yet.
  /// - Throws: `Errno.invalidArgument` when the kernel cannot do that with this file.
  package borrowing func send(
    to socket: Int32,
    from offset: Int64,
    upTo limit: Int
  ) throws(Errno) -> Int? {
    let number = descriptor.rawValue
    var position = Int(offset)
    return try SystemCall.attempt { platform_sendfile(number, socket, &position, UInt(limit)) }
  }
}
