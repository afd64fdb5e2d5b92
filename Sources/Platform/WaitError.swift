package import SystemPackage

/// Why a wait ended without what was waited for.
package enum WaitError: Error, Hashable, Sendable {
  /// The deadline passed.
  case timedOut

  /// The cancellation that the wait was given was cancelled.
  case cancelled

  /// The system refused the call.
  case system(Errno)

  /// Takes the error of a call that waits where it must, and throws `Errno.canceled` when it is
  /// cancelled meanwhile.
  package init(_ error: Errno) {
    self = error == .canceled ? .cancelled : .system(error)
  }
}

extension Errno {
  /// The number that stands for the end of a wait, for calls that have other errors of the system.
  package init(_ error: WaitError) {
    switch error {
    case .timedOut: self = .timedOut
    case .cancelled: self = .canceled
    case .system(let errno): self = errno
    }
  }
}
