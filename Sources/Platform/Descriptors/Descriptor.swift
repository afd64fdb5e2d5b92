import Glibc
package import SystemPackage

/// The owner of a file descriptor, which is closed once and by nobody else.
package struct Descriptor: ~Copyable, Sendable {
  /// The number, valid as long as this value is.
  package let rawValue: Int32

  /// Takes over a descriptor that the caller opened and will not close.
  package init(adopting rawValue: Int32) {
    self.rawValue = rawValue
  }

  deinit {
    // Nobody is left to hear of a failure here; those who must know call `close()`.
    _ = Glibc.close(rawValue)
  }

  /// Closes the descriptor and says whether what was written arrived.
  ///
  /// The descriptor is gone even when this throws: Linux releases the number first.
  /// The corresponding C function is `close`.
  package consuming func close() throws(Errno) {
    let number = rawValue
    discard self
    guard Glibc.close(number) == -1 else { return }
    let error = Errno(rawValue: errno)
    precondition(error != .badFileDescriptor, "a descriptor was closed behind its owner's back")
    guard error != .interrupted else { return }
    throw error
  }

  /// Makes reads and writes answer at once instead of waiting.
  ///
  /// The corresponding C function is `fcntl` with `O_NONBLOCK`.
  package borrowing func setNonBlocking() throws(Errno) {
    let number = rawValue
    let flags = try SystemCall.check { fcntl(number, F_GETFL) }
    _ = try SystemCall.check { fcntl(number, F_SETFL, flags | O_NONBLOCK) }
  }

  /// Keeps the descriptor from programs that this one starts.
  ///
  /// The corresponding C function is `fcntl` with `FD_CLOEXEC`.
  package borrowing func setClosedOnExec() throws(Errno) {
    let number = rawValue
    _ = try SystemCall.check { fcntl(number, F_SETFD, FD_CLOEXEC) }
  }
}
