import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Verbs of the command line against every real server.
@Suite(.tags(.network, .realServer))
struct RealServerVerbTests {
  @Test(arguments: ServerKind.allCases)
  func `every verb works once, with URLs`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a b.txt", [UInt8]("octets".utf8))
      try withTemporaryDirectory { here throws in
        func done(_ arguments: String...) throws -> String {
          let outcome = try server.run(verb: arguments, in: here)
          #expect(outcome.ending == .exited(0), "\(arguments): \(outcome.stderrText)")
          return outcome.stdoutText
        }
        let url = server.url
        #expect(try done("ls", url) == "a b.txt\n")
        #expect(try done("get", "\(url)/a%20b.txt", "-") == "octets")
        #expect(try done("get", "\(url)/a%20b.txt") == "")
        #expect(try readOctets(here.appending("a b.txt")) == [UInt8]("octets".utf8))
        #expect(try done("mkdir", "\(url)/dir") == "")
        #expect(try done("put", "a b.txt", "\(url)/dir/") == "")
        #expect(try done("cp", "a b.txt", "\(url)/dir/copy") == "")
        #expect(try done("mv", "\(url)/dir/copy", "\(url)/dir/moved") == "")
        #expect(try done("ls", "-1", "\(url)/dir") == "a b.txt\nmoved\n")
        #expect(try done("ls", "\(url)//dir/m*") == "/dir/moved\n")
        #expect(try done("cp", "\(url)/dir/moved", "here") == "")
        #expect(try done("mv", "here", "\(url)/dir/from-here") == "")
        #expect(!isThere(here.appending("here")))
        #expect(try done("mv", "\(url)/dir/from-here", "back") == "")
        #expect(try readOctets(here.appending("back")) == [UInt8]("octets".utf8))
        #expect(try done("cp", "a b.txt", "back", "\(url)/dir") == "")
        #expect(try done("mput", "-o", "\(url)/dir/", "a b.txt", "back") == "")
        #expect(try done("chmod", "600", "\(url)/dir/back") == "")
        #expect(try done("mkdir", "\(url)/dir/sub") == "")
        #expect(try done("mv", "\(url)/dir/[ab]*", "\(url)/dir/sub") == "")
        #expect(try done("ls", "\(url)/dir/sub") == "a b.txt\nback\n")
        let copies = here.appending("copies")
        try LocalDirectory.create(copies)
        #expect(try done("cp", "\(url)/dir/sub/*", "copies") == "")
        #expect(try LocalDirectory.names(in: copies).count == 2)
        #expect(try done("rm", "\(url)/dir/sub/*") == "")
        #expect(try done("rmdir", "\(url)/dir/sub") == "")
        #expect(try done("rm", "\(url)/dir/*") == "")
        #expect(try done("rmdir", "\(url)/dir") == "")
        #expect(try done("ls", url) == "a b.txt\n")
        #expect(try done("pwd", url) == "/\n")
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `what cannot be done has a status that says why`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a.txt", [UInt8]("octets".utf8))
      try server.makeDirectory("dir")
      try withTemporaryDirectory { here throws in
        try writeOctets([UInt8]("mine".utf8), here.appending("a.txt"))
        func status(_ arguments: [String], password: String? = nil) throws -> Subprocess.Ending {
          try FerryRun(
            arguments: arguments,
            environment: ["FERRY_PASSWORD": password ?? server.password],
            directory: here
          ).outcome().ending
        }
        let url = server.url
        #expect(try status(["get", "\(url)/missing"]) == .exited(1))
        #expect(try status(["ls", "\(url)/missing"]) == .exited(1))
        #expect(try status(["get", "\(url)/no*match"]) == .exited(1))
        #expect(try status(["rm", "\(url)/missing"]) == .exited(1))
        #expect(try status(["get", "\(url)/dir"]) == .exited(1))
        #expect(try status(["get", "\(url)/a.txt"]) == .exited(6))
        #expect(try status(["put", "missing-here", url + "/"]) == .exited(6))
        #expect(try status(["put", "a.txt", "\(url)/no/such/dir"]) == .exited(1))
        #expect(try status(["put", "-n", "a.txt", "\(url)/a.txt"]) == .exited(1))
        #expect(try status(["ls", "-z", url]) == .exited(2))
        #expect(try status(["ls", url], password: "wrong") == .exited(4))
        #expect(try readOctets(here.appending("a.txt")) == [UInt8]("mine".utf8))
        #expect(try readOctets(server.root.appending("a.txt")) == [UInt8]("octets".utf8))
        #expect(try LocalDirectory.names(in: here) == [[UInt8]("a.txt".utf8)])
        #expect(try status(["get", "--force", "\(url)/a.txt"]) == .exited(0))
        #expect(try readOctets(here.appending("a.txt")) == [UInt8]("octets".utf8))
      }
    }
  }
}
