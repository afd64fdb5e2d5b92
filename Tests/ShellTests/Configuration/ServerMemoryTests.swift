import FTPClient
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Shell

struct ServerMemoryTests {
  private let server = Endpoint(host: "ftp.example.org", port: 2121)

  @Test func `what is remembered of one server stays when another is`() throws {
    try withTemporaryDirectory { directory in
      let path = directory.appending("state").appending("servers")
      var knowledge = ServerKnowledge()
      knowledge[.clock] = "3600"
      ServerMemory(path).remember(knowledge, of: server)
      var other = ServerKnowledge()
      other[.batches] = "no"
      ServerMemory(path).remember(other, of: Endpoint(host: "::1"))
      #expect(ServerMemory(path).knowledge(of: server) == knowledge)
      #expect(ServerMemory(path).knowledge(of: Endpoint(host: "::1")) == other)
      #expect(ServerMemory(path).knowledge(of: Endpoint(host: "other")) == ServerKnowledge())
      let mode = try FileInfo(of: path).mode
      #expect(mode == 0o600)
    }
  }

  @Test func `a file that makes no sense is no reason to fail`() throws {
    try withTemporaryDirectory { directory in
      let path = directory.appending("servers")
      let descriptor = try FileDescriptor.open(
        path,
        .writeOnly,
        options: .create,
        permissions: .ownerReadWrite
      )
      try descriptor.closeAfter {
        let line = "ftp.example.org:2121 = =x a=b mlsd= b\n"
        _ = try descriptor.writeAll([0, 0xFF, 0x0A] + line.utf8)
      }
      #expect(ServerMemory(path).knowledge(of: server).text == "mlsd=")
    }
  }

  @Test func `facts are read as they were written`() {
    var knowledge = ServerKnowledge()
    knowledge[.mlsd] = "2"
    knowledge[.clock] = "x=y"
    #expect(knowledge.text == "clock=x=y mlsd=2")
    #expect(ServerKnowledge(parsing: knowledge.text) == knowledge)
  }
}
