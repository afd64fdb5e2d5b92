import FTPTestSupport
import Glibc
import Octets
import Platform
import SystemPackage
import Testing

/// What may be lost when files move: of two with one name, of a source that is no ordinary file, of
/// what a link leads to.
@Suite(.tags(.realServer))
struct MovingFilesTests {
  private static let one = [UInt8](repeating: 0x31, count: 500)
  private static let two = [UInt8](repeating: 0x32, count: 600)

  private func withFiles(
    _ kind: ServerKind = .vsftpd,
    _ body: (RealServer, FilePath) throws -> Void
  ) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        for top in [server.root, here] {
          for (name, octets) in [("p", Self.one), ("q", Self.two)] {
            try LocalDirectory.create(top.appending(name))
            try writeOctets(octets, top.appending(name).appending("x"))
          }
        }
        try LocalDirectory.create(server.root.appending("in"))
        _ = server.root.withPlatformString { chmod($0, 0o777) }
        _ = server.root.appending("in").withPlatformString { chmod($0, 0o777) }
        try body(server, here)
      }
    }
  }

  @Test(arguments: [
    "mput p/x q/x", "mput p/x q/x -o in", "mget -f p/x q/x", "mget -r -f p q/../p", "mv p/x q/x in",
    "get -f {p,q}/x", "put -r {p,q}/x",
  ])
  func `two sources of one name are refused before anything moves`(line: String) throws {
    try withFiles { server, here throws in
      let outcome = try server.run(line, in: here)
      #expect(outcome.ending == .exited(2), "\(outcome.message)")
      #expect(outcome.message.contains("only one would be left"), "\(outcome.message)")
      for top in [server.root, here] {
        #expect(try readFile(top.appending("p/x")) == Self.one)
        #expect(try readFile(top.appending("q/x")) == Self.two)
        #expect((try? FileInfo(of: top.appending("x"))) == nil)
      }
      #expect(try LocalDirectory.names(in: server.root.appending("in")).isEmpty)
    }
  }

  @Test(arguments: ["mput", "mget", "mv"])
  func `a source that another one would be written over is refused before anything moves`(
    verb: String
  ) throws {
    try withFiles { server, here throws in
      let names = ["p/x.ferry-partial", "q/x"]
      for top in [server.root, here] { try writeOctets(Self.two, top.pushing(FilePath(names[0]))) }
      let outcome =
        verb == "mv"
        ? try server.run(verb: ["mv"] + names + ["\(server.url)/in/"], in: here)
        : try server.run("\(verb) \(names[0]) \(names[1])", in: here)
      #expect(outcome.ending == .exited(2), "\(outcome.message)")
      #expect(outcome.message.contains("Give one of them another name."), "\(outcome.message)")
      for top in [server.root, here] {
        for name in names { #expect(try readFile(top.pushing(FilePath(name))) == Self.two) }
      }
    }
  }

  @Test func `the command line's mv refuses two sources of one name, both ways`() throws {
    try withFiles { server, here throws in
      for arguments in [
        ["mv", "p/x", "q/x", "\(server.url)/in/"],
        ["mv", "-f", "\(server.url)/p/x", "\(server.url)/q/x", "."],
      ] {
        let outcome = try server.run(verb: arguments, in: here)
        #expect(outcome.ending == .exited(2), "\(outcome.message)")
      }
      for top in [server.root, here] {
        #expect(try readFile(top.appending("p/x")) == Self.one)
        #expect(try readFile(top.appending("q/x")) == Self.two)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `mv removes the original of what was proven, both ways`(kind: ServerKind) throws {
    try withFiles(kind) { server, here throws in
      let sent = try server.run(verb: ["mv", "p/x", "\(server.url)/in/y"], in: here)
      #expect(sent.ending == .exited(0), "\(sent.message)")
      #expect(try readFile(server.root.appending("in/y")) == Self.one)
      #expect((try? FileInfo(of: here.appending("p/x"))) == nil)
      let fetched = try server.run(verb: ["mv", "\(server.url)/in/y", "z"], in: here)
      #expect(fetched.ending == .exited(0), "\(fetched.message)")
      #expect(try readFile(here.appending("z")) == Self.one)
      #expect((try? FileInfo(of: server.root.appending("in/y"))) == nil)
    }
  }

  @Test func `an operand that fails is known by its place, not by its name`() throws {
    try withFiles { server, here throws in
      let outcome = try server.run("mget missing p/x missing", in: here)
      #expect(outcome.ending == .exited(1), "\(outcome.message)")
      #expect(try readFile(here.appending("x")) == Self.one)
    }
  }

  @Test func `what standard input gives is sent from where it stands`() throws {
    try withFiles { server, here throws in
      try writeOctets([UInt8]("0123456789".utf8), here.appending("digits"))
      let command = "( dd bs=3 count=1 of=head; \"$0\" put - \"$1/in/rest\"; cat > tail ) < digits"
      let outcome = try Subprocess.run(
        "/bin/sh",
        ["-c", command, try ferryBinary().string, server.url],
        environment: Subprocess.plainEnvironment.merging(["FERRY_PASSWORD": server.password]) {
          $1
        },
        workingDirectory: here
      )
      #expect(outcome.ending == .exited(0), "\(outcome.message)")
      #expect(try readFile(server.root.appending("in/rest")) == [UInt8]("3456789".utf8))
      #expect(try readFile(here.appending("tail")).isEmpty)
    }
  }

  @Test func `a file that has no size before it is read is sent whole`() throws {
    try withFiles { server, here throws in
      let outcome = try server.run("put /proc/version in/version", in: here)
      #expect(outcome.ending == .exited(0), "\(outcome.message)")
      let sent = try readFile(server.root.appending("in/version"))
      #expect(!sent.isEmpty)
      #expect(outcome.message.contains("\(sent.count) bytes, "), "\(outcome.message)")
    }
  }

  @Test(arguments: ["get -r *", "mget -r *", "get -r e*", "mget *"])
  func `no name of the server's leads through a link`(line: String) throws {
    try withFiles { server, here throws in
      try withTemporaryDirectory { outside throws in
        try LocalDirectory.create(server.root.appending("evil"))
        try writeOctets(Self.one, server.root.appending("evil/f"))
        try writeOctets(Self.one, server.root.appending("efile"))
        try writeOctets(Self.two, outside.appending("victim"))
        for (name, target) in [("evil", outside), ("efile", outside.appending("victim"))] {
          _ = target.withPlatformString { old in
            here.appending(name).withPlatformString { symlink(old, $0) }
          }
        }
        let outcome = try server.run(line, in: here)
        #expect(outcome.ending != .exited(0), "\(outcome.message)")
        #expect(try LocalDirectory.names(in: outside) == [[UInt8]("victim".utf8)])
        #expect(try readFile(outside.appending("victim")) == Self.two)
      }
    }
  }

  /// Real servers that let nobody do some of what an upload does, each in its own words.
  private static let forbidding: [(kind: ServerKind, setting: String, leaves: [String])] = [
    (.vsftpd, "deny_file={*.ferry-partial}", []),
    (.vsftpd, "cmds_denied=RNFR,RNTO", []),
    (.vsftpd, "cmds_denied=RNFR,RNTO,DELE", ["f.ferry-partial"]),
    (.proftpd, "<Limit RNTO>\nDenyAll\n</Limit>", []),
    (.proftpd, "<Limit RNTO DELE>\nDenyAll\n</Limit>", ["f.ferry-partial"]),
  ]

  @Test(arguments: forbidding.indices, [true, false])
  func `an upload is right where its names are forbidden, and what it leaves is named`(
    index: Int,
    isOldThere: Bool
  ) throws {
    let example = Self.forbidding[index]
    try withRealServer(example.kind, options: ["--setting", example.setting]) { server throws in
      try withTemporaryDirectory { here throws in
        if isOldThere { try server.makeFile("f", Self.two) }
        try writeOctets(Self.one, here.appending("f"))
        let outcome = try server.run("put f", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        #expect(try server.contents("f") == Self.one)
        let names = try LocalDirectory.names(in: server.root).map(\.text)
        #expect(names == ["f"] + example.leaves, "\(outcome.message)")
        for name in example.leaves { #expect(outcome.message.contains("left in \(name)")) }
      }
    }
  }

  @Test func `find fetches no file over one that has the name of its part`() throws {
    try withFiles { server, here throws in
      try server.makeFile("a", Self.one)
      try server.makeFile("a.ferry-partial", Self.two)
      let outcome = try server.run("find a.ferry-partial a -get", in: here)
      #expect(outcome.ending == .exited(1), "\(outcome.message)")
      #expect(try readFile(here.appending("a.ferry-partial")) == Self.two)
      #expect((try? FileInfo(of: here.appending("a"))) == nil)
    }
  }

  @Test(arguments: ["reget f", "get -c f"])
  func `what is to be continued is as it was when nothing comes`(line: String) throws {
    try withFiles { server, here throws in
      try writeOctets(Self.one, here.appending("f"))
      let refused = try server.run(line, in: here)
      #expect(refused.ending == .exited(1), "\(refused.message)")
      #expect(try readFile(here.appending("f")) == Self.one)
      // What is whole already stays what it is too.
      try writeOctets(Self.one, server.root.appending("f"))
      let whole = try server.run(line, in: here)
      #expect(whole.ending == .exited(0), "\(whole.message)")
      #expect(try readFile(here.appending("f")) == Self.one)
      // And what is a beginning becomes the whole.
      try LocalDirectory.remove(server.root.appending("f"))
      try writeOctets(Self.one + Self.two, server.root.appending("f"))
      let more = try server.run(line, in: here)
      #expect(more.ending == .exited(0), "\(more.message)")
      #expect(try readFile(here.appending("f")) == Self.one + Self.two)
      #expect(try LocalDirectory.names(in: here).allSatisfy { !$0.text.contains("partial") })
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a file is not moved onto itself under another name of its server`(kind: ServerKind) throws {
    try withLoginHome(kind) { server, home throws in
      let environment = ["FERRY_PASSWORD": server.password]
      let address = "ftp://\(server.user)@127.0.0.1:\(server.port)"
      let other = "ftp://\(server.user):\(server.password)@localhost:\(server.port)"
      let lines = [
        ["-c", "open \(address); session new \(address); mv -f 1:a.txt 2:"],
        ["-c", "open \(address); session new \(address); mv -f 1:a.txt 2:./a.txt"],
        ["mv", "-f", address + "/a.txt", other + "/a.txt"],
      ]
      for arguments in lines {
        let outcome = try home.run(arguments, "", environment)
        #expect(outcome.ending == .exited(1), "\(arguments) \(outcome.stderrText)")
        #expect(outcome.stderrText.contains("may be the file itself"), "\(outcome.stderrText)")
        #expect(try server.contents("a.txt") == [UInt8]("hello".utf8))
      }
      // The server's own directory is one of this machine.
      let path = server.root.appending("a.txt").string
      let outcome = try home.run(["mv", "-f", address + "/a.txt", path], "", environment)
      #expect(outcome.ending == .exited(1), "\(outcome.stderrText)")
      #expect(try server.contents("a.txt") == [UInt8]("hello".utf8))
    }
  }
}
