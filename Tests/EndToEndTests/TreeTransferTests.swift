import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// Directories with all that is in them, both ways, on the real servers.
@Suite(.tags(.realServer))
struct TreeTransferTests {
  @Test(arguments: [
    (ServerKind.vsftpd, "1"), (.vsftpd, "3"), (.proftpd, "3"), (.pureFTPd, "auto"),
    (.pyftpdlib, "3"),
  ])
  func `a tree arrives with all its files, times, and names of every kind`(
    kind: ServerKind,
    connections: String
  ) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        let environment = try server.environment(state: here)
        func run(_ arguments: String...) throws -> Subprocess.Outcome {
          try FerryRun(
            arguments: arguments,
            environment: environment,
            directory: here
          ).outcome()
        }
        try SampleTree.make(at: here.appending("tree"))
        let there = try run("put", "-r", "-P", connections, "tree", "\(server.url)/")
        #expect(there.ending == .exited(0), "\(there.message)")
        #expect(try SampleTree.description(server.root.appending("tree")) == SampleTree.expected)
        let back = try run("get", "-r", "-P", connections, "\(server.url)/tree", "back")
        #expect(back.ending == .exited(0), "\(back.message)")
        #expect(try SampleTree.description(here.appending("back")) == SampleTree.expected)
        // Links were told of, and not followed.
        #expect(there.message.contains("2 links were left out"))
        // What is there already is not sent again.
        for again in [
          try run("put", "-r", "-P", connections, "tree", "\(server.url)/"),
          try run("get", "-r", "-P", connections, "\(server.url)/tree", "-o", "back"),
        ] {
          #expect(again.ending == .exited(0), "\(again.message)")
          #expect(again.message.contains("0 files, 0 bytes"), "\(again.message)")
        }
        #expect(try SampleTree.description(here.appending("back")) == SampleTree.expected)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a directory goes into one that is there, and becomes one that is not`(
    kind: ServerKind
  ) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        try LocalDirectory.create(here.appending("tree"))
        try writeOctets([0x61], here.appending("tree/a"))
        let script = """
          put -r tree
          put -r tree new
          put -r tree new
          mkdir there
          put -r tree there
          mput -r tree -o there
          get -r new
          get -r tree/ fresh
          get -r tree fresh
          get -r new fresh
          lmkdir pile
          mget -r t* -o pile
          """
        let outcome = try FerryRun(
          arguments: [server.url],
          script: script,
          environment: try server.environment(state: here),
          directory: here
        ).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        for path in ["tree/a", "new/a", "there/tree/a"] {
          #expect(isThere(server.root.appending(path)), "\(path)")
        }
        for path in ["new/a", "fresh/a", "fresh/new/a", "pile/tree/a", "pile/there/tree/a"] {
          #expect(isThere(here.appending(path)), "\(path)")
        }
        // The same command again finds its own copy, and does not put another one into it.
        #expect(!isThere(server.root.appending("new/tree")))
        #expect(!isThere(here.appending("fresh/tree")))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a file that fails keeps no other from coming, and gives the status`(
    kind: ServerKind
  ) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        try server.makeDirectory("tree")
        for name in ["a", "b", "c"] { try server.makeFile("tree/\(name)", [UInt8](name.utf8)) }
        // The server's user cannot read this one.
        #expect(chmod(server.root.appending("tree/b").string, 0o000) == 0)
        #expect(chown(server.root.appending("tree/b").string, 0, 0) == 0)
        // A directory stands where a file is to be.
        try LocalDirectory.create(here.appending("tree"))
        try LocalDirectory.create(here.appending("tree/c"))
        let outcome = try server.run("get -r -P 2 tree -o tree", in: here)
        #expect(outcome.ending != .exited(0))
        #expect(try readOctets(here.appending("tree/a")) == [0x61])
        #expect(outcome.message.contains("tree/b"), "\(outcome.message)")
        #expect(outcome.message.contains("tree/c"), "\(outcome.message)")
        #expect(try partialFiles(in: here.appending("tree")).isEmpty)
      }
    }
  }

  @Test func `a link in the way here is not followed out of the directory`() throws {
    try withRealServer(.proftpd) { server throws in
      try withTemporaryDirectory { here throws in
        try server.makeDirectory("tree")
        try server.makeDirectory("tree/sub")
        try server.makeFile("tree/sub/a", [0x61])
        try LocalDirectory.create(here.appending("outside"))
        try LocalDirectory.create(here.appending("tree"))
        #expect(symlink("../outside", here.appending("tree/sub").string) == 0)
        let outcome = try server.run("get -r tree -o tree", in: here)
        #expect(outcome.ending == .exited(6), "\(outcome.message)")
        #expect(try LocalDirectory.names(in: here.appending("outside")).isEmpty)
      }
    }
  }

  @Test(arguments: [
    (ServerKind.vsftpd, "get"), (.proftpd, "put"), (.pureFTPd, "get"), (.pyftpdlib, "put"),
  ])
  func `a run that is killed is gone on with, until both trees are the same`(
    kind: ServerKind,
    command: String
  ) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        try SampleTree.make(at: here.appending("tree"))
        let environment = try server.environment(state: here)
        func run(_ words: [String], within time: Duration) throws -> Subprocess.Outcome {
          try FerryRun(
            arguments: words,
            environment: environment,
            directory: here
          ).outcome(within: time)
        }
        let put = ["put", "-r", "-P", "2", "tree", "\(server.url)/copy"]
        let get = ["get", "-r", "-P", "2", "\(server.url)/copy", "back"]
        if command == "get" { #expect(try run(put, within: .seconds(60)).ending == .exited(0)) }
        let words = command == "get" ? get : put
        for milliseconds in [60, 80, 100, 125, 160, 220] {
          _ = try run(words, within: .milliseconds(milliseconds))
        }
        let last = try run(words, within: .seconds(60))
        #expect(last.ending == .exited(0), "\(last.message)")
        let copy = command == "get" ? here.appending("back") : server.root.appending("copy")
        #expect(try SampleTree.description(copy) == SampleTree.expected)
      }
    }
  }

  @Test func `the interrupt key stops all connections and leaves the prompt's in step`() throws {
    try withRealServer(.proftpd) { server throws in
      try withTemporaryDirectory { here throws in
        try server.makeDirectory("tree")
        for number in 0..<8000 { try server.makeFile("tree/\(number)", [0x61]) }
        var environment = Subprocess.plainEnvironment
        environment.merge(try server.environment(state: here)) { $1 }
        environment["TERM"] = "xterm"
        environment["HOME"] = here.string
        let terminal = try PseudoTerminal(
          ferryBinary(),
          [server.url],
          environment: environment,
          workingDirectory: here
        )
        try terminal.expect(":/> ")
        try terminal.send("get -r -P 3 tree\r")
        while !isThere(here.appending("tree/1")) {
          #expect(throws: PseudoTerminal.Unexpected.self) {
            try terminal.expect("never", within: .milliseconds(5))
          }
        }
        let start = ContinuousClock.now
        try terminal.send("\u{3}")
        try terminal.expect(":/> ")
        #expect(ContinuousClock.now - start < .seconds(1))
        try terminal.send("pwd\r")
        try terminal.expect("\r\n/\r\n")
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
        #expect(try LocalDirectory.names(in: here.appending("tree")).count < 8000)
      }
    }
  }

  @Test(arguments: [
    (ServerKind.vsftpd, ["--setting", "max_per_ip=2"]),
    (.proftpd, ["--setting", "MaxClientsPerHost 2"]),
    (.pureFTPd, ["--setting", "--maxclientsnumber 2"]),
  ])
  func `a server that lets in few gets all its files by few, and is remembered`(
    kind: ServerKind,
    options: [String]
  ) throws {
    try withRealServer(kind, options: options) { server throws in
      try withTemporaryDirectory { here throws in
        try server.makeDirectory("tree")
        for number in 0..<60 { try server.makeFile("tree/\(number)", [UInt8]("\(number)".utf8)) }
        let outcome = try FerryRun(
          arguments: ["get", "-r", "-P", "6", "\(server.url)/tree"],
          environment: try server.environment(state: here),
          directory: here
        ).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        #expect(try LocalDirectory.names(in: here.appending("tree")).count == 60)
      }
    }
  }
}

extension Subprocess.Outcome {
  /// What was said beside the output.
  var message: String { String(decoding: stderr, as: UTF8.self) }
}

extension RealServer {
  /// What a run needs to log in, with the files that it keeps in a directory of the test.
  func environment(state directory: FilePath) throws -> [String: String] {
    [
      "FERRY_PASSWORD": password,
      "XDG_STATE_HOME": directory.appending("state").string,
    ]
  }
}

/// A tree with what trees can have.
enum SampleTree {
  private static let files: [(name: String, size: Int)] = [
    ("a b \"q'*[x]{y}", 10), ("-dash/~tilde", 3), ("-dash/#h;s", 0), ("d/e/e/p/er/bottom", 1),
    ("ünï/cödé", 100), ("large", 300_000), ("exact", 65_536), ("d/one more", 65_537),
    (" blank", 5), ("d/200 OK", 6), (".hidden", 7),
  ]

  private static let emptyDirectories = ["d/empty", "d/e/also empty"]

  /// What ``description(_:)`` says of it.
  static var expected: [String] {
    (files.map { "\($0.name) \($0.size) 1234483200" } + emptyDirectories.map { "\($0)/" }).sorted()
  }

  static func make(at top: FilePath) throws {
    try LocalDirectory.create(top)
    for (name, size) in files {
      let path = top.pushing(FilePath(name))
      makeParents(of: path, below: top)
      try writeOctets(patternedOctets(size), path)
      var times = [timespec(tv_sec: 1_234_483_200, tv_nsec: 0), timespec()]
      times[1] = times[0]
      #expect(utimensat(AT_FDCWD, path.string, times, 0) == 0)
    }
    for name in emptyDirectories {
      let path = top.pushing(FilePath(name))
      makeParents(of: path.appending("x"), below: top)
    }
    #expect(symlink("large", top.appending("link").string) == 0)
    #expect(symlink(".", top.appending("loop").string) == 0)
  }

  private static func makeParents(of path: FilePath, below top: FilePath) {
    var parents: [FilePath] = []
    var parent = path.removingLastComponent()
    while parent != top {
      parents.append(parent)
      parent.removeLastComponent()
    }
    for parent in parents.reversed() { _ = mkdir(parent.string, 0o755) }
  }

  /// Describes what is below a directory: files with their size and time, empty directories.
  static func description(_ top: FilePath, _ prefix: String = "") throws -> [String] {
    try LocalDirectory.names(in: top).flatMap { octets -> [String] in
      let name = prefix + String(decoding: octets, as: UTF8.self)
      let path = top.appending(octets: octets)
      let info = try FileInfo(of: path, followingLinks: false)
      switch info.kind {
      case .directory:
        let below = try description(path, name + "/")
        return below.isEmpty ? [name + "/"] : below
      case .file:
        let isWhole = try readOctets(path) == patternedOctets(Int(info.size))
        return ["\(name) \(info.size) \(isWhole ? "\(info.modified)" : "other octets")"]
      case .link, .other: return ["\(name) no file"]
      }
    }.sorted()
  }
}
