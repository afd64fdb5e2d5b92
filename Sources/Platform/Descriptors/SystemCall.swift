import Glibc
package import SystemPackage

/// The one place where −1 becomes an error and where an interrupted call is made again.
package enum SystemCall {
  /// Makes a call that answers −1 for failure, again as long as a signal interrupts it.
  ///
  /// - Throws: The value of `errno` right after the call.
  package static func check<Result: FixedWidthInteger>(
    _ call: () -> Result
  ) throws(Errno) -> Result {
    while true {
      let result = call()
      guard result == -1 else { return result }
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
  }

  /// Makes a call once that answers −1 for failure, for callers who then look for a cancellation.
  ///
  /// - Returns: `nil` when it would have to wait, or a signal interrupted it.
  /// - Throws: ``WaitError/system(_:)`` with the value of `errno` right after the call.
  static func attemptOnce<Result: FixedWidthInteger>(
    _ call: () -> Result
  ) throws(WaitError) -> Result? {
    let result = call()
    guard result == -1 else { return result }
    let error = Errno(rawValue: errno)
    guard error != .interrupted, error != .wouldBlock else { return nil }
    throw .system(error)
  }

  /// Makes a call that answers −1 for failure, and gives nothing when it would have to wait.
  ///
  /// - Returns: `nil` for EAGAIN and EWOULDBLOCK, which are states of a descriptor, not failures.
  package static func attempt<Result: FixedWidthInteger>(
    _ call: () -> Result
  ) throws(Errno) -> Result? {
    do {
      return try check(call)
    } catch .wouldBlock, .resourceTemporarilyUnavailable {
      return nil
    }
  }
}
