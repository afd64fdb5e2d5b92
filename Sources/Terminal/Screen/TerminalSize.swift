import Glibc
import Platform

/// How much a terminal shows.
package struct TerminalSize: Hashable, Sendable {
  package let columns: Int
  package let rows: Int

  /// What is taken where nobody knows.
  static let usual = TerminalSize(columns: 80, rows: 24)

  /// Asks the terminal, then the environment; 80 by 24 where nobody knows.
  ///
  /// The corresponding C function is `ioctl` with `TIOCGWINSZ`.
  package static func current(of descriptor: Int32) -> TerminalSize {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return TerminalSize(columns: Int(size.ws_col), rows: max(1, Int(size.ws_row)))
    }
    let columns = Environment.value("COLUMNS").flatMap { Int($0) } ?? 80
    let rows = Environment.value("LINES").flatMap { Int($0) } ?? 24
    return TerminalSize(columns: max(1, columns), rows: max(1, rows))
  }
}
