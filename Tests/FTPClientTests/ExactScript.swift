import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Parts of scripts in which every line of the client is there as a whole.
extension [ScriptedServer.Step] {
  /// A question and its answer.
  static func turn(_ line: String, _ reply: String) -> Self { [.expect(line), .say(reply)] }

  /// The first transfer on a connection sets the type.
  static let type = turn("TYPE I", "200 ok")

  /// A port for the data connection.
  static let port: Self = [.expect("EPSV"), .listenExtended]

  /// A transfer of this text to the client, on a port that it has.
  static func octets(_ command: String, _ text: String = file) -> Self {
    [
      .expect(command), .say("150 ok"), .acceptData, .sendData([UInt8](text.utf8)), .closeData,
      .say("226 ok"),
    ]
  }

  /// A transfer of this text to the client.
  static func data(_ command: String, _ text: String = file) -> Self {
    port + octets(command, text)
  }

  /// A transfer from the client, which ends with these lines.
  static func upload(_ command: String, _ end: String = "226 ok") -> Self {
    port + [.expect(command), .say("150 ok"), .acceptData, .receiveData, .say(end)]
  }

  /// One line of LIST, with a time of which nothing is to be learnt.
  static let file = "-rw-r--r-- 1 u g 3 Nov 24 2025 a\r\n"

  /// What every connection begins with.
  static let login: Self = [.say("220 x"), .expect("USER anonymous"), .say("230 in")]

  /// The end of a connection by the server, and the next one.
  static let reconnect: Self = [.close] + login

  /// The end of a connection that the client gives up, and the next one.
  static let givenUp: Self = [.awaitEnd, .close] + login

  /// The end of a connection by the client, in words, and the next one.
  static let goodbye: Self = turn("QUIT", "221 bye") + reconnect

  /// The lines that the client has to send, in their order.
  var lines: [String] {
    compactMap { step in
      guard case .expect(let line) = step else { return nil }
      return line
    }
  }
}

/// Runs `body` with a session at a server that expects each line as it is, and none besides.
///
/// - Parameters:
///   - features: What FEAT says.
///   - parts: The script, behind login and FEAT.
///   - isUsable: Whether the session can be used after it.
///   - body: What is done.
/// - Throws: What ``withScriptedSession(features:_:_:)`` throws.
func withExactScript(
  features: [String] = [],
  _ parts: [[ScriptedServer.Step]],
  leavesUsable isUsable: Bool = true,
  _ body: (Session) throws -> Void
) throws {
  let steps = parts.flatMap { $0 } + (isUsable ? .turn("NOOP", "200 ok") : [.awaitEnd])
  try withScriptedSession(features: features, steps) { session, server in
    try body(session)
    #expect(session.isUsable == isUsable)
    // Nothing stands between the last line and this one.
    if isUsable { try session.perform(PlacedCommand(Command(.noop))) }
    #expect(server.lines == ["USER anonymous", "FEAT"] + steps.lines)
  }
}

/// Runs `body`, which has to fail.
///
/// - Returns: Why it failed; `nil` when it did not.
func failure(_ body: () throws -> Void) -> FTPError? {
  do {
    try body()
  } catch let error as FTPError {
    return error
  } catch {
    Issue.record(error)
  }
  return nil
}
