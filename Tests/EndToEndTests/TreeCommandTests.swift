import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// What walks trees, on every real server: find, tree, du, ls -R and patterns of any depth.
@Suite(.tags(.network, .realServer))
struct TreeCommandTests {
  /// Runs scripts against a server over a small tree.
  private func withTree(
    _ kind: ServerKind,
    _ body: (RealServer, (String) throws -> Subprocess.Outcome) throws -> Void
  ) throws {
    try withRealServer(kind) { server throws in
      for directory in ["dir", "dir/sub", "dir/sub/deep", "empty", "with blank"] {
        try server.makeDirectory(directory)
      }
      try server.makeFile("a.txt", [UInt8](repeating: 1, count: 500))
      try server.makeFile(".hidden", [1])
      try server.makeFile("dir/one.txt", [UInt8](repeating: 1, count: 5000))
      try server.makeFile("dir/two.TXT", [UInt8](repeating: 1, count: 2048))
      try server.makeFile("dir/zero", [])
      try server.makeFile("dir/sub/three.txt", [UInt8](repeating: 1, count: 1024))
      try server.makeFile("dir/sub/deep/four.txt", [1])
      try server.makeFile("with blank/five.txt", [1, 2])
      try withTemporaryDirectory { here throws in
        try body(server) { script in try server.run(script, in: here) }
      }
    }
  }

  private func lines(_ outcome: Subprocess.Outcome) -> [String] {
    outcome.stdoutText.split(separator: "\n").map { String($0) }
  }

  @Test(arguments: ServerKind.allCases)
  func `find removes nothing behind a link that leads out of the tree`(kind: ServerKind) throws {
    try withTree(kind) { server, run throws in
      let link = server.root.appending("dir/out")
      #expect(link.withPlatformString { symlink("../with blank", $0) } == 0)
      for expression in ["find dir/out", "find dir/*", "find dir/out/", "find dir"] {
        let outcome = try run("\(expression) -name '*.txt' -delete")
        #expect(outcome.ending == .exited(0), "\(expression): \(outcome.stderrText)")
      }
      #expect(try server.contents("with blank/five.txt") == [1, 2])
      #expect(!isThere(server.root.appending("dir/sub/deep/four.txt")))
      #expect(try run("find dir/out -delete").ending == .exited(0))
      #expect(!isThere(link))
      #expect(try server.contents("with blank/five.txt") == [1, 2])
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `find looks into every directory once, by its expression`(kind: ServerKind) throws {
    try withTree(kind) { _, run throws in
      for (expression, expected) in [
        (
          "find -name '*.txt'",
          [
            "./a.txt", "./dir/one.txt", "./dir/sub/deep/four.txt", "./dir/sub/three.txt",
            "./with blank/five.txt",
          ]
        ),
        ("find dir -iname '*.TXT' -size +1k", ["dir/one.txt", "dir/two.TXT"]),
        ("find . -type d -maxdepth 1", [".", "./dir", "./empty", "./with blank"]),
        ("find -mindepth 3 -type f", ["./dir/sub/deep/four.txt", "./dir/sub/three.txt"]),
        ("find -empty", ["./dir/zero", "./empty"]),
        ("find -maxdepth 1 -empty", ["./empty"]),
        (
          "find dir -name sub -prune -o -type f -print", ["dir/one.txt", "dir/two.TXT", "dir/zero"]
        ),
        ("find /dir/sub ! -name '*.txt'", ["/dir/sub", "/dir/sub/deep"]),
        ("find a.txt -mtime -1", ["a.txt"]),
        ("find . ( -name one.txt -o -name .hidden ) -type f", ["./.hidden", "./dir/one.txt"]),
      ] as [(String, [String])] {
        let outcome = try run(expression)
        #expect(outcome.ending == .exited(0), "\(expression): \(outcome.stderrText)")
        #expect(lines(outcome).sorted() == expected, "\(expression)")
      }
      let zeros = try run("find dir/sub -type f -print0")
      #expect(zeros.stdout.split(separator: 0).count == 2)
      #expect(try run("find nothing").ending == .exited(1))
      #expect(try run("find -bogus").ending == .exited(2))
      let objects = lines(try run("find dir -name one.txt --json"))
      #expect(objects.count == 1)
      #expect(
        objects[0].hasPrefix(#"{"name":"one.txt","path":"/dir/one.txt","type":"file","size":5000,"#)
      )
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `find removes what fits, what is in directories first, and keeps what does not`(
    kind: ServerKind
  ) throws {
    try withTree(kind) { server, run throws in
      let first = try run("find dir/sub -delete")
      #expect(first.ending == .exited(0), "\(first.stderrText)")
      #expect(!isThere(server.root.appending("dir/sub")))
      #expect(first.stderrText.contains("removed dir/sub/deep/four.txt"))
      let second = try run("find dir ! -name one.txt -delete")
      #expect(second.ending == .exited(2), "a directory stays in which something stays")
      #expect(second.stderrText.contains("the directory is not empty"))
      #expect(isThere(server.root.appending("dir/one.txt")))
      #expect(!isThere(server.root.appending("dir/zero")))
      let third = try run("find -type f -name '*.txt' -print -delete; find")
      #expect(lines(third).sorted().contains("./empty"))
      #expect(!isThere(server.root.appending("with blank/five.txt")))
      #expect(isThere(server.root.appending(".hidden")))
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `find fetches what fits, under its path below the starting point`(
    kind: ServerKind
  ) throws {
    try withRealServer(kind) { server throws in
      try server.makeDirectory("dir")
      try server.makeDirectory("dir/sub")
      try server.makeFile("dir/sub/a.txt", [1, 2, 3])
      try server.makeFile("dir/b.txt", [4])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("find dir -name '*.txt' -get\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try readOctets(here.appending("sub/a.txt")) == [1, 2, 3])
        #expect(try readOctets(here.appending("b.txt")) == [4])
        // What is skipped is not removed either.
        let skipped = try server.run(
          "set overwrite newer\nfind dir -name b.txt -get -delete\n",
          in: here
        )
        #expect(skipped.ending == .exited(0), "\(skipped.stderrText)")
        #expect(isThere(server.root.appending("dir/b.txt")))
        try withTemporaryDirectory { other throws in
          // A link here leads elsewhere: nothing goes through it.
          let there = other.appending("there")
          try LocalDirectory.create(there)
          let trap = other.appending("trap")
          try LocalDirectory.create(trap)
          _ = there.withPlatformString { target in
            trap.appending("sub").withPlatformString { symlink(target, $0) }
          }
          let trapped = try server.run("find dir -name a.txt -get\n", in: trap)
          #expect(trapped.ending == .exited(6), "\(trapped.stderrText)")
          #expect(try LocalDirectory.names(in: there).isEmpty)
        }
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `tree, du and ls -R show what is below directories`(kind: ServerKind) throws {
    try withTree(kind) { _, run throws in
      #expect(
        lines(try run("tree dir")) == [
          "dir", "├── one.txt", "├── sub", "│   ├── deep", "│   │   └── four.txt",
          "│   └── three.txt", "├── two.TXT", "└── zero", "2 directories, 5 files",
        ]
      )
      #expect(
        lines(try run("tree -L 1 -d")) == [
          ".", "├── dir", "├── empty", "└── with blank", "3 directories",
        ]
      )
      #expect(
        lines(try run("du -b dir")) == ["1\tdir/sub/deep", "1025\tdir/sub", "8073\tdir"]
      )
      #expect(lines(try run("du -sh dir a.txt")) == ["8.1K\tdir", "500\ta.txt"])
      #expect(
        lines(try run("du -d 1 --json dir")) == [
          #"{"path":"dir/sub","size":1025,"files":2,"complete":true}"#,
          #"{"path":"dir","size":8073,"files":5,"complete":true}"#,
        ]
      )
      #expect(
        try run("ls -R dir").stdoutText
          == "dir:\none.txt\nsub\ntwo.TXT\nzero\n\ndir/sub:\ndeep\nthree.txt\n\n"
          + "dir/sub/deep:\nfour.txt\n"
      )
      let objects = lines(try run("ls -R --json"))
      #expect(objects.count { $0.contains(#""path":"/dir/sub/deep/four.txt""#) } == 1)
      #expect(objects.count == 12)
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `patterns of any depth and braces expand`(kind: ServerKind) throws {
    try withTree(kind) { server, run throws in
      #expect(
        lines(try run("ls **/*.txt")) == [
          "a.txt", "dir/one.txt", "dir/sub/deep/four.txt", "dir/sub/three.txt",
          "with blank/five.txt",
        ]
      )
      #expect(
        lines(try run("ls -d dir/{sub,one.txt,t*.TXT}")) == [
          "dir/one.txt", "dir/sub", "dir/two.TXT",
        ]
      )
      #expect(lines(try run("ls -d */sub")) == ["dir/sub"])
      #expect(lines(try run("ls -d dir/**/deep")) == ["dir/sub/deep"])
      #expect(lines(try run("ls -d [[:alpha:]]*[!y]")) == ["a.txt", "dir", "with blank"])
      #expect(try run("mkdir new{1..3}; rmdir new{1,2}; rmdir new3").ending == .exited(0))
      #expect(try run("ls *.{nothing,none}").ending == .exited(1))
      #expect(try run("ls *.{nothing,txt}").ending == .exited(0))
    }
  }

  @Test func `a tree is drawn right around what the walk leaves out`() throws {
    func list(_ text: String) -> [ScriptedServer.Step] {
      [
        .expect("EPSV"), .listenExtended, .expect("MLSD"), .say("150 ok"), .acceptData,
        .sendData([UInt8](text.utf8)), .closeData, .say("226 ok"),
      ]
    }
    let steps: [ScriptedServer.Step] =
      [
        .say("220 ready"), .expect("USER"), .say("331 ?"), .expect("PASS"), .say("230 in"),
        .expect("FEAT"), .say("211-x\r\n MLST type*;unique*;\r\n211 end"),
        .expect("MLST"), .say("250-x\r\n type=dir;unique=T; .\r\n250 end"),
        .expect("TYPE"), .say("200 ok"),
      ]
      + list(
        "type=dir;unique=A; a\r\ntype=dir;unique=T; b\r\ntype=dir;unique=C; c\r\n"
          + "type=dir;unique=C; c\r\ntype=file; d\r\n"
      ) + [.expect("PWD"), .say("257 \"/\""), .expect("CWD"), .say("250 ok")]
      + list("type=dir;unique=A; a1\r\ntype=file; a2\r\n")
      + [.expect("CWD"), .say("250 ok")] + list("type=file; c1\r\n")
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: ["-c", "tree", "ftp://me@127.0.0.1:\(server.port)"],
        environment: ["FERRY_PASSWORD": "pw"]
      ).outcome()
      #expect(
        lines(outcome) == [
          ".", "├── a", "│   ├── a1", "│   └── a2", "├── b", "├── c", "│   └── c1", "├── c",
          "└── d", "5 directories, 3 files",
        ]
      )
      #expect(outcome.stderrText.contains("b: listed before under another path; left out"))
      #expect(server.complaint == nil, "\(server.lines)")
    }
  }
}
