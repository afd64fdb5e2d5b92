import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// What `doctor` says of servers that are not as they should be, and what it keeps of them.
@Suite(.tags(.network, .realServer))
struct DoctorFaultTests {
  @Test func `a directory that cannot be removed is named`() throws {
    try withFileDouble([:], [.init("RMD", .say("550 Not yours."))]) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun.run(at: server, in: here)
        #expect(outcome.ending == .exited(1), "\(outcome.message)")
        #expect(outcome.message.contains("remove /ferry-doctor-"), "\(outcome.message)")
        #expect(outcome.message.contains("550 Not yours."))
        #expect(server.files.isEmpty, "\(server.files.keys)")
      }
    }
  }

  @Test func `where nothing can be removed, no more than one file is left, and it is named`() throws
  {
    try withRealServer(.vsftpd, options: ["--setting", "cmds_denied=DELE"]) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun(server, here).run([])
        #expect(outcome.ending == .exited(1), "\(outcome.message)")
        #expect(outcome.message.contains("what is written there cannot be removed again"))
        #expect(outcome.message.contains("remove /ferry-doctor-"), "\(outcome.message)")
        #expect(outcome.line(of: "list").contains("\"works\""))
        let left = try LocalDirectory.names(in: server.root)
        #expect(left.count == 1)
        let directory = server.root.appending(octets: try #require(left.first))
        #expect(try LocalDirectory.names(in: directory) == [[UInt8]("first.txt".utf8)])
      }
    }
  }

  @Test(arguments: [("prefer", "costs the connection"), ("off", "the settings say")])
  func `a server that hangs up over AUTH has no TLS, and one that is not asked may have it`(
    policy: String,
    words: String
  ) throws {
    try withFileDouble([:], [.init("AUTH", .lose(after: 0))]) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun.run(at: server, ["--json", "--tls", policy], in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        #expect(outcome.line(of: "tls").contains(words), "\(outcome.line(of: "tls"))")
      }
    }
  }

  @Test func `a server that forgets REST is found out`() throws {
    let rules: [FileDouble.Rule] = [
      .init("STOR", .ignoreRestart), .init("RETR", .ignoreRestart),
    ]
    try withFileDouble([:], rules) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun.run(at: server, ["--json"], in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        #expect(outcome.line(of: "rest-upload").contains("the file begins anew"))
        #expect(outcome.line(of: "rest-download").contains("all of the file comes"))
        #expect(try DoctorRun.facts(in: here)["restarts-uploads"] == "no")
      }
    }
  }

  @Test func `what a server only says to have made is not said to be left there`() throws {
    let rules: [FileDouble.Rule] = [
      .init("MKD", .say("257 ok")), .init("CWD", .say("250 ok")), .init("RMD", .say("550 Failed.")),
    ]
    try withFileDouble(["/mine": [1]], rules) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun.run(at: server, in: here)
        #expect(!outcome.message.contains("remove /ferry-doctor-"), "\(outcome.message)")
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        #expect(server.files.keys.sorted() == ["/mine"])
      }
    }
  }

  @Test func `no fact is kept that the verdict denies`() throws {
    // CWD is a yes that leads nowhere: what is listed is another directory.
    let rules: [FileDouble.Rule] = [.init("CWD", .say("250 ok"))]
    try withFileDouble(["/mine": [1]], rules) { server throws in
      try withTemporaryDirectory { here throws in
        try LocalDirectory.create(here.appending("state"))
        try LocalDirectory.create(here.appending("state/ferry"))
        let earlier = "127.0.0.1:\(server.port) cwd-proves=yes list=yes\n"
        try writeOctets([UInt8](earlier.utf8), here.appending("state/ferry/servers"))
        let outcome = try DoctorRun.run(at: server, ["--json"], in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        #expect(outcome.line(of: "list").contains("\"does_not\""), "\(outcome.stdoutText)")
        #expect(outcome.line(of: "cwd-proves").contains("\"does_not\""))
        let facts = try DoctorRun.facts(in: here)
        #expect(facts["list"] == nil, "\(facts)")
        #expect(facts["cwd-proves"] == "no", "\(facts)")
      }
    }
  }

  @Test func `a clock of which nothing is known leaves no fact`() throws {
    let rules: [FileDouble.Rule] = [.init("MDTM", .say("213 19990101000000"))]
    try withFileDouble(["/mine": [1]], features: ["MDTM", "SIZE"], rules) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun.run(at: server, ["--json"], in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        #expect(outcome.line(of: "times").contains("\"not_known\""), "\(outcome.stdoutText)")
        let facts = try DoctorRun.facts(in: here)
        #expect(facts["clock-lead"] == nil && facts["facts-clock"] == nil, "\(facts)")
      }
    }
  }
}
