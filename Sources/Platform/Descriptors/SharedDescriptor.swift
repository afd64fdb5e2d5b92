import Glibc
import SystemPackage

/// Descriptors whose other owners would feel it if calls stopped waiting: what the process was
/// started with, and what its children have.
package enum SharedDescriptor {
  /// Returns how many octets a call may be given when the descriptor is ready for it, without being
  /// held up before it has taken them.
  ///
  /// A pipe that is ready takes `PIPE_BUF` octets (pipe(7)); terminals and sockets take what they
  /// can, and the interrupt key ends the call at the latest.
  static func pieceLimit(of descriptor: Int32) -> Int {
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let flags = fcntl(descriptor, F_GETFL)
    return isFile || (flags != -1 && flags & O_NONBLOCK != 0) ? .max : Int(PIPE_BUF)
  }

  /// Writes all octets; what is ready is written even when it is cancelled.
  ///
  /// - Parameters:
  ///   - octets: All of them.
  ///   - descriptor: The caller's.
  ///   - cancellation: Ends the wait for whoever is to take them.
  /// - Throws: ``WaitError/cancelled`` when the octets were not taken before that.
  package static func write(
    _ octets: [UInt8],
    to descriptor: Int32,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) {
    let limit = pieceLimit(of: descriptor)
    var rest = octets[...]
    while !rest.isEmpty {
      if !Readiness.isReady(descriptor, .writable) {
        // What would be drawn meanwhile would stand in the middle of this.
        try Attention.suspended { () throws(WaitError) in
          try Readiness.wait(
            for: descriptor,
            .writable,
            until: .never,
            cancelledBy: cancellation
          )
        }
      }
      let part = rest.prefix(limit)
      let count = try SystemCall.attemptOnce {
        part.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(count ?? 0)
    }
  }
}
