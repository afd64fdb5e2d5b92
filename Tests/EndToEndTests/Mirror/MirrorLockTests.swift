import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// The lock of `mirror`: nobody is kept away by one that nobody needs any more.
@Suite(.tags(.terminal))
struct MirrorLockTests {
  private static let lock = "/www/.ferry-lock"

  private static func fill(_ here: FilePath) throws {
    try LocalDirectory.create(here.appending("src"))
    try writeOctets([1, 2, 3], here.pushing(FilePath("src/f")))
  }

  /// Waits until one of some commands has come.
  private func await(_ commands: String..., at server: FileDouble) throws {
    let deadline = Deadline.after(.seconds(20))
    func hasCome() -> Bool {
      server.lines.contains { line in commands.contains { line.hasPrefix($0) } }
    }
    while !hasCome(), !deadline.hasPassed {
      try Readiness.pause(until: .after(.milliseconds(10)), cancelledBy: nil)
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `that of a job goes again before a signal ends the program`(signal: Int32) throws {
    try withFileDouble([:], features: ["SIZE"]) { server throws in
      try withPrompt(["ftp://127.0.0.1:\(server.port)/"]) { terminal, home throws in
        try Self.fill(home)
        try terminal.expect(":/> ")
        server.set([.init("APPE", .silence), .init("STOR", .silence)])
        try terminal.send("mirror -R src /www &\r")
        try self.await("STOR", "APPE", at: server)
        #expect(server.isDirectory(Self.lock))
        terminal.signal(signal)
        #expect(try terminal.exitStatus() == nil)
        #expect(!server.isDirectory(Self.lock), "\(server.lines)")
      }
    }
  }
}
