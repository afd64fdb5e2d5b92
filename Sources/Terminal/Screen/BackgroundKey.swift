import Glibc
import Octets
import Platform

/// `&`, the key that lets what runs go on in the background.
///
/// The terminal hands on lines; while something runs, `&` ends one as well (VEOL), so that it is seen
/// at once. What else is typed ahead is kept for the prompt.
package enum BackgroundKey {
  /// Runs something; meanwhile the key is heard, if the user sits at a terminal that is ours.
  ///
  /// - Parameters:
  ///   - keep: Takes what is typed ahead; it is not to be read from the terminal any more.
  ///   - act: What is done when the key was pressed at the beginning of a line; on this thread, while
  ///     it waits.
  ///   - body: What runs.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  package static func enabled<Result, Failure: Error>(
    keeping keep: @escaping ([UInt8]) -> Void,
    _ act: @escaping () -> Void,
    while body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var before = termios()
    guard tcgetpgrp(0) == getpgrp(), tcgetattr(0, &before) == 0 else { return try body() }
    var during = before
    withUnsafeMutableBytes(of: &during.c_cc) { $0[Int(VEOL)] = .ampersand }
    tcsetattr(0, TCSADRAIN, &during)
    defer { tcsetattr(0, TCSADRAIN, &before) }
    var isAtLineStart = true
    var hasTerminal = true
    return try Attention.paid(
      every: nil,
      watching: hasTerminal ? [0] : [],
      {
        while Readiness.isReady(0, .readable) {
          guard let typed = read() else {
            hasTerminal = false
            return
          }
          if typed == [.ampersand], isAtLineStart {
            act()
          } else {
            keep(typed)
            isAtLineStart = typed.last == .lineFeed
          }
        }
      },
      while: body
    )
  }

  private static let endOfTransmission: UInt8 = 0x04

  /// Reads what the terminal has; `nil` where there is no terminal any more.
  private static func read() -> [UInt8]? {
    var octets = [UInt8](repeating: 0, count: 4096)
    let count = octets.withUnsafeMutableBytes { Glibc.read(0, $0.baseAddress, $0.count) }
    // A terminal that has gone away ends for ever; the key that ends the input gives a line of nothing.
    guard count > 0 || (count == 0 && tcgetpgrp(0) != -1) else { return nil }
    return count > 0 ? [UInt8](octets[..<count]) : [endOfTransmission]
  }
}
