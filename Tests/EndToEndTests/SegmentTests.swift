import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// One large file over several connections.
@Suite(.tags(.network))
struct SegmentTests {
  private static let data = patternedOctets(6_000_001)

  @Test(arguments: ServerKind.allCases)
  func `a large file comes over several connections, whole`(kind: ServerKind) throws {
    try withRealServer(kind) { server in
      try server.makeFile("big", Self.data)
      try server.makeFile("small", [1, 2, 3])
      try withTemporaryDirectory { here in
        let outcome = try server.run("get --segments 4 big\nget --segments 4 small\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try readOctets(here.appending("big")) == Self.data)
        #expect(try readOctets(here.appending("small")) == [1, 2, 3])
        #expect(try LocalDirectory.names(in: here).count == 2)
        guard kind == .vsftpd else { return }
        let logins = server.log.split(separator: "\n").filter { $0.contains("230 Login") }
        #expect(logins.count >= 5, "\(logins)")
      }
    }
  }

  @Test func `a name may be as long as names can be, and need not be UTF-8`() throws {
    let name = [UInt8](repeating: 0xE4, count: 255)
    try withRealServer(.vsftpd) { server in
      try server.makeFile("big", Self.data)
      try LocalDirectory.rename(
        server.root.appending("big"),
        to: server.root.appending(octets: name)
      )
      try withTemporaryDirectory { here in
        let outcome = try server.run("get --segments 2 *\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try readOctets(here.appending(octets: name)) == Self.data)
      }
    }
  }

  @Test(arguments: [
    ("none", Int32(0)), ("cut-then-fine", 0), ("cut-then-rest-refused", 0),
    ("cut-then-rest-ignored", 0), ("short-426", 8), ("short-226", 7),
  ])
  func `parts that do not come, or come from elsewhere, do no harm`(
    fault: String,
    status: Int32
  ) throws {
    try withTemporaryDirectory { directory in
      let served = directory.appending("served")
      try LocalDirectory.create(served)
      try writeOctets(Self.data, served.appending("file"))
      let outcome = try LyingServer.run(fault, "get --segments 3 file", served, in: directory)
      #expect(outcome.ending == .exited(status), "\(outcome.stderrText)")
      let octets = try? readOctets(directory.appending("file"))
      #expect(octets == (status == 0 ? Self.data : nil))
    }
  }
}
