import FTPClient
import FTPProtocol
import FTPTestSupport
import Platform
import Testing

@testable import Transfers

/// Directories that others list ahead of a walk.
struct WalkListersTests {
  private func lines(_ walk: inout RemoteWalk, _ session: Session) throws -> [String] {
    var lines: [String] = []
    while let step = try walk.next(in: session, now: .epoch) {
      switch step {
      case .directory(let path, let depth, let listing):
        let names = listing.map { String(decoding: $0.name, as: UTF8.self) }.sorted()
        lines.append("\(depth) \(path?.description ?? "") \(names)")
      case .failure(let path, _): lines.append("failed \(path?.description ?? "")")
      default: lines.append("limit")
      }
    }
    return lines
  }

  @Test(arguments: [ServerKind.vsftpd, .proftpd])
  func `a walk with listers is the same walk`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      for name in ["a", "b", "c", "d"] {
        try server.makeDirectory(name)
        for inner in 0..<8 {
          try server.makeDirectory("\(name)/\(inner)")
          try server.makeFile("\(name)/\(inner)/.f", [1])
        }
      }
      let session = try Session.connect(
        to: Endpoint(host: server.host, port: server.port),
        options: SessionOptions(),
        observer: nil,
        cancelledBy: nil
      )
      try session.logIn(
        Credentials(user: [UInt8](server.user.utf8), password: [UInt8](server.password.utf8))
      )
      var alone = RemoteWalk(nil)
      let expected = try lines(&alone, session)
      #expect(expected.count == 37)
      var walk = RemoteWalk(nil)
      let listers = try WalkListers(
        3,
        session.template,
        for: RemoteWalk.Options(),
        now: .epoch,
        interruptedBy: nil
      )
      walk.listingsAhead = listers.listingsAhead
      #expect(try lines(&walk, session) == expected)
      listers.end()
      // They may be ended twice, and a walk goes on without them.
      listers.end()
      var last = RemoteWalk(RemotePath("a"))
      last.listingsAhead = listers.listingsAhead
      #expect(try lines(&last, session).count == 9)
      session.quit()
    }
  }

  @Test func `listers that nobody lets in cost nothing but themselves`() throws {
    try withRealServer(.pyftpdlib) {
      server throws in
      try server.makeDirectory("a")
      let session = try Session.connect(
        to: Endpoint(host: server.host, port: server.port),
        options: SessionOptions(),
        observer: nil,
        cancelledBy: nil
      )
      try session.logIn(
        Credentials(user: [UInt8](server.user.utf8), password: [UInt8](server.password.utf8))
      )
      let stranger = try Session.connect(
        to: Endpoint(host: server.host, port: server.port),
        options: SessionOptions(),
        observer: nil,
        cancelledBy: nil
      )
      let listers = try WalkListers(
        2,
        stranger.template,
        for: RemoteWalk.Options(),
        now: .epoch,
        interruptedBy: nil
      )
      var walk = RemoteWalk(nil)
      walk.listingsAhead = listers.listingsAhead
      #expect(try lines(&walk, session) == ["0  [\"a\"]", "1 a []"])
      listers.end()
      stranger.quit()
      session.quit()
    }
  }

  /// What one thread waits for until another one has come so far.
  private final class Gate: Sendable {
    let wakeUp: WakeUp

    init() throws { wakeUp = try WakeUp() }

    func open() { wakeUp.signal() }

    func pass() {
      try? Readiness.wait(
        for: wakeUp.rawValue,
        .readable,
        until: .after(.seconds(20)),
        cancelledBy: nil
      )
    }
  }

  @Test func `what a lister could not list is listed by the walk, and not taken for empty`() throws
  {
    let files: FileDouble.Files = ["/a/f": [1], "/b/f": [1], "/c/f": [1], "/d/f": [1]]
    let gate = try Gate()
    try TransferStage.with(files) { stage throws in
      // Another server, at which none of the directories is to be found.
      try TransferStage.with([:]) { other throws in
        let listers = try WalkListers(
          1,
          other.session.template,
          for: RemoteWalk.Options(),
          now: .epoch,
          interruptedBy: nil
        )
        defer { listers.end() }
        // The walk stays in the first directory until the lister is in another one.
        other.server.set([.init("CWD /b", .change { _ in gate.open() })])
        stage.server.set([.init("LIST", skipping: 1, .change { _ in gate.pass() })])
        var walk = RemoteWalk(RemotePath("/"))
        walk.listingsAhead = listers.listingsAhead
        let found = try lines(&walk, stage.session)
        #expect(other.count("CWD /b") == 1, "\(other.server.lines)")
        #expect(found.count == 5, "\(found)")
        #expect(found.dropFirst().allSatisfy { $0.hasSuffix("[\"f\"]") }, "\(found)")
      }
    }
  }
}
