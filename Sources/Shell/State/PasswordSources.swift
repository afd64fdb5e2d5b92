import FTPClient
import Octets
import Platform

/// Where passwords come from that nobody has typed, in the order in which they count.
///
/// Each is asked when a login needs it, and not before: a command may have a question of its own. They
/// are for the first server that needs one: no server gets the password of another.
///
/// All sessions of a shell share them, and so does its thread alone.
package final class PasswordSources {
  /// The server that they are for, once one has needed a password.
  private var endpoint: Endpoint?

  /// The descriptor whose first line is the password; read once.
  package var descriptor: Int32?

  /// A command whose first line is the password.
  package var command: [UInt8]?

  /// What FERRY_PASSWORD had when the program was started.
  package var environment: [UInt8]?

  /// What was read from ``descriptor``.
  private var read: [UInt8]?

  /// Starts with none.
  package init() {}

  /// Takes FERRY_PASSWORD out of the environment, before there are other threads.
  package static func takingEnvironment() -> PasswordSources {
    let sources = PasswordSources()
    sources.environment = Environment.take("FERRY_PASSWORD")
    return sources
  }

  /// Finds the password for a login.
  ///
  /// - Parameters:
  ///   - server: Where.
  ///   - what: What needs it.
  ///   - interrupt: Ends the wait for it.
  /// - Returns: `nil` where nothing has one.
  /// - Throws: ``CommandError`` where the command fails, or the descriptor has nothing.
  func password(
    of server: Endpoint,
    for what: [UInt8],
    cancelledBy interrupt: Cancellation
  ) throws(CommandError) -> [UInt8]? {
    guard endpoint == nil || endpoint == server else { return nil }
    endpoint = server
    if let read { return read }
    if let descriptor {
      let line = ChildProcess.readLine(from: descriptor, cancelledBy: interrupt)
      guard !line.isEmpty else {
        let advice = "Such as: --password-fd 3 3<FILE"
        let why = "descriptor \(descriptor) has no password (--password-fd)"
        throw CommandError(what, .failed(.loginRefused, why, advice: advice))
      }
      read = line
      return line
    }
    if let command {
      return try PasswordCommand(text: command).password(for: what, cancelledBy: interrupt)
    }
    return environment
  }
}
