internal import CPlatform
import Glibc
package import SystemPackage

/// A descriptor that becomes readable when a signal has come.
///
/// One watch of a signal exists at a time; while it does, the signal does nothing else.
package final class SignalWatch {
  /// A signal that a program may watch.
  package enum Signal: Hashable, Sendable {
    /// The terminal's window has changed its size (SIGWINCH).
    case windowSize

    /// Somebody wants to know where things stand (SIGUSR1).
    case statusRequest

    /// The quit key (SIGQUIT).
    case quit

    fileprivate var number: Int32 {
      switch self {
      case .windowSize: SIGWINCH
      case .statusRequest: SIGUSR1
      case .quit: SIGQUIT
      }
    }
  }

  private let wakeUp: WakeUp
  private let signals: [Signal]

  /// Starts to watch.
  package init(_ signals: Signal...) throws(Errno) {
    wakeUp = try WakeUp()
    self.signals = signals
    let descriptor = wakeUp.rawValue
    for signal in signals {
      _ = try SystemCall.check { platform_watch_signal(signal.number, descriptor) }
    }
  }

  deinit {
    // The handler must not write to a number that somebody else may have by then.
    for watched in signals { signal(watched.number, SIG_DFL) }
  }

  /// The descriptor to poll for reading.
  package var descriptor: Int32 { wakeUp.rawValue }

  /// Says whether a signal has come since the last call.
  package func take() -> Bool {
    guard Readiness.isReady(descriptor, .readable) else { return false }
    wakeUp.drain()
    return true
  }
}
