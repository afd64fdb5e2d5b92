import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Empty files, for which some servers open no data connection.
struct EmptyFileTests {
  private typealias Step = ScriptedServer.Step

  private static let empty: [Step] = .turn("SIZE e", "213 0")

  /// The commands for a port on which nobody listens.
  private static let closedPort: [Step] = .turn("EPSV", "229 ok (|||1|)")

  private func fetch(_ session: Session) throws {
    var count = 0
    try session.retrieve("e") { count += $0.count }
    #expect(count == 0)
  }

  private func store(_ octets: [UInt8], _ session: Session) throws {
    var alone = PipelinedCommands()
    try octets.withUnsafeBytes { octets throws in
      try session.store(octets, as: "e", with: &alone)
    }
  }

  @Test(arguments: ["150 begins\r\n226 done", "226 done"])
  func `a port that is known to work and is not there this time is that of an empty file`(
    replies: String
  ) throws {
    let parts: [[Step]] = [.type, Self.closedPort, .turn("RETR e", replies), Self.empty]
    try withExactScript(parts) { session throws in
      session.data.opening.proven = .extended
      try fetch(session)
    }
  }

  @Test(arguments: ["150 begins\r\n226 done", "226 done"])
  func `where no port answers at all, an empty file is asked for all the same`(
    replies: String
  ) throws {
    let parts: [[Step]] = [
      .type, Self.closedPort, .turn("PASV", "227 ok (127,0,0,1,0,1)"), Self.empty,
      .turn("RETR e", replies),
    ]
    try withExactScript(parts) { session throws in try fetch(session) }
  }

  @Test(arguments: ["150 begins\r\n226 done", "226 done"])
  func `a port that is never used is that of an empty file`(replies: String) throws {
    let parts: [[Step]] = [.type, .port, .turn("RETR e", replies), Self.empty]
    try withExactScript(parts) { session throws in
      session.options.setTimeouts(.seconds(1))
      try fetch(session)
    }
  }

  @Test(arguments: ["150 begins\r\n226 done", "226 done"])
  func `a server that never connects is done with an empty file`(replies: String) throws {
    let parts: [[Step]] = [
      .type, .turn("EPRT |1|127.0.0.1|", "200 ok"), .turn("RETR e", replies), Self.empty,
    ]
    let steps = parts.flatMap { $0 }
    try withScriptedSession(features: [], steps) { session, server throws in
      session.options.data.mode = .active
      try fetch(session)
      #expect(server.lines.last == "SIZE e")
    }
  }

  @Test(arguments: ["213 3", "550 no"])
  func `a file that is not known to be empty is not there without a data connection`(
    size: String
  ) throws {
    let parts: [[Step]] = [
      .type, Self.closedPort, .turn("RETR e", "150 begins\r\n226 done"), .turn("SIZE e", size),
      [.expect("ABOR"), .say("226 ok")],
    ]
    try withExactScript(parts) { session throws in
      session.data.opening.proven = .extended
      let failure = failure { try fetch(session) }
      guard case .dataConnection = failure else {
        Issue.record("\(String(describing: failure))")
        return
      }
    }
  }

  @Test func `an upload of nothing to which nobody listens is done where the server says so`()
    throws
  {
    let parts: [[Step]] = [.type, Self.closedPort, .turn("STOR e", "226 done"), Self.empty]
    try withExactScript(parts) { session throws in
      session.data.opening.proven = .extended
      try store([], session)
    }
  }

  @Test func `an upload of something to which nobody listens is not done`() throws {
    let parts: [[Step]] = [
      .type, Self.closedPort, .turn("STOR e", "150 ok"),
      [.expect("ABOR"), .say("426 x\r\n226 ok")],
    ]
    try withExactScript(parts) { session throws in
      session.data.opening.proven = .extended
      let failure = failure {
        try store([1, 2, 3], session)
      }
      #expect(failure != nil)
    }
  }
}
