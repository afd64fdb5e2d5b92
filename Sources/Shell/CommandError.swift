package import FTPClient
package import FTPProtocol
package import SystemPackage
package import Transfers

/// Why a command did not do what it was told.
package struct CommandError: Error, Sendable {
  /// The reason, as data; the words are made in one place.
  package enum Cause: Sendable {
    /// The words of the line do not fit the command: the parser's own text, and what would fit.
    case usage(String, String)

    /// There is no such command; names that are near.
    case unknownCommand(near: [String])

    /// An abbreviation that stands for several commands.
    case ambiguousCommand([String])

    /// The line cannot be taken apart; the line itself, to point into.
    case grammar(GrammarError, line: [UInt8])

    /// There is no server.
    case notConnected

    /// There is a server, but nobody is logged in.
    case notLoggedIn

    /// The server, or the way to it.
    case session(FTPError)

    /// A file's way.
    case transfer(TransferFailure)

    /// This machine.
    case local(Errno)

    /// No name fits a pattern.
    case noMatch

    /// There is nothing of that name at the server.
    case noSuchName

    /// A URL that is none, or not one for this command.
    case url(FTPURLError)

    /// A value that a setting cannot have; what it can be.
    case badValue(allowed: String)

    /// A program that was started failed with this status.
    case childFailed(Int32)

    /// A job ended with this status; what went wrong has been shown.
    case jobFailed(ExitStatus)

    /// Standard output takes no more.
    case output(Errno)

    /// Anything else that the user has to change, in words: why, and what can be done.
    case refused(String, advice: String?)

    /// The user stopped it.
    case interrupted
  }

  /// What could not be done, such as `get a.txt`; may hold characters that need escaping.
  package let what: [UInt8]

  package let cause: Cause

  /// Whether the message has been shown, so that only the status is of interest.
  package private(set) var isShown = false

  init(_ what: [UInt8], _ cause: Cause) {
    self.what = what
    self.cause = cause
  }

  init(_ what: String, _ cause: Cause) {
    self.init([UInt8](what.utf8), cause)
  }

  /// Takes what the system said of a call on this machine; one that waited until the user stopped
  /// it has not failed.
  static func local(_ what: [UInt8], _ errno: Errno) -> CommandError {
    errno == .canceled ? CommandError("", .interrupted) : CommandError(what, .local(errno))
  }

  /// Takes why standard output takes no more.
  static func output(_ errno: Errno) -> CommandError {
    errno == .canceled
      ? CommandError("", .interrupted) : CommandError("write to standard output", .output(errno))
  }

  /// The same error for those who only want its status.
  var alreadyShown: CommandError {
    var error = self
    error.isShown = true
    return error
  }

  /// Whether the user stopped it.
  var isInterruption: Bool {
    switch cause {
    case .interrupted: true
    case .session(let error): error.isCancellation
    case .transfer(let failure): failure.error.isCancellation
    default: false
    }
  }
}
