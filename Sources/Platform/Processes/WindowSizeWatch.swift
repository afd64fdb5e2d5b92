internal import CPlatform
import Glibc
package import SystemPackage

/// A descriptor that becomes readable when the terminal's window has changed its size.
///
/// One exists at a time. The corresponding signal is SIGWINCH.
package final class WindowSizeWatch {
  private let wakeUp: WakeUp

  /// Starts to watch.
  package init() throws(Errno) {
    let created = try WakeUp()
    let number = created.rawValue
    _ = try SystemCall.check { platform_watch_signal(SIGWINCH, number) }
    wakeUp = created
  }

  deinit {
    // The handler must not write to a number that somebody else may have by then.
    signal(SIGWINCH, SIG_DFL)
  }

  /// The descriptor to poll for reading.
  package var descriptor: Int32 { wakeUp.rawValue }

  /// Waits for the next change.
  package func drain() {
    wakeUp.drain()
  }
}
