package import FTPClient
package import FTPProtocol
import Octets
import Platform
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

    /// A command of other clients that is another one here: why, and the line to type.
    case foreign(String, advice: String?)

    /// Anything else that is not as it should be: what it ends with, why, and what can be done.
    case failed(ExitStatus, String, advice: String?)

    /// The user stopped it.
    case interrupted
  }

  /// What could not be done, such as `get a.txt`; may hold characters that need escaping.
  package let what: [UInt8]

  package let cause: Cause

  /// Whether the message has been shown, so that only the status is of interest.
  package private(set) var isShown = false

  /// What the command ends with, where its statuses are its own: `cmp`.
  package private(set) var ownStatus: ExitStatus?

  init(_ what: some CommandWords, _ cause: Cause) {
    self.what = what.words
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

  /// The same error of a command whose statuses are its own.
  func ending(with status: ExitStatus) -> CommandError {
    var error = self
    error.ownStatus = status
    return error
  }

  /// The same error without passwords that stood in the line.
  func masking(_ secrets: [[UInt8]], by mask: String) -> CommandError {
    func masked(_ text: String) -> String {
      secrets.reduce(text) { text, secret in
        secret.isEmpty
          ? text
          : text.split(separator: secret.text, omittingEmptySubsequences: false)
            .joined(separator: mask)
      }
    }
    let cause: Cause =
      switch self.cause {
      case .usage(let why, let usage): .usage(masked(why), usage)
      case .refused(let why, let advice): .refused(masked(why), advice: advice.map(masked))
      case .foreign(let why, let advice): .foreign(masked(why), advice: advice.map(masked))
      case .failed(let status, let why, let advice):
        .failed(status, masked(why), advice: advice.map(masked))
      default: self.cause
      }
    var error = CommandError([UInt8](masked(what.text).utf8), cause)
    (error.isShown, error.ownStatus) = (isShown, ownStatus)
    return error
  }

  /// What something throws, as a value; `nil` for nothing.
  static func of(_ body: () throws(CommandError) -> Void) -> CommandError? {
    do throws(CommandError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  /// Whether nobody reads what was to be written, which is no failure of who writes for `| head`.
  var isBrokenPipe: Bool {
    switch cause {
    case .output(.brokenPipe): return true
    case .transfer(let failure):
      if case .local(.writing, _, .brokenPipe) = failure.error { return true }
      return false
    default: return false
    }
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

/// What a command does, as its error says it: text, or octets where a name is in it.
protocol CommandWords {
  var words: [UInt8] { get }
}

extension String: CommandWords {
  var words: [UInt8] { [UInt8](utf8) }
}

extension [UInt8]: CommandWords {
  var words: [UInt8] { self }
}

extension CommandWords where Self == [UInt8] {
  /// Says what is done to a name: `chmod` and the octets of the name.
  static func doing(_ verb: String, _ name: [UInt8]) -> [UInt8] {
    [UInt8]((verb + " ").utf8) + name
  }
}

/// Does something at the server; what goes wrong there is an error of the command.
///
/// - Parameters:
///   - what: What could not be done.
///   - work: A single expression, so that the errors keep their type.
/// - Returns: What the work returns.
/// - Throws: ``CommandError`` with what went wrong at the server.
func remotely<Words: CommandWords, Value: ~Copyable>(
  _ what: @autoclosure () -> Words,
  _ work: @autoclosure () throws(FTPError) -> Value
) throws(CommandError) -> Value {
  do throws(FTPError) { return try work() } catch { throw CommandError(what(), .session(error)) }
}

/// Does something on this machine; what goes wrong there is an error of the command.
///
/// - Parameters:
///   - what: What could not be done.
///   - work: A single expression, so that the errors keep their type.
/// - Returns: What the work returns.
/// - Throws: ``CommandError`` with what the system says.
func locally<Words: CommandWords, Value: ~Copyable>(
  _ what: @autoclosure () -> Words,
  _ work: @autoclosure () throws(Errno) -> Value
) throws(CommandError) -> Value {
  do throws(Errno) { return try work() } catch { throw .local(what().words, error) }
}

/// Waits for the user or for a job; whatever ends the wait is an interruption of the command.
///
/// - Parameters:
///   - what: What could not be done.
///   - work: A single expression, so that the errors keep their type.
/// - Returns: What the work returns.
/// - Throws: ``CommandError`` for an interruption.
func interruptibly<Words: CommandWords, Value: ~Copyable>(
  _ what: @autoclosure () -> Words,
  _ work: @autoclosure () throws(WaitError) -> Value
) throws(CommandError) -> Value {
  do throws(WaitError) { return try work() } catch { throw CommandError(what(), .interrupted) }
}

/// Carries an error of a command through a call of the server's that hands out parts.
///
/// Such a call knows no errors but its own, and stops when the one who takes its parts stops.
final class ReceivingError {
  private var error: CommandError?

  /// Takes a part.
  ///
  /// - Parameter work: A single expression, so that the errors keep their type.
  /// - Returns: What the work returns.
  /// - Throws: ``FTPError/stoppedByCaller`` in place of what the work throws, which is kept.
  func keep<Value>(_ work: @autoclosure () throws(CommandError) -> Value) throws(FTPError) -> Value
  {
    do throws(CommandError) {
      return try work()
    } catch {
      self.error = error
      throw .stoppedByCaller
    }
  }

  /// Throws what was kept, if anything was.
  func throwKept() throws(CommandError) {
    if let error { throw error }
  }

  /// Does something at the server that hands out parts.
  ///
  /// - Parameters:
  ///   - what: What could not be done.
  ///   - work: A single expression, so that the errors keep their type.
  /// - Returns: What the work returns.
  /// - Throws: What was kept, or ``CommandError`` with what went wrong at the server.
  func surfacing<Words: CommandWords, Value: ~Copyable>(
    _ what: @autoclosure () -> Words,
    _ work: @autoclosure () throws(FTPError) -> Value
  ) throws(CommandError) -> Value {
    do throws(FTPError) {
      return try work()
    } catch {
      throw self.error ?? CommandError(what(), .session(error))
    }
  }
}
