import DemoServer
import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// What `doctor` leaves behind: better transfers at servers, and no files.
@Suite(.tags(.network))
struct DoctorEffectTests {
  @Test(arguments: ServerKind.allCases)
  func `after it a tree goes both ways with no more commands than after an ordinary session`(
    kind: ServerKind
  ) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        for name in ["a", "b"] { try LocalDirectory.create(here.appending(name)) }
        try LocalDirectory.create(here.appending("tree"))
        try LocalDirectory.create(here.appending("tree/sub"))
        for name in ["one", "two", "sub/three", "sub/four", "sub/.five"] {
          try writeOctets(patternedOctets(5000), here.appending("tree/\(name)"))
        }
        /// Sends and fetches the tree, and says how many commands that took.
        func move(_ name: String, _ state: String) throws -> Int {
          let environment = try server.environment(state: here.appending(state))
          func run(_ arguments: String...) throws -> Int {
            let outcome = try FerryRun(
              arguments: arguments,
              environment: environment,
              directory: here
            ).outcome()
            #expect(outcome.ending == .exited(0), "\(arguments): \(outcome.message)")
            return outcome.message.split(separator: "\n").count { $0.hasPrefix("--> ") }
          }
          _ = try run("mkdir", "\(server.url)/\(name)")
          let sent = try run("put", "-v", "-r", "-P", "1", "tree", "\(server.url)/\(name)/")
          let fetched = try run(
            "get",
            "-v",
            "-r",
            "-P",
            "1",
            "\(server.url)/\(name)/tree",
            "-o",
            name
          )
          for file in ["one", "sub/three", "sub/.five"] {
            #expect(try readOctets(here.appending("\(name)/\(file)")) == patternedOctets(5000))
          }
          return sent + fetched
        }
        _ = try move("first", "a")
        let usual = try move("second", "a")
        let doctor = try FerryRun(
          arguments: ["doctor", server.url],
          environment: try server.environment(state: here.appending("b")),
          directory: here
        ).outcome()
        #expect(doctor.ending == .exited(0), "\(doctor.message)")
        let examined = try move("third", "b")
        #expect(usual > 20)
        #expect(examined <= usual)
      }
    }
  }

  @Test(arguments: ["STOR", "SIZE", "APPE", "RNTO", "LIST"])
  func `the interrupt key ends it where a server is silent, and nothing stays`(
    verb: String
  ) throws {
    let rules: [FileDouble.Rule] = [.init(verb, times: 1, .silence)]
    try withFileDouble(["/mine": [1]], features: ["SIZE"], rules) { server throws in
      try withPrompt(["ftp://127.0.0.1:\(server.port)"]) { terminal, _ throws in
        try terminal.expect(":/> ")
        try terminal.send("doctor\r")
        try awaitCommand(verb, at: server)
        try terminal.send("\u{3}")
        try terminal.expect("interrupted")
        try terminal.expect(":/> ")
        #expect(server.lines.contains { $0.hasPrefix("RMD /ferry-doctor-") })
        #expect(server.files.keys.sorted() == ["/mine"])
      }
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal that ends the program lets it clear away before`(signal: Int32) throws {
    let rules: [FileDouble.Rule] = [.init("APPE", times: 1, .silence)]
    try withFileDouble(["/mine": [1]], features: ["SIZE"], rules) { server throws in
      let url = "ftp://127.0.0.1:\(server.port)"
      try withPrompt(["doctor", url]) { terminal, _ throws in
        try awaitCommand("APPE", at: server)
        terminal.signal(signal)
        try terminal.expect("what was seen")
        #expect(try terminal.exitStatus() == nil)
        #expect(server.lines.contains { $0.hasPrefix("RMD /ferry-doctor-") })
        #expect(server.files.keys.sorted() == ["/mine"])
      }
    }
  }

  /// Waits until a command has come.
  private func awaitCommand(_ verb: String, at server: FileDouble) throws {
    let deadline = Deadline.after(.seconds(20))
    while !server.lines.contains(where: { $0.hasPrefix(verb) }), !deadline.hasPassed {
      try Readiness.pause(until: .after(.milliseconds(10)), cancelledBy: nil)
    }
  }

  @Test func `at the prompt the table fits the terminal, and is for the directory that is named`()
    throws
  {
    try withTemporaryDirectory { root in
      try LocalDirectory.create(root.appending("in"))
      let server = try DemoServer(DemoServer.Options(root: root))
      defer { server.stop() }
      try withPrompt(["ftp://127.0.0.1:\(server.port)"]) { terminal, _ throws in
        try terminal.expect(":/> ")
        try terminal.send("doctor in\r")
        try terminal.expect("doctor: testing")
        try terminal.expect("what was seen")
        try terminal.expect("rename-replaces")
        try terminal.expect(":/> ")
        #expect(try LocalDirectory.names(in: root.appending("in")).isEmpty)
        try terminal.send("pwd\r")
        try terminal.expect("\r\n/\r\n")
        try terminal.send("doctor missing\r")
        try terminal.expect("550")
        try terminal.expect(":/> ")
      }
    }
  }
}
