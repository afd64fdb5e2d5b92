package import SystemPackage

/// Why a wait ended without what was waited for.
package enum WaitError: Error, Hashable, Sendable {
  /// The deadline passed.
  case timedOut

  /// The cancellation that the wait was given was cancelled.
  case cancelled

  /// The system refused the call.
  case system(Errno)
}
