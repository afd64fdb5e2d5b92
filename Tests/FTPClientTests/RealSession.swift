import FTPClient
import FTPProtocol
import FTPTestSupport
import Testing

/// Runs `body` with a session at a real server, logged in as the user who may do everything.
func withRealSession<R>(
  _ kind: ServerKind,
  options: [String] = [],
  session sessionOptions: SessionOptions = SessionOptions(),
  _ body: (Session, RealServer) throws -> R
) throws -> R {
  try withRealServer(kind, options: options) { server in
    let session = try Session.connect(
      to: Endpoint(host: server.host, port: server.port),
      options: sessionOptions,
      observer: nil,
      cancelledBy: nil
    )
    try session.logIn(
      Credentials(user: [UInt8](server.user.utf8), password: [UInt8](server.password.utf8))
    )
    defer { session.quit() }
    return try body(session, server)
  }
}

/// Runs `body` with a session at a server that follows a script, logged in already; the script
/// begins behind that.
func withScriptedSession<R>(
  features: [String],
  _ steps: [ScriptedServer.Step],
  _ body: (Session, ScriptedServer) throws -> R
) throws -> R {
  let lines = ["211-Features:"] + features.map { " \($0)" } + ["211 End"]
  let login: [ScriptedServer.Step] = [
    .say("220 x"), .expect("USER"), .say("230 in"), .expect("FEAT"),
    .say(features.isEmpty ? "500 what" : lines.joined(separator: "\r\n")),
  ]
  return try withScriptedServer(login + steps) { server in
    let session = try Session.connect(
      to: Endpoint(host: "127.0.0.1", port: server.port),
      options: .impatient,
      observer: nil,
      cancelledBy: nil
    )
    try session.logIn(.anonymous)
    _ = try session.features()
    do {
      let result = try body(session, server)
      #expect(server.complaint == nil)
      return result
    } catch {
      Issue.record("\(error) after \(server.lines)")
      throw error
    }
  }
}

extension SessionOptions {
  /// For servers that answer at once, or never.
  static var impatient: SessionOptions {
    var options = SessionOptions()
    options.setTimeouts(.seconds(5))
    return options
  }
}

extension Session {
  /// All names in a directory (NLST).
  func names(in directory: RemotePath?) throws(FTPError) -> [[UInt8]] {
    var names: [[UInt8]] = []
    try streamNames(in: directory) { names += $0 }
    return names
  }
}
