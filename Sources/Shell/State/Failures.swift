import FTPClient
import SystemPackage
import Transfers

/// The failures of a command that goes on with its other operands.
struct Failures {
  private var first: CommandError?

  /// Keeps the first failure and shows the others; goes no further where that makes no sense.
  ///
  /// - Parameters:
  ///   - error: What went wrong with one operand.
  ///   - isLast: Whether nothing comes after it.
  ///   - shell: Where to show it.
  /// - Throws: The error itself when the session is gone, the disk is full or the user wants out.
  mutating func note(
    _ error: CommandError,
    isLast: Bool,
    in shell: ShellState
  ) throws(CommandError) {
    if isLast, first == nil { throw error }
    shell.show(error)
    if first == nil { first = error }
    if error.isInterruption || error.endsTheCommand { throw error.alreadyShown }
  }

  /// Throws the first failure, which has been shown.
  func throwFirst() throws(CommandError) {
    if let first { throw first.alreadyShown }
  }
}

extension CommandError {
  /// Whether the other operands would fail for the same reason.
  fileprivate var endsTheCommand: Bool {
    switch cause {
    case .session(let error): return !error.sessionIsUsable
    case .transfer(let failure):
      switch failure.error {
      case .remote(let error): return !error.sessionIsUsable
      case .local(_, _, let errno): return errno == .noSpace || errno == .diskQuotaExceeded
      default: return false
      }
    case .notConnected, .output: return true
    default: return false
    }
  }
}
