internal import CPlatform
import Glibc
package import SystemPackage

/// A descriptor that becomes readable when a signal has come.
///
/// While a watch exists, the signal does nothing else; a watch that is made within another one ends
/// before it, and gives the signal back to it.
package final class SignalWatch: Sendable {
  /// A signal that a program may watch.
  package enum Signal: Hashable, Sendable {
    /// The terminal's window has changed its size (SIGWINCH).
    case windowSize

    /// Somebody wants to know where things stand (SIGUSR1).
    case statusRequest

    /// The quit key (SIGQUIT).
    case quit

    /// The key that stops the program for a while (SIGTSTP).
    case stop

    /// The program goes on (SIGCONT).
    case continued

    /// Somebody wants the program to end (SIGTERM).
    case termination

    /// The terminal is gone (SIGHUP).
    case hangUp

    fileprivate var number: Int32 {
      switch self {
      case .windowSize: SIGWINCH
      case .statusRequest: SIGUSR1
      case .quit: SIGQUIT
      case .stop: SIGTSTP
      case .continued: SIGCONT
      case .termination: SIGTERM
      case .hangUp: SIGHUP
      }
    }
  }

  private let wakeUp: WakeUp
  private let signals: [Signal]

  /// The descriptors of the watches around this one.
  private let outer: [Int32]

  /// Starts to watch.
  package init(_ signals: Signal...) throws(Errno) {
    wakeUp = try WakeUp()
    self.signals = signals
    outer = signals.map { platform_watched_descriptor($0.number) }
    let descriptor = wakeUp.rawValue
    for signal in signals {
      _ = try SystemCall.check { platform_watch_signal(signal.number, descriptor) }
    }
  }

  deinit {
    // The handler must not write to a number that somebody else may have by then.
    for (watched, outer) in zip(signals, outer)
    where outer < 0 || platform_watch_signal(watched.number, outer) != 0 {
      signal(watched.number, SIG_DFL)
    }
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
