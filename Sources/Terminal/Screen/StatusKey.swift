import Glibc
import Platform

/// Ctrl-T, the key that asks where things stand while a command runs.
///
/// Linux's terminals have no such key (VSTATUS), but a quit key that can be any: while something
/// runs, that is Ctrl-T, and asking is what it does. Nothing that is typed ahead is lost.
package enum StatusKey {
  private static let controlT: cc_t = 0x14

  /// Runs something; meanwhile the key asks, if the user sits at a terminal that is ours.
  ///
  /// - Parameters:
  ///   - answer: What is done when the key was pressed; on this thread, while it waits.
  ///   - goOn: What is done when the program goes on after it was stopped.
  ///   - body: What runs.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  package static func enabled<Result, Failure: Error>(
    _ answer: @escaping () -> Void,
    afterStop goOn: @escaping () -> Void = {},
    while body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var before = termios()
    guard tcgetpgrp(0) == getpgrp(), tcgetattr(0, &before) == 0,
      let watch = try? SignalWatch(.quit)
    else { return try body() }
    var during = before
    setQuitKey(&during)
    // Typing ahead survives the key.
    during.c_lflag |= tcflag_t(NOFLSH)
    tcsetattr(0, TCSADRAIN, &during)
    defer { tcsetattr(0, TCSADRAIN, &before) }
    let continued = try? SignalWatch(.continued)
    return try Attention.paid(
      every: nil,
      watching: [watch.descriptor, continued?.descriptor].compactMap { $0 },
      {
        if continued?.take() ?? false {
          // Others have had the terminal meanwhile.
          tcsetattr(0, TCSADRAIN, &during)
          goOn()
        }
        if watch.take() { answer() }
      },
      while: body
    )
  }

  private static func setQuitKey(_ settings: inout termios) {
    withUnsafeMutableBytes(of: &settings.c_cc) { keys in
      keys[Int(VQUIT)] = controlT
    }
  }
}
