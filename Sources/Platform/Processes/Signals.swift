internal import CPlatform
import Glibc
package import SystemPackage

/// Which signal means what to the program.
package enum Signals {
  /// Makes the interrupt key (SIGINT) cancel, for the rest of the program's life.
  package static func cancelOnInterrupt(_ cancellation: Cancellation) throws(Errno) {
    // The handler keeps the descriptor's number, so its owner must never go.
    let kept = Unmanaged.passRetained(cancellation).takeUnretainedValue()
    _ = try SystemCall.check { platform_watch_signal(SIGINT, kept.descriptor) }
  }

  /// Whether the key that stops programs is for this one: a shell without jobs says it is not.
  package static var canStop: Bool { !platform_ignores_signal(SIGTSTP) }

  /// Stops the program until somebody lets it go on; does nothing where nobody could.
  package static func stop() {
    signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
  }

  /// Makes a write that cannot be done an error instead of the end of the program: to a closed pipe
  /// or socket (SIGPIPE), and behind the largest size of a file (SIGXFSZ).
  ///
  /// OpenSSL writes with `write`, which takes no `MSG_NOSIGNAL`. The error of the other is
  /// `Errno.fileTooLarge` (setrlimit(2), `RLIMIT_FSIZE`).
  package static func makeFailedWritesErrors() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }
}
