import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// The questions before something is lost: what is to be removed, what is to be replaced.
@Suite(.tags(.terminal, .realServer))
struct QuestionTests {
  private static let removal = "Remove 3 files (6 bytes) in /docs? [y/N] "
  private static let question = "Replace it? (yes, no, all, none, quit) [y/N] "

  /// A prompt in a directory with three files, at a server with the same three.
  private func withFiles(
    _ kind: ServerKind = .vsftpd,
    _ body: (PseudoTerminal, RealServer, FilePath) throws -> Void
  ) throws {
    try withRealServer(kind) { server throws in
      try server.makeDirectory("docs")
      for (index, name) in ["a", "b", "c"].enumerated() {
        try server.makeFile("docs/\(name)", [UInt8](repeating: 0x31, count: index + 1))
      }
      let environment = ["FERRY_PASSWORD": server.password]
      try withPrompt([server.url], environment: environment) { terminal, home throws in
        for name in ["a", "b", "c"] { try writeOctets([0x32], home.appending(name)) }
        try terminal.expect(":/> ")
        try terminal.send("cd docs\r")
        try terminal.expect(":/docs> ")
        try body(terminal, server, home)
      }
    }
  }

  private func octets(_ home: FilePath) throws -> [[UInt8]] {
    try ["a", "b", "c"].map { try readOctets(home.appending($0)) }
  }

  private static let fetched: [[UInt8]] = [[0x31], [0x31, 0x31], [0x31, 0x31, 0x31]]

  @Test func `what patterns stand for is removed after one question, and that is said`() throws {
    try withFiles { terminal, server, _ throws in
      for line in ["rm *", "mdelete *"] {
        try terminal.send(line + "\r")
        try terminal.expect(Self.removal)
        try terminal.send("n\r")
        try terminal.expect("nothing was removed")
        try terminal.expect(":/docs> ")
      }
      try terminal.send("rm *\r")
      try terminal.expect(Self.removal)
      try terminal.send("\u{3}")
      try terminal.expect(":/docs> ")
      #expect(isThere(server.root.appending("docs/a")))
      try terminal.send("rm a\r")
      try terminal.expect("removed a")
      try terminal.expect(":/docs> ")
      try terminal.send("rm *\r")
      try terminal.expect("Remove 2 files (5 bytes) in /docs? [y/N] ")
      try terminal.send("y\r")
      try terminal.expect("removed 2 files (5 bytes)")
      #expect(try LocalDirectory.names(in: server.root.appending("docs")).isEmpty)
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a directory is removed after its files were counted; -f does not ask`(
    kind: ServerKind
  ) throws {
    try withFiles(kind) { terminal, server, _ throws in
      try server.makeDirectory("docs/sub")
      try server.makeFile("docs/sub/d", [1, 2])
      let link = server.root.appending("away")
      #expect(link.withPlatformString { symlink("docs", $0) } == 0)
      try terminal.send("cd /\r")
      try terminal.expect(":/> ")
      try terminal.send("rm -r docs\r")
      let expected = "Remove /docs and all in it: 4 files (8 bytes) and 2 directories? [y/N] "
      try terminal.expect(expected)
      try terminal.send("\r")
      try terminal.expect("nothing was removed")
      try terminal.expect(":/> ")
      // A link is one name, whatever it leads to.
      try terminal.send("rm -r away\r")
      try terminal.expect("removed away")
      try terminal.expect(":/> ")
      #expect(isThere(server.root.appending("docs/sub/d")))
      try terminal.send("rm -r docs\r")
      try terminal.expect(expected)
      try terminal.send("yes\r")
      try terminal.expect("removed 4 files (8 bytes) and 2 directories")
      try terminal.expect(":/> ")
      #expect(!isThere(server.root.appending("docs")))
      try terminal.send("mkdir -p x/y; rm -rf x\r")
      try terminal.expect("removed 2 files and directories")
    }
  }

  @Test func `a script removes without a question, and says what`() throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeFile("a", [1])
      try server.makeFile("b", [1])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("rm *\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stderrText.contains("removed 2 files (2 bytes)"))
        #expect(!isThere(server.root.appending("a")))
      }
    }
  }

  @Test func `names that are taken are asked about with both sizes and dates`() throws {
    try withFiles { terminal, server, home throws in
      try terminal.send("mget *\r")
      let shown = try terminal.expect(Self.question)
      #expect(shown.contains("a is there already: 1 byte, 20"), "\(shown)")
      #expect(shown.contains("the new one: 1 byte, 20"), "\(shown)")
      try terminal.send("y\r")
      try terminal.expect(Self.question)
      try terminal.send("n\r")
      try terminal.expect(Self.question)
      try terminal.send("all\r")
      try terminal.expect("2 files")
      let end = try terminal.expect(":/docs> ")
      #expect(end.contains("1 skipped") && !end.contains("failed"), "\(end)")
      #expect(try octets(home) == [Self.fetched[0], [0x32], Self.fetched[2]])
      try terminal.send("get b\r")
      try terminal.expect(Self.question)
      try terminal.send("what?\r")
      try terminal.expect(Self.question)
      try terminal.send("yes\r")
      try terminal.expect(":/docs> ")
      #expect(try octets(home) == Self.fetched)
    }
  }

  @Test(arguments: ["none\r", "q\r", "\u{3}"])
  func `none, quit and the interrupt key end the questions, and nothing has failed`(
    answer: String
  ) throws {
    try withFiles { terminal, _, home throws in
      try terminal.send("mget *\r")
      try terminal.expect(Self.question)
      try terminal.send(answer)
      let end = try terminal.expect(":/docs> ")
      #expect(!end.contains("Replace it?") && !end.contains("failed"), "\(end)")
      #expect(try octets(home) == [[0x32], [0x32], [0x32]])
      try terminal.send("pwd\r")
      try terminal.expect("\n/docs")
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `put asks as get does`(kind: ServerKind) throws {
    try withFiles(kind) { terminal, server, _ throws in
      try terminal.send("mput a b c\r")
      let shown = try terminal.expect(Self.question)
      #expect(shown.contains("a is there already: 1 byte, 20"), "\(shown)")
      try terminal.send("y\r")
      try terminal.expect(Self.question)
      try terminal.send("none\r")
      let end = try terminal.expect(":/docs> ")
      #expect(!end.contains("Replace it?") && !end.contains("failed"), "\(end)")
      #expect(try server.contents("docs/a") == [0x32])
      #expect(try server.contents("docs/b") == Self.fetched[1])
      try terminal.send("put -f b\r")
      try terminal.expect("verified")
      try terminal.expect(":/docs> ")
      #expect(try server.contents("docs/b") == [0x32])
      try terminal.send("put a new\r")
      try terminal.expect("verified")
    }
  }

  @Test func `what would be asked about is not removed in the background without -f`() throws {
    try withFiles { terminal, server, _ throws in
      try terminal.send("rm * &\r")
      try terminal.expect("'rm -f' does not ask.")
      try terminal.expect(":/docs> ")
      #expect(try server.contents("docs/a") == Self.fetched[0])
      try terminal.send("rm -f * & ; wait\r")
      try terminal.expect(":/docs> ")
      #expect(throws: (any Error).self) { try server.contents("docs/a") }
    }
  }

  @Test(arguments: ["put a b", "mput a b c", "cp a b", "put -r b"])
  func `nothing is replaced in the background that would be asked about here`(line: String) throws {
    try withFiles { terminal, server, _ throws in
      try terminal.send("\(line) & ; wait; pwd\r")
      let end = try terminal.expect("\n/docs")
      try terminal.expect(":/docs> ")
      #expect(end.contains("the server has a file of that name already"), "\(end)")
      #expect(try server.contents("docs/b") == Self.fetched[1])
      try terminal.send("put a new & ; wait\r")
      try terminal.expect(":/docs> ")
      #expect(try server.contents("docs/new") == [0x32])
      try terminal.send("put -f a b & ; wait\r")
      try terminal.expect(":/docs> ")
      #expect(try server.contents("docs/b") == [0x32])
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `mv asks before it gives away a name, and -f does not`(kind: ServerKind) throws {
    try withFiles(kind) { terminal, server, _ throws in
      try terminal.send("mv a new\r")
      let moved = try terminal.expect(":/docs> ")
      #expect(!moved.contains("Replace it?"), "\(moved)")
      try terminal.send("mv new b\r")
      let shown = try terminal.expect(Self.question)
      #expect(shown.contains("b is there already: 2 bytes, 20"), "\(shown)")
      #expect(shown.contains("the new one: 1 byte, 20"), "\(shown)")
      try terminal.send("n\r")
      try terminal.expect("skipping new: what is there stays")
      try terminal.expect(":/docs> ")
      #expect(try server.contents("docs/b") == Self.fetched[1])
      try terminal.send("mv -f new b\r")
      let end = try terminal.expect(":/docs> ")
      #expect(!end.contains("Replace it?"), "\(end)")
      #expect(try server.contents("docs/b") == [0x31])
      #expect(!isThere(server.root.appending("docs/new")))
    }
  }

  @Test(arguments: ["put mine b", "mput b", "cp a b", "mv a b"])
  func `what is set counts for names at the server, in scripts too`(line: String) throws {
    try withRealServer(.vsftpd) { server throws in
      try withTemporaryDirectory { here throws in
        func run(_ policy: String) throws -> Subprocess.Outcome {
          for top in [server.root, here] {
            for name in try LocalDirectory.names(in: top) {
              try LocalDirectory.remove(top.appending(octets: name))
            }
          }
          try server.makeFile("a", [1])
          try server.makeFile("b", [2])
          for name in ["mine", "b"] { try writeOctets([1], here.appending(name)) }
          let first = line.hasPrefix("m") && line != "mv a b" ? "b" : "mine"
          let source = line.contains(" a ") ? server.root.appending("a") : here.appending(first)
          let (old, new) = (1_600_000_000 as Int64, 1_700_000_000 as Int64)
          let isOlder = policy == "newer older"
          try setTime(isOlder ? old : new, of: source)
          try setTime(isOlder ? new : old, of: server.root.appending("b"))
          let word = policy.split(separator: " ")[0]
          return try server.run("set overwrite \(word)\n\(line)\n", in: here)
        }
        let never = try run("never")
        #expect(never.ending == .exited(1), "\(never.stderrText)")
        #expect(never.stderrText.contains("'--force' replaces it"), "\(never.stderrText)")
        #expect(try server.contents("b") == [2])
        let older = try run("newer older")
        #expect(older.ending == .exited(0), "\(older.stderrText)")
        #expect(older.stderrText.contains(": what is there stays"), "\(older.stderrText)")
        #expect(try server.contents("b") == [2])
        for policy in ["newer", "always", "ask"] {
          let outcome = try run(policy)
          #expect(outcome.ending == .exited(0), "\(policy): \(outcome.stderrText)")
          #expect(try server.contents("b") == [1], "\(policy)")
        }
      }
    }
  }

  @Test func `pasted lines are no answers: they wait for the prompt`() throws {
    try withFiles { terminal, _, home throws in
      try terminal.send("get a\ryes\rlpwd\r")
      try terminal.expect(Self.question)
      try terminal.send("n\r")
      try terminal.expect("no such command")
      try terminal.expect("/ferry-test-")
      try terminal.expect(":/docs> ")
      #expect(try octets(home)[0] == [0x32])
      // Whoever interrupts wants nothing of what was pasted.
      try terminal.send("get a\rmkdir pasted\r")
      try terminal.expect(Self.question)
      try terminal.send("\u{3}")
      try terminal.expect(":/docs> ")
      try terminal.send("ls -d pasted\r")
      try terminal.expect("there is nothing of that name")
    }
  }
}
